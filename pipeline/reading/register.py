"""``sources.csv``, the register of what is known of the documents in a raw folder."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping
from pathlib import Path

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
_DOCUMENT_TYPES = {"work_report", "speech", "bulletin", "news", "plan", "other"}
_ACCESS = {"open", "excerpt", "facts", "closed"}


class RegisterError(ValueError):
    """The register cannot be used; the message names file, line, column and what to do."""


def read_register(folder: Path) -> dict[str, dict[str, str]]:
    """The rows of ``folder/sources.csv`` by file name, empty cells left out; {} where there is no register.

    Raises RegisterError on the first row that cannot be used.
    """
    path = folder / REGISTER_NAME
    if not path.exists():
        return {}
    rows: dict[str, dict[str, str]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            unknown = [name for name in reader.fieldnames or [] if name not in COLUMNS]
            if "file" not in (reader.fieldnames or []) or unknown:
                raise RegisterError(
                    f"{path}, line 1: the columns are {', '.join(COLUMNS)} ('file' is needed); "
                    f"not known here: {', '.join(unknown) or 'none'}"
                )
            for row in reader:
                entry = {name: (value or "").strip() for name, value in row.items() if name and (value or "").strip()}
                _check(entry, rows, f"{path}, line {reader.line_num}")
                rows[entry.pop("file")] = entry
    except (csv.Error, UnicodeDecodeError) as fault:
        raise RegisterError(f"{path}: not a CSV file in UTF-8: {fault}; save it as CSV UTF-8") from fault
    return rows


def _check(entry: Mapping[str, str], seen: Mapping[str, object], place: str) -> None:
    if "file" not in entry:
        raise RegisterError(f"{place}: the cell 'file' is empty; name the document's file")
    if entry["file"] in seen:
        raise RegisterError(f"{place}: {entry['file']} is registered twice; keep one of the rows")
    for column, allowed in (("document_type", _DOCUMENT_TYPES), ("access", _ACCESS), ("specimen", {"true", "false"})):
        if entry.get(column, next(iter(allowed))) not in allowed:
            raise RegisterError(f"{place}: {column} is {entry[column]!r}; it is one of {', '.join(sorted(allowed))}")
    for column in ("delivered_on", "published_on"):
        try:
            datetime.date.fromisoformat(entry.get(column, "2000-01-01"))
        except ValueError as fault:
            raise RegisterError(f"{place}: {column} is {entry[column]!r}; write it as 2022-01-23") from fault
