"""Whether a target and an outcome are of one kind, and whether the target is met."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipeline.extraction.amounts.units import in_base_unit

Row = Mapping[str, Any]

_ABOUT = 0.05
"""A target of "about" is met within this share of it: a reader takes 8%左右 for 7.6 to 8.4."""
_FARTHEST_RATIO = 3
_FARTHEST_POINTS = 50
"""How far an outcome lies from its target at most (times; for growths, percentage points): of pairs that lie farther
apart hardly one, read beside its sentences, was of one and the same thing."""
# Growth of value added is published at constant prices, of everything else in money at current ones, unless it says so
# (National Bureau of Statistics, 国家统计调查制度).
_AT_CONSTANT_PRICES = re.compile("(?:生产总值|GDP|增加值|经济总量)$")


def difference(target: Row, actual: Row) -> str | None:
    """Why a target and an outcome of one indicator, region and period cannot be compared; None where they can."""
    for column, said in (("measure", "the measure"), ("base_period", "the base period"), ("unit_base", "the unit")):
        if target[column] != actual[column]:
            return f"{said} differs: target {target[column]}, actual {actual[column]}"
    if target["measure"] == "rank" and target["rank_scope"] != actual["rank_scope"]:
        return f"the scope of the rank differs: target {target['rank_scope']}, actual {actual['rank_scope']}"
    if target["unit_base"] is None and target["unit"] != actual["unit"]:
        return f"the unit differs: target {target['unit']}, actual {actual['unit']}"
    if target["annual_average"] != actual["annual_average"]:
        kinds = {True: "the average of a year", False: "the whole period"}
        return f"the target is for {kinds[target['annual_average']]}, the actual for {kinds[actual['annual_average']]}"
    if target["measure"] == "growth" and prices(target) != prices(actual):
        return f"nominal against real: target at {prices(target)} prices, actual at {prices(actual)} prices"
    return _distance(target, actual)


def prices(row: Row) -> str:
    """The prices a growth is counted at, as it says or as they usually are: ``constant`` or ``current``."""
    usual = "constant" if _AT_CONSTANT_PRICES.search(row["indicator_name"]) else "current"
    return str(row["price_basis"] or usual)


def _distance(target: Row, actual: Row) -> str | None:
    aim, reached = target["value"], in_unit_of(target, actual)
    if target["measure"] == "growth":
        far = abs(reached - aim) > _FARTHEST_POINTS and target["unit"] == "%"
    else:
        far = target["measure"] in ("level", "share") and aim > 0 and reached > 0
        far = far and not 1 / _FARTHEST_RATIO <= reached / aim <= _FARTHEST_RATIO
    if not far:
        return None
    apart = f"target {aim:g}, actual {reached:g} {target['unit'] or ''}".rstrip()
    return f"the values lie too far apart to be of the same thing: {apart}"


def in_unit_of(target: Row, actual: Row) -> float:
    """The value of an outcome in the unit of its target."""
    one = in_base_unit(1.0, target["unit"] or "")
    if one and actual["value_base"] is not None:
        return round(actual["value_base"] / one[0], 6)
    return float(actual["value"])


def is_met(target: Row, reached: float, direction: str, open_above: bool = False) -> tuple[bool, float]:
    """(whether a target is met by a value in its unit, the value less the target).

    ``direction`` says which way the indicator is better (up, down, none); ``open_above`` that the value is said to be
    more than it says (超过7%).
    """
    gap = round(reached - target["value"], 6)
    comparator = target["comparator"]
    if comparator == "approx":
        return abs(gap) <= _ABOUT * abs(target["value"]) or _better(gap, target, direction), gap
    if comparator in ("le", "lt"):
        return (gap <= 0 if comparator == "le" else gap < 0), gap
    if comparator == "gt" and not open_above:
        return gap > 0, gap
    return gap == 0 or _better(gap, target, direction), gap


def _better(gap: float, target: Row, direction: str) -> bool:
    down = direction == "down" or target["measure"] == "rank"
    return gap < 0 if down else gap > 0
