"""What linking found, as pictures in text for the Dagster UI: courses of projects, targets beside outcomes."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Row = Mapping[str, Any]

_PICTURED_PROJECTS = 10
_LONGEST_BAR = 40
_BAR = "█"


def most_mentioned(projects: pa.Table) -> pa.Table:
    """Those of a table that `timelines` shows."""
    order = [("mentions", "descending"), ("name", "ascending"), ("project_id", "ascending")]
    return projects.take(pc.sort_indices(projects, order)[:_PICTURED_PROJECTS])


def timelines(projects: Sequence[Row], mentions: Sequence[Row], documents: Sequence[Row]) -> str:
    """Markdown: the ten most mentioned projects, each with its steps in the order of the documents that tell them.

    A planned step is in brackets. ``mentions`` are rows of project_mentions.
    """
    days = {row["document_id"]: row["delivered_on"] or row["published_on"] for row in documents}
    of_project = defaultdict(list)
    for mention in mentions:
        of_project[mention["project_id"]].append(mention)
    ranked = sorted(projects, key=lambda row: (-row["mentions"], row["name"], row["project_id"]))
    lines = ["| project | region | mentions | course |", "| --- | --- | --- | --- |"]
    for project in ranked[:_PICTURED_PROJECTS]:
        told = sorted(
            of_project[project["project_id"]],
            key=lambda mention: (
                days[mention["document_id"]] or datetime.date.max,
                mention["period"] or "",
                mention["raw_start"],
            ),
        )
        course = " → ".join(dict.fromkeys(map(_step, told)))
        lines.append(f"| {project['name']} | {project['region'] or ''} | {project['mentions']} | {course} |")
    return "\n".join(lines)


def _step(mention: Row) -> str:
    said = " ".join(filter(None, (mention["period"], mention["stage"])))
    return f"({said})" if mention["modality"] == "planned" else said


def outcome_chart(outcomes: Sequence[Row], observations: Sequence[Row]) -> str:
    """Markdown: how many targets of each year were met and not met, as bars; the year is the last of the period."""
    periods = {row["observation_id"]: row["period"] for row in observations}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in outcomes:
        period = periods[row["target_observation_id"]]
        if row["result"] in ("met", "not_met") and period:
            counts[period.rpartition("/")[2][:4]][row["result"]] += 1
    if not counts:
        return "No target has met its outcome yet."
    most = max(count for of_year in counts.values() for count in of_year.values())
    lines = []
    for year in sorted(counts):
        for result in ("met", "not_met"):
            count = counts[year][result]
            bar = _BAR * max(1, round(count * _LONGEST_BAR / most)) if count else ""
            lines.append(f"{year if result == 'met' else '':4}  {result.replace('_', ' '):7}  {bar} {count}".rstrip())
    return "```text\n" + "\n".join(lines) + "\n```"
