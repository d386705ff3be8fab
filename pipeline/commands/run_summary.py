"""What a run did: how long each stage took, what came of it, how much was left out, and where to look."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
from rich.table import Table

from pipeline.assets.code_versions import FLOW
from pipeline.commands.console import err

if TYPE_CHECKING:
    from dagster import JobExecutionResult

_CHECKS = "checks"
_NAMED_TABLES = 2


def tell_what_was_done(result: JobExecutionResult, seconds: float, stages: Path) -> None:
    """Print a line a stage, in the order of the flow, to standard error.

    ``seconds`` are those of the whole run, ``stages`` is the folder of the tables between the stages.
    """
    rooms = _rooms_of_steps()
    took: dict[str, float] = defaultdict(float)
    for event in result.get_step_success_events():
        took[rooms.get(str(event.step_key), _CHECKS)] += event.step_success_data.duration_ms / 1000
    failed = {rooms.get(str(event.step_key), _CHECKS) for event in result.get_step_failure_events()}
    made, left_out = _made(result, rooms), _left_out(result, stages)
    table = Table("stage", header_style="bold", box=None, pad_edge=False)
    table.add_column("seconds", justify="right")
    table.add_column("left out", justify="right")
    table.add_column("made")
    for stage in (*FLOW, _CHECKS):
        if stage in took or stage in failed:
            outcome = "failed" if stage in failed else made.get(stage)
            table.add_row(stage, f"{took[stage]:.1f}", f"{left_out[stage] or ''}", outcome)
    # Starting steps, recording events, handing tables on.
    table.add_row("Dagster", f"{max(0.0, seconds - sum(took.values())):.1f}")
    table.add_row("all", f"{seconds:.1f}", f"{left_out.total() or ''}")
    err.print(table)
    if left_out:
        err.print("What was left out, and why, is in the table rejects.")


def _rooms_of_steps() -> dict[str, str]:
    """The room of each step that makes assets; all other steps are checks."""
    from pipeline.definitions import defs

    assets = defs.resolve_asset_graph()
    nodes = [assets.get(key) for key in assets.get_all_asset_keys()]
    return {node.assets_def.node_def.name: str(node.group_name) for node in nodes}


def _made(result: JobExecutionResult, rooms: Mapping[str, str]) -> dict[str, str]:
    """Room → the tables that it made, with their rows."""
    rows: dict[str, dict[str, int]] = defaultdict(dict)
    for event in result.get_asset_materialization_events():
        told = event.materialization.metadata["dagster/row_count"].value
        if isinstance(told, int) and event.asset_key:
            rows[rooms[str(event.step_key)]][event.asset_key.path[-1]] = told
    return {
        room: ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items()))
        if len(counts) <= _NAMED_TABLES
        else f"{len(counts)} tables of {sum(counts.values()):,} rows"
        for room, counts in rows.items()
    }


def _left_out(result: JobExecutionResult, stages: Path) -> Counter[str]:
    """Room → the rows of `rejects` that it left behind; nothing where the run did not come to it."""
    if not result.asset_materializations_for_node("rejects"):
        return Counter()
    return Counter(pq.read_table(stages / "rejects.parquet", columns=["stage"])["stage"].to_pylist())
