"""When a railway and a fast railway of one name are two lines.

A line that is planned as 某某铁路 is called 某某高铁 as soon as it is to be fast, and either way from then on. But many
a fast line is built decades later beside an old one between the same ends.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

_FAST = re.compile(r"高速铁路|高铁|城际|客运专线")
_SILENCE = 5
"""Years: a five-year plan is the longest time for which a line in work goes unmentioned."""


def is_fast(name: str) -> bool:
    """Whether a railway is named as a fast one."""
    return bool(_FAST.search(name))


def are_two_lines(mentions: Sequence[Row], days: Mapping[str, datetime.date | None]) -> bool:
    """Whether the mentions of one name, with and without 高铁, speak of an old line and of a new one.

    They do where the plain line was finished in a year before one in which the fast one is yet to be, or
    where more than five years of silence lie between the two.
    """
    plain = [mention for mention in mentions if not is_fast(mention["name"])]
    fast = [mention for mention in mentions if is_fast(mention["name"])]
    if not plain or not fast:
        return False
    finished = [
        year
        for mention in plain
        if (mention["stage"], mention["modality"]) == ("completed", "realised") and (year := _year(mention, days))
    ]
    unfinished = [
        year
        for mention in fast
        if (mention["stage"], mention["modality"]) != ("completed", "realised") and (year := _year(mention, days))
    ]
    if finished and unfinished and min(finished) < max(unfinished):
        return True
    years = [[year for mention in each if (year := _year(mention, days))] for each in (plain, fast)]
    gaps = [abs(one - other) for one in years[0] for other in years[1]]
    return bool(gaps) and min(gaps) > _SILENCE


def _year(mention: Row, days: Mapping[str, datetime.date | None]) -> int | None:
    """The year in which something is said of a line: that of the document, else the last one of the period."""
    day = days[mention["document_id"]]
    if day:
        return day.year
    return int(mention["period"].rpartition("/")[2][:4]) if mention["period"] else None
