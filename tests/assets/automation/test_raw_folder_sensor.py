"""The sensor starts a run for every new state of the raw folder, for each once, and never on half a file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dagster import DagsterInstance, RunRequest, SkipReason, build_sensor_context

from pipeline.assets.automation import manifest as manifest_module
from pipeline.assets.automation.raw_folder_sensor import raw_folder_changed
from pipeline.assets.folders import Folders


class Ticks:
    """The sensor over a raw folder, tick after tick, each with the cursor that the one before left."""

    def __init__(self, instance: DagsterInstance, raw: Path, outputs: Path) -> None:
        self._instance, self._folders = instance, Folders(raw=str(raw), outputs=str(outputs))
        self.cursor: str | None = None

    def tick(self) -> RunRequest | SkipReason:
        context = build_sensor_context(
            instance=self._instance, cursor=self.cursor, resources={"folders": self._folders}
        )
        result = raw_folder_changed(context)
        assert isinstance(result, RunRequest | SkipReason)
        self.cursor = context.cursor
        return result

    def started(self) -> str:
        """The run key of the run that a change starts at the second tick, and no earlier."""
        waiting, run = self.tick(), self.tick()
        assert isinstance(waiting, SkipReason) and "next tick" in str(waiting.skip_message)
        assert isinstance(run, RunRequest) and run.run_key
        return run.run_key

    def skipped(self) -> str:
        """Why the next tick starts no run."""
        result = self.tick()
        assert isinstance(result, SkipReason), result
        return str(result.skip_message)


@pytest.fixture
def ticks(raw_folder: Path, tmp_path: Path) -> Iterator[Ticks]:
    (raw_folder / "other.txt").write_text("全县新建公路12公里。\n", encoding="utf-8")
    with DagsterInstance.ephemeral() as instance:
        yield Ticks(instance, raw_folder, tmp_path / "outputs")


def written(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "new": lambda raw: written(raw / "new.txt", "全县新建公路13公里。\n"),
    "new in a folder": lambda raw: ((raw / "2023").mkdir(), written(raw / "2023" / "new.txt", "新建公路。\n")),
    "changed": lambda raw: written(raw / "other.txt", "全县新建公路14公里。\n"),
    "removed": lambda raw: (raw / "other.txt").unlink(),
    "renamed": lambda raw: (raw / "other.txt").rename(raw / "another.txt"),
    "swapped": lambda raw: swap(raw / "other.txt", raw / "report.txt"),
    "registered": lambda raw: written(raw / "sources.csv", "file,title\nother.txt,公路\n"),
}


def swap(one: Path, other: Path) -> None:
    one.rename(one.with_suffix(".aside"))
    other.rename(one)
    one.with_suffix(".aside").rename(other)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_starts_one_run_and_its_undoing_another(ticks: Ticks, raw_folder: Path, change: Callable) -> None:
    before = raw_folder.with_name("before")
    shutil.copytree(raw_folder, before)
    keys = [ticks.started()]
    assert "Nothing has changed" in ticks.skipped()
    change(raw_folder)
    keys.append(ticks.started())
    assert "Nothing has changed" in ticks.skipped()
    # Dagster starts no second run with a key that it has seen: the state before needs a third.
    shutil.rmtree(raw_folder)
    shutil.copytree(before, raw_folder)
    keys.append(ticks.started())
    assert len(set(keys)) == 3


def test_a_change_that_keeps_size_and_time_is_seen(ticks: Ticks, raw_folder: Path) -> None:
    first = ticks.started()
    path = raw_folder / "other.txt"
    state = path.stat()
    written(path, "全县新建公路99公里。\n")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert ticks.started() != first


def test_a_file_that_is_written_again_as_it_was_starts_no_run(ticks: Ticks, raw_folder: Path) -> None:
    ticks.started()
    written(raw_folder / "other.txt", "全县新建公路12公里。\n")
    assert "next tick" in ticks.skipped()
    assert "holds anything else" in ticks.skipped()
    assert "Nothing has changed" in ticks.skipped()


def test_a_file_that_is_being_written_is_waited_for(ticks: Ticks, raw_folder: Path) -> None:
    ticks.started()
    for length in range(1, 4):
        written(raw_folder / "long.txt", "公路" * length)
        assert "next tick" in ticks.skipped()
    assert isinstance(ticks.tick(), RunRequest)


def test_a_tick_that_is_repeated_after_a_crash_asks_for_the_same_run(ticks: Ticks) -> None:
    ticks.tick()
    before, first = ticks.cursor, ticks.tick()
    ticks.cursor = before
    again = ticks.tick()
    assert isinstance(first, RunRequest) and isinstance(again, RunRequest) and first.run_key == again.run_key


def test_a_raw_folder_that_is_gone_or_empty_starts_no_run(ticks: Ticks, raw_folder: Path) -> None:
    ticks.started()
    away = raw_folder.rename(raw_folder.with_name("away"))
    assert "cannot be read" in ticks.skipped()
    raw_folder.mkdir()
    assert "holds no documents" in ticks.skipped()
    raw_folder.rmdir()
    away.rename(raw_folder)
    assert "Nothing has changed" in ticks.skipped()


def test_what_cannot_be_read_is_part_of_the_manifest_and_waits_for_nobody(ticks: Ticks, raw_folder: Path) -> None:
    first = ticks.started()
    os.mkfifo(raw_folder / "pipe.txt")
    (raw_folder / "lost.txt").symlink_to(raw_folder / "nowhere.txt")
    assert ticks.started() != first


def test_a_correction_starts_a_run(ticks: Ticks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = manifest_module.code_files("publishing")
    corrections = next(path for path in listed if path.name == "corrections.csv")
    copy = tmp_path / "corrections.csv"
    shutil.copy(corrections, copy)
    monkeypatch.setattr(manifest_module, "_CODE", Path("/"))
    monkeypatch.setattr(manifest_module, "code_files", lambda _: [copy])
    first = ticks.started()
    copy.write_text(copy.read_text(encoding="utf-8") + "observations\n", encoding="utf-8")
    assert ticks.started() != first


def test_a_cursor_of_another_version_is_a_fresh_start(ticks: Ticks) -> None:
    ticks.cursor = '{"files": 12}'
    ticks.started()
