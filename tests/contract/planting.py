"""Faults to plant in sample rows, made from the declarations: one or more for each rule of a column."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.contract.declarations import Column, Table, load_tables

from .sample_rows import FAULTY_ROWS, SAMPLE_ROWS, Row


@dataclass(frozen=True)
class Plant:
    """`changes` to sample row `number` of `table` that break `rule` (of `column`, or across columns)."""

    table: str
    rule: str
    column: str | None
    number: int
    changes: Row

    def __str__(self) -> str:
        changes = "-".join(f"{name}={value}" for name, value in self.changes.items())
        return f"{self.table}-{self.rule}-row{self.number}-{changes}"

    @property
    def row(self) -> Row:
        return SAMPLE_ROWS[self.table][self.number] | self.changes

    def row_among_others(self, place: int) -> Row:
        """The faulty row, with values of its own where they must be unique and are not the fault."""
        table = load_tables()[self.table]
        unique = [column.name for column in table.columns if column.unique or column.name == table.primary_key]
        return self.row | {name: _fresh(str(self.row[name]), place) for name in unique if name not in self.changes}


def column_plants() -> list[Plant]:
    """The faults for what a column states of its values, in every row that can hold them."""
    return [
        Plant(table.name, rule, column.name, number, {column.name: bad})
        for table in load_tables().values()
        for column in table.columns
        for number, row in enumerate(SAMPLE_ROWS[table.name])
        for rule, bad in _bad_values(column, row.get(column.name))
    ]


def rule_plants() -> list[Plant]:
    """The faults for rules across columns, written by hand."""
    return [
        Plant(table, rule, None, number, changes)
        for (table, rule), plants in FAULTY_ROWS.items()
        for number, changes in plants
    ]


def expected_column_rules(table: Table) -> set[tuple[str, str]]:
    """(rule, column) of everything that a row by itself must keep, read off the declaration."""
    expected = set()
    for column in table.columns:
        expected |= {("required", column.name)} if column.required else set()
        expected |= {("finite", column.name)} if column.type == "number" else set()
        for rule in ("enum", "pattern", "minimum", "maximum"):
            if getattr(column, rule) not in (None, ()):
                expected.add((rule, column.name))
    return expected


def _bad_values(column: Column, good: object) -> Iterator[tuple[str, object]]:
    if good is None:
        return
    if column.required:
        yield "required", None
    if column.type == "number":
        yield "finite", float("nan")
        yield "finite", float("inf")
    if column.enum:
        yield "enum", "no such word"
        yield "enum", column.enum[0].upper()
    if column.pattern is not None:
        # What stands behind a good beginning is where a pattern that is not anchored lets go.
        tails = (f"{good}?", f"{good} ?", f"{good}\\")
        yield "pattern", next(tail for tail in tails if not re.fullmatch(column.pattern, tail))
    if column.minimum is not None:
        yield "minimum", _number(column, column.minimum - 1)
    if column.maximum is not None:
        yield "maximum", _number(column, column.maximum + 1)


def _fresh(value: str, place: int) -> str:
    digits = re.search(r"[0-9a-f]{16,}$", value)
    if digits is None:
        return f"{value}_{place}"
    return value[: digits.start()] + f"{place:x}".zfill(len(digits.group()))


def _number(column: Column, value: float) -> float:
    return int(value) if column.type == "integer" else float(value)


OTHER_TYPES: dict[str, tuple[object, str]] = {
    "string": (1, "int64"),
    "integer": (1.5, "double"),
    "number": (1, "int64"),
    "boolean": (1, "int64"),
    "date": (datetime.datetime(2020, 1, 1), "timestamp[us]"),
    "strings": ("a|b", "string"),
}
