"""The stage: a folder of raw files to a table of texts, one row a file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa

from pipeline.reading.failure import UnreadableError
from pipeline.reading.formats import read_file
from pipeline.reading.register import REGISTER_NAME, read_register

MARK = pa.struct([("kind", pa.string()), ("start", pa.int64()), ("end", pa.int64())])
"""What the format says of a stretch of the text; see ``read_text.Mark``."""

UNREAD = pa.struct([("reason", pa.string()), ("detail", pa.string())])
"""A part of a file that could not be read; see ``read_text.Unread``."""

TEXTS = pa.schema(
    [
        ("raw_path", pa.string()),
        ("raw_sha256", pa.string()),
        ("bytes", pa.int64()),
        ("media_type", pa.string()),
        ("encoding", pa.string()),  # null for formats that hold no encoded text
        ("text", pa.large_string()),
        ("marks", pa.list_(MARK)),
        ("metadata", pa.string()),  # what the file says of itself outside its text, as JSON
        ("register", pa.string()),  # the file's row in sources.csv, as JSON
        ("failure", pa.string()),  # why there is no text, where there is none
        ("failure_detail", pa.string()),
        ("unread", pa.list_(UNREAD)),  # parts of a file that was read otherwise
    ]
)
"""What reading hands on: every file of the folder, read or not."""

CONTENT = pa.schema([it for it in TEXTS if it.name not in ("raw_path", "raw_sha256", "bytes", "register")])
"""The columns that the bytes of a file alone decide."""

FAILED = "reading_failed"
"""The failure of a file at which a reader broke down, for whatever reason; all others are of the file itself."""

Row = Mapping[str, object]

_NOT_DOCUMENTS = {REGISTER_NAME, "README.md", "README.zh-CN.md"}


class RawFolderError(ValueError):
    """The raw folder is missing or is no folder; the message says what to do."""


def read_content(data: bytes, suffix: str) -> Row:
    """What a file of these bytes and this suffix says, as a row of CONTENT; one that cannot be read says why."""
    try:
        read = read_file(data, suffix)
    except UnreadableError as fault:
        return {"failure": fault.reason, "failure_detail": str(fault)}
    except Exception as fault:
        # One file can never take another down.
        return {"failure": FAILED, "failure_detail": f"{type(fault).__name__}; please report it"}
    return {
        "media_type": read.media_type,
        "encoding": read.encoding,
        "text": read.text,
        "marks": [vars(mark) for mark in read.marks],
        "metadata": json.dumps(read.metadata, ensure_ascii=False, sort_keys=True),
        "unread": [vars(part) for part in read.unread],
    }


def read_texts(
    folder: Path,
    progress: Callable[[str], None] = lambda _: None,
    read: Callable[[bytes, str], Row] = read_content,
) -> pa.Table:
    """Read every file under ``folder`` (its register and read-me excepted), in the order of their paths.

    ``read`` is ``read_content``, or something that gives the same. A file that cannot be read is a row with its
    failure, never an error. Raises RawFolderError where there is no folder and RegisterError where its register
    cannot be used.
    """
    if not folder.is_dir():
        raise RawFolderError(f"{folder} is not a folder; make it and put documents in it, or name another")
    register = read_register(folder)
    rows = []
    for path in raw_files(folder):
        name = path.relative_to(folder).as_posix()
        progress(name)
        entry = json.dumps(register.get(name, {}), ensure_ascii=False)
        rows.append({**_read(path, name, read), "register": entry})
    found = {row["raw_path"] for row in rows}
    rows += [
        {
            **_failed(name, "registered_file_missing", f"{REGISTER_NAME} names {name}, which is not in the folder"),
            "register": json.dumps(entry, ensure_ascii=False),
        }
        for name, entry in register.items()
        if name not in found
    ]
    return pa.Table.from_pylist(sorted(rows, key=lambda row: str(row["raw_path"])), schema=TEXTS)


def file_sha256(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def raw_files(folder: Path) -> list[Path]:
    """The files under a folder, its register and read-me and hidden files left out, in the order of their paths."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not (Path(place) == folder and name in _NOT_DOCUMENTS):
                found.append(Path(place) / name)
    return found


def _read(path: Path, name: str, read: Callable[[bytes, str], Row]) -> Row:
    shown = name.encode("utf-8", "replace").decode().replace("\\", "?")
    if shown != name:
        return _failed(shown, "unreadable_file_name", "the name is not in UTF-8 or holds a backslash; rename the file")
    try:
        data = path.read_bytes()
    except OSError as fault:
        return _failed(name, "unreadable_file", f"{fault.strerror}; make the file readable")
    return {"raw_path": name, "raw_sha256": file_sha256(data), "bytes": len(data), **read(data, path.suffix)}


def _failed(name: str, reason: str, detail: str) -> Row:
    return {"raw_path": name, "failure": reason, "failure_detail": detail}
