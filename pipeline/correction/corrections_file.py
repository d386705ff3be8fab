"""The lines of schemas/corrections.csv, each checked against the declaration of the column that it corrects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from pipeline.contract.cell_values import Value, value_of
from pipeline.contract.declarations import Column, load_tables
from pipeline.contract.vocabularies import FOLDER, VocabularyError, read_csv

# Beside the vocabularies, not among them: it knows rows, they know words.
FILE = "../corrections.csv"

_EVIDENCE = (
    "document_id",
    "passage_id",
    "raw_start",
    "raw_end",
    "sentence_start",
    "sentence_end",
    "sentence",
    "sentence_sha256",
    "rule",
)
# table → the columns that stay as they were read: ids, evidence, and what a stage before has worked with already.
_FIXED: Mapping[str, tuple[str, ...]] = {
    "documents": ("document_id", "script", "characters", "access", "text_sha256", "specimen"),
    "observations": ("observation_id", *_EVIDENCE),
    "project_mentions": ("mention_id", "project_id", *_EVIDENCE),
}


@dataclass(frozen=True)
class Correction:
    """In a row of a table, ``corrected`` instead of ``expected`` (both as the CSV files write them, null where empty).

    ``expected_in`` is the SHA-256 of the raw file that the row is read from: where the file is there and the row or
    the expected value is not, the correction no longer fits.
    """

    line: int
    table_name: str
    row_id: str
    column_name: str
    expected: str | None
    corrected: str | None
    reason: str
    expected_in: str

    @property
    def expected_value(self) -> Value | None:
        """What the column is expected to hold."""
        return _value(self.table_name, self.column_name, self.expected)

    @property
    def corrected_value(self) -> Value | None:
        """What the column holds once it is corrected."""
        return _value(self.table_name, self.column_name, self.corrected)


def read_corrections(folder: Path = FOLDER) -> list[Correction]:
    """Every correction, in the order of the file (which stands beside ``folder``, that of the vocabularies).

    Raises VocabularyError, naming the line, for one that cannot be read.
    """
    found: dict[tuple[str, str, str], Correction] = {}
    for line, row in enumerate(read_csv(FILE, folder), start=2):
        place = (row["table_name"], row["row_id"], row["column_name"])
        column = _column(line, *place)
        for name in ("expected", "corrected"):
            _check_type(line, column, name, row[name])
        _check_value(line, column, row["corrected"])
        if row["expected"] == row["corrected"]:
            _fail(line, "let `corrected` differ from `expected`")
        if not row["reason"]:
            _fail(line, "give a reason")
        if not re.fullmatch(r"[0-9a-f]{64}", row["expected_in"]):
            _fail(line, "give as expected_in the SHA-256 of the raw file that the row is read from (copies.raw_sha256)")
        if place in found:
            _fail(line, f"line {found[place].line} corrects the same value; keep one of them")
        expected, corrected = row["expected"] or None, row["corrected"] or None
        found[place] = Correction(line, *place, expected, corrected, row["reason"], row["expected_in"])
    return list(found.values())


def _value(table: str, column: str, text: str | None) -> Value | None:
    return None if text is None else value_of(text, load_tables()[table].column(column).type)


def _column(line: int, table_name: str, row_id: str, column_name: str) -> Column:
    if table_name not in _FIXED:
        _fail(line, f"correct a row of {', '.join(_FIXED)}, not of {table_name!r}; all else follows from these")
    table = load_tables()[table_name]
    key = table.column(str(table.primary_key))
    if not re.fullmatch(str(key.pattern), row_id):
        _fail(line, f"give as row_id the {key.name} of a row, not {row_id!r}")
    may_be_corrected = [name for name in table.column_names if name not in _FIXED[table_name]]
    if column_name not in may_be_corrected:
        told = "stays as it was read" if column_name in _FIXED[table_name] else f"is no column of {table_name}"
        _fail(line, f"{column_name!r} {told}; the columns that can be corrected are {', '.join(may_be_corrected)}")
    return table.column(column_name)


def _check_type(line: int, column: Column, name: str, text: str) -> None:
    try:
        if text:
            value_of(text, column.type)
    except ValueError as error:
        _fail(line, f"write `{name}` as the CSV file of the table does: {error}")


def _check_value(line: int, column: Column, text: str) -> None:
    """What the declaration asks of one value; its rules across columns are checked with the table."""
    if not text and column.required:
        _fail(line, f"give `corrected`: {column.name} is never empty")
    if text and column.enum and text not in column.enum:
        _fail(line, f"make `corrected` one of {', '.join(column.enum)}, not {text!r}")
    if text and column.pattern and not re.fullmatch(column.pattern, text):
        _fail(line, f"`corrected` must match {column.pattern}, which {text!r} does not")


def _fail(line: int, what_to_do: str) -> NoReturn:
    raise VocabularyError(FILE, line, what_to_do)
