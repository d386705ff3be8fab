"""Whether two written amounts are the same: 1102.3亿元 is 11023000万元, 1.1倍 is 110%."""

from __future__ import annotations

import re

from pipeline.extraction.amounts.numbers import scale_of
from pipeline.extraction.amounts.units import in_base_unit, split_scale, units

# Figures that were scaled are equal up to the noise of binary fractions.
_TOLERANCE = 1e-6
# Visits or people, items or dealings with them: writers use both words for one count.
_TIMES = re.compile(r"(?<=.)[（(]?次[）)]?$")
# Three people are 3人, 3名 or 3位; a rank is told from them by its measure.
_SAME_UNIT = {"位": "人"}
# An amount in these is another one in any other unit; what is counted may be said more or less fully.
_EXACT_KINDS = {"measure", "ratio"}


def same_amount(value: float, unit: str | None, other_value: float, other_unit: str | None) -> bool:
    """Whether two values with their written units (with 万, 亿) are one amount.

    A unit that is missing on one side does not differ, nor does a thing counted that is said more fully there
    (个乡镇, 乡镇).
    """
    one, name = _without_scale(value, unit)
    other, other_name = _without_scale(other_value, other_unit)
    if name and other_name:
        one, name = _in_base(one, name)
        other, other_name = _in_base(other, other_name)
        if not _same_unit(name, other_name):
            return False
    return abs(one - other) <= _TOLERANCE * max(1.0, abs(one), abs(other))


def _without_scale(value: float, unit: str | None) -> tuple[float, str]:
    """3.2 万人次 → (32000.0, 人)"""
    scale, name = split_scale(_TIMES.sub("", (unit or "").strip()))
    return value * scale_of(scale), name


def _in_base(value: float, unit: str) -> tuple[float, str]:
    base, name = in_base_unit(value, unit) or (value, unit)
    return base, _SAME_UNIT.get(name, name)


def _same_unit(one: str, other: str) -> bool:
    if one == other:
        return True
    exact = any(name in units() and units()[name].kind in _EXACT_KINDS for name in (one, other))
    return not exact and (one.endswith(other) or other.endswith(one))
