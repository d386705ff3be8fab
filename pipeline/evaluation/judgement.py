"""How far a row agrees with the annotation that stands on the same characters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.evaluation.amounts import same_amount
from pipeline.evaluation.annotations import Annotation
from pipeline.evaluation.likeness import like_indicators, like_projects

Row = Mapping[str, Any]
"""A row of `observations` or `project_mentions`."""

LEVELS = ("found", "named", "full")
"""Each is reached on top of the one before."""

_DIRECTION = {"gt": 1, "ge": 1, "lt": -1, "le": -1}
_LEVELISH = {"level", "share"}


@dataclass(frozen=True)
class Judgement:
    """``level``: how many of LEVELS are reached, 0 to 3. ``fields``: name → right or not, as far as it was judged.

    What a number measures is judged where the amount is right, all else where the name is right too: of another
    thing there is no right period.
    """

    level: int
    fields: Mapping[str, bool]


Judge = Callable[[Annotation, Row], Judgement]


def judge_observation(marked: Annotation, row: Row) -> Judgement:
    """*found*: the same amount; *named*: of the same indicator; *full*: measure, period, status, region and
    comparator (its direction) are right as well.
    """
    found = same_amount(marked["value"], marked["unit"], row["value"], row["unit"])
    if not found:
        return Judgement(0, {"amount": False})
    if not _same_indicator(marked, row):
        return Judgement(1, {"amount": True, "indicator": False})
    rest = {
        "measure": row["measure"] == marked["measure"] or {row["measure"], marked["measure"]} <= _LEVELISH,
        "period": row["period"] in (marked["period"], *marked["period_alt"]),
        "status": row["status"] == marked["status"],
        "region": row["region"] == marked["region"],
        "comparator": _same_direction(row["comparator"], marked["comparator"]),
    }
    more = {}
    if marked["value_high"] is not None or row["value_high"] is not None:
        more["value_high"] = row["value_high"] == marked["value_high"]
    if marked["base"] is not None or row["base_period"] is not None:
        more["base_period"] = row["base_period"] == marked["base"]
    return Judgement(3 if all(rest.values()) else 2, {"amount": True, "indicator": True, **rest, **more})


def judge_project(marked: Annotation, row: Row) -> Judgement:
    """*found*: on the same characters; *named*: by the same name; *full*: stage and modality are right as well."""
    if not any(like_projects(name, row["name"]) for name in (marked["name"], *marked["name_alt"])):
        return Judgement(1, {"name": False})
    rest = {name: row[name] in (marked[name], *marked[f"{name}_alt"]) for name in ("stage", "modality")}
    more = {
        "period": row["period"] in (marked["period"], *marked["period_alt"]),
        "region": row["region"] == marked["region"],
    }
    return Judgement(3 if all(rest.values()) else 2, {"name": True, **rest, **more})


def _same_indicator(marked: Annotation, row: Row) -> bool:
    """By the code where the annotation has one, else (or where none is fair too) by names that are alike.

    A row with a code says more than its name does: where the annotation has none, it is another indicator.
    """
    codes = (marked["code"], *marked["code_alt"])
    if row["indicator"] is not None and row["indicator"] in codes:
        return True
    names = (marked["indicator"], *marked["indicator_alt"])
    return (
        None in codes
        and row["indicator"] is None
        and any(like_indicators(name, row["indicator_name"]) for name in names)
    )


def _same_direction(one: str, other: str) -> bool:
    # "About" agrees with every side: readers differ on 近 and 余.
    return "approx" in (one, other) or _DIRECTION.get(one) == _DIRECTION.get(other)
