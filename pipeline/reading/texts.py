"""The stage: a folder of raw files to a table of texts, one row a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pyarrow as pa

from pipeline.reading.failure import UnreadableError
from pipeline.reading.isolation import IsolatedReader
from pipeline.reading.limits import TEXT_LENGTH
from pipeline.reading.raw_files import raw_files, read_raw_file, shown_name
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

PASSING = frozenset({"reading_failed", "took_too_long", "took_too_much_memory"})
"""The failures that may be of the machine: whoever reads the file again may be able to."""

Row = Mapping[str, object]
ReadContent = Callable[[bytes, str], Row]
"""The bytes of a file and its suffix to what they say, as a row of CONTENT."""


class RawFolderError(ValueError):
    """The raw folder is missing or is no folder; the message says what to do."""


def read_texts(
    folder: Path,
    progress: Callable[[str], None] = lambda _: None,
    remembering: Callable[[ReadContent], ReadContent] = lambda read: read,
) -> pa.Table:
    """Read every file under ``folder`` (its register and read-me excepted), in the order of their paths.

    ``remembering`` may give another way to what the reading of a file gives. A file that cannot be read is a row with
    its failure, never an error. Raises RawFolderError where there is no folder and RegisterError where its register
    cannot be used.
    """
    if not folder.is_dir():
        raise RawFolderError(f"{folder} is not a folder; make it and put documents in it, or name another")
    register = read_register(folder)
    rows = []
    with IsolatedReader() as reader:
        read = remembering(partial(_content, reader))
        for path in raw_files(folder):
            row = _read(path, folder, read)
            name = str(row["raw_path"])
            rows.append(row | {"register": json.dumps(register.get(name, {}), ensure_ascii=False)})
            progress(name)
    found = {row["raw_path"] for row in rows}
    rows += [
        _failed(name, "registered_file_missing", f"{REGISTER_NAME} names {name}, which is not in the folder")
        | {"register": json.dumps(entry, ensure_ascii=False)}
        for name, entry in register.items()
        if name not in found
    ]
    return pa.Table.from_pylist(sorted(rows, key=lambda row: str(row["raw_path"])), schema=TEXTS)


def file_sha256(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def _read(path: Path, folder: Path, read: ReadContent) -> dict[str, object]:
    name = shown_name(path, folder)
    known: dict[str, object] = {}
    try:
        data = read_raw_file(path, folder)
        known = {"raw_path": name, "raw_sha256": file_sha256(data), "bytes": len(data)}
        if name != path.relative_to(folder).as_posix():
            raise UnreadableError(
                "unreadable_file_name", "the name is not in UTF-8 or holds a backslash; rename the file"
            )
    except UnreadableError as fault:
        return known | _failed(name, fault.reason, str(fault))
    return {**known, **read(data, path.suffix)}


def _content(reader: IsolatedReader, data: bytes, suffix: str) -> Row:
    try:
        read = reader.read(data, suffix)
        if len(read.text) > TEXT_LENGTH.value:
            raise UnreadableError("text_too_long", TEXT_LENGTH.exceeded("its text is longer than"))
    except UnreadableError as fault:
        # One file can never take another down.
        return {"failure": fault.reason, "failure_detail": str(fault)}
    return {
        "media_type": read.media_type,
        "encoding": read.encoding,
        "text": read.text,
        "marks": [vars(mark) for mark in read.marks],
        "metadata": json.dumps(read.metadata, ensure_ascii=False, sort_keys=True),
        "unread": [vars(part) for part in read.unread],
    }


def _failed(name: str, reason: str, detail: str) -> dict[str, object]:
    return {"raw_path": name, "failure": reason, "failure_detail": detail}
