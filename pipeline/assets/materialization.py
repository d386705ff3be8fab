"""What every materialisation tells: its rows, a preview, its data version."""

from __future__ import annotations

import hashlib
import io
import weakref
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
from dagster import DataVersion, MaterializeResult, MetadataValue, Output

Told = MetadataValue | str | int | float | bool
"""What a materialisation may tell of itself."""

_PREVIEWED_ROWS = 5
_LONGEST_CELL = 60


def output(table: pa.Table, **more: Told) -> Output[pa.Table]:
    """A table as an asset's output, with its metadata."""
    return Output(table, metadata=_metadata(table, more), data_version=version_of(table))


def materialized(table: pa.Table, **more: Told) -> MaterializeResult[pa.Table]:
    """The same as the result of a single asset."""
    return MaterializeResult(value=table, metadata=_metadata(table, more), data_version=version_of(table))


def balance(unit: str, total: int, **parts: int) -> str:
    """An account in words: what came in is what is told of it: "98 targets = 12 met + 86 pending"."""
    told = " + ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in parts.items())
    missing = total - sum(parts.values())
    return f"{total:,} {unit} = {told}" + (f" + {missing:,} UNACCOUNTED" if missing else "")


def digest(table: pa.Table) -> str:
    """A hash (SHA-256) of a table's content, the same for equal tables; worked out once for each table."""
    known = _KNOWN.get(id(table))
    if known is None or known[0]() is not table:
        know_digest(table, _digest(table))
    return _KNOWN[id(table)][1]


def know_digest(table: pa.Table, of_it: str) -> None:
    """Have it that `digest` of a table is `of_it`, because that was worked out when the table was kept."""
    place = id(table)
    _KNOWN[place] = weakref.ref(table, lambda _: _KNOWN.pop(place, None)), of_it


# By the place in memory, which another table has later.
_KNOWN: dict[int, tuple[weakref.ref[pa.Table], str]] = {}


def _digest(table: pa.Table) -> str:
    hashed = hashlib.sha256(str(table.schema.remove_metadata()).encode())
    # Written to the hash itself: a table is large, and nobody reads its bytes.
    sink = pa.PythonFile(_HashSink(hashed), mode="w")
    with pa.ipc.new_stream(sink, table.schema.remove_metadata()) as stream:
        stream.write_table(table.combine_chunks())
    return hashed.hexdigest()


def version_of(table: pa.Table) -> DataVersion:
    """What Dagster compares to say whether an asset changed."""
    return DataVersion(digest(table)[:16])


class _HashSink(io.RawIOBase):
    """A file that keeps of what is written to it only a hash."""

    def __init__(self, hashed: hashlib._Hash) -> None:
        self._hashed = hashed

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._hashed.update(data)
        return len(data)


def _metadata(table: pa.Table, more: Mapping[str, Told]) -> dict[str, Told]:
    return {
        "dagster/row_count": len(table),
        "columns": table.num_columns,
        "preview": MetadataValue.md(_preview(table)),
        **more,
    }


def _preview(table: pa.Table) -> str:
    flat = [field.name for field in table.schema if not pa.types.is_nested(field.type)]
    rows = table.select(flat).slice(0, _PREVIEWED_ROWS).to_pylist()
    lines = ["| " + " | ".join(flat) + " |", "|" + " --- |" * len(flat)]
    lines += ["| " + " | ".join(_cell(value) for value in row.values()) + " |" for row in rows]
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = "" if value is None else str(value).replace("|", "¦").replace("\n", "⏎")
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
