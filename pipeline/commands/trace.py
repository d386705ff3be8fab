"""`gongbao trace`: where a row comes from, and what belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.commands.console import FailureError
from pipeline.commands.tracing.conflict import print_conflict
from pipeline.commands.tracing.evidence import Evidence
from pipeline.commands.tracing.project import print_project
from pipeline.commands.tracing.statement import print_mention, print_observation
from pipeline.publishing.outputs import DATABASE, find_release

_KINDS: dict[str, Callable[[Evidence, str], bool]] = {
    "obs": print_observation,
    "mention": print_mention,
    "project": print_project,
    "conflict": print_conflict,
}


def trace(row_id: str, outputs: str, release: str, raw: Path | None) -> None:
    """Print the sentence a row was read from, with the value highlighted, and where it stands.

    A target is shown with what became of it, a project with every mention, in their order, a conflict with both
    statements. With ``raw`` the sentences are shown as they stand in the raw files. Raises FailureError for an
    unknown id.
    """
    folder = find_release(outputs, release, DATABASE)
    with Evidence(folder, raw) as evidence:
        show = _KINDS.get(row_id.partition("_")[0])
        if show is None or not show(evidence, row_id):
            raise FailureError(
                f"Release {folder.name} has no row {row_id}. Ids look like obs_…, mention_…, project_… and conflict_…; "
                'find one with: gongbao query "SELECT observation_id, indicator_name, value FROM observations LIMIT 5"'
            )
