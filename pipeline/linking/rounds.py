"""Which mentions under one name are of one undertaking, and which of another one in later years.

An airport is extended again after ten years; a fast line is built beside the old one between the same ends.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.extraction.projects.vocabulary import head_of
from pipeline.linking.project_names import without_trailing

Row = Mapping[str, Any]

_RAILWAY = "铁路"
_FAST = re.compile(r"高速铁路|高铁|城际|客运专线|客专|快铁")
_LONGEST_SILENCE = 5
"""Years: a five-year plan is the longest time for which what is in work goes unmentioned."""
_AFTER_OPENING = 2
"""Years after its opening for which reports still tell what was planned for a railway."""


def rounds(whole: str, mentions: Sequence[Row], days: Mapping[str, datetime.date | None]) -> list[list[Row]]:
    """The mentions of each undertaking under the canonical name ``whole``, the older one first.

    ``days`` are the dates of the documents by id. Another one begins where more than five years pass without a mention
    and either the name was never spelled so before, or it is of works (改造), which are done again. Railways begin
    anew after any such silence, and where what was opened is to be built again; a line that is never called
    fast and one that always is are two where either holds between them. Mentions without a year go with the first.
    """
    railway = whole.endswith(_RAILWAY)
    head = head_of(whole)
    again = railway or (head is not None and head.kind == "works")
    dated = sorted((year, number) for number, one in enumerate(mentions) if (year := _year(one, days)))
    found: list[list[Row]] = [[]]
    last, opened = None, None
    for year, number in dated:
        one = mentions[number]
        silent = last is not None and year - last > _LONGEST_SILENCE and (again or _is_new_spelling(one, found[-1]))
        if silent or (railway and _is_to_be_built_again(one, year, opened)):
            found.append([])
            opened = None
        found[-1].append(one)
        last = year
        if _is_open(one):
            opened = year if opened is None else opened
    found[0] += [one for one in mentions if not _year(one, days)]
    return [part for one in found for part in (_by_speed(one, days) if railway else [one])]


def _is_new_spelling(mention: Row, before: Sequence[Row]) -> bool:
    return without_trailing(mention["name"]) not in {without_trailing(one["name"]) for one in before}


def _is_to_be_built_again(mention: Row, year: int, opened: int | None) -> bool:
    if opened is None or year < opened + _AFTER_OPENING:
        return False
    return not _is_open(mention) and mention["stage"] != "other"


def _by_speed(line: Sequence[Row], days: Mapping[str, datetime.date | None]) -> list[list[Row]]:
    """A line apart from the fast one of the same years, where the plain one is opened and the fast one is not yet."""
    plain = [one for one in line if not _FAST.search(one["name"])]
    fast = [one for one in line if _FAST.search(one["name"])]
    opened = [year for one in plain if _is_open(one) and (year := _year(one, days))]
    to_come = [year for one in fast if not _is_open(one) and (year := _year(one, days))]
    if opened and to_come and min(opened) < max(to_come):
        return [plain, fast]
    return [list(line)]


def _is_open(mention: Row) -> bool:
    return (mention["stage"], mention["modality"]) == ("completed", "realised")


def _year(mention: Row, days: Mapping[str, datetime.date | None]) -> int | None:
    """The year in which something is said of a project: that of the document, else the last one of the period."""
    day = days[mention["document_id"]]
    if day:
        return day.year
    return int(mention["period"].rpartition("/")[2][:4]) if mention["period"] else None
