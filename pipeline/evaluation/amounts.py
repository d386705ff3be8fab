"""Whether two written amounts are the same: 1102.3亿元 is 11023000万元, 1.1倍 is 110%."""

from __future__ import annotations

import re

from pipeline.extraction.numbers import scale_of
from pipeline.extraction.units import in_base_unit, split_scale

# Figures that were scaled are equal up to the noise of binary fractions.
_TOLERANCE = 1e-6
# Visits or people, items or dealings with them: writers use both words for one count.
_TIMES = re.compile(r"(?<=.)[（(]?次[）)]?$")
# Three people are 3人, 3名 or 3位; a rank is told from them by its measure.
_SAME_UNIT = {"位": "人"}


def same_amount(value: float, unit: str | None, other_value: float, other_unit: str | None) -> bool:
    """Whether two values with their written units (with 万, 亿) are one amount.

    A unit that is missing on one side, or said more fully there (个乡镇, 乡镇), does not differ.
    """
    read = _in_base if unit and other_unit else _without_scale
    (one, one_unit), (other, other_name) = read(value, unit or ""), read(other_value, other_unit or "")
    if not (one_unit.endswith(other_name) or other_name.endswith(one_unit)):
        return False
    return abs(one - other) <= _TOLERANCE * max(1.0, abs(one), abs(other))


def _in_base(value: float, unit: str) -> tuple[float, str]:
    written = _TIMES.sub("", unit.strip())
    base, name = in_base_unit(value, written) or _without_scale(value, written)
    return base, _SAME_UNIT.get(name, name)


def _without_scale(value: float, unit: str) -> tuple[float, str]:
    """3.2 万户 → (32000.0, 户)"""
    scale, bare = split_scale(unit)
    return value * scale_of(scale), bare
