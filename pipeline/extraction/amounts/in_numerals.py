"""Amounts written in Chinese numerals or words: 三万五千吨, 百分之八, 六成半, 翻番."""

from __future__ import annotations

import re
from functools import cache

from pipeline.cleaning.numerals import NUMERALS
from pipeline.extraction.amounts import exactness, units
from pipeline.extraction.amounts.numbers import scale_of, value_of
from pipeline.extraction.amounts.quantity import Quantity, counted_unit, noun_counted, quantity_of
from pipeline.extraction.amounts.ranks import RANK_SCOPE

_PER = {"百分之": "%", "千分之": "‰", "万分之": "‱"}


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(units.pattern())


@cache
def _numeral_unit() -> re.Pattern[str]:
    """What follows a number in Chinese numerals: a word for more, and a unit."""
    return re.compile(rf"(?P<more>多|余|来)?(?P<scale>万亿|亿|万)?(?P<more_2>多|余|来)?(?P<unit>{units.pattern()})")


@cache
def _weighty() -> frozenset[str]:
    """Units that make a statistic even of one numeral: 三亿元, 五万户. (三个, 五年 are as good as words.)"""
    known = units.units().values()
    return frozenset(
        [u.unit for u in known if u.kind == "measure" and u.dimension not in ("years", "days", "hours")]
    ) | {"户", "人", "人次"}


_SCALES_ONLY = frozenset("百千万亿")
_PLACES = frozenset("十百千万亿点")
_NUMERAL_DASH = re.compile(rf"[-—–~～－至到]{{1,2}}(?={NUMERALS})(?P<high>{NUMERALS[:-1]}万亿]+)")
_TENTHS = re.compile(r"(?P<tenths>[一二两三四五六七八九]|\d(?:\.\d)?)成(?P<half>半)?(?=[以左，。；、的多]|$)")
_TIMES = re.compile("(?:倍|番)(?!增)")
_SPAN = re.compile("(?P<more>多|余)?(?P<unit>年|个月)")
_SCALE_WORDS = re.compile("(?P<small>[百千十]?)(?P<large>万亿|亿|万)$")
_OVER = re.compile("(?:[超破近达逾过]|跨上|迈上)$")
_TOPS = re.compile(
    rf"(?:居|列|占据|[超连]$|登上|跃升|保持|(?:居|列|登上?|蝉联)[^，。；：]{{2,14}}$|{RANK_SCOPE}|城市|地区|省份|县|市|地级市)"
    "(?:的|各市|地市|排名)?$"
)


def percentage(text: str, start: int, end: int) -> Quantity | None:
    """百分之十二点五, 千分之四; None for another numeral."""
    unit = _PER.get(text[start : start + 3])
    if unit is None:
        return None
    try:
        value = value_of(text[start + 3 : end])
    except ValueError:
        return None
    comparator = exactness.comparator(text, start, end)
    return Quantity(start, end, value, None, unit, comparator, in_numerals=True)


def tenths(text: str, start: int, end: int) -> Quantity | None:
    """六成, 六成半, 2.5成: tenths in percent."""
    match = _TENTHS.match(text, start)
    if match is None:
        return None
    value = value_of(match["tenths"]) * 10 + (5 if match["half"] else 0)
    return quantity_of(text, start, match, value, "%", in_numerals=True)


def in_numerals(text: str, start: int, end: int) -> Quantity | None:
    """三万五千吨, 五十一万千瓦: the longest numeral with a unit behind; a last 千 may be the unit's."""
    written = text[start:end]
    short = written.rstrip("万亿")
    numbers = (written[:-1] if written.endswith("千") else "", "" if {"万", "亿"} & set(short) else short, written)
    for number in filter(None, numbers):
        match = _numeral_unit().match(text, start + len(number))
        if match and (value := _value_in_numerals(number, match, text[max(0, start - 2) : start])):
            unit = (match["scale"] or "") + counted_unit(match["unit"])
            more = bool(match["more"] or match["more_2"])
            return quantity_of(
                text, start, match, value, unit, more, noun=noun_counted(match["unit"]), in_numerals=True
            )
    return None


def range_in_numerals(text: str, start: int, end: int) -> Quantity | None:
    """八万到十万千瓦: two numerals and a unit."""
    joint = _NUMERAL_DASH.match(text, end)
    if joint is None or text.startswith("百分之", start):
        return None
    high = in_numerals(text, *joint.span("high"))
    try:
        low = value_of(text[start:end])
    except ValueError:
        return None
    top = high and high.value * scale_of(units.split_scale(high.unit)[0])
    if not high or not top or not low < top:
        return None
    comparator = exactness.comparator(text, start, high.end)
    return Quantity(start, high.end, low, top, high.bare_unit, comparator, in_numerals=True)


def _value_in_numerals(number: str, unit: re.Match[str], before: str) -> float | None:
    """What a numeral is worth where it makes a statistic of its unit: it is long, or the unit is weighty."""
    lasting = before == "连续" and _SPAN.fullmatch(unit[0])
    if not (len(number) > 1 or unit["unit"] in _weighty() or _TIMES.match(unit["unit"]) or lasting):
        return None
    if set(number) <= _SCALES_ONLY or (len(number) > 1 and not _PLACES & set(number)):
        # 四五家 are some, 九五 is a plan.
        return None
    try:
        return value_of(number)
    except ValueError:
        return None


def scale_alone(text: str, start: int, end: int) -> Quantity | None:
    """超百万人次, 突破千亿元: a scale that stands for a number behind a word of comparison."""
    words = _SCALE_WORDS.fullmatch(text[start:end])
    if words is None or not words["small"] or not _OVER.search(text[max(0, start - 2) : start]):
        return None
    unit = _unit().match(text, end)
    stop = unit.end() if unit and unit[0] in _weighty() else end
    written = text[end:stop]
    comparator = exactness.comparator(text, start, stop)
    value = scale_of(words["small"])
    return Quantity(start, stop, value, None, words["large"] + written, comparator, in_numerals=True)


WITHOUT_A_UNIT = ("翻番", "过半", "近半")
"""Words that stand for a number and its unit together: no number before them shares that unit (增加5、翻番)."""


def in_a_word(text: str, start: int, end: int) -> Quantity | None:
    """翻番, 过半, 居全省首位: words that stand for a number."""
    word = text[start:end]
    if word == "翻番":
        return Quantity(start, end, 1, None, "番", exactness.comparator(text, start, end), in_numerals=True)
    if word in ("过半", "近半"):
        return Quantity(start, end, 50, None, "%", "gt" if word == "过半" else "lt", in_numerals=True)
    if word in ("首位", "榜首") and (start == 0 or _TOPS.search(text[max(0, start - 16) : start])):
        return Quantity(start, end, 1, None, "位", "eq", is_rank=True)
    return None
