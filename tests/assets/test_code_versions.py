"""What a code version stands for: the files that a room may read or import, and no others."""

from __future__ import annotations

import shutil
import subprocess
import sys
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
    ("file", "first"),
    [
        ("tables/units.yaml", "contract"),
        ("vocabularies/codes.csv", "contract"),
        ("vocabularies/frequent_characters.yaml", "reading"),
        ("vocabularies/offices.yaml", "cleaning"),
        ("vocabularies/regions.csv", "cataloguing"),
        ("corrections.csv", "correction"),
        ("vocabularies/units.csv", "extraction"),
        ("vocabularies/subjects.yaml", "extraction"),
        ("vocabularies/project_aliases.csv", "linking"),
        ("accuracy.csv", "evaluation"),
        ("vocabularies/sdmx.yaml", "publishing"),
    ],
)
def test_a_line_of_knowledge_counts_from_the_first_room_that_reads_it(project: Path, file: str, first: str) -> None:
    assert changed_by(project, f"schemas/{file}") == {*ROOMS[ROOMS.index(first) :], None}


def test_what_no_code_names_counts_for_all(project: Path) -> None:
    (project / "schemas" / "vocabularies" / "of_nobody.csv").touch()
    assert changed_by(project, "schemas/vocabularies/of_nobody.csv") == {*ROOMS, None}


def test_every_vocabulary_that_a_run_opens_is_of_the_room_that_opens_it(tmp_path: Path, raw_folder: Path) -> None:
    """A file under a name that is put together would be missed in the fingerprint."""
    opened = tmp_path / "opened"
    command = [sys.executable, "-c", _TELL_WHAT_IS_OPENED, raw_folder, tmp_path / "outputs", opened]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True, timeout=120)
    lines = {tuple(line.split()) for line in opened.read_text(encoding="utf-8").splitlines()}
    rooms = {room for room, _ in lines}
    assert {"cleaning", "cataloguing", "extraction", "linking", "publishing"} <= rooms
    for room, name in lines:
        if room in ROOMS:
            assert name in {path.name for path in code_versions.code_files(room)}, (room, name)


_TELL_WHAT_IS_OPENED = """
import sys
from pathlib import Path
import pipeline
raw, outputs, opened = sys.argv[1:]
rooms = Path(pipeline.__file__).parent
told = open(opened, "w", encoding="utf-8")

def tell(event, arguments):
    if event != "open" or "/schemas/" not in str(arguments[0]):
        return
    frame = sys._getframe(1)
    while frame is not None:
        file = Path(frame.f_code.co_filename)
        room = file.relative_to(rooms).parts[0] if file.is_relative_to(rooms) else "contract"
        if room not in ("contract", "assets"):
            print(room, Path(arguments[0]).name, file=told, flush=True)
            return
        frame = frame.f_back

sys.addaudithook(tell)
from tests.assets.runs import made
made(Path(raw), Path(outputs))
"""


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
