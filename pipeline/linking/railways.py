"""Which mentions under one name are of one railway, and which of an old line and of new ones.

A line that is planned as 某某铁路 is called 某某高铁 as soon as it is to be fast, and either way from then on. But many
a fast line is built years later beside an old one between the same ends.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

_FAST = re.compile(r"高速铁路|高铁|城际|客运专线|客专|快铁")
_LONGEST_SILENCE = 5
"""Years: a five-year plan is the longest time for which a line in work goes unmentioned."""
_AFTER_OPENING = 2
"""Years after its opening for which reports still tell what was planned for it."""


def lines(mentions: Sequence[Row], days: Mapping[str, datetime.date | None]) -> list[list[Row]]:
    """The mentions of each line, the older line first; mentions without any year go with the first.

    Another line begins where more than five years pass without a mention, and where what was opened is to be built
    again. A line that is never called fast and one that always is are two where either holds between them.
    """
    dated = sorted((year, number) for number, one in enumerate(mentions) if (year := _year(one, days)))
    undated = [one for one in mentions if not _year(one, days)]
    found: list[list[Row]] = [[]]
    last, opened = None, None
    for year, number in dated:
        one = mentions[number]
        silent = last is not None and year - last > _LONGEST_SILENCE
        rebuilt = (
            opened is not None and year >= opened + _AFTER_OPENING and not _is_open(one) and one["stage"] != "other"
        )
        if silent or rebuilt:
            found.append([])
            opened = None
        found[-1].append(one)
        last = year
        if _is_open(one):
            opened = year if opened is None else opened
    found[0] += undated
    return [part for line in found for part in _by_speed(line, days)]


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
    """The year in which something is said of a line: that of the document, else the last one of the period."""
    day = days[mention["document_id"]]
    if day:
        return day.year
    return int(mention["period"].rpartition("/")[2][:4]) if mention["period"] else None
