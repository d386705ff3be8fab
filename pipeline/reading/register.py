"""``sources.csv``, the register of what is known of the documents in a raw folder."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator, Mapping, Sequence
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
    rows, faults = _read(folder)
    if faults:
        raise RegisterError(faults[0])
    return rows


def register_faults(folder: Path) -> list[str]:
    """Everything for which ``read_register`` refuses the register, in the order of its lines."""
    return _read(folder)[1]


def _read(folder: Path) -> tuple[dict[str, dict[str, str]], list[str]]:
    """The rows by file name, and what is wrong with them; one that is wrong may be there or not."""
    path = folder / REGISTER_NAME
    rows: dict[str, dict[str, str]] = {}
    if not path.exists():
        return rows, []
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return rows, [f"{path}, line {line}: not in UTF-8; save it as CSV UTF-8"]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    faults: list[str] = []
    try:
        header = next(reader, [])
        faults += [f"{path}, line 1: {fault}" for fault in _header_faults(header)]
        for cells in reader if not faults else ():
            if any(cells):
                entry = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
                found = [*_cell_faults(header, cells), *_faults(entry, rows)]
                faults += [f"{path}, line {reader.line_num}: {fault}" for fault in found]
                rows.setdefault(entry.pop("file", ""), entry)
    except csv.Error as fault:
        faults.append(f"{path}, line {reader.line_num}: not CSV ({fault}); save it as CSV UTF-8")
    return rows, faults


def _header_faults(header: Sequence[str]) -> Iterator[str]:
    unknown = [name for name in header if name not in COLUMNS]
    twice = sorted({name for name in header if header.count(name) > 1})
    if "file" not in header or unknown or twice:
        yield (
            f"the columns are {', '.join(COLUMNS)} ('file' is needed, each at most once); "
            f"not known here: {', '.join(unknown) or 'none'}; named twice: {', '.join(twice) or 'none'}"
        )


def _cell_faults(header: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    if len(cells) > len(header):
        yield f"{len(cells)} cells under {len(header)} columns; put a cell that holds a comma in quotation marks"


def _faults(entry: Mapping[str, str], seen: Mapping[str, object]) -> Iterator[str]:
    if "file" not in entry:
        yield "the cell 'file' is empty; name the document's file"
    if entry.get("file") in seen:
        yield f"{entry['file']} is registered twice; keep one of the rows"
    if entry.get("specimen", "true") not in ("true", "false"):
        yield f"specimen is {entry['specimen']!r}; it is one of true, false"
    for column in _DAYS:
        try:
            datetime.date.fromisoformat(entry.get(column, "2000-01-01"))
        except ValueError:
            yield f"{column} is {entry[column]!r}; write it as 2022-01-23"
    for declared in load_tables()["documents"].columns:
        value = entry.get(declared.name)
        if value is not None and declared.enum and value not in declared.enum:
            yield f"{declared.name} is {value!r}; it is one of {', '.join(declared.enum)}"
        if value is not None and declared.pattern and not re.fullmatch(declared.pattern, value):
            yield f"{declared.name} is {value!r}; it must match {declared.pattern}"
    if "region_code" in entry and "region" not in entry:
        yield "a region_code without a region; name the region it is of"
