"""A project: its mentions in their order, what was planned beside what happened."""

from __future__ import annotations

from rich.text import Text

from pipeline.commands.console import out
from pipeline.commands.tracing.evidence import Evidence, Row, print_lines


def print_project(evidence: Evidence, row_id: str) -> bool:
    """Print a project and its timeline; False where there is no such id."""
    project = evidence.row("FROM projects WHERE project_id = ?", row_id)
    if project is None:
        return False
    out.print(Text(project["name"], style="bold"))
    out.print()
    print_lines(
        {
            "also": "、".join(project["aliases"]),
            "region": project["region"],
            "sector": project["sector"],
            "stage": " ".join(filter(None, (project["latest_stage"], project["latest_period"]))),
            "planned": project["planned_completion"],
            "completed": project["completed_period"],
            "part of": project["parent_project_id"],
        }
    )
    steps = evidence.rows(
        "SELECT project_timeline.* EXCLUDE (sentence), "
        "project_mentions.* EXCLUDE (project_id, period, stage, modality) "
        "FROM project_timeline JOIN project_mentions USING (mention_id) "
        "WHERE project_timeline.project_id = ? ORDER BY step",
        row_id,
    )
    for step in steps:
        out.print()
        out.print(_headline(step))
        evidence.print_sentence(step, indent="  ")
        out.print(Text(f"  {step['document_title'] or ''} · {step['mention_id']}", style="dim"))
    return True


def _headline(step: Row) -> Text:
    when = str(step["document_date"] or "no date")
    told = f"{step['modality']} {step['stage']}" + (f" {step['period']}" if step["period"] else "")
    line = Text.assemble((f"{when}  ", "dim"), (told, "bold"))
    if step["part"]:
        line.append(f" of {step['part']}")
    if step["reached_period"]:
        line.append(f"  → reached {step['reached_period']}, {_slip(step['slip_years'])}")
    elif step["slip_years"]:
        line.append(f"  → not reported as reached, {step['slip_years']} years overdue".replace("1 years", "1 year"))
    return line


def _slip(years: int) -> str:
    if not years:
        return "on time"
    count = f"{abs(years)} year{'s' if abs(years) > 1 else ''}"
    return f"{count} late" if years > 0 else f"{count} early"
