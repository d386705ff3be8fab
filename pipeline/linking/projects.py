"""Mentions put together to projects: which of them speak of one undertaking, and what becomes of it."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.linking.project_identity import Identity, identity, sector_head
from pipeline.linking.project_names import prefecture
from pipeline.linking.rounds import rounds

Row = Mapping[str, Any]


def link_projects(
    mentions: Sequence[Row], documents: Sequence[Row]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """(rows of project_mentions with ``project_id``, rows of ``projects``) from rows of project_mentions
    without it and rows of ``documents``.

    A phase, a lot or a section is a project of its own, under the whole as its parent; a whole that is never
    mentioned itself has a row where several of its parts are.
    """
    days = {document["document_id"]: document["delivered_on"] or document["published_on"] for document in documents}
    of_project = _grouped(mentions, days)
    parts: dict[Identity, list[Identity]] = defaultdict(list)
    for named in of_project:
        if named.part:
            parts[named.parent].append(named)
    rows = []
    for named, of_it in of_project.items():
        whole = named.parent if named.part and _exists(named.parent, of_project, parts) else None
        rows.append(_project(named, whole, of_it, days))
    for whole, under in parts.items():
        if whole not in of_project and _exists(whole, of_project, parts):
            rows.append(_unmentioned(whole, [mention for part in under for mention in of_project[part]]))
    project_of = {mention["mention_id"]: named.project_id for named, of_it in of_project.items() for mention in of_it}
    linked = [{**mention, "project_id": project_of[mention["mention_id"]]} for mention in mentions]
    return linked, sorted(rows, key=lambda row: row["project_id"])


def _grouped(mentions: Sequence[Row], days: Mapping[str, datetime.date | None]) -> dict[Identity, list[Row]]:
    """The mentions of each project."""
    by_identity: dict[Identity, list[Row]] = defaultdict(list)
    for mention in mentions:
        by_identity[identity(mention["name"], mention["region_code"])].append(mention)
    grouped: dict[Identity, list[Row]] = defaultdict(list)
    for named, of_it in by_identity.items():
        for number, mentions_of_one in enumerate(rounds(named.whole, of_it, days), start=1):
            # The older one keeps the id that it has without the newer one.
            one = named if number == 1 else replace(named, whole=f"{named.whole}（{number}）")
            grouped[one] += mentions_of_one
    return dict(grouped)


def _exists(
    whole: Identity, mentioned: Mapping[Identity, Sequence[Row]], parts: Mapping[Identity, Sequence[Identity]]
) -> bool:
    return whole in mentioned or len(parts[whole]) > 1


def _project(
    named: Identity, parent: Identity | None, mentions: Sequence[Row], days: Mapping[str, datetime.date | None]
) -> dict[str, Any]:
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
    return {
        **_described(named, name, ordered),
        "parent_project_id": parent.project_id if parent else None,
        "aliases": sorted(set(names) - {name}),
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


def _unmentioned(named: Identity, of_parts: Sequence[Row]) -> dict[str, Any]:
    """A whole of which only the parts are mentioned: nothing is known of it but what it is called and where it is."""
    empty = ("parent_project_id", "latest_stage", "latest_period", "first_period", "planned_completion")
    return {
        **_described(named, named.whole, of_parts),
        **dict.fromkeys((*empty, "completed_period", "investment_value", "investment_unit")),
        "aliases": [],
        "documents": 0,
        "mentions": 0,
    }


def _described(named: Identity, name: str, mentions: Sequence[Row]) -> dict[str, Any]:
    region, region_code = _region(mentions)
    head = sector_head(name)
    return {
        "project_id": named.project_id,
        "name": name,
        "region": region,
        "region_code": region_code,
        "sector": head.sector or None if head else None,
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
