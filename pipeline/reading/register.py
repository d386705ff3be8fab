"""``sources.csv``, the register of what is known of the documents in a raw folder."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.contract.declarations import load_tables

REGISTER_NAME = "sources.csv"
COLUMNS = (
    "file",
    "title",
    "document_type",
    "issuer",
    "speaker",
    "region",
    "region_code",
    "delivered_on",
    "published_on",
    "publisher",
    "source_url",
    "rights",
    "access",
    "access_basis",
    "specimen",
)
_DAYS = ("delivered_on", "published_on")


class RegisterError(ValueError):
    """The register cannot be used; the message names file, line, column and what to do."""


def read_register(folder: Path) -> dict[str, dict[str, str]]:
    """The rows of ``folder/sources.csv`` by file name, empty cells left out; {} where there is no register.

    Raises RegisterError on the first row that cannot be used.
    """
    path = folder / REGISTER_NAME
    if not path.exists():
        return {}
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    rows: dict[str, dict[str, str]] = {}
    try:
        header = next(reader, [])
        _check_header(header, f"{path}, line 1")
        for cells in reader:
            if any(cells):
                place = f"{path}, line {reader.line_num}"
                entry = _entry(header, cells, place)
                _check(entry, rows, place)
                rows[entry.pop("file")] = entry
    except csv.Error as fault:
        raise RegisterError(f"{path}, line {reader.line_num}: not CSV ({fault}); save it as CSV UTF-8") from fault
    return rows


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise RegisterError(f"{path}, line {line}: not in UTF-8; save it as CSV UTF-8") from fault


def _check_header(header: Sequence[str], place: str) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    twice = sorted({name for name in header if header.count(name) > 1})
    if "file" not in header or unknown or twice:
        raise RegisterError(
            f"{place}: the columns are {', '.join(COLUMNS)} ('file' is needed, each at most once); "
            f"not known here: {', '.join(unknown) or 'none'}; named twice: {', '.join(twice) or 'none'}"
        )


def _entry(header: Sequence[str], cells: Sequence[str], place: str) -> dict[str, str]:
    if len(cells) > len(header):
        raise RegisterError(
            f"{place}: {len(cells)} cells under {len(header)} columns; put a cell that holds a comma in quotation marks"
        )
    return {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}


def _check(entry: Mapping[str, str], seen: Mapping[str, object], place: str) -> None:
    if "file" not in entry:
        raise RegisterError(f"{place}: the cell 'file' is empty; name the document's file")
    if entry["file"] in seen:
        raise RegisterError(f"{place}: {entry['file']} is registered twice; keep one of the rows")
    if entry.get("specimen", "true") not in ("true", "false"):
        raise RegisterError(f"{place}: specimen is {entry['specimen']!r}; it is one of true, false")
    for column in _DAYS:
        try:
            datetime.date.fromisoformat(entry.get(column, "2000-01-01"))
        except ValueError as fault:
            raise RegisterError(f"{place}: {column} is {entry[column]!r}; write it as 2022-01-23") from fault
    for declared in load_tables()["documents"].columns:
        value = entry.get(declared.name)
        if value is not None and declared.enum and value not in declared.enum:
            raise RegisterError(f"{place}: {declared.name} is {value!r}; it is one of {', '.join(declared.enum)}")
        if value is not None and declared.pattern and not re.fullmatch(declared.pattern, value):
            raise RegisterError(f"{place}: {declared.name} is {value!r}; it must match {declared.pattern}")
    if "region_code" in entry and "region" not in entry:
        raise RegisterError(f"{place}: a region_code without a region; name the region it is of")
