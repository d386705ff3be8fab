"""Whether a release says what its raw files say: every row derived again from its characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.contract.identifiers import identifier, sha256
from pipeline.extraction.rederivation import values_of
from pipeline.publishing.releases import read_tables
from pipeline.reading.decoding import UndecodableError, decode
from pipeline.reading.texts import file_sha256

_KINDS = {"observations": ("obs", "observation_id"), "project_mentions": ("mention", "mention_id")}


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
    """How many rows were derived again, and those that could not be."""

    rows: int
    files: int
    discrepancies: list[Discrepancy]


def verify(release: Path, raw: Path) -> Verification:
    """Derive every observation and project mention of a release again from the files in ``raw``.

    Of each row: its id (from the raw hash, the span and the characters in it), the hash of its sentence, and
    of an observation the value. Of each file: its hash.
    """
    tables = read_tables(release)
    copies = tables["copies"].to_pylist()
    primary = {row["document_id"]: row for row in copies if row["relation"] == "primary"}
    texts: dict[str, str] = {}
    found: list[Discrepancy] = []
    for row in {row["raw_path"]: row for row in copies}.values():
        problem = _read(raw / row["raw_path"], row, texts)
        if problem:
            found.append(_discrepancy("copies", row["copy_id"], row, problem))
    rows = 0
    for table, (kind, key) in _KINDS.items():
        for row in tables[table].to_pylist():
            rows += 1
            copy = primary[row["document_id"]]
            text = texts.get(copy["raw_path"])
            if text is not None:
                span = {
                    "raw_path": copy["raw_path"],
                    "raw_start": row["raw_start"],
                    "raw_end": row["raw_end"],
                }
                problems = _problems(row, key, kind, copy["raw_sha256"], text)
                found += [_discrepancy(table, row[key], span, problem) for problem in problems]
    return Verification(rows, len(texts), found)


def _read(path: Path, row: Mapping[str, Any], texts: dict[str, str]) -> str | None:
    try:
        data = path.read_bytes()
        texts[row["raw_path"]] = decode(data).text
    except (OSError, UndecodableError) as fault:
        return f"the raw file cannot be read: {fault}"
    if file_sha256(data) != row["raw_sha256"]:
        return "the raw file is not the one that was read (its SHA-256 differs)"
    return None


def _problems(row: Mapping[str, Any], key: str, kind: str, raw_sha256: str, text: str) -> Iterator[str]:
    start, end = row["raw_start"], row["raw_end"]
    said = text[start:end]
    if identifier(kind, raw_sha256, start, end, said) != row[key]:
        yield f"the characters there are {said!r}, not those the row was made from"
    if sha256(text[row["sentence_start"] : row["sentence_end"]]) != row["sentence_sha256"]:
        yield "its sentence differs"
    if kind == "obs":
        yield from _value_problems(row, said)


def _value_problems(row: Mapping[str, Any], said: str) -> Iterator[str]:
    ends = sorted(abs(end) for end in (row["value"], row["value_high"]) if end is not None)
    stated = (ends[0], ends[1] if len(ends) > 1 else None, row["unit"])
    if stated not in values_of(said):
        yield f"{said!r} does not say {row['value']:g} {row['unit']}"


def _discrepancy(table: str, row_id: str, span: Mapping[str, Any], problem: str) -> Discrepancy:
    return Discrepancy(table, row_id, span["raw_path"], span["raw_start"], span["raw_end"], problem)
