"""Corrections beside the rows that they are for: applied where they fit, told where they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.declarations import load_tables
from pipeline.contract.identifiers import identifier
from pipeline.contract.rows import rows_in
from pipeline.correction.corrections_file import Correction

Row = Mapping[str, Any]
RowsOf = Mapping[str, Iterable[Row]]
"""table name → its rows as they were read, before any correction; they can be gone through once."""

# (table, column) → the columns that say the same in another way, and that no rule across columns compares with it.
_SAID_AGAIN: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("observations", "value"): ("value_base",),
    ("observations", "unit"): ("value_base", "unit_base"),
}


def rows_as_read(documents: pa.Table, extractions: pa.Table) -> RowsOf:
    """The rows that can be corrected: documents as they were catalogued, and what each states as it was extracted."""
    return {"documents": documents.to_pylist()} | {
        name: _stated(extractions.select([name]), name) for name in ("observations", "project_mentions")
    }


def _stated(extractions: pa.Table, name: str) -> Iterator[Row]:
    for of_document in rows_in(extractions):
        yield from of_document[name]


def corrected(table_name: str, rows: Iterable[Row], corrections: Sequence[Correction]) -> Iterator[dict[str, Any]]:
    """The rows of a table with the values of the corrections that fit; all other values stay as they are."""
    of_row = _by_row(corrections)
    key = _key(table_name)
    for row in rows:
        yield {
            **row,
            **{
                name: it.corrected_value
                for name, it in of_row.get((table_name, row[key]), {}).items()
                if _problem(it, row, of_row) is None
            },
        }


def corrected_rows(table_name: str, extractions: pa.Table, corrections: Sequence[Correction]) -> pa.Table:
    """The rows of a table that all documents state, in their order, with the values of the corrections that fit."""
    rows = pa.Table.from_struct_array(pc.list_flatten(extractions[table_name]).combine_chunks())
    due = pa.array([it.row_id for it in corrections if it.table_name == table_name], pa.string())
    places = pc.indices_nonzero(pc.is_in(rows[_key(table_name)], due)).to_numpy()
    fixed = list(corrected(table_name, rows.take(places).to_pylist(), corrections))
    order = np.arange(len(rows))
    order[places] = len(rows) + np.arange(len(places))
    return pa.concat_tables([rows, pa.Table.from_pylist(fixed, rows.schema)]).take(order) if fixed else rows


def applied(rows_of: RowsOf, corrections: Sequence[Correction]) -> list[dict[str, Any]]:
    """The rows of the table `corrections`: those that fit."""
    return [
        {
            "correction_id": identifier("correction", it.table_name, it.row_id, it.column_name),
            "table_name": it.table_name,
            "row_id": it.row_id,
            "document_id": row["document_id"],
            "column_name": it.column_name,
            "expected": it.expected,
            "corrected": it.corrected,
            "reason": it.reason,
        }
        for it, row, problem in _judged(rows_of, corrections)
        if row and problem is None
    ]


def unfit(rows_of: RowsOf, copies: Sequence[Row], corrections: Sequence[Correction]) -> list[str]:
    """What to say of each correction whose raw file is among the ``copies`` and which does not fit the row."""
    there = {copy["raw_sha256"] for copy in copies}
    return [
        f"schemas/corrections.csv, line {it.line}: {it.table_name} {it.row_id}: {problem}"
        for it, _, problem in _judged(rows_of, corrections)
        if problem and it.expected_in in there
    ]


_ByRow = Mapping[tuple[str, str], Mapping[str, Correction]]


def _by_row(corrections: Sequence[Correction]) -> _ByRow:
    """(table, row id) → column → its correction."""
    found: dict[tuple[str, str], dict[str, Correction]] = defaultdict(dict)
    for it in corrections:
        found[it.table_name, it.row_id][it.column_name] = it
    return found


def _judged(rows_of: RowsOf, corrections: Sequence[Correction]) -> Iterator[tuple[Correction, Row | None, str | None]]:
    """Each correction, its row if there is one, and why it cannot be applied."""
    of_row = _by_row(corrections)
    rows = {
        (name, row[_key(name)]): row
        for name in {it.table_name for it in corrections}
        for row in rows_of[name]
        if (name, row[_key(name)]) in of_row
    }
    for it in corrections:
        row = rows.get((it.table_name, it.row_id))
        yield it, row, _problem(it, row, of_row)


def _problem(it: Correction, row: Row | None, of_row: _ByRow) -> str | None:
    if row is None:
        return "there is no such row any more; remove the line"
    if not _expected(it, row):
        return f"{it.column_name} is {row.get(it.column_name)!r}, not {it.expected!r}; correct the line or remove it"
    beside = _SAID_AGAIN.get((it.table_name, it.column_name), ())
    others = of_row[it.table_name, it.row_id]
    if any(row.get(name) is not None for name in beside) and not any(
        name in others and _expected(others[name], row) for name in beside
    ):
        return f"{' or '.join(beside)} says it again; correct that too, in a line of its own"
    return None


def _expected(it: Correction, row: Row) -> bool:
    value: object = row.get(it.column_name)
    return value == it.expected_value


def _key(table_name: str) -> str:
    return str(load_tables()[table_name].primary_key)
