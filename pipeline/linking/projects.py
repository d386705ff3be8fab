"""Mentions put together to projects: which of them speak of one undertaking, and what becomes of it."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.contract.identifiers import identifier
from pipeline.linking.project_names import canonical, is_long_line, prefecture, sector_head

Row = Mapping[str, Any]


def link_projects(
    mentions: Sequence[Row], documents: Sequence[Row]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """(rows of project_mentions with ``project_id``, rows of ``projects``) from rows of project_mentions
    without it and rows of ``documents``.

    Mentions are one project where their canonical names are equal and their regions lie in one prefecture; a
    railway or motorway that names its ends is one wherever it is mentioned. A wrong merge is worse than a
    missed one. The id comes from name and prefecture alone, so that further documents do not change it.
    """
    days = {document["document_id"]: document["delivered_on"] or document["published_on"] for document in documents}
    linked, of_project = [], defaultdict(list)
    for mention in mentions:
        project = _project_id(mention)
        row = {**mention, "project_id": project}
        linked.append(row)
        of_project[project].append(row)
    return linked, [_project(project, rows, days) for project, rows in sorted(of_project.items())]


def _project_id(mention: Row) -> str:
    name = canonical(mention["name"], mention["region_code"])
    place = "" if is_long_line(name) else prefecture(mention["region_code"])
    return identifier("project", place, name)


def _project(project: str, mentions: Sequence[Row], days: Mapping[str, datetime.date | None]) -> dict[str, Any]:
    ordered = sorted(mentions, key=lambda mention: _moment(mention, days[mention["document_id"]]))
    dated = [mention for mention in ordered if days[mention["document_id"]]] or ordered
    # What is only planned does not tell how far a project is while another mention reports it.
    telling = [mention for mention in dated if mention["stage"] != "other"] or dated
    latest = ([mention for mention in telling if mention["modality"] == "realised"] or telling)[-1]
    completions = [mention for mention in ordered if mention["stage"] == "completed" and mention["period"]]
    planned = [mention["period"] for mention in completions if mention["modality"] == "planned"]
    completed = [mention["period"] for mention in completions if mention["modality"] == "realised"]
    invested = [mention for mention in dated if mention["investment_value"] is not None]
    periods = [mention["period"] for mention in mentions if mention["period"]]
    names = Counter(mention["name"] for mention in mentions)
    name = min(names, key=lambda each: (-names[each], -len(each), each))
    region, region_code = _region(ordered)
    head = sector_head(name)
    return {
        "project_id": project,
        "name": name,
        "aliases": sorted(set(names) - {name}),
        "region": region,
        "region_code": region_code,
        "sector": head.sector or None if head else None,
        "latest_stage": latest["stage"],
        "latest_period": latest["period"],
        "first_period": min(periods, default=None),
        "planned_completion": planned[-1] if planned else None,
        "completed_period": min(completed, default=None),
        "investment_value": invested[-1]["investment_value"] if invested else None,
        "investment_unit": invested[-1]["investment_unit"] if invested else None,
        "documents": len({mention["document_id"] for mention in mentions}),
        "mentions": len(mentions),
    }


def _moment(mention: Row, day: datetime.date | None) -> tuple[Any, ...]:
    """The order of mentions: by the document's date (undated last), then by period and place in the text."""
    undated = day is None
    return (
        undated,
        day or datetime.date.max,
        mention["period"] or "",
        mention["document_id"],
        mention["raw_start"],
    )


def _region(mentions: Sequence[Row]) -> tuple[str | None, str | None]:
    """The region most mentions give; none where they lie in several prefectures."""
    given = Counter((mention["region"], mention["region_code"]) for mention in mentions if mention["region"])
    if not given or len({prefecture(code) for _, code in given}) > 1:
        return None, None
    return min(given, key=lambda each: (-given[each], each[1] or ""))
