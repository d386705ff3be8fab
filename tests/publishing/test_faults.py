"""What breaks around a run: it says what and what to do, the last release stays, and the next run is right."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.publishing.errors import PublishingError, ReleaseError
from pipeline.publishing.release import Publication, publish
from pipeline.publishing.releases import latest, versions

from .invented import GDP_2020, document_texts, find, rows, tables
from .running import publishing


def published(outputs: Path, value: float = 486.3) -> Publication:
    given = rows()
    find(given, "observations", GDP_2020)["value"] = value
    return publish(tables(given), outputs, document_texts())


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    """A folder with a first release."""
    published(tmp_path, 1.0)
    return tmp_path


# In bytes: the first table does not fit, or the database does not.
@pytest.mark.parametrize("room", [1_000, 100_000])
def test_a_full_disk_is_said_and_leaves_the_last_release(outputs: Path, room: int) -> None:
    """A limit on the size of files stands for it: it stops a write in the middle, as a full disk does."""
    before = contents(outputs)
    run = publishing(outputs)
    resource.prlimit(run.pid, resource.RLIMIT_FSIZE, (room, room))
    _, complaint = run.communicate(timeout=60)
    assert run.returncode == 1
    assert str(outputs) in complaint and "room on" in complaint, complaint
    assert contents(outputs) == before
    assert published(outputs).version == "2.0.0"


def test_a_folder_that_cannot_be_written_is_named() -> None:
    with pytest.raises(PublishingError, match=r"Cannot publish to /proc/releases-here.*Give a folder that can be"):
        published(Path("/proc/releases-here"))


def test_a_truncated_table_of_the_last_release_is_named_with_what_to_do(outputs: Path) -> None:
    published(outputs, 2.0)
    file = outputs / "releases" / "2.0.0" / "data" / "observations.parquet"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    before = contents(outputs)
    with pytest.raises(ReleaseError, match=r"observations.parquet cannot be read.*move .*2.0.0 away"):
        published(outputs)
    assert contents(outputs) == before
    (outputs / "releases" / "2.0.0").rename(outputs.parent / f"{outputs.name}-away")
    assert latest(outputs).name == "1.0.0"
    assert published(outputs).previous == "1.0.0"
    assert latest(outputs).name == versions(outputs)[-1] == "2.0.0"


def test_a_truncated_database_of_the_last_release_does_not_stop_the_next(outputs: Path) -> None:
    """Releases are compared by their Parquet files, the contract."""
    database = latest(outputs) / "gongbao.duckdb"
    os.truncate(database, 5_000)
    again = published(outputs)
    assert again.previous == "1.0.0" and again.path is not None
    assert (again.path / "gongbao.duckdb").stat().st_size > 5_000


def _missing(link: Path) -> None:
    link.unlink()


def _dangling(link: Path) -> None:
    link.unlink()
    link.symlink_to("releases/9.9.9")


@pytest.mark.parametrize("damage", [_missing, _dangling])
def test_a_link_to_nowhere_is_set_right(outputs: Path, damage: Callable[[Path], None]) -> None:
    damage(outputs / "latest")
    assert latest(outputs).name == "1.0.0"
    assert published(outputs).previous == "1.0.0"
    assert (outputs / "latest").resolve().name == "2.0.0"


def test_a_clock_that_was_moved_back_changes_nothing(outputs: Path) -> None:
    """What was published seems to come from the future; only names and contents say what is newer."""
    for path in (outputs, *outputs.rglob("*")):
        os.utime(path, (4e9, 4e9))
    assert published(outputs, 1.0).version is None
    assert published(outputs).previous == "1.0.0"
    assert latest(outputs).name == "2.0.0"


def test_tables_between_the_stages_may_be_half_written_or_gone(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "report.txt").write_text(
        "临江市2021年政府工作报告\n\n2020年，全市完成地区生产总值486.3亿元。\n", encoding="utf-8"
    )
    outputs, stages = tmp_path / "outputs", tmp_path / "outputs" / "stages"
    _command(raw, outputs)
    before = contents(latest(outputs))
    os.truncate(stages / "texts.parquet", 100)
    os.truncate(stages / "observations.parquet", 0)
    (stages / "documents.parquet").unlink()
    (stages / "extractions.building").write_bytes(b"PAR1")
    assert "Nothing differs from release 1.0.0" in _command(raw, outputs)
    assert contents(latest(outputs)) == before and not list(stages.glob("*.building"))


def _command(raw: Path, outputs: Path) -> str:
    command = [Path(sys.executable).with_name("gongbao"), "publish", "--raw", str(raw), "--outputs", str(outputs)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout
