"""Where the commands print: results to standard output, everything else to standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

# With more columns than this nobody can read them beside each other.
_MOST_BESIDE_EACH_OTHER = 12


class UsageError(Exception):
    """The command was used wrongly; the message says what to do. Exit code 2."""


class FailureError(Exception):
    """What was asked for could not be done; the message says why. Exit code 1."""


def print_table(data: pa.Table, title: str | None = None, most: int | None = None) -> None:
    """Print a table, its first ``most`` rows, and how many there are if not all are shown.

    A table of many columns is printed row by row, its columns below each other.
    """
    shown = data if most is None else data.slice(0, most)
    if len(data.schema) > _MOST_BESIDE_EACH_OTHER and len(shown):
        _print_records(shown)
    else:
        _print_grid(shown, title)
    if len(shown) < len(data):
        out.print(f"… {len(data) - len(shown)} more of {len(data)} rows")


def _print_grid(shown: pa.Table, title: str | None) -> None:
    # Here, because gongbao doctor prints where pyarrow cannot be imported.
    import pyarrow as pa

    table = Table(title=title, title_justify="left", header_style="bold")
    for field in shown.schema:
        number = pa.types.is_integer(field.type) or pa.types.is_floating(field.type) or pa.types.is_decimal(field.type)
        table.add_column(field.name, justify="right" if number else "left", overflow="fold")
    for row in zip(*(column.to_pylist() for column in shown.columns), strict=True):
        table.add_row(*map(_cell, row))
    # What is in a cell is data: no [markup], no :emoji:.
    width = None if out.is_terminal else 200
    Console(highlight=False, markup=False, emoji=False, width=width).print(table)


def _print_records(shown: pa.Table) -> None:
    width = max(len(name) for name in shown.column_names) + 2
    for number, row in enumerate(zip(*(column.to_pylist() for column in shown.columns), strict=True), start=1):
        out.print(Text(f"row {number} of {len(shown)}", style="bold"))
        for name, value in zip(shown.column_names, row, strict=True):
            out.print(Text.assemble((f"{name:{width}}", "dim"), _cell(value)))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.12g}"
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
