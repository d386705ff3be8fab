"""A folder of bad files among good ones: each bad file has its end, the good ones have the rows they always have."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.reading.raw_files import shown_name
from tests.bad_input.case import READ
from tests.bad_input.generate import cases
from tests.conftest import ROOT, Run

# The limits of this run: low, so that what runs away is stopped soon.
_LIMITS = {"GONGBAO_MOST_SECONDS": "4", "GONGBAO_MOST_MEMORY": "700"}
_LONGEST_RUN = 300  # seconds, on a machine that does something else as well
_MOST_MEMORY = 2 << 20  # kilobytes, of the largest process


@dataclass(frozen=True)
class Published:
    """A run over good and bad files: its folders, the right ends of every bad file, and what came of it."""

    folder: Path
    ends: dict[str, tuple[str, ...]]
    return_code: int
    most_memory: int
    raw_before: set[str]

    @property
    def raw(self) -> Path:
        """The folder of the files."""
        return self.folder / "raw"

    @property
    def outputs(self) -> Path:
        """The only folder that may be written to, but for temporary files."""
        return self.folder / "outputs"

    def said(self) -> str:
        """What the command printed to standard error."""
        return (self.folder / "stderr").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """All bad files and the specimens of raw/, published by the command in a process that is watched."""
    folder = tmp_path_factory.mktemp("bad_input")
    raw = folder / "raw"
    shutil.copytree(ROOT / "raw", raw)
    ends = {}
    for case in cases():
        case.put(raw)
        ends[shown_name(raw / case.name, raw)] = case.ends
    for name in ("home", "here", "temporary"):
        (folder / name).mkdir()
    watched = {
        "PYTHONPATH": str(Path(__file__).with_name("watch")),
        "WATCH_NOTES": str(folder / "notes"),
        "WATCH_WRITABLE": f"{folder / 'outputs'}\n{folder / 'temporary'}",
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "temporary"),
    }
    command = [Path(sys.executable).with_name("gongbao"), "publish", "--raw", raw, "--outputs", folder / "outputs"]
    before = _everything(raw)
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as err:
        process = subprocess.Popen(
            command, cwd=folder / "here", env=os.environ | _LIMITS | watched, stdout=out, stderr=err
        )
        stopped = threading.Timer(_LONGEST_RUN, process.kill)
        stopped.start()
        _, status, used = os.wait4(process.pid, 0)
        stopped.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Published(folder, ends, process.returncode, used.ru_maxrss, before)


def _everything(folder: Path) -> set[str]:
    """What lies under a folder, with sizes and times."""
    found = [(path.relative_to(folder), path.lstat()) for path in folder.rglob("*")]
    return {f"{path} {status.st_size} {status.st_mtime_ns}" for path, status in found}


def rows(outputs: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(outputs / "latest" / "data" / f"{table}.parquet").to_pylist()
    return found


def test_there_are_bad_files_enough_and_the_run_ends_in_time_and_memory(published: Published) -> None:
    assert len(published.ends) >= 150
    assert published.return_code == 0, published.said()[-3000:]
    assert published.most_memory < _MOST_MEMORY


def test_every_bad_file_is_read_or_a_reject_with_the_right_reason(published: Published) -> None:
    rejected = {row["raw_path"]: row for row in rows(published.outputs, "rejects") if row["stage"] == "reading"}
    read = {row["raw_path"] for row in rows(published.outputs, "copies")}
    wrong = {}
    for name, ends in published.ends.items():
        row = rejected.get(name)
        end = row["reason"] if row else READ if name in read else "lost"
        if end not in ends:
            wrong[name] = (end, row and row["detail"])
    assert not wrong
    assert not [row for row in rejected.values() if "please report it" in row["detail"]]


def test_no_stage_fails_on_what_was_read(published: Published) -> None:
    failed = [
        (row["raw_path"], row["detail"])
        for row in rows(published.outputs, "rejects")
        if row["reason"] in ("cleaning_failed", "extraction_failed") and "GONGBAO_MOST_SECONDS" not in row["detail"]
    ]
    assert not failed


@pytest.mark.parametrize("table", ["copies", "documents", "passages", "observations", "project_mentions", "rejects"])
def test_the_good_documents_have_the_rows_that_they_have_alone(
    published: Published, specimens: Path, table: str
) -> None:
    good = {row["document_id"] for row in rows(specimens, "documents")}
    found = [row for row in rows(published.outputs, table) if row["document_id"] in good]
    assert found == [row for row in rows(specimens, table) if row["document_id"] is not None]
    assert found


def test_nothing_is_written_outside_of_the_outputs_and_no_network_is_touched(published: Published) -> None:
    notes = published.folder / "notes"
    assert not notes.exists(), notes.read_text(encoding="utf-8")
    assert _everything(published.raw) == published.raw_before
    assert not _everything(published.folder / "here") and not _everything(published.folder / "home")


def test_the_watch_refuses_the_network_and_a_file_elsewhere(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    environment = os.environ | {
        "PYTHONPATH": str(Path(__file__).with_name("watch")),
        "WATCH_NOTES": str(notes),
        "WATCH_WRITABLE": str(tmp_path / "allowed"),
    }
    for attempt in (
        "import socket; socket.socket().connect(('192.0.2.1', 9))",
        f"open({str(tmp_path / 'elsewhere')!r}, 'w')",
    ):
        assert subprocess.run(
            [sys.executable, "-c", attempt], env=environment, check=False, capture_output=True
        ).returncode
    assert [line.split()[0] for line in notes.read_text(encoding="utf-8").splitlines()] == ["socket.connect", "open"]


def test_every_row_is_derived_again_from_the_files(published: Published, gongbao: Run) -> None:
    verified = gongbao("verify", "latest", "--raw", published.raw, "--outputs", published.outputs)
    assert verified.returncode == 0, verified.stdout[-3000:] + verified.stderr[-3000:]
