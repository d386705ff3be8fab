"""Quantities: a number with its unit, exact or not, wherever a sentence states one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.cleaning.numerals import NUMERALS
from pipeline.extraction import exactness, units
from pipeline.extraction.non_measures import why_no_measure
from pipeline.extraction.numbers import DIGITS, SCALES, scale_of, value_of


@dataclass(frozen=True)
class Quantity:
    """``value`` (to ``value_high`` in a range) of ``unit`` (its scale included), at ``start`` to ``end``."""

    start: int
    end: int
    value: float
    value_high: float | None
    unit: str
    comparator: str
    in_numerals: bool = False
    is_rank: bool = False

    @property
    def bare_unit(self) -> str:
        """The unit without its scale."""
        return units.split_scale(self.unit)[1]


_SCALE = "|".join(SCALES)
_TIMES = frozenset({"years", "days", "hours"})
_DASH = "[-—–~～至到]{1,2}"
_RANK_SCOPE = (
    "全省|自治区|全国|全市|全区|全县|全州|全球|世界|国内|省内|同类|沿海|中部|西部|东部|中西部|长三角|珠三角|参评"
)


@cache
def _amounts() -> re.Pattern[str]:
    """A number in digits with its scale and unit: 1102.3亿元, 2000余家, 25微克/立方米."""
    inside = exactness.inside()
    return re.compile(
        rf"(?P<low>{DIGITS})(?P<inside_1>{inside})?(?P<scale>{_SCALE})?(?P<inside_2>{inside})?"
        rf"(?P<unit>{units.pattern()})(?P<per>/(?:{units.pattern()}|日|月)|[（(]次[）)])?"
    )


@cache
def _ranges() -> re.Pattern[str]:
    """Two numbers and a unit: 2-3家, 4.5%—5%, 8万至10万人."""
    return re.compile(
        rf"(?P<low>{DIGITS})(?P<low_scale>{_SCALE})?(?P<low_unit>{units.pattern()})?{_DASH}"
        rf"(?P<high>{DIGITS})(?P<scale>{_SCALE})?(?P<unit>{units.pattern()})"
    )


@cache
def _bare_amounts() -> re.Pattern[str]:
    """A number in digits with a scale and no unit: 3万多景漂."""
    return re.compile(rf"(?P<low>{DIGITS})(?P<scale>{_SCALE})(?P<inside>多|余)?")


@cache
def _numeral_amounts() -> re.Pattern[str]:
    """A number in Chinese numerals: of a weighty unit, a percentage, tenths."""
    known = units.units().values()
    weighty = [unit.unit for unit in known if unit.kind == "measure" and unit.dimension not in _TIMES]
    names = _alternatives([*weighty, "户", "人", "人次"])
    counted = _alternatives([unit.unit for unit in known if unit.kind == "classifier"])
    return re.compile(
        rf"百分之(?P<percent>{NUMERALS}+(?:点{NUMERALS}+)?|{DIGITS})"
        rf"|(?P<tenths>[一二两三四五六七八九])成(?P<half>半)?(?=[以左，。；、的多]|$)"
        rf"|(?<=[超破近达逾过])(?P<scale_alone>百万|千万|百亿|千亿|万亿)(?P<unit_alone>{names})?"
        rf"|(?!(?:[百千](?![零〇一二两三四五六七八九十百千万亿])))"
        rf"(?:(?P<low>{NUMERALS}+)(?P<scale>万亿|亿|万)?(?P<inside>多|余)?(?P<unit>{names})"
        rf"|(?<=连续)(?P<low_2>{NUMERALS}+)(?P<inside_2>多|余)?(?P<unit_2>年|个月)"
        # 五十四件 is counted; 十件, 百个 are as good as words.
        rf"|(?P<low_3>(?:{NUMERALS}{{3,}}|{NUMERALS}{{2,}}(?=多|余)))(?P<inside_3>多|余)?(?P<unit_3>{counted}))"
    )


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_RANKS = re.compile(
    rf"第(?P<place>\d{{1,3}}|{NUMERALS}{{1,3}})(?:位|名)"
    rf"|(?:(?P<scope>{_RANK_SCOPE})(?:排名?|位次|地市|同类城市|城市)?(?:的)?第)(?P<place_2>\d{{1,3}}|{NUMERALS}{{1,2}})(?=[位名的和以，。；、！？）),;:：]|$)"
    rf"|(?:位列|位居|居|列|排名?|名列|位次)(?:{_RANK_SCOPE})?(?:的)?第(?P<place_3>\d{{1,3}}|{NUMERALS}{{1,3}})(?!{NUMERALS}|\d|批|届|次|个)"
    rf"|前(?P<within>{NUMERALS}|\d{{1,3}})(?:位|名)"
)


def quantities(text: str) -> list[Quantity]:
    """The quantities of a sentence that may measure something, in its order; they do not overlap."""
    found: list[Quantity] = []
    taken: set[int] = set()
    for candidate in (*_ranks(text), *_of_ranges(text), *_in_digits(text), *_in_numerals(text)):
        span = range(candidate.start, candidate.end)
        if taken.intersection(span):
            continue
        taken.update(span)
        unit, in_numerals = candidate.unit, candidate.in_numerals
        if why_no_measure(text, candidate.start, candidate.end, unit, in_numerals) is None:
            found.append(candidate)
    return sorted(found, key=lambda quantity: quantity.start)


def read_amounts(text: str) -> Iterator[Quantity]:
    """Every reading of a text that is an amount and nothing else, whatever may stand around it elsewhere."""
    # 百万 and 三年 are amounts only behind certain words (超百万, 连续三年); here they are known to be.
    for told, shift in ((text, 0), ("超" + text, 1), ("连续" + text, 2)):
        for candidate in (*_of_ranges(told), *_in_digits(told), *_in_numerals(told)):
            if (candidate.start, candidate.end) == (shift, len(told)):
                yield candidate


def _of_ranges(text: str) -> Iterator[Quantity]:
    for match in _ranges().finditer(text):
        low, high = value_of(match["low"]), value_of(match["high"])
        same_unit = match["low_unit"] in (None, match["unit"]) and match["low_scale"] in (None, match["scale"])
        if low < high and same_unit:
            amount = _quantity(text, match, low, (match["scale"] or "") + match["unit"])
            yield replace(amount, value_high=high)


def _in_digits(text: str) -> Iterator[Quantity]:
    for match in _amounts().finditer(text):
        unit = (match["scale"] or "") + match["unit"] + (match["per"] or "").strip("（()）")
        more = bool(match["inside_1"] or match["inside_2"])
        yield _or_more(_quantity(text, match, value_of(match["low"]), unit), more)
    for match in _bare_amounts().finditer(text):
        amount = _quantity(text, match, value_of(match["low"]), match["scale"])
        yield _or_more(amount, bool(match["inside"]))


def _in_numerals(text: str) -> Iterator[Quantity]:
    for match in _numeral_amounts().finditer(text):
        value, unit, more = _numeral_reading(match)
        yield replace(_or_more(_quantity(text, match, value, unit), more), in_numerals=True)


def _numeral_reading(match: re.Match[str]) -> tuple[float, str, bool]:
    """(value, unit, whether a word inside says that it is more) of an amount in Chinese numerals."""
    if match["percent"]:
        whole, _, decimals = match["percent"].partition("点")
        digits = "".join(f"{value_of(numeral):.0f}" for numeral in decimals)
        return value_of(whole) + (float(f"0.{digits}") if digits else 0), "%", False
    if match["tenths"]:
        return value_of(match["tenths"]) * 10 + (5 if match["half"] else 0), "%", False
    if match["scale_alone"]:
        small, large = match["scale_alone"][:-1], match["scale_alone"][-1]
        return scale_of(small), large + (match["unit_alone"] or ""), False
    low, inside, unit = (match[part] or match[f"{part}_2"] or match[f"{part}_3"] for part in ("low", "inside", "unit"))
    return value_of(low), (match["scale"] or "") + unit, bool(inside)


def _ranks(text: str) -> Iterator[Quantity]:
    for match in _RANKS.finditer(text):
        group = next(name for name in ("place", "place_2", "place_3", "within") if match[name])
        start = match.start(group) - 1  # 第 or 前
        end = match.end(group) + (text[match.end(group) : match.end(group) + 1] in ("位", "名"))
        yield Quantity(
            start, end, value_of(match[group]), None, "位", "le" if group == "within" else "eq", is_rank=True
        )


def _quantity(text: str, match: re.Match[str], value: float, unit: str) -> Quantity:
    comparator = exactness.comparator(text, match.start(), match.end())
    return Quantity(match.start(), match.end(), value, None, unit.replace("％", "%"), comparator)


def _or_more(quantity: Quantity, more: bool) -> Quantity:
    """2000余家: a word inside says that it is more."""
    return replace(quantity, comparator="gt") if more else quantity
