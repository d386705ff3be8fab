"""What differs between the schemas of two releases: tables and columns added, removed, renamed, or of another type."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.contract.datapackage import TYPES
from pipeline.contract.declarations import Column, Table, load_tables

Schema = Mapping[str, Mapping[str, str]]
"""table → column → its type as a Data Package calls it."""

Operation = Literal["added", "removed", "renamed", "retyped"]


@dataclass(frozen=True)
class SchemaChange:
    """A table (`column` is null), or a column of it, that differs; both are called as in the newer schema.

    `old` and `new` are its names, null where it was not there; of one that is `retyped` its types.
    """

    table: str
    column: str | None
    operation: Operation
    old: str | None
    new: str | None


def declared_schema() -> Schema:
    """The schema that the declarations give."""
    return {
        name: {column.name: TYPES[column.type] for column in table.columns} for name, table in load_tables().items()
    }


def published_schema(package: Mapping[str, Any]) -> Schema:
    """The schema that a datapackage.json gives its Parquet files; KeyError where it is not one of gongbao."""
    return {
        resource["name"]: {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for resource in package["resources"]
        if resource["format"] == "parquet"
    }


def schema_changes(old: Schema, new: Schema) -> list[SchemaChange]:
    """What differs from `old` to `new`, in the order of `new`; what was renamed is told by `renamed_from`."""
    declared = load_tables()
    found: list[SchemaChange] = []
    for today, before, after in _matched(old, new, declared.values()):
        table = after or before or today
        found += _renaming(table, None, before, after)
        if before and after:
            columns = declared[today].columns if today in declared else ()
            found += _of_columns(table, old[before], new[after], columns)
    return found


def _of_columns(
    table: str, old: Mapping[str, str], new: Mapping[str, str], declared: Iterable[Column]
) -> Iterator[SchemaChange]:
    for today, before, after in _matched(old, new, declared):
        column = after or before or today
        yield from _renaming(table, column, before, after)
        if before and after and old[before] != new[after]:
            yield SchemaChange(table, column, "retyped", old[before], new[after])


def _renaming(table: str, column: str | None, before: str | None, after: str | None) -> list[SchemaChange]:
    """The change of a name, which may have been or become none."""
    if before == after:
        return []
    operation: Operation = "added" if before is None else "removed" if after is None else "renamed"
    return [SchemaChange(table, column, operation, before, after)]


def _matched(
    old: Iterable[str], new: Iterable[str], declared: Iterable[Table | Column]
) -> list[tuple[str, str | None, str | None]]:
    """(name today, name in `old`, name in `new`) of each thing that either has; what is not declared keeps its name."""
    today = {former: one.name for one in declared for former in one.renamed_from}
    before, after = ({today.get(name, name): name for name in names} for names in (old, new))
    return [(name, before.get(name), after.get(name)) for name in dict.fromkeys([*after, *before])]
