"""The manifest: everything that a release is made from, and whether it is what it was.

That is the documents of the raw folder and their register, and the code with the vocabularies and corrections: a
change of any of them can change the release.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

import pipeline
from pipeline.assets.code_versions import code_files
from pipeline.reading.register import REGISTER_NAME
from pipeline.reading.texts import RawFolderError, raw_files

_CODE = Path(pipeline.__file__).parents[1]

Manifest = Mapping[str, Path]
"""The files by the names that they are known by."""


def manifest(raw: Path) -> Manifest:
    """What a release of the documents in ``raw`` is made from.

    Raises RawFolderError where the folder cannot be read or holds no documents.
    """
    try:
        # Walking a folder that cannot be read finds nothing; nothing must not be taken for "all removed".
        next(raw.iterdir(), None)
    except OSError as fault:
        raise RawFolderError(
            f"{raw} cannot be read ({fault.strerror}); make it a folder that can be, or name another"
        ) from fault
    documents = raw_files(raw)
    if not documents:
        raise RawFolderError(f"{raw} holds no documents; put some in it, or name another folder")
    register = raw / REGISTER_NAME
    found = {f"raw/{path.relative_to(raw)}": path for path in [*documents, *([register] if register.exists() else [])]}
    return found | {f"code/{path.relative_to(_CODE)}": path for path in code_files("publishing")}


def signature(files: Manifest) -> str:
    """A hash of names, sizes and times: cheap, and another one wherever a file is written, added, removed or renamed.

    With the times of change of the file itself, which a copy with kept times of writing cannot keep.
    """
    hashed = hashlib.sha256()
    for name, path in sorted(files.items()):
        state = _state(path)
        times = (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino, state.st_mode) if state else ()
        hashed.update(os.fsencode(f"{name}\0{times}\0"))
    return hashed.hexdigest()


def digest(files: Manifest) -> str:
    """A hash of names and contents: the same for equal files, whenever and however they were written."""
    hashed = hashlib.sha256()
    for name, path in sorted(files.items()):
        hashed.update(os.fsencode(f"{name}\0{_content(path)}\0"))
    return hashed.hexdigest()


def _content(path: Path) -> str:
    """The SHA-256 of a file; of what cannot be read, or is no file (reading it might never end), only that."""
    state = _state(path)
    if state is None or not stat.S_ISREG(state.st_mode):
        return "no file"
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "unreadable"


def _state(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        # Gone since it was listed, or a link to nothing.
        return None
