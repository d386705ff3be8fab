"""What a code version stands for: the files that a room may read or import, and no others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.assets import code_versions
from tests.conftest import ROOT

ROOMS = code_versions.FLOW


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the code and the vocabularies, of which the fingerprints are taken."""
    for part in ("pipeline", "schemas"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(code_versions, "_CODE", tmp_path / "pipeline")
    monkeypatch.setattr(code_versions, "_KNOWLEDGE", tmp_path / "schemas")
    return tmp_path


def changed_by(project: Path, file: str) -> set[str | None]:
    """The rooms (None: the whole) that have another version with another line in a file."""
    before = {room: code_versions._fingerprint(room) for room in (*ROOMS, None)}
    with (project / file).open("a", encoding="utf-8") as written:
        written.write("\n")
    return {room for room in before if code_versions._fingerprint(room) != before[room]}


@pytest.mark.parametrize("room", ["contract", "cleaning", "publishing"])
def test_a_room_counts_for_itself_and_for_those_that_may_import_it(project: Path, room: str) -> None:
    assert changed_by(project, f"pipeline/{room}/__init__.py") == {*ROOMS[ROOMS.index(room) :], None}


@pytest.mark.parametrize(
    "file", ["vocabularies/units.csv", "vocabularies/subjects.yaml", "corrections.csv", "tables/units.yaml"]
)
def test_every_line_of_knowledge_counts_for_all(project: Path, file: str) -> None:
    assert changed_by(project, f"schemas/{file}") == {*ROOMS, None}


def test_the_assets_count_for_the_whole_alone(project: Path) -> None:
    assert changed_by(project, "pipeline/assets/checks.py") == {None}


def test_a_file_that_moved_counts(project: Path) -> None:
    before = code_versions._fingerprint("reading")
    (project / "pipeline" / "reading" / "plain.py").rename(project / "pipeline" / "contract" / "plain.py")
    assert code_versions._fingerprint("reading") != before


def test_the_same_project_elsewhere_has_the_same_version(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = {room: code_versions._fingerprint(room) for room in (*ROOMS, None)}
    monkeypatch.undo()
    assert there == {room: code_versions._fingerprint(room) for room in (*ROOMS, None)}
