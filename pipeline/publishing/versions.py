"""How releases are called: major.minor.patch, computed from what changed."""

import re

import pyarrow as pa
import pyarrow.compute as pc

FIRST = "1.0.0"
_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


def parts(version: str) -> tuple[int, int, int] | None:
    """("1.10.0") → (1, 10, 0), in which versions sort as they should; None where it is no version."""
    found = _VERSION.fullmatch(version)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def next_version(previous: str | None, changes: pa.Table) -> str:
    """The version after `previous`, where `changes` are the rows of that table.

    Any row changed or removed: major; rows added only: minor; no row differs: patch. ValueError where
    `previous` is no version.
    """
    if previous is None:
        return FIRST
    numbers = parts(previous)
    if numbers is None:
        raise ValueError(f"{previous!r} is not a version such as {FIRST}")
    major, minor, patch = numbers
    operations = set(pc.unique(changes.column("operation")).to_pylist())
    if operations & {"changed", "removed"}:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if operations else f"{major}.{minor}.{patch + 1}"
