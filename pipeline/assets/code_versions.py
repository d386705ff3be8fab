"""Code versions: a fingerprint of the code and the vocabularies that a stage works with."""

from __future__ import annotations

import hashlib
import re
import sys
from functools import cache
from pathlib import Path

import pipeline
import schemas
from pipeline.reading.limits import FILE_SIZE, MEMORY, SECONDS, TEXT_LENGTH

_CODE, _KNOWLEDGE = Path(pipeline.__file__).parent, Path(schemas.__file__).parent
_FILE_NAME = re.compile(r"\w+\.(?:yaml|csv|sql)")
FLOW = (
    "contract",
    "reading",
    "cleaning",
    "deduplication",
    "cataloguing",
    "correction",
    "extraction",
    "linking",
    "evaluation",
    "publishing",
)
"""The rooms, in the order in which data walks through them."""


@cache
def code_version(room: str | None) -> str:
    """The fingerprint of a room, of the rooms before it (it may import them), and of what they read in schemas/.

    None is the whole pipeline, the assets included. As the files were when this was first asked, which is when they
    were loaded; `is_as_loaded` says whether they still are.
    """
    return _fingerprint(room)


def is_as_loaded(room: str | None) -> bool:
    """Whether the files behind a code version are what they were when it was first asked for."""
    return code_version(room) == _fingerprint(room)


def surroundings() -> str:
    """A fingerprint of what runs the code: Python, every installed package, and how much a document may ask for.

    What the environment sets counts by its value: `pipeline/settings.py`, which reads it, is in no room.
    """
    limits = [f"{limit.variable} {limit.value}" for limit in (FILE_SIZE, TEXT_LENGTH, SECONDS, MEMORY)]
    return hashlib.sha256("\n".join([sys.version, *_installed(), *limits]).encode()).hexdigest()[:16]


@cache
def _installed() -> list[str]:
    """The name and the version of every package."""
    return sorted({found.name for place in sys.path for found in Path(place).glob("*.dist-info")})


def code_files(room: str | None) -> list[Path]:
    """The files of a room, of the rooms before it (it may import them), and what they read in schemas/, sorted.

    A file of schemas/ that only the code of later rooms names is none of them: a new indicator is no reason to read a
    document again. The tables, which are read as a folder, and what no code names are of every room.
    """
    last = len(FLOW) if room is None else FLOW.index(room)
    rooms = [_CODE] if room is None else [_CODE / name for name in FLOW[: last + 1]]
    files = [path for folder in rooms for path in folder.rglob("*.py")]
    first_room = _first_rooms(_CODE)
    for path in _KNOWLEDGE.rglob("*"):
        is_table = path.parent.name == "tables"
        if path.suffix in (".yaml", ".csv", ".sql") and (is_table or first_room.get(path.name, 0) <= last):
            files.append(path)
    return sorted(files)


@cache
def _first_rooms(code: Path) -> dict[str, int]:
    """The place in the flow of the first room whose code names a file: "units.csv" → 6."""
    found: dict[str, int] = {}
    for place, room in enumerate(FLOW):
        for path in (code / room).rglob("*.py"):
            for name in _FILE_NAME.findall(path.read_text(encoding="utf-8")):
                found.setdefault(name, place)
    return found


def _fingerprint(room: str | None) -> str:
    hashed = hashlib.sha256()
    for path in code_files(room):
        # The name within the project: the same project elsewhere has the same version.
        root = _CODE if path.is_relative_to(_CODE) else _KNOWLEDGE
        hashed.update(path.relative_to(root.parent).as_posix().encode())
        hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()[:16]
