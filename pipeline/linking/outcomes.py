"""Targets and what became of them: compared only like with like."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.extraction.amounts.units import in_base_unit

Row = Mapping[str, Any]

# A target of "about" is met within this share of it: a reader takes 8%左右 for 7.6 to 8.4.
_ABOUT = 0.05


def target_outcomes(
    observations: Sequence[Row], documents: Sequence[Row], directions: Mapping[str, str]
) -> list[dict[str, Any]]:
    """One row for every target: met, not_met, pending or not_comparable.

    ``directions`` says of each registered indicator which way is better (up, down, none). An actual is of
    the same indicator, region, measure, period and base unit; of several the one of the latest document.
    ``gap`` is the actual less the target, in the target's unit.
    """
    days = {row["document_id"]: row["delivered_on"] or row["published_on"] or datetime.date.min for row in documents}
    actuals: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in observations:
        if row["status"] == "actual" and row["period"]:
            actuals[_subject(row)].append(row)
    return [
        _outcome(row, _partners(row, actuals[_subject(row)], days), directions)
        for row in observations
        if row["status"] == "target"
    ]


def _partners(target: Row, actuals: Sequence[Row], days: Mapping[str, datetime.date]) -> list[Row]:
    """What may have become of a target, the latest last; its own sentence only says where it starts from."""
    here = (target["document_id"], target["sentence_start"])
    others = (actual for actual in actuals if (actual["document_id"], actual["sentence_start"]) != here)
    return sorted(others, key=lambda actual: days[actual["document_id"]])


def _subject(row: Row) -> tuple[Any, ...]:
    return (row["indicator"] or row["indicator_name"], row["region"], row["period"])


def _outcome(target: Row, actuals: Sequence[Row], directions: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "target_observation_id": target["observation_id"],
        "actual_observation_id": None,
        "result": "pending",
        "gap": None,
        "reason": None,
    }
    if not target["period"]:
        return found | {"result": "not_comparable", "reason": "the target names no period"}
    if not actuals:
        return found | {"reason": "no document states the actual for this indicator, region and period"}
    for actual in reversed(actuals):
        difference = _difference(target, actual)
        if difference is None:
            met, gap = _met(target, actual, directions.get(target["indicator"] or "", "none"))
            return found | {
                "actual_observation_id": actual["observation_id"],
                "result": "met" if met else "not_met",
                "gap": gap,
            }
    nearest = actuals[-1]
    return found | {
        "actual_observation_id": nearest["observation_id"],
        "result": "not_comparable",
        "reason": _difference(target, nearest),
    }


def _difference(target: Row, actual: Row) -> str | None:
    """Why the two cannot be compared, or None where they can."""
    for column, said in (("measure", "the measure"), ("base_period", "the base period"), ("unit_base", "the unit")):
        if target[column] != actual[column]:
            return f"{said} differs: target {target[column]}, actual {actual[column]}"
    if target["measure"] == "rank" and target["rank_scope"] != actual["rank_scope"]:
        return f"the scope of the rank differs: target {target['rank_scope']}, actual {actual['rank_scope']}"
    if target["unit_base"] is None and target["unit"] != actual["unit"]:
        return f"the unit differs: target {target['unit']}, actual {actual['unit']}"
    return None


def _met(target: Row, actual: Row, direction: str) -> tuple[bool, float]:
    """(whether the target is met, the gap in the target's unit)."""
    one = in_base_unit(1.0, target["unit"] or "")
    reached = actual["value_base"] / one[0] if one and actual["value_base"] is not None else actual["value"]
    gap = round(reached - target["value"], 6)
    comparator = target["comparator"]
    if comparator == "approx":
        return abs(gap) <= _ABOUT * abs(target["value"]) or _better(gap, target, direction), gap
    if comparator in ("le", "lt"):
        return (gap <= 0 if comparator == "le" else gap < 0), gap
    if comparator == "gt" and actual["comparator"] not in ("gt", "ge"):
        return gap > 0, gap
    return gap == 0 or _better(gap, target, direction), gap


def _better(gap: float, target: Row, direction: str) -> bool:
    down = direction == "down" or target["measure"] == "rank"
    return gap < 0 if down else gap > 0
