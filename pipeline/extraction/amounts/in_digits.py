"""Amounts whose number is written in digits: 1,095亿元, 2-3家, 2亿3000万元."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extraction.amounts import exactness, units
from pipeline.extraction.amounts.numbers import DIGITS, SCALES, scale_of, value_of
from pipeline.extraction.amounts.quantity import NoQuantity, Quantity, counted_unit, noun_counted, quantity_of

_SCALE = "|".join(SCALES)
_DASH = "[-—–~～－至到]{1,2}"
_SHARES_SUM = (98.0, 102.0)
COLONS = frozenset(":：∶︰")
"""What parts the numbers of a ratio."""
_RATIO = re.compile(rf"{DIGITS}(?:[:：∶︰]{DIGITS})+(?![:：∶︰]?\d)")


@cache
def _amount() -> re.Pattern[str]:
    """What follows a number in digits: its scale and unit, with words that say it is more: 余家, 万多人."""
    more = exactness.inside()
    return re.compile(
        rf"(?:(?P<more>{more})|个(?=亿(?![吨元千])))?(?P<scale>{_SCALE})?(?P<more_2>{more})?"
        rf"(?P<unit>{units.pattern()})(?P<per>/(?:{units.pattern()}|日|月)|[（(]次[）)])?"
    )


@cache
def _second_scale() -> re.Pattern[str]:
    """The smaller part of an amount in two scales: 2亿3000万元."""
    return re.compile(
        rf"(?P<high_scale>亿|万)(?P<rest>{DIGITS})(?P<rest_scale>千万|百万|万|千|百)?(?={units.pattern()})"
    )


@cache
def _range_end() -> re.Pattern[str]:
    """What follows the lower number of a range: 2-3家, 4.5%—5%, 8万至10万人."""
    return re.compile(
        rf"(?P<low_scale>{_SCALE})?(?P<low_unit>{units.pattern()})?{_DASH}"
        rf"(?P<high>{DIGITS})(?P<scale>{_SCALE})?(?P<unit>{units.pattern()})"
    )


_SCALE_COUNTED = re.compile("个亿(?![吨元千])")
_SCALE_ALONE = re.compile(rf"(?:个|(?P<more_first>多|余))?(?P<scale>{_SCALE})(?P<more>多|余)?")
_SCORED = re.compile("(?:得分|评分|均分|分值|总分|满意度|得)[^，。；]{0,6}$")
_NOUN_OF_ONE = re.compile("(?P<scale>[百千万亿])?[省市县区乡镇村州城国校院站馆园厂店路桥街线床井](?(scale)|民)")


def ratio(text: str, start: int) -> list[Quantity | NoQuantity]:
    """10.9∶55.2∶33.9: three shares of a whole; other ratios (7×24, 1∶13, 8:30) measure nothing by themselves.

    Nothing where no ratio begins at ``start``.
    """
    match = _RATIO.match(text, start)
    if match is None:
        return []
    parts = list(re.finditer(DIGITS, match[0]))
    total = sum(value_of(it[0]) for it in parts)
    if len(parts) != 3 or not _SHARES_SUM[0] <= total <= _SHARES_SUM[1]:
        return [NoQuantity(match.start(), match.end(), "ratio")]
    return [
        Quantity(start + it.start(), start + it.end(), value_of(it[0]), None, "", "eq", part_of_ratio=place)
        for place, it in enumerate(parts)
    ]


def range_in_digits(text: str, start: int, end: int) -> Quantity | None:
    """2-3家, 4.5%—5%, 8万至10万人; None where no range begins here."""
    match = _range_end().match(text, end)
    if match is None:
        return None
    low, high = value_of(text[start:end]), value_of(match["high"])
    same_unit = match["low_unit"] in (None, match["unit"]) and match["low_scale"] in (None, match["scale"])
    if not (low < high and same_unit):
        return None
    return quantity_of(text, start, match, low, (match["scale"] or "") + match["unit"], value_high=high)


def in_two_scales(text: str, start: int, end: int) -> Quantity | None:
    """2亿3000万元; None for an amount in one scale."""
    match = _second_scale().match(text, end)
    if match is None:
        return None
    rest = value_of(match["rest"]) * scale_of(match["rest_scale"] or "")
    whole = value_of(text[start:end]) * scale_of(match["high_scale"]) + rest
    unit = _amount().match(text, match.end())
    if unit is None or rest >= scale_of(match["high_scale"]):
        return None
    return quantity_of(text, start, unit, whole, unit["unit"])


def in_digits(text: str, start: int, end: int) -> Quantity | None:
    """1,095亿元, 2000余家, 43.1万群众; None where no unit follows."""
    value = value_of(text[start:end])
    match = None if _SCALE_COUNTED.match(text, end) else _amount().match(text, end)
    if match and not _NOUN_OF_ONE.match(text, end):
        unit = (match["scale"] or "") + counted_unit(match["unit"]) + (match["per"] or "").strip("（()）")
        more = bool(match["more"] or match["more_2"])
        return quantity_of(text, start, match, value, unit, more, noun=noun_counted(match["unit"]))
    match = _SCALE_ALONE.match(text, end)
    if match:
        more = bool(match["more"] or match["more_first"])
        return quantity_of(text, start, match, value, match["scale"], more)
    return None


def score(text: str, start: int, end: int) -> Quantity | None:
    """群众满意度得分87.3分: 分 is a unit of scores only."""
    if not text.startswith("分", end) or not _SCORED.search(text[max(0, start - 16) : start]):
        return None
    comparator = exactness.comparator(text, start, end + 1)
    return Quantity(start, end + 1, value_of(text[start:end]), None, "分", comparator)


def plain_number(text: str, start: int, end: int) -> Quantity:
    """A number without a unit."""
    return Quantity(start, end, value_of(text[start:end]), None, "", exactness.comparator(text, start, end))
