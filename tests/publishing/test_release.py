import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.contract import declarations
from pipeline.contract.validation import broken_references, faults
from pipeline.publishing import contents
from pipeline.publishing.destinations import outputs_folder
from pipeline.publishing.errors import PublishingError
from pipeline.publishing.release import publish
from pipeline.publishing.releases import latest, read_tables, versions

from .invented import GDP_2020, NEWS, document_texts, find, identifier, rows, tables
from .running import publishing

FILES = {
    "README.md",
    "LICENSE.md",
    "CITATION.cff",
    "CHANGES.md",
    "DATA_DICTIONARY.md",
    "DATA_DICTIONARY.zh-CN.md",
    "SHA256SUMS",
    "datapackage.json",
    "croissant.json",
    "dataset.jsonld",
    "gongbao.duckdb",
    "data/evidence.jsonl",
    "data/series.sdmx.csv",
    "data/series.structure.json",
    *(f"data/{name}.{kind}" for name in declarations.load_tables() for kind in ("parquet", "csv")),
}


@pytest.fixture
def quick_duckdb(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for the DuckDB file, which takes longest: where a test is about something else."""

    def write(data: Path, target: Path) -> None:
        shutil.copyfile(release / "gongbao.duckdb", target)

    monkeypatch.setattr(contents, "write_duckdb", write)


def state(folder: Path) -> dict[str, str]:
    """Every file and link under `folder` with its content, to see that nothing changed."""
    return {
        str(path.relative_to(folder)): (
            str(path.readlink()) if path.is_symlink() else hashlib.sha256(path.read_bytes()).hexdigest()
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file() or path.is_symlink()
    }


def test_the_first_release(tmp_path: Path) -> None:
    said: list[str] = []
    outputs = tmp_path / "a" / "new place"
    published = publish(tables(rows()), outputs, document_texts(), said.append)
    assert (published.version, published.previous, published.changes) == ("1.0.0", None, 0)
    assert published.path == outputs / "releases" / "1.0.0"
    assert {str(path.relative_to(published.path)) for path in published.path.rglob("*") if path.is_file()} == FILES
    assert (outputs / "latest").readlink() == Path("releases/1.0.0")
    assert latest(outputs) == published.path.resolve()
    assert [path.name for path in (outputs / "releases").iterdir()] == ["1.0.0"]
    assert said and "1.0.0" in published.message
    assert os.access(published.path, os.R_OK | os.X_OK) and published.path.stat().st_mode & 0o055 == 0o055


def test_the_same_tables_give_the_same_bytes_elsewhere(release: Path, tmp_path: Path) -> None:
    published = publish(tables(rows()), tmp_path / "other outputs", document_texts())
    assert published.path is not None
    assert state(published.path) == state(release)


def test_sha256sum_agrees(release: Path) -> None:
    checked = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=release, check=False)
    assert checked.returncode == 0
    assert len((release / "SHA256SUMS").read_text().splitlines()) == len(FILES) - 1


def test_where_nothing_differs_no_release_is_made(tmp_path: Path) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    before = state(tmp_path)
    again = publish(tables(rows()), tmp_path, document_texts())
    assert (again.version, again.path, again.previous, again.changes) == (None, None, "1.0.0", 0)
    assert "Nothing differs from release 1.0.0" in again.message
    assert state(tmp_path) == before


def test_releases_follow_each_other(tmp_path: Path) -> None:
    first = rows()
    publish(tables(first), tmp_path, document_texts())
    more = rows()
    more["observations"].append(
        find(more, "observations", GDP_2020) | {"observation_id": identifier("obs", "x"), "measure": "share"}
    )
    added = publish(tables(more), tmp_path, document_texts())
    assert (added.version, added.previous, added.changes) == ("1.1.0", "1.0.0", 1)
    # Between two runs without a difference the release before last has not been forgotten.
    assert publish(tables(more), tmp_path, document_texts()).version is None
    find(more, "observations", GDP_2020)["value"] = 486.0
    changed = publish(tables(more), tmp_path, document_texts())
    assert (changed.version, changed.changes) == ("2.0.0", 1)
    removed = publish(tables(first), tmp_path, document_texts())
    assert (removed.version, removed.changes) == ("3.0.0", 2)
    assert versions(tmp_path) == ["1.0.0", "1.1.0", "2.0.0", "3.0.0"]
    assert latest(tmp_path).name == "3.0.0"
    for version in versions(tmp_path):
        data = read_tables(tmp_path / "releases" / version)
        assert broken_references(data) == []
        assert all(faults(declarations.load_tables()[name], table) == [] for name, table in data.items())


@pytest.mark.usefixtures("quick_duckdb")
def test_what_was_published_stays_as_it_was(tmp_path: Path) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    before = state(tmp_path / "releases" / "1.0.0")
    given = rows()
    find(given, "observations", GDP_2020)["value"] = 486.0
    publish(tables(given), tmp_path, document_texts())
    assert state(tmp_path / "releases" / "1.0.0") == before


@pytest.mark.usefixtures("quick_duckdb")
def test_another_description_is_a_patch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    monkeypatch.setattr(contents, "readme", lambda version, tables: f"Another page for {version}.\n")
    patch = publish(tables(rows()), tmp_path, document_texts())
    assert (patch.version, patch.previous, patch.changes) == ("1.0.1", "1.0.0", 0)
    assert "No row differs from 1.0.0" in (tmp_path / "latest" / "CHANGES.md").read_text()
    assert publish(tables(rows()), tmp_path, document_texts()).version is None


@pytest.mark.usefixtures("quick_duckdb")
def test_a_release_made_by_an_older_contract_is_followed_by_a_patch(tmp_path: Path) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    file = tmp_path / "latest" / "data" / "changes.parquet"
    pq.write_table(pq.read_table(file).drop_columns(["cause"]), file)
    assert publish(tables(rows()), tmp_path, document_texts()).version == "1.0.1"


def test_rows_of_an_older_contract_are_not_judged_by_the_present_one(tmp_path: Path) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    more = rows()
    more["observations"].append(find(more, "observations", GDP_2020) | {"observation_id": identifier("obs", "x")})
    publish(tables(more), tmp_path, document_texts())
    file = tmp_path / "latest" / "data" / "changes.parquet"
    changed = pq.read_table(file)
    without_values = changed.set_column(5, changed.field("new"), pa.nulls(len(changed), pa.string()))
    pq.write_table(without_values, file)
    (tmp_path / "latest" / "DATA_DICTIONARY.md").write_text("Another contract.\n")
    assert publish(tables(more), tmp_path, document_texts()).version == "1.1.1"


@pytest.mark.usefixtures("quick_duckdb")
def test_what_must_not_be_published_blocks_it(tmp_path: Path) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    before = state(tmp_path)
    given = rows()
    find(given, "documents", NEWS)["publisher"] = "a@b.cn"
    find(given, "observations", GDP_2020)["value"] = 1.0
    with pytest.raises(PublishingError, match=rf"documents\.publisher, row {NEWS}: a mail address") as caught:
        publish(tables(given), tmp_path, document_texts())
    assert "a@b.cn" not in str(caught.value)
    assert state(tmp_path) == before


def test_many_violations_are_counted_and_some_named(tmp_path: Path) -> None:
    given = rows()
    base = given["rejects"][0]
    ids = [f"reject_{number:016x}" for number in range(50)]
    given["rejects"] = [base | {"reject_id": reject_id, "detail": f"{reject_id}@b.cn"} for reject_id in ids]
    # In Parquet, CSV and DuckDB.
    with pytest.raises(PublishingError, match="and 130 more"):
        publish(tables(given), tmp_path, document_texts())


def test_a_row_that_breaks_a_constraint_publishes_nothing(tmp_path: Path) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    before = state(tmp_path)
    given = rows()
    find(given, "observations", GDP_2020)["value"] = 1.0
    given["observations"].append(dict(given["observations"][0]))
    with pytest.raises(PublishingError, match=r"DuckDB file could not be built: .*(Duplicate|PRIMARY KEY)"):
        publish(tables(given), tmp_path, document_texts())
    assert state(tmp_path) == before
    assert [path.name for path in (tmp_path / "releases").iterdir()] == ["1.0.0"]


@pytest.mark.usefixtures("quick_duckdb")
@pytest.mark.parametrize("step", ["write_package", "write_checksums", "changes_page"])
def test_a_failure_while_writing_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    before = state(tmp_path)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(contents, step, fail)
    given = rows()
    find(given, "observations", GDP_2020)["value"] = 1.0
    with pytest.raises(KeyboardInterrupt):
        publish(tables(given), tmp_path, document_texts())
    assert state(tmp_path) == before
    assert [path.name for path in (tmp_path / "releases").iterdir()] == ["1.0.0"]


def test_a_full_disk_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr(contents, "write_csv", fail)
    with pytest.raises(PublishingError, match="No space left on device"):
        publish(tables(rows()), tmp_path, document_texts())
    assert list((tmp_path / "releases").iterdir()) == []


def test_outputs_that_cannot_be_written_are_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("a file")
    with pytest.raises(PublishingError, match=r"Cannot publish to .*outputs"):
        publish(tables(rows()), tmp_path / "outputs", document_texts())


def test_a_folder_in_the_place_of_the_link_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "latest").mkdir()
    with pytest.raises(PublishingError, match="move it away"):
        publish(tables(rows()), tmp_path, document_texts())


def test_tables_that_are_missing_or_unfit_are_named(tmp_path: Path) -> None:
    given = tables(rows())
    del given["copies"], given["projects"]
    with pytest.raises(PublishingError, match="copies, projects"):
        publish(given, tmp_path, document_texts())
    given = tables(rows())
    given["copies"] = given["copies"].drop_columns(["encoding"])
    with pytest.raises(PublishingError, match="encoding"):
        publish(given, tmp_path, document_texts())
    assert not (tmp_path / "releases").exists()


@pytest.mark.usefixtures("quick_duckdb")
def test_changes_are_made_here_and_not_taken(tmp_path: Path) -> None:
    given = tables(rows())
    del given["changes"]
    assert publish(given, tmp_path, document_texts()).version == "1.0.0"


@pytest.mark.usefixtures("quick_duckdb")
def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    before = state(tmp_path)
    stale = tmp_path / "releases" / ".building-2.0.0" / "data"
    stale.mkdir(parents=True)
    (stale / "documents.parquet").write_text("half")
    (tmp_path / ".latest-new").symlink_to("nowhere")
    publish(tables(rows()), tmp_path, document_texts())
    assert state(tmp_path) == before
    assert not stale.parent.exists()


@pytest.mark.usefixtures("quick_duckdb")
def test_a_run_killed_between_the_rename_and_the_link_is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    given = rows()
    find(given, "observations", GDP_2020)["value"] = 1.0

    def killed(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(outputs_folder, "_move_latest", killed)
        publish(tables(given), tmp_path, document_texts())
    assert latest(tmp_path).name == "1.0.0"
    assert publish(tables(given), tmp_path, document_texts()).version is None
    assert latest(tmp_path).name == "2.0.0"


@pytest.mark.usefixtures("quick_duckdb")
def test_only_one_run_publishes_at_a_time(tmp_path: Path) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    building = tmp_path / "releases" / ".building-2.0.0"
    building.mkdir()
    handle = os.open(tmp_path / "releases", os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(PublishingError, match="Another run is publishing"):
            publish(tables(rows()), tmp_path, document_texts())
        assert building.exists()
    finally:
        os.close(handle)
    assert publish(tables(rows()), tmp_path, document_texts()).version is None


@pytest.mark.parametrize(
    "moment", ["Looking at", "Writing observations", "Building the DuckDB file", "Looking in every file"]
)
def test_a_kill_before_the_first_release_leaves_none(tmp_path: Path, moment: str) -> None:
    run = publishing(tmp_path)
    assert run.stdout is not None
    next(line for line in run.stdout if line.startswith(moment))
    os.killpg(run.pid, signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL
    assert versions(tmp_path) == [] and not (tmp_path / "latest").exists()
    assert publish(tables(rows()), tmp_path, document_texts()).version == "1.0.0"
    assert [path.name for path in (tmp_path / "releases").iterdir()] == ["1.0.0"]
