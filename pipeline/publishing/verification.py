"""Whether a release says what its raw files say: every row derived again from its characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.contract.cell_values import value_of
from pipeline.contract.declarations import Table, load_tables
from pipeline.contract.identifiers import identifier, sha256
from pipeline.extraction.rederivation import values_of
from pipeline.publishing.kept_texts import kept_path, kept_texts
from pipeline.publishing.needed_columns import check_columns
from pipeline.publishing.releases import read_tables
from pipeline.reading.failure import UnreadableError
from pipeline.reading.formats import read_file
from pipeline.reading.raw_files import read_raw_file
from pipeline.reading.texts import file_sha256

_KINDS = {"observations": ("obs", "observation_id"), "project_mentions": ("mention", "mention_id")}

_EVIDENCE = ("document_id", "raw_start", "raw_end", "sentence_start", "sentence_end", "sentence_sha256")
_NEEDED = {
    "copies": ("copy_id", "document_id", "raw_path", "raw_sha256", "raw_start", "raw_end", "relation"),
    "observations": ("observation_id", *_EVIDENCE, "value", "value_high", "unit"),
    "project_mentions": ("mention_id", *_EVIDENCE),
    "corrections": ("row_id", "column_name", "expected", "corrected"),
}


@dataclass(frozen=True)
class Discrepancy:
    """A row that cannot be derived again from the raw file: which, where, and what differs."""

    table: str
    row_id: str
    raw_path: str
    raw_start: int
    raw_end: int
    problem: str

    def __str__(self) -> str:
        place = f"{self.raw_path}, characters {self.raw_start} to {self.raw_end}"
        return f"{self.table} {self.row_id} ({place}): {self.problem}"


@dataclass(frozen=True)
class Verification:
    """How many rows were derived again, those that could not be, and what else there is to know of a file.

    ``corrected`` counts the values that a correction set: they are not derived from the text.
    """

    rows: int
    files: int
    corrected: int
    discrepancies: list[Discrepancy]
    notes: list[str]


def verify(release: Path, raw: Path) -> Verification:
    """Derive every observation and project mention of a release again from the files in ``raw``.

    Of each row: its id (from the raw hash, the span and the characters in it), the hash of its sentence, and
    of an observation the value. Of each file: its hash. Where the text of a file was kept (its format is not plain
    text) and differs from what is read of it now, the kept text is the one that the places count in. Where a
    correction set a value, it is the value before the correction that the text must give. ReleaseError where the
    release has not got a table or a column that this takes.
    """
    tables = read_tables(release)
    # A release of before there were corrections has no such table.
    without = () if "corrections" in tables else ("corrections",)
    check_columns(release, tables, {name: _NEEDED[name] for name in _NEEDED if name not in without})
    copies = tables["copies"].to_pylist()
    corrections = tables["corrections"].to_pylist() if "corrections" in tables else []
    rows = _rows_by_file(tables, copies, corrections)
    found: list[Discrepancy] = []
    notes: list[str] = []
    files = 0
    for copy in {row["raw_path"]: row for row in copies}.values():
        read, problem = _read(raw / copy["raw_path"], raw, copy["raw_sha256"])
        kept = kept_texts(release, copy["raw_sha256"])
        if kept and read not in (None, kept[0]):
            path = kept_path(copy["raw_sha256"])
            notes.append(f"{copy['raw_path']}: what is read of it now differs from {path}, which was used")
        if problem:
            found.append(_discrepancy("copies", copy["copy_id"], copy, problem))
        texts = kept or ([] if read is None else [read])
        if texts:
            files += 1
            # An older release may count in a text that an older reader made; the one that fits is the one.
            by_text = [_of_file(rows.get(copy["raw_path"], []), copy, text) for text in texts]
            fewest = min(by_text, key=len)
            found += fewest
    return Verification(sum(map(len, rows.values())), files, len(corrections), found, notes)


_Rows = list[tuple[str, dict[str, Any]]]


def _rows_by_file(
    tables: Mapping[str, Any], copies: list[dict[str, Any]], corrections: list[dict[str, Any]]
) -> dict[str, _Rows]:
    """The rows with evidence as they were read, each with its table's name, by the raw path of the primary copy."""
    paths = {row["document_id"]: row["raw_path"] for row in copies if row["relation"] == "primary"}
    corrections_of: dict[str, list[dict[str, Any]]] = {}
    for correction in corrections:
        corrections_of.setdefault(correction["row_id"], []).append(correction)
    found: dict[str, _Rows] = {}
    for table, (_, key) in _KINDS.items():
        for row in tables[table].to_pylist():
            as_read = _as_read(load_tables()[table], row, corrections_of.get(row[key], []))
            found.setdefault(paths[row["document_id"]], []).append((table, as_read))
    return found


def _as_read(table: Table, row: dict[str, Any], corrections: list[dict[str, Any]]) -> dict[str, Any]:
    """The row before its corrections; a value that is not the one that its correction set stays as it is."""
    before = dict(row)
    for correction in corrections:
        column = table.column(correction["column_name"])
        expected, corrected = (
            None if correction[name] is None else value_of(correction[name], column.type)
            for name in ("expected", "corrected")
        )
        if row[column.name] == corrected:
            before[column.name] = expected
    return before


def _of_file(rows: _Rows, copy: Mapping[str, Any], text: str) -> list[Discrepancy]:
    """What differs in the rows of a file when their places count in this text."""
    found = []
    for table, row in rows:
        kind, key = _KINDS[table]
        span = {"raw_path": copy["raw_path"], "raw_start": row["raw_start"], "raw_end": row["raw_end"]}
        problems = _problems(row, key, kind, copy["raw_sha256"], text)
        found += [_discrepancy(table, row[key], span, problem) for problem in problems]
    return found


def _read(path: Path, raw: Path, raw_sha256: str) -> tuple[str | None, str | None]:
    """(the text of a raw file, what is wrong with the file)"""
    try:
        data = read_raw_file(path, raw)
        text = read_file(data, path.suffix).text
    except UnreadableError as fault:
        return None, f"the raw file cannot be read: {fault}"
    except Exception as fault:
        # A file that is not the one that was read may break a reader in any way.
        return None, f"the raw file cannot be read: {type(fault).__name__}"
    differs = file_sha256(data) != raw_sha256
    return text, "the raw file is not the one that was read (its SHA-256 differs)" if differs else None


def _problems(row: Mapping[str, Any], key: str, kind: str, raw_sha256: str, text: str) -> Iterator[str]:
    start, end = row["raw_start"], row["raw_end"]
    said = text[start:end]
    if identifier(kind, raw_sha256, start, end, said) != row[key]:
        yield f"the characters there are {said!r}, not those the row was made from"
    if sha256(text[row["sentence_start"] : row["sentence_end"]]) != row["sentence_sha256"]:
        yield "its sentence differs"
    if kind == "obs":
        yield from _value_problems(row, said, text[end : row["sentence_end"]])


def _value_problems(row: Mapping[str, Any], said: str, behind: str) -> Iterator[str]:
    ends = sorted(abs(end) for end in (row["value"], row["value_high"]) if end is not None)
    stated = (ends[0], ends[1] if len(ends) > 1 else None, row["unit"] or "")
    if stated not in values_of(said, behind):
        yield f"{said!r} does not say {row['value']:g} {row['unit'] or ''}"


def _discrepancy(table: str, row_id: str, span: Mapping[str, Any], problem: str) -> Discrepancy:
    return Discrepancy(table, row_id, span["raw_path"], span["raw_start"], span["raw_end"], problem)
