"""`gongbao diff`: what changed between two releases, and why."""

from __future__ import annotations

from pathlib import Path

import duckdb

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
    counts = duckdb.sql(
        "SELECT table_name, operation, cause, count(DISTINCT row_id) AS rows FROM changes GROUP BY ALL ORDER BY ALL"
    ).to_arrow_table()
    print_table(counts, title=f"{before.name} → {after.name}")
    print_table(changes, title="the first changes", most=_SHOWN)
