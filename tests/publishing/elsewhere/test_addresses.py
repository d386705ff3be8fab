"""Any address that fsspec knows, and what is said of those that cannot be used."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from fsspec.registry import known_implementations

from pipeline.publishing.errors import AddressError, PublishingError
from pipeline.publishing.outputs import check_address, newest_tables, working_folder
from pipeline.publishing.release import publish
from tests.publishing.elsewhere.store import Machine, Sending, changed, files_of, objects, publish_rows, release_in
from tests.publishing.invented import document_texts, rows, tables


@pytest.fixture(params=["memory", "file"])
def address(request: pytest.FixtureRequest, tmp_path: Path, machine: Machine) -> str:
    return f"memory://{uuid.uuid4().hex}" if request.param == "memory" else tmp_path.as_uri()


@pytest.mark.usefixtures("quick_duckdb")
def test_releases_follow_each_other_there(address: str, machine: Machine, sending: Sending, tmp_path: Path) -> None:
    address = f"{address}/open"
    if address.startswith("file:"):
        (tmp_path / "open").mkdir()
    assert newest_tables(address) is None
    assert publish_rows(rows(), address).version == "1.0.0"
    machine.use("second")
    assert publish_rows(rows(), address).version is None

    def fail() -> None:
        raise OSError("the line went dead")

    sending.before(8, fail)
    with pytest.raises(OSError, match="the line went dead"):
        publish_rows(changed(486.0), address)
    assert objects(address)["latest"] == b"releases/1.0.0"
    machine.use("third")
    sending.sent.clear()
    assert publish_rows(changed(486.0), address).version == "2.0.0"
    publish(tables(rows()), tmp_path / "outputs", document_texts())
    local = publish(tables(changed(486.0)), tmp_path / "outputs", document_texts()).path
    assert local is not None
    there = objects(address)
    assert release_in(there, "2.0.0") == files_of(local)
    assert len(sending.sent) == len(files_of(local)) - 1 - 7
    assert there["latest"] == b"releases/2.0.0"
    assert [name for name in there if "/." in name] == []


def test_a_folder_that_is_not_there_is_not_made(machine: Machine, tmp_path: Path) -> None:
    with pytest.raises(AddressError, match=r"file:///.*/missing cannot be written: there is no such bucket or folder"):
        check_address(f"{tmp_path.as_uri()}/missing")
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("ftp://reader:hunter2@host.example/open", "holds a password"),
        ("nosuch://host/open", "not an address that releases can go to"),
        ("s3://", "names no bucket"),
        ("unknown://host/open", "needs another package in the environment of gongbao: Install unknown to reach it"),
    ],
)
def test_an_address_that_cannot_be_used(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, wrong: str, said: str
) -> None:
    uninstalled = {"class": "unknown_store.FileSystem", "err": "Install unknown to reach it"}
    monkeypatch.setitem(known_implementations, "unknown", uninstalled)
    with pytest.raises(AddressError, match=said) as caught:
        check_address(wrong)
    assert "hunter2" not in str(caught.value)


def test_a_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(PublishingError, match=r"Cannot write to .*file.*XDG_CACHE_HOME"):
        check_address("memory://cache")


def test_every_address_has_a_working_folder_of_its_own(machine: Machine) -> None:
    addresses = ["s3://a/b", "s3://a-b", "s3://a/b/c", "gs://a/b"]
    assert len({working_folder(address) for address in addresses}) == len(addresses)
    assert working_folder("s3://a/b/") == working_folder("s3://a/b")
    assert working_folder("outputs") == Path("outputs")
