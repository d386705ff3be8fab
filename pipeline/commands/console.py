"""Where the commands print: results to standard output, everything else to standard error."""

from __future__ import annotations

import pyarrow as pa
from rich.console import Console
from rich.table import Table

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


class UsageError(Exception):
    """The command was used wrongly; the message says what to do. Exit code 2."""


class FailureError(Exception):
    """What was asked for could not be done; the message says why. Exit code 1."""


def print_table(data: pa.Table, title: str | None = None, most: int | None = None) -> None:
    """Print a table, its first ``most`` rows, and how many there are if not all are shown."""
    shown = data if most is None else data.slice(0, most)
    table = Table(title=title, title_justify="left", header_style="bold")
    for field in data.schema:
        number = pa.types.is_integer(field.type) or pa.types.is_floating(field.type) or pa.types.is_decimal(field.type)
        table.add_column(field.name, justify="right" if number else "left", overflow="fold")
    for row in zip(*(column.to_pylist() for column in shown.columns), strict=True):
        table.add_row(*map(_cell, row))
    Console(highlight=False, width=None if out.is_terminal else 200).print(table)
    if len(shown) < len(data):
        out.print(f"… {len(data) - len(shown)} more of {len(data)} rows")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.12g}"
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
