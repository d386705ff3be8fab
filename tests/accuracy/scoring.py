"""How well what was extracted agrees with what a careful reader marked by hand.

An annotation and a row belong together where their spans overlap. An observation is *found* where the amount
is the same in base units, *named* where the indicator is right as well, *full* where all else is right too.
Optional annotations count neither way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extraction.numbers import scale_of
from pipeline.extraction.units import in_base_unit, split_scale

Row = Mapping[str, Any]
_ALIKE = 0.5
_SAME_UNIT = {"人次": "人", "名": "人", "百分点": "个百分点"}
_DIRECTION = {"gt": 1, "ge": 1, "lt": -1, "le": -1}
_LEVELISH = {"level", "share"}


@dataclass(frozen=True)
class Score:
    """How many there are by hand, how many were extracted, and how many of those are right."""

    marked: int
    extracted: int
    right: int

    @property
    def precision(self) -> float:
        """The part of what was extracted that is right."""
        return self.right / max(1, self.extracted)

    @property
    def recall(self) -> float:
        """The part of what was marked that was extracted right."""
        return self.right / max(1, self.marked)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(1, self.marked + self.extracted)

    def __add__(self, other: Score) -> Score:
        return Score(self.marked + other.marked, self.extracted + other.extracted, self.right + other.right)


NOTHING = Score(0, 0, 0)


def observation_level(marked: Row, row: Row) -> int:
    """0 where it is another amount, 1 found, 2 named, 3 full."""
    if not _same_amount(marked, row):
        return 0
    if not _same_indicator(marked, row):
        return 1
    same = (
        row["measure"] == marked["measure"] or {row["measure"], marked["measure"]} <= _LEVELISH,
        row["status"] == marked["status"],
        row["period"] in (marked["period"], *marked["period_alt"]),
        row["region"] == marked["region"],
        "approx" in (row["comparator"], marked["comparator"])
        or _DIRECTION.get(row["comparator"]) == _DIRECTION.get(marked["comparator"]),
    )
    return 3 if all(same) else 2


def amount_level(marked: Row, row: Row) -> int:
    """1 where the amount is the same, a fall or a rise: what can be compared with tools that read no more."""
    return int(_same_amount(*({**entry, "value": abs(entry["value"])} for entry in (marked, row))))


def value_level(marked: Row, row: Row) -> int:
    """1 where at least the value is the same, its 万 and 亿 counted in, whatever the unit."""
    one, other = (abs(entry["value"]) * scale_of(split_scale(entry["unit"] or "")[0]) for entry in (marked, row))
    return int(abs(one - other) <= 1e-6 * max(1.0, one))


def project_level(marked: Row, row: Row) -> int:
    """1: a mention that stands on the same characters is found."""
    return 1


def score(marked: Sequence[Row], rows: Sequence[Row], level_of: Callable[[Row, Row], int], level: int) -> Score:
    """The score of one document at a level; each annotation is met by one row at most, the best one."""
    pairs = sorted(
        (
            (level_of(one, other), i, j)
            for i, one in enumerate(marked)
            for j, other in enumerate(rows)
            if other["raw_start"] < one["end"] and one["start"] < other["raw_end"]
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    taken_marked: dict[int, int] = {}
    taken_rows: set[int] = set()
    for reached, i, j in pairs:
        if i not in taken_marked and j not in taken_rows:
            taken_marked[i] = reached
            taken_rows.add(j)
    optional = {i for i, one in enumerate(marked) if one.get("optional")}
    on_optional = {j for _, i, j in pairs if i in optional}
    asked = [i for i in range(len(marked)) if i not in optional]
    right = sum(taken_marked.get(i, 0) >= level for i in asked)
    met = {j for _, i, j in pairs if i not in optional}
    return Score(len(asked), len([j for j in range(len(rows)) if j in met or j not in on_optional]), right)


def _same_amount(marked: Row, row: Row) -> bool:
    one, other = (_in_base(entry["value"], entry["unit"]) for entry in (marked, row))
    return one[1] == other[1] and abs(one[0] - other[0]) <= 1e-6 * max(1.0, abs(one[0]))


def _in_base(value: float, unit: str) -> tuple[float, str]:
    base, name = in_base_unit(value, unit) or (value, unit)
    return base, _SAME_UNIT.get(name, name)


def _same_indicator(marked: Row, row: Row) -> bool:
    codes = {marked["code"], *marked.get("code_alt", [])}
    if row["indicator"] in codes - {None}:
        return True
    names = (marked["indicator"], *marked.get("indicator_alt", []))
    return None in codes and any(_alike(name, row["indicator_name"]) for name in names)


def _alike(one: str, other: str) -> bool:
    """Whether two names share at least half of their pairs of neighbouring characters, or one holds the other."""
    one, other = (name.replace("规上", "规模以上") for name in (one, other))
    if min(len(one), len(other)) > 2 and (one in other or other in one):
        return True
    left, right = (Counter(_pairs(name)) for name in (one, other))
    return 2 * (left & right).total() >= _ALIKE * (left.total() + right.total())


def _pairs(name: str) -> Iterable[str]:
    bare = "".join(character for character in name if character.isalnum())
    return (bare[place : place + 2] for place in range(len(bare) - 1))
