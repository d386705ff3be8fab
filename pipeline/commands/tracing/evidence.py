"""A row's sentence with its value highlighted, and the lines that say where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
from rich.text import Text

from pipeline.commands.console import out
from pipeline.commands.database import open_database, unusable
from pipeline.commands.raw_text import raw_text
from pipeline.publishing.kept_texts import kept_path, kept_texts

Row = Mapping[str, Any]

_HIGHLIGHT = "bold black on yellow"


class Evidence:
    """The rows of a release and, where a raw folder is given, the sentences as they stand in it."""

    def __init__(self, release: Path, raw: Path | None) -> None:
        self._release = release
        self._raw = raw
        self._connection = open_database(release)

    def __enter__(self) -> Evidence:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        with self._connection:
            # What is told of a row is asked for in many places; that it is not there is the release's fault.
            if isinstance(fault, KeyError | duckdb.Error):
                raise unusable(self._release, self._connection, fault) from fault

    def rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        """The rows that a query of the release gives, its ``?`` filled with the values."""
        rows: list[dict[str, Any]] = self._connection.sql(sql, params=list(values)).to_arrow_table().to_pylist()
        return rows

    def row(self, sql: str, *values: object) -> dict[str, Any] | None:
        """The first row that a query gives; None where there is none."""
        return next(iter(self.rows(sql, *values)), None)

    def copy_of(self, row: Row) -> dict[str, Any]:
        """The primary copy of the document of a row."""
        found = self.rows("FROM copies WHERE document_id = ? AND relation = 'primary'", row["document_id"])
        return found[0]

    def document_of(self, row: Row) -> dict[str, Any]:
        """The document of a row."""
        return self.rows("FROM documents WHERE document_id = ?", row["document_id"])[0]

    def print_sentence(self, row: Row, indent: str = "") -> None:
        """Print the sentence of a row, its value or name highlighted."""
        raw = None if self._raw is None else raw_text(self._release, self.copy_of(row), self._raw)
        out.print(Text(indent) + sentence(row, raw, self.document_of(row)["access"]))

    def print_place(self, row: Row) -> None:
        """Print the document, the section and the characters in the raw file that a row was read from."""
        document, copy = self.document_of(row), self.copy_of(row)
        passage = self.rows("FROM passages WHERE passage_id = ?", row["passage_id"])[0]
        lines = {
            "document": described(document),
            "section": row.get("section") or passage["section"],
            "passage": f"{passage['kind']} {passage['sequence']}",
            "place": f"{copy['raw_path']}, characters {row['raw_start']} to {row['raw_end']}{self._counted_in(copy)}",
            "rule": row["rule"],
            "rights": f"{document['access']}: {document['rights']}",
        }
        print_lines(lines)
        for correction in self._corrections_of(row):
            values = (correction[name] or "nothing" for name in ("expected", "corrected"))
            told = f"{correction['column_name']}: {' → '.join(values)} ({correction['reason']})"
            print_lines({"corrected": told})

    def _corrections_of(self, row: Row) -> list[dict[str, Any]]:
        # A release of before there were corrections has no such table.
        if not self.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = 'corrections'"):
            return []
        row_id = row.get("observation_id") or row.get("mention_id")
        return self.rows("FROM corrections WHERE row_id = ? ORDER BY column_name", row_id)

    def _counted_in(self, copy: Row) -> str:
        kept = kept_texts(self._release, copy["raw_sha256"])
        return f" of the text read from it ({kept_path(copy['raw_sha256'])})" if kept else ""


def described(document: Row) -> str:
    """A document in one line."""
    columns = ("title", "document_type", "region", "delivered_on")
    return " · ".join(str(document[column]) for column in columns if document[column])


def print_lines(lines: Mapping[str, object]) -> None:
    """Print what there is of labelled values, one a line."""
    for label, value in lines.items():
        if value:
            out.print(Text.assemble((f"{label:11}", "dim"), str(value)))


def amount(row: Row) -> str:
    """The value of an observation with its unit: 8.7 %, 1,102.3 亿元."""
    high = "" if row["value_high"] is None else f"–{row['value_high']:.12g}"
    return f"{row['value']:.12g}{high} {row['unit'] or ''}".rstrip()


def sentence(row: Row, raw: str | None, access: str) -> Text:
    """The sentence of a row with its value or name highlighted: as published, or as it stands in the raw text."""
    if raw is not None:
        start = row["raw_start"] - row["sentence_start"]
        text = Text(raw[row["sentence_start"] : row["sentence_end"]])
        text.stylize(_HIGHLIGHT, start, start + row["raw_end"] - row["raw_start"])
        return text
    if row["sentence"] is None:
        return Text(
            f"(the document's access is {access}: its sentences are not published; --raw shows them from the raw file)"
        )
    text = Text(row["sentence"])
    span = _span(row)
    if span:
        text.stylize(_HIGHLIGHT, *span)
    return text


def _span(row: Row) -> tuple[int, int] | None:
    """Where the value or the name stands in the published sentence."""
    length = row["raw_end"] - row["raw_start"]
    if len(row["sentence"]) == row["sentence_end"] - row["sentence_start"]:
        start = row["raw_start"] - row["sentence_start"]
        return start, start + length
    written = row["name"] if "name" in row else f"{abs(row['value']):.12g}"
    match = re.search(re.escape(written), row["sentence"])
    return match.span() if match else None
