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
_NET = "净"
_BEGUN = re.compile("启动|开工")
_CLAUSE_MARK = re.compile("[，；。：！]")
# Growth of value added is published at constant prices, of everything else in money at current ones, unless it says so
# (National Bureau of Statistics, 国家统计调查制度).
_AT_CONSTANT_PRICES = re.compile("(?:生产总值|GDP|增加值|经济总量)$")


def difference(target: Row, actual: Row) -> str | None:
    """Why a target and an outcome of one indicator, region and period cannot be compared; None where they can."""
    return next(filter(None, (check(target, actual) for check in _CHECKS)), None)


def _columns(target: Row, actual: Row) -> str | None:
    for column, said in (("measure", "the measure"), ("base_period", "the base period"), ("unit_base", "the unit")):
        if target[column] != actual[column]:
            return f"{said} differs: target {target[column]}, actual {actual[column]}"
    if target["measure"] == "rank" and target["rank_scope"] != actual["rank_scope"]:
        return f"the scope of the rank differs: target {target['rank_scope']}, actual {actual['rank_scope']}"
    if target["unit_base"] is None and target["unit"] != actual["unit"]:
        return f"the unit differs: target {target['unit']}, actual {actual['unit']}"
    return None


def _average(target: Row, actual: Row) -> str | None:
    if target["annual_average"] == actual["annual_average"]:
        return None
    kinds = {True: "the average of a year", False: "the whole period"}
    return f"the target is for {kinds[target['annual_average']]}, the actual for {kinds[actual['annual_average']]}"


def _basis(target: Row, actual: Row) -> str | None:
    if basis(target) == basis(actual):
        return None
    scope = "same_scope" in (target["comparison_basis"], actual["comparison_basis"])
    said = [(basis(row) or "current_prices").replace("_", " ") for row in (target, actual)]
    return f"{'the scope differs' if scope else 'nominal against real'}: target at {said[0]}, actual at {said[1]}"


def _net(target: Row, actual: Row) -> str | None:
    if (_NET in target["indicator_name"]) == (_NET in actual["indicator_name"]):
        return None
    return "net against gross: only one of them counts what was lost as well"


def _begun(target: Row, actual: Row) -> str | None:
    """启动260个老旧小区改造 is no target for how many are done."""
    if target["measure"] != "level" or None in (target["sentence"], actual["sentence"]):
        return None  # Where a sentence is withheld, nothing says that they differ.
    if _is_begun(target) == _is_begun(actual):
        return None
    return "begun against done: only one of them counts what was begun"


def _is_begun(row: Row) -> bool:
    before = row["sentence"][: row["raw_start"] - row["sentence_start"]]
    return bool(_BEGUN.search(_CLAUSE_MARK.split(before)[-1]))


def basis(row: Row) -> str | None:
    """What a number is compared on, as it says or as it usually is; None where that is nothing but itself."""
    growth = row["measure"] == "growth"
    usual = "constant_prices" if _AT_CONSTANT_PRICES.search(row["indicator_name"]) else "current_prices"
    said: str | None = row["comparison_basis"]
    if growth:
        return said or usual
    return said if said == "constant_prices" else None


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


_CHECKS = (_columns, _average, _basis, _net, _begun, _distance)


def in_unit_of(target: Row, actual: Row) -> float:
    """The value of an outcome in the unit of its target."""
    one = in_base_unit(1.0, target["unit"] or "")
    if one and actual["value_base"] is not None:
        return round(actual["value_base"] / one[0], 6)
    return float(actual["value"])


def is_met(target: Row, reached: float, direction: str, actual: Row | None = None) -> tuple[bool, float]:
    """(whether a target is met by a value in its unit, the value less the target).

    ``direction`` says which way the indicator is better (up, down, none). Of a stated ``actual`` the comparator counts
    (超过7%), and the last place that both are stated to: 37.8 meets 37.84.
    """
    gap = round(reached - target["value"], 6)
    comparator = target["comparator"]
    if abs(gap) <= _rounding(target, actual) and comparator not in ("gt", "lt"):
        return True, gap
    if comparator == "approx":
        return abs(gap) <= _ABOUT * abs(target["value"]) or _better(gap, target, direction), gap
    if comparator in ("le", "lt"):
        return gap < 0, gap
    open_above = actual is not None and actual["comparator"] in ("gt", "ge")
    if comparator == "gt" and not open_above:
        return gap > 0, gap
    return gap == 0 or _better(gap, target, direction), gap


def leaves_open(gap: float, direction: str, target: Row, actual: Row) -> bool:
    """Whether an outcome that is only a bound (超过10万人) may still be better than its target of 11万人."""
    better = _better(-gap, target, direction)
    bound = ("lt", "le") if direction == "down" or target["measure"] == "rank" else ("gt", "ge")
    return better and actual["comparator"] in bound


def _rounding(target: Row, actual: Row | None) -> float:
    """Half of the last place of the coarser of the two, in the unit of the target."""
    if actual is None:
        return 0.0
    one = abs(in_unit_of(target, actual) / actual["value"]) if actual["value"] else 1.0
    halves = [one * 10.0 ** -_decimals(actual["value"]) / 2, 10.0 ** -_decimals(target["value"]) / 2]
    # A whole number may be as exact as it is: 7 and 7.4 are not the same.
    exact = [half for half, row in zip(halves, (actual, target), strict=True) if _decimals(row["value"])]
    return max(exact, default=0.0) * (1 + 1e-9)


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def _better(gap: float, target: Row, direction: str) -> bool:
    down = direction == "down" or target["measure"] == "rank"
    return gap < 0 if down else gap > 0
