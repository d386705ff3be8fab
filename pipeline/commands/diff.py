"""`gongbao diff`: what changed between two releases, and why."""

from __future__ import annotations

from pathlib import Path

from pipeline.commands.console import out, print_table
from pipeline.publishing.difference import difference
from pipeline.publishing.releases import find

_SHOWN = 20


def diff(old: str, new: str, outputs: Path) -> None:
    """Print how many rows of which table changed and by what cause, and the first changes."""
    before, after = find(outputs, old), find(outputs, new)
    changes = difference(before, after)
    if not len(changes):
        out.print(f"No row differs between {before.name} and {after.name}.")
        return
    counts = changes.group_by(["table_name", "operation", "cause"]).aggregate([("row_id", "count_distinct")])
    counts = counts.sort_by([(name, "ascending") for name in counts.column_names[:3]])
    print_table(counts.rename_columns([*counts.column_names[:3], "rows"]), title=f"{before.name} → {after.name}")
    print_table(changes, title="the first changes", most=_SHOWN)
