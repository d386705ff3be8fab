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
    (one, one_unit), (other, other_name) = _in_base(value, unit), _in_base(other_value, other_unit)
    if not (one_unit.endswith(other_name) or other_name.endswith(one_unit)):
        return False
    return abs(one - other) <= _TOLERANCE * max(1.0, abs(one), abs(other))


def _in_base(value: float, unit: str | None) -> tuple[float, str]:
    written = _TIMES.sub("", (unit or "").strip())
    known = in_base_unit(value, written)
    if known is None:
        scale, bare = split_scale(written)
        known = value * scale_of(scale), bare
    base, name = known
    return base, _SAME_UNIT.get(name, name)
