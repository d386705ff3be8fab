"""An observation or a mention: its evidence, and for a target what became of it."""

from __future__ import annotations

from rich.text import Text

from pipeline.commands.console import out
from pipeline.commands.tracing.evidence import Evidence, Row, amount, described


def print_observation(evidence: Evidence, row_id: str) -> bool:
    """Print an observation, the outcome of a target, and what contradicts it; False where there is no such id."""
    row = evidence.row("FROM observations WHERE observation_id = ?", row_id)
    if row is None:
        return False
    out.print(Text(_said(row), style="bold"))
    out.print()
    evidence.print_sentence(row)
    out.print()
    evidence.print_place(row)
    outcome = evidence.row("FROM target_outcomes WHERE target_observation_id = ?", row_id)
    if outcome:
        _print_outcome(evidence, row, outcome)
    for target in evidence.rows(
        "SELECT observations.* FROM target_outcomes JOIN observations ON observation_id = target_observation_id "
        "WHERE actual_observation_id = ? OR list_contains(computed_from, ?) ORDER BY observation_id",
        row_id,
        row_id,
    ):
        _print_related(evidence, "outcome of the target", target)
    for conflict in evidence.rows(
        "SELECT conflict_id, observations.* FROM conflicts JOIN observations ON observation_id IN "
        "(earlier_observation_id, later_observation_id) WHERE ? IN (earlier_observation_id, later_observation_id) "
        "AND observation_id <> ? ORDER BY conflict_id",
        row_id,
        row_id,
    ):
        _print_related(evidence, f"contradicted ({conflict['conflict_id']}) by", conflict)
    return True


def print_mention(evidence: Evidence, row_id: str) -> bool:
    """Print a mention of a project; False where there is no such id."""
    row = evidence.row("FROM project_mentions WHERE mention_id = ?", row_id)
    if row is None:
        return False
    said = [row[column] for column in ("name", "stage", "modality", "period", "region")]
    out.print(Text(" · ".join(part for part in said if part), style="bold"))
    out.print()
    evidence.print_sentence(row)
    out.print()
    evidence.print_place(row)
    out.print(Text.assemble((f"{'project':11}", "dim"), row["project_id"]))
    return True


def _said(row: Row) -> str:
    said = [row["indicator_name"], row["measure"], amount(row)]
    said += [row[column] for column in ("period", "status", "region")]
    return " · ".join(part for part in said if part)


def _print_outcome(evidence: Evidence, target: Row, outcome: Row) -> None:
    told = outcome["result"].replace("_", " ")
    if outcome["gap"] is not None:
        told += f", {outcome['gap']:+.12g} {target['unit'] or ''}".rstrip()
    if outcome["reason"]:
        told += f" ({outcome['reason']})"
    out.print()
    out.print(Text.assemble((f"{'outcome':11}", "dim"), (told, "bold")))
    ids = [outcome["actual_observation_id"]] if outcome["actual_observation_id"] else outcome["computed_from"]
    for row_id in ids:
        actual = evidence.rows("FROM observations WHERE observation_id = ?", row_id)[0]
        _print_related(evidence, "stated as", actual)


def _print_related(evidence: Evidence, how: str, row: Row) -> None:
    out.print()
    out.print(Text.assemble((f"{how}: ", "dim"), _said(row)))
    evidence.print_sentence(row, indent="  ")
    place = f"{described(evidence.document_of(row))} · {row['observation_id']}"
    out.print(Text(f"  {place}", style="dim"))
