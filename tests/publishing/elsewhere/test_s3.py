"""Releases in an S3-compatible store: the same bytes as in a folder, all of one or nothing."""

from __future__ import annotations

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import s3fs
from moto.server import ThreadedMotoServer

from pipeline.publishing import contents
from pipeline.publishing.destinations.object_store import ObjectStore
from pipeline.publishing.destinations.remote_outputs import RemoteOutputs
from pipeline.publishing.errors import PublishingError, ReleaseError, StoreError
from pipeline.publishing.outputs import DATABASE, find_release, newest_tables, table_files, working_folder
from pipeline.publishing.release import publish
from tests.publishing.elsewhere.conftest import use_s3
from tests.publishing.elsewhere.store import (
    Machine,
    Sending,
    changed,
    files_of,
    objects,
    publish_rows,
    release_in,
)
from tests.publishing.invented import document_texts, rows, tables


def fail() -> None:
    raise OSError("the line went dead")


def test_the_first_release_is_the_one_that_a_folder_gets(s3: str, tmp_path: Path) -> None:
    published = publish_rows(rows(), s3)
    assert (published.version, published.previous, published.changes) == ("1.0.0", None, 0)
    local = publish(tables(rows()), tmp_path / "outputs", document_texts()).path
    assert local is not None
    there = objects(s3)
    assert release_in(there, "1.0.0") == files_of(local)
    assert there.pop("latest") == b"releases/1.0.0"
    assert set(there) == {f"releases/1.0.0/{name}" for name in files_of(local)}


@pytest.mark.usefixtures("quick_duckdb")
def test_the_next_release_is_made_on_a_machine_that_has_nothing(s3: str, machine: Machine, tmp_path: Path) -> None:
    publish_rows(rows(), s3)
    first = release_in(objects(s3), "1.0.0")
    publish(tables(rows()), tmp_path / "outputs", document_texts())
    local = publish(tables(changed(486.0)), tmp_path / "outputs", document_texts()).path
    assert local is not None
    machine.use("second")
    published = publish_rows(changed(486.0), s3)
    assert (published.version, published.previous, published.changes) == ("2.0.0", "1.0.0", 1)
    there = objects(s3)
    assert release_in(there, "2.0.0") == files_of(local)
    assert release_in(there, "1.0.0") == first
    assert there["latest"] == b"releases/2.0.0"
    sums = dict(reversed(line.split("  ")) for line in there["releases/2.0.0/SHA256SUMS"].decode().splitlines())
    data = {name: hashlib.sha256(data).hexdigest() for name, data in release_in(there, "2.0.0").items()}
    assert sums == {name: sha256 for name, sha256 in data.items() if name != "SHA256SUMS"}


@pytest.mark.usefixtures("quick_duckdb")
def test_where_nothing_differs_nothing_is_sent_and_little_fetched(s3: str, machine: Machine, sending: Sending) -> None:
    publish_rows(rows(), s3)
    before = s3fs.S3FileSystem().find(s3, detail=True)
    sending.sent.clear()
    machine.use("second")
    again = publish_rows(rows(), s3)
    assert (again.version, again.previous) == (None, "1.0.0")
    assert "Nothing differs from release 1.0.0" in again.message
    assert not sending.sent
    assert s3fs.S3FileSystem().find(s3, detail=True, refresh=True) == before
    assert set(files_of(working_folder(s3) / "releases" / "1.0.0")) == {*table_files(), "SHA256SUMS"}


@pytest.mark.usefixtures("quick_duckdb")
def test_an_upload_that_fails_leaves_the_last_release_and_is_gone_on_with(
    s3: str, machine: Machine, sending: Sending
) -> None:
    publish_rows(rows(), s3)
    sending.before(8, fail)
    with pytest.raises(OSError, match="the line went dead"):
        publish_rows(changed(486.0), s3)
    sent = set(sending.sent)
    machine.use("reader")
    assert find_release(s3, "latest", DATABASE).name == "1.0.0"
    with pytest.raises(ReleaseError, match=r"no release 2\.0\.0 in s3://.*Releases there: 1\.0\.0$"):
        find_release(s3, "2.0.0", DATABASE)
    machine.use("second")
    sending.sent.clear()
    assert publish_rows(changed(486.0), s3).version == "2.0.0"
    assert len(sent) == 7 and not sent & set(sending.sent)
    there = objects(s3)
    assert sent | set(sending.sent) == {f"releases/2.0.0/{name}" for name in release_in(there, "2.0.0")} - {
        "releases/2.0.0/SHA256SUMS"
    }
    assert [name for name in there if "/." in name] == []


@pytest.mark.usefixtures("quick_duckdb")
def test_what_an_upload_that_failed_has_sent_of_another_release_does_not_stay(
    s3: str, sending: Sending, tmp_path: Path
) -> None:
    publish_rows(rows(), s3)
    sending.before("gongbao.duckdb", fail)
    with pytest.raises(OSError, match="the line went dead"):
        publish_rows(changed(486.0), s3)
    files = s3fs.S3FileSystem()
    files.pipe_file(f"{s3}/releases/2.0.0/data/leftover.csv", b"of a table that is no more")
    publish(tables(rows()), tmp_path / "outputs", document_texts())
    local = publish(tables(changed(487.0)), tmp_path / "outputs", document_texts()).path
    assert local is not None
    # Of the same length, the name and the size of such a file say nothing.
    name = "data/observations.csv"
    assert files.size(f"{s3}/releases/2.0.0/{name}") == (local / name).stat().st_size
    assert publish_rows(changed(487.0), s3).version == "2.0.0"
    assert release_in(objects(s3), "2.0.0") == files_of(local)


@pytest.mark.usefixtures("quick_duckdb")
def test_a_server_that_dies_midway(machine: Machine, sending: Sending, monkeypatch: pytest.MonkeyPatch) -> None:
    servers = [ThreadedMotoServer("127.0.0.1", 0, verbose=False)]
    servers[0].start()
    host, port = servers[0].get_host_and_port()
    use_s3(f"http://{host}:{port}", monkeypatch)
    s3fs.S3FileSystem().mkdir("bucket-that-dies")
    address = "s3://bucket-that-dies/open"
    try:
        publish_rows(rows(), address)
        sending.before(8, servers[0].stop)
        with pytest.raises(StoreError, match=f"{address} cannot be written: Could not connect") as caught:
            publish_rows(changed(486.0), address)
        assert "secret" not in str(caught.value)
        # What the server had is in memory, in this process: it is there again.
        servers.append(ThreadedMotoServer("127.0.0.1", port, verbose=False))
        servers[1].start()
        assert objects(address)["latest"] == b"releases/1.0.0"
        # Nobody could take the lock away. Another machine cannot know that its holder is dead; this one can.
        machine.use("second")
        with pytest.raises(PublishingError, match=rf"since 2.*remove {address}/releases/\.publishing and run again"):
            publish_rows(changed(486.0), address)
        machine.use("first")
        sending.sent.clear()
        assert publish_rows(changed(486.0), address).version == "2.0.0"
        assert len(sending.sent) == len(release_in(objects(address), "2.0.0")) - 1 - 7
        assert objects(address)["latest"] == b"releases/2.0.0"
    finally:
        servers[-1].stop()


@pytest.mark.usefixtures("quick_duckdb")
@pytest.mark.parametrize("other", ["first", "second"])
def test_of_two_runs_one_publishes_and_the_other_says_why_not(
    s3: str, machine: Machine, sending: Sending, other: str
) -> None:
    said: list[str] = []

    def run_another() -> None:
        machine.use(other)
        with pytest.raises(PublishingError, match=f"Another run is publishing to {s3}.*wait until it has ended") as no:
            publish_rows(changed(486.0), s3)
        said.append(str(no.value))
        machine.use("first")

    sending.before(8, run_another)
    assert publish_rows(rows(), s3).version == "1.0.0"
    assert len(said) == 1
    machine.use(other)
    assert publish_rows(changed(486.0), s3).version == "2.0.0"


def test_of_many_at_the_same_moment_one_is_let_in(s3: str, tmp_path: Path) -> None:
    together = threading.Barrier(4)

    def enter(number: int) -> bool:
        outputs = RemoteOutputs(s3, tmp_path / str(number))
        together.wait(timeout=30)
        try:
            with outputs.held():
                together.wait(timeout=30)
        except PublishingError as refused:
            assert "Another run is publishing" in str(refused)
            together.wait(timeout=30)
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(enter, range(4))) == [False, False, False, True]
    assert objects(s3) == {}


def test_a_release_that_another_has_published_meanwhile_is_not_overwritten(
    s3: str, sending: Sending, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rival() -> None:
        s3fs.S3FileSystem().pipe_file(f"{s3}/releases/1.0.0/SHA256SUMS", b"of a rival")

    refused = r"Release 1\.0\.0 was not published: another run has written to s3://"
    # While the files are sent, and then while the release is made.
    sending.before("gongbao.duckdb", rival)
    with pytest.raises(PublishingError, match=refused):
        publish_rows(rows(), s3)
    assert objects(s3)["releases/1.0.0/SHA256SUMS"] == b"of a rival"
    s3fs.S3FileSystem().rm(f"{s3}/releases", recursive=True)

    write = contents.write_duckdb

    def write_duckdb(data: Path, target: Path) -> None:
        write(data, target)
        rival()

    monkeypatch.setattr(contents, "write_duckdb", write_duckdb)
    with pytest.raises(PublishingError, match=refused):
        publish_rows(rows(), s3)
    there = objects(s3)
    assert there["releases/1.0.0/SHA256SUMS"] == b"of a rival"
    assert "latest" not in there


@pytest.mark.usefixtures("quick_duckdb")
@pytest.mark.parametrize(("step", "name"), [("write", "latest"), ("delete", "releases/.uploading-2.0.0")])
def test_a_run_killed_after_the_checksums_is_completed_by_the_next(
    s3: str, monkeypatch: pytest.MonkeyPatch, step: str, name: str
) -> None:
    publish_rows(rows(), s3)
    whole = getattr(ObjectStore, step)

    def killed(store: ObjectStore, what: str, *data: bytes) -> None:
        if what == name:
            raise SystemExit
        whole(store, what, *data)

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(ObjectStore, step, killed)
        publish_rows(changed(486.0), s3)
    assert objects(s3)["latest"] == b"releases/1.0.0"
    assert publish_rows(changed(486.0), s3).version is None
    there = objects(s3)
    assert there["latest"] == b"releases/2.0.0"
    assert [name for name in there if "/." in name] == []


@pytest.mark.usefixtures("quick_duckdb")
def test_a_file_that_is_not_what_was_published_is_named(s3: str, machine: Machine) -> None:
    publish_rows(rows(), s3)
    s3fs.S3FileSystem().pipe_file(f"{s3}/releases/1.0.0/data/observations.parquet", b"something else")
    machine.use("second")
    for look in (lambda: newest_tables(s3), lambda: publish_rows(changed(486.0), s3)):
        with pytest.raises(ReleaseError, match=r"1\.0\.0/data/observations\.parquet is not what its SHA256SUMS says"):
            look()
    assert objects(s3)["latest"] == b"releases/1.0.0"


@pytest.mark.usefixtures("quick_duckdb")
def test_only_what_is_asked_for_is_fetched_and_only_once(
    s3: str, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_rows(rows(), s3)
    machine.use("reader")
    folder = find_release(s3, "latest", DATABASE)
    assert set(files_of(folder)) == {*DATABASE, "SHA256SUMS"}
    fetched: list[str] = []
    monkeypatch.setattr(ObjectStore, "fetch", lambda store, name, target: fetched.append(name))
    assert find_release(s3, "1.0.0", DATABASE) == folder
    assert fetched == []
