"""CHANGES.md: what changed since the release before, for a person to read."""

from collections.abc import Sequence

import pyarrow as pa

from pipeline.contract.schema_changes import SchemaChange
from pipeline.publishing.versioning.row_summaries import row_summary

EXAMPLES = 5
LONGEST = 60
_ONLY_BESIDE = ": only what stands beside the data does, such as the descriptions, the views or the form of the files"


def changes_page(
    version: str, previous: str | None, changes: pa.Table, schema_changes: Sequence[SchemaChange] = ()
) -> str:
    """The page for the release `version` after `previous`, where `changes` are the rows of that table.

    `schema_changes` are what differs from the schema of `previous`.
    """
    title = f"# Changes in {version}"
    if previous is None:
        return f"{title}\n\nThis is the first release.\n"
    parts = [title]
    if schema_changes:
        parts += [
            "## Tables and columns",
            f"Other than in {previous}; `schema_changes` in `datapackage.json` says the same. A column that only one "
            "of the two releases has is named here and its values are not among the changes; what was renamed is "
            "compared under its new name.",
            "\n".join(map(_schema_line, schema_changes)),
        ]
    if not changes.num_rows:
        parts.append(f"No row differs from {previous}{'' if schema_changes else _ONLY_BESIDE}.")
        return "\n\n".join(parts) + "\n"
    parts += [
        f"Since {previous}. Every change is a row of the table `changes`; this page counts them.",
        _counts(changes),
    ]
    rows = changes.to_pylist()
    for table in dict.fromkeys(row["table_name"] for row in rows):
        parts.append(f"## {table}")
        lines = []
        for operation in ("changed", "added", "removed"):
            of_kind = [row for row in rows if row["table_name"] == table and row["operation"] == operation]
            lines += [_line(row) for row in of_kind[:EXAMPLES]]
            if len(of_kind) > EXAMPLES:
                lines.append(f"- … and {len(of_kind) - EXAMPLES} more {operation}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _schema_line(change: SchemaChange) -> str:
    name = f"`{change.table}.{change.column}`" if change.column else f"table `{change.table}`"
    match change.operation:
        case "renamed":
            return f"- {name} was renamed: `{change.old}` → `{change.new}`"
        case "retyped":
            return f"- {name} has another type: `{change.old}` → `{change.new}`"
    return f"- {name} was {change.operation}"


def _counts(changes: pa.Table) -> str:
    """A table of how many rows were added or removed and how many values changed, by table and cause."""
    keys = ["table_name", "operation", "cause"]
    counted = changes.group_by(keys).aggregate([([], "count_all")]).sort_by([(key, "ascending") for key in keys])
    lines = ["| Table | Operation | Cause | Count |", "| --- | --- | --- | ---: |"]
    lines += [
        f"| {row['table_name']} | {row['operation']} | {row['cause']} | {row['count_all']} |"
        for row in counted.to_pylist()
    ]
    return "\n".join(lines)


def _line(row: dict[str, str]) -> str:
    if row["operation"] == "added":
        return f"- added `{row['row_id']}`: {_shown(row_summary(row))} ({row['cause']})"
    if row["operation"] == "removed":
        return f"- removed `{row['row_id']}` ({row['cause']})"
    values = f"{_shown(row['old'])} → {_shown(row['new'])}"
    return f"- `{row['row_id']}` `{row['column_name']}`: {values} ({row['cause']})"


def _shown(value: str | None) -> str:
    if value is None:
        return "nothing"
    line = " ".join(value.split()).replace("`", "'")
    return f"`{line if len(line) <= LONGEST else line[:LONGEST] + '…'}`"
