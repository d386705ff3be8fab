"""How releases are called: major.minor.patch, computed from what changed."""

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.schema_changes import SchemaChange

FIRST = "1.0.0"
_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


def parts(version: str) -> tuple[int, int, int] | None:
    """("1.10.0") → (1, 10, 0), in which versions sort as they should; None where it is no version."""
    found = _VERSION.fullmatch(version)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def next_version(previous: str | None, changes: pa.Table, schema_changes: Sequence[SchemaChange] = ()) -> str:
    """The version after `previous`, where `changes` are the rows of that table.

    Where a row changed or was removed, or a table or column was removed, renamed or retyped: major; where only rows,
    tables or columns were added: minor; else patch. ValueError where `previous` is no version.
    """
    if previous is None:
        return FIRST
    numbers = parts(previous)
    if numbers is None:
        raise ValueError(f"{previous!r} is not a version such as {FIRST}")
    major, minor, patch = numbers
    operations = set(pc.unique(changes.column("operation")).to_pylist())
    operations |= {change.operation for change in schema_changes}
    if operations - {"added"}:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if operations else f"{major}.{minor}.{patch + 1}"
