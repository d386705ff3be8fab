"""The stage: a folder of raw files to a table of texts, one row a file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from pipeline.reading.decoding import UndecodableError, decode
from pipeline.reading.register import REGISTER_NAME, read_register

TEXTS = pa.schema(
    [
        ("raw_path", pa.string()),
        ("raw_sha256", pa.string()),
        ("bytes", pa.int64()),
        ("encoding", pa.string()),
        ("text", pa.large_string()),
        ("register", pa.string()),  # the file's row in sources.csv, as JSON
        ("failure", pa.string()),  # why there is no text, where there is none
        ("failure_detail", pa.string()),
    ]
)
"""What reading hands on: every file of the folder, read or not."""

_READ = {".txt", ".md"}
_NOT_DOCUMENTS = {REGISTER_NAME, "README.md", "README.zh-CN.md"}


class RawFolderError(ValueError):
    """The raw folder is missing or is no folder; the message says what to do."""


def read_texts(folder: Path, progress: Callable[[str], None] = lambda _: None) -> pa.Table:
    """Read every file under ``folder`` (its register and read-me excepted), in the order of their paths.

    A file that cannot be read is a row with its failure, never an error. Raises RawFolderError where
    there is no folder and RegisterError where its register cannot be used.
    """
    if not folder.is_dir():
        raise RawFolderError(f"{folder} is not a folder; make it and put documents (.txt, .md) in it, or name another")
    register = read_register(folder)
    rows = []
    for path in raw_files(folder):
        name = path.relative_to(folder).as_posix()
        progress(name)
        rows.append(_read(path, name) | {"register": json.dumps(register.get(name, {}), ensure_ascii=False)})
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


def raw_files(folder: Path) -> list[Path]:
    """The files under a folder, its register and read-me and hidden files left out, in the order of their paths."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not (Path(place) == folder and name in _NOT_DOCUMENTS):
                found.append(Path(place) / name)
    return found


def _read(path: Path, name: str) -> dict[str, object]:
    shown = name.encode("utf-8", "replace").decode().replace("\\", "?")
    if shown != name:
        return _failed(shown, "unreadable_file_name", "the name is not in UTF-8 or holds a backslash; rename the file")
    try:
        data = path.read_bytes()
    except OSError as fault:
        return _failed(name, "unreadable_file", f"{fault.strerror}; make the file readable")
    known = {"raw_path": name, "raw_sha256": file_sha256(data), "bytes": len(data)}
    if path.suffix.lower() not in _READ:
        return known | _failed(
            name, "format_not_read", f"{path.suffix or 'no suffix'}; save the document as .txt in UTF-8"
        )
    try:
        decoded = decode(data)
    except UndecodableError as fault:
        return known | _failed(name, fault.reason, str(fault))
    return known | {"encoding": decoded.encoding, "text": decoded.text}


def _failed(name: str, reason: str, detail: str) -> dict[str, object]:
    return {"raw_path": name, "failure": reason, "failure_detail": detail}
