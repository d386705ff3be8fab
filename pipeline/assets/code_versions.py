"""Code versions: a fingerprint of the code and the vocabularies that a stage works with."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pipeline
import schemas

_CODE, _KNOWLEDGE = Path(pipeline.__file__).parent, Path(schemas.__file__).parent
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


def code_files(room: str) -> list[Path]:
    """The files of a room, of the rooms before it (it may import them), and of what lies in schemas/, sorted."""
    rooms = FLOW[: FLOW.index(room) + 1]
    files = [path for name in rooms for path in (_CODE / name).rglob("*.py")]
    files += [path for path in _KNOWLEDGE.rglob("*") if path.suffix in (".yaml", ".csv", ".sql")]
    return sorted(files)


@cache
def code_version(room: str) -> str:
    """The fingerprint of these files."""
    hashed = hashlib.sha256()
    for path in code_files(room):
        hashed.update(path.name.encode())
        hashed.update(path.read_bytes())
    return hashed.hexdigest()[:16]
