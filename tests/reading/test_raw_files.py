"""What lies in a raw folder is read whatever it is, within limits, and never from outside of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.reading.failure import UnreadableError
from pipeline.reading.limits import FILE_SIZE, TEXT_LENGTH, check_limits
from pipeline.reading.raw_files import raw_files, read_raw_file, shown_name
from pipeline.reading.texts import read_texts
from pipeline.settings import SettingError


def reason(path: Path, folder: Path) -> str:
    with pytest.raises(UnreadableError) as raised:
        read_raw_file(path, folder)
    return raised.value.reason


def test_a_link_within_the_folder_is_read_and_one_out_of_it_is_not(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (raw / "a.txt").write_text("a")
    for name, target in (("inside.txt", "a.txt"), ("outside.txt", "../secret.txt"), ("folder", ".."), ("self", "self")):
        (raw / name).symlink_to(target)
    assert [path.name for path in raw_files(raw)] == ["a.txt", "folder", "inside.txt", "outside.txt", "self"]
    assert read_raw_file(raw / "inside.txt", raw) == b"a"
    assert reason(raw / "outside.txt", raw) == reason(raw / "folder", raw) == "link_not_followed"
    assert reason(raw / "self", raw) == "unreadable_file"


def test_a_pipe_does_not_keep_the_run_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert reason(tmp_path / "a.txt", tmp_path) == "not_a_file"


def test_a_file_that_has_gone_or_is_being_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    assert reason(path, tmp_path) == "unreadable_file"
    path.write_text("first half", encoding="utf-8")
    status_of = os.fstat

    def written_to_afterwards(descriptor: int) -> os.stat_result:
        status = status_of(descriptor)
        with path.open("a", encoding="utf-8") as file:
            file.write(", second half")
        return status

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.reading.raw_files.os.fstat", written_to_afterwards)
        assert reason(path, tmp_path) == "changed_while_read"
    assert read_raw_file(path, tmp_path).startswith(b"first half, second half")


def test_a_folder_that_cannot_be_looked_into_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    listed = os.scandir

    def refused(folder: str) -> object:  # as it is to all but the superuser, who may run the tests
        if Path(folder) == closed:
            raise PermissionError(13, "Permission denied", str(closed))
        return listed(folder)

    monkeypatch.setattr(os, "scandir", refused)
    assert raw_files(tmp_path) == [closed]
    assert reason(closed, tmp_path) == "unreadable_file"


def test_names_that_are_not_utf8_are_shown_and_stay_apart(tmp_path: Path) -> None:
    names = [os.fsdecode(name.encode("gb18030")) for name in ("甲.txt", "乙.txt")]
    for name in names:
        (tmp_path / name).write_text("text", encoding="utf-8")
    assert [shown_name(tmp_path / name, tmp_path) for name in names] == ["%BC%D7.txt", "%D2%D2.txt"]
    found = read_texts(tmp_path).to_pylist()
    assert {row["raw_path"]: row["failure"] for row in found} == dict.fromkeys(
        ["%BC%D7.txt", "%D2%D2.txt"], "unreadable_file_name"
    )


def test_what_is_larger_or_longer_than_the_settings_allow_is_refused_and_they_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate((FILE_SIZE.default << 20) + 1)
    (tmp_path / "long.txt").write_text("长" * 11, encoding="utf-8")
    (tmp_path / "short.txt").write_text("短" * 10, encoding="utf-8")
    monkeypatch.setenv(TEXT_LENGTH.variable, "10")
    rows = {row["raw_path"]: row for row in read_texts(tmp_path).to_pylist()}
    assert [row["failure"] for row in rows.values()] == ["file_too_large", "text_too_long", None]
    assert "larger than 50 MB" in rows["large.txt"]["failure_detail"]
    assert "set GONGBAO_MOST_MEGABYTES to a number higher than 50" in rows["large.txt"]["failure_detail"]
    assert "longer than 10 characters" in rows["long.txt"]["failure_detail"]


@pytest.mark.parametrize("given", ["0", "-1", "many", "1.5", "٣", "9" * 30])
def test_a_setting_that_is_no_limit_is_named(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    check_limits()
    monkeypatch.setenv("GONGBAO_MOST_SECONDS", given)
    with pytest.raises(SettingError, match="GONGBAO_MOST_SECONDS is"):
        check_limits()
