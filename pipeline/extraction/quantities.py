"""Quantities: what of a sentence is a number with its unit – and why every other number in it is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pipeline.cleaning.numerals import NUMERALS
from pipeline.extraction import exactness, units
from pipeline.extraction.non_measures import why_no_measure
from pipeline.extraction.numbers import DIGITS, SCALES, numbers_in, scale_of, value_of


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
    part_of_ratio: int | None = None
    """The place of the number in a ratio of three, from 0: 10.9∶55.2∶33.9; None elsewhere."""
    noun: str = ""
    """The thing that stands where a unit would, at the end of the characters: 群众 in 43.1万群众."""
    lasts: bool = False
    """Whether it tells how long or how often in a row something was so: 连续19年."""

    @property
    def bare_unit(self) -> str:
        """The unit without its scale."""
        return units.split_scale(self.unit)[1]


@dataclass(frozen=True)
class NoQuantity:
    """A number, or several that stand together, that measure nothing, and the reason (``number_rejects.csv``)."""

    start: int
    end: int
    reason: str


_SCALE = "|".join(SCALES)
_DASH = "[-—–~～－至到]{1,2}"
_MOST_NUMBERS = 150
"""Numbers in a sentence beyond which it is no prose: the longest lists of real reports hold some sixty."""
_LONGEST_NUMBER = 20
"""Digits of a number; what has more is no measurement."""
_SHARES_SUM = (98.0, 102.0)
_PER = {"百分之": "%", "千分之": "‰", "万分之": "‱"}


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


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(units.pattern())


_SCALE_COUNTED = re.compile("个亿(?![吨元千])")
_LIST_JOINT = re.compile("[、，,和与及]|以及")
_SCALE_ALONE = re.compile(rf"(?:个|(?P<more_first>多|余))?(?P<scale>{_SCALE})(?P<more>多|余)?")
_COLONS = frozenset(":：∶︰")
_RATIO = re.compile(rf"{DIGITS}(?:[:：∶︰]{DIGITS})+(?![:：∶︰]?\d)")


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
_SCORED = re.compile("(?:得分|评分|均分|分值|总分|满意度|得)[^，。；]{0,6}$")
_TENTHS = re.compile(r"(?P<tenths>[一二两三四五六七八九]|\d(?:\.\d)?)成(?P<half>半)?(?=[以左，。；、的多]|$)")
_NOUN_OF_ONE = re.compile("(?P<scale>[百千万亿])?[省市县区乡镇村州城国校院站馆园厂店路桥街线床井](?(scale)|民)")
_TIMES = re.compile("(?:倍|番)(?!增)")
_SPAN = re.compile("(?P<more>多|余)?(?P<unit>年|个月)")
_SCALE_WORDS = re.compile("(?P<small>[百千十]?)(?P<large>万亿|亿|万)$")
_OVER = re.compile("(?:[超破近达逾过]|跨上|迈上)$")
_RANK_SCOPE = (
    "全省|自治区|全国|全市|全区|全县|全州|全球|世界|国内|省内|同类|沿海|中部|西部|东部|中西部|长三角|珠三角|参评"
)
_RANK_SCOPED = re.compile(rf"(?:{_RANK_SCOPE})(?:排名?|位次|地市|同类城市|城市)?(?:的)?第$")
_RANK_VERB = re.compile(
    "(?:位列|位居|居|(?<!系)列|排名?|名列|位次|稳居|跃居|跃升[至到]?|上升[至到]|提升[至到]|前移[至到]?|进位[至到]|保持)[^，。；：]{0,14}第$"
)
_RANK_WITHIN = re.compile("(?:居|列|进入|跻身|迈入|位居|排名|进|在)[^，。；：]{0,12}$")
_TOPS = re.compile(
    rf"(?:居|列|占据|[超连]$|登上|跃升|保持|(?:居|列|登上?|蝉联)[^，。；：]{{2,14}}$|{_RANK_SCOPE}|城市|地区|省份|县|市|地级市)"
    "(?:的|各市|地市|排名)?$"
)
_FROM_A_RANK = re.compile(r"第[\d一二三四五六七八九十百]+位?[^，。；]{0,8}(?:至|到|为)$")
_NO_RANK_BEHIND = re.compile(rf"{NUMERALS}|\d|批|届|次|个")
_ENDS_A_RANK = re.compile("[位名的和以，。；、！？）),;:：]|$")


def quantities(text: str) -> list[Quantity | NoQuantity]:
    """Every number of a sentence, in its order and none twice: the quantities, and the numbers that are none."""
    numbers = list(numbers_in(text))
    if len(numbers) > _MOST_NUMBERS:
        return [NoQuantity(numbers[0][0], numbers[-1][1], "not_prose")]
    found: list[Quantity | NoQuantity] = []
    taken = 0
    for start, end in numbers:
        if start < taken:
            continue
        for item in _read(text, start, end):
            found.append(item)
            taken = item.end
    return _with_shared_units(text, found)


def _with_shared_units(text: str, found: list[Quantity | NoQuantity]) -> list[Quantity | NoQuantity]:
    """提高31.4、27.8和30.1个百分点: the unit behind the last number of a list is that of all."""
    for place in range(len(found) - 2, -1, -1):
        one, other = found[place], found[place + 1]
        if (
            isinstance(one, Quantity)
            and isinstance(other, Quantity)
            and (one.unit == "" or (one.unit == "个" and other.unit == "个百分点"))
            and one.part_of_ratio is None
            and not other.is_rank
            and _LIST_JOINT.fullmatch(text, one.end, other.start)
        ):
            found[place] = replace(one, unit=other.unit)
    return found


def read_amounts(text: str) -> Iterator[Quantity]:
    """Every reading of a text that is an amount and nothing else, whatever may stand around it elsewhere."""
    # 百万 and 三年 are amounts only behind certain words (超百万, 连续三年); here they are known to be.
    for told, shift in ((text, 0), ("超" + text, 1), ("连续" + text, 2)):
        for start, end in numbers_in(told):
            if start == shift:
                for amount in _candidates(told, start, end):
                    if (amount.start, amount.end) == (shift, len(told)):
                        yield amount


def _read(text: str, start: int, end: int) -> list[Quantity | NoQuantity]:
    """The number from ``start`` to ``end`` with what belongs to it, as a quantity or as none."""
    if end - start > _LONGEST_NUMBER and text[start].isdigit():
        return [NoQuantity(start, end, "not_understood")]
    ratio = _RATIO.match(text, start) if text[end : end + 1] in _COLONS else None
    if ratio:
        return list(_of_ratio(text, ratio))
    for amount in () if _is_in_a_word(text, start, end) else _candidates(text, start, end):
        reason = why_no_measure(text, amount.start, amount.end, amount.in_numerals)
        return [NoQuantity(amount.start, amount.end, reason) if reason else _lasting(text, _moved_rank(text, amount))]
    in_numerals = not text[start].isdigit()
    reason = why_no_measure(text, start, end, in_numerals)
    if reason is None and in_numerals:
        return [NoQuantity(start, end, "idiom")]
    return [NoQuantity(start, end, reason) if reason else _plain(text, start, end)]


def _is_in_a_word(text: str, start: int, end: int) -> bool:
    """Whether a single numeral has no unit behind it and no ordinal word before: 统一."""
    if end - start > 1 or text[start].isdigit() or text[start - 1 : start] in ("第", "前"):
        return False
    return text[end : end + 1] not in _unit_starts()


@cache
def _unit_starts() -> frozenset[str]:
    return frozenset([unit[0] for unit in units.units()] + list("多余来成番至到-—–~～－万亿"))


def _moved_rank(text: str, amount: Quantity) -> Quantity:
    """由第234位提升至154位: what a rank moves to is a rank."""
    ranked = amount.unit == "位" and _FROM_A_RANK.search(text[max(0, amount.start - 24) : amount.start])
    return replace(amount, is_rank=True) if ranked and amount.value == int(amount.value) > 0 else amount


def _lasting(text: str, amount: Quantity) -> Quantity:
    in_a_row = text.endswith("连续", max(0, amount.start - 2), amount.start)
    return replace(amount, lasts=True) if in_a_row else amount


def _candidates(text: str, start: int, end: int) -> Iterator[Quantity]:
    """The readings of a number, the best first."""
    readings: tuple[Callable[[str, int, int], Quantity | None], ...]
    if text[start].isdigit():
        readings = (
            _rank,
            _of_range,
            _of_two_scales,
            _in_digits,
            _tenths,
            _score,
        )
    else:
        readings = (_in_a_word, _rank, _percentage, _tenths, _range_in_numerals, _in_numerals, _scale_alone)
    return filter(None, (reading(text, start, end) for reading in readings))


def _of_ratio(text: str, match: re.Match[str]) -> Iterator[Quantity | NoQuantity]:
    """10.9∶55.2∶33.9: three shares of a whole; other ratios (7×24, 1∶13, 8:30) measure nothing by themselves."""
    parts = list(re.finditer(DIGITS, match[0]))
    total = sum(value_of(it[0]) for it in parts)
    if len(parts) != 3 or not _SHARES_SUM[0] <= total <= _SHARES_SUM[1]:
        yield NoQuantity(match.start(), match.end(), "ratio")
        return
    for place, part in enumerate(parts):
        start = match.start() + part.start()
        yield Quantity(start, start + len(part[0]), value_of(part[0]), None, "", "eq", part_of_ratio=place)


def _of_range(text: str, start: int, end: int) -> Quantity | None:
    match = _range_end().match(text, end)
    if match is None:
        return None
    low, high = value_of(text[start:end]), value_of(match["high"])
    same_unit = match["low_unit"] in (None, match["unit"]) and match["low_scale"] in (None, match["scale"])
    if not (low < high and same_unit):
        return None
    return _quantity(text, start, match, low, (match["scale"] or "") + match["unit"], value_high=high)


def _of_two_scales(text: str, start: int, end: int) -> Quantity | None:
    match = _second_scale().match(text, end)
    if match is None:
        return None
    rest = value_of(match["rest"]) * scale_of(match["rest_scale"] or "")
    whole = value_of(text[start:end]) * scale_of(match["high_scale"]) + rest
    unit = _amount().match(text, match.end())
    if unit is None or rest >= scale_of(match["high_scale"]):
        return None
    return _quantity(text, start, unit, whole, unit["unit"])


def _in_digits(text: str, start: int, end: int) -> Quantity | None:
    value = value_of(text[start:end])
    match = None if _SCALE_COUNTED.match(text, end) else _amount().match(text, end)
    if match and not _NOUN_OF_ONE.match(text, end):
        unit = (match["scale"] or "") + _counted(match["unit"]) + (match["per"] or "").strip("（()）")
        more = bool(match["more"] or match["more_2"])
        return _quantity(text, start, match, value, unit, more, noun=_noun(match["unit"]))
    match = _SCALE_ALONE.match(text, end)
    if match:
        more = bool(match["more"] or match["more_first"])
        return _quantity(text, start, match, value, match["scale"], more)
    return None


def _counted(unit: str) -> str:
    """The unit that a noun behind a number stands for: 43.1万群众 are 43.1万人; other nouns have none."""
    known = units.units()[unit]
    if known.kind != "thing":
        return unit
    return known.base_unit if known.dimension == "people" else ""


def _noun(unit: str) -> str:
    return unit if units.units()[unit].kind == "thing" else ""


def _percentage(text: str, start: int, end: int) -> Quantity | None:
    unit = _PER.get(text[start : start + 3])
    if unit is None:
        return None
    try:
        value = value_of(text[start + 3 : end])
    except ValueError:
        return None
    comparator = exactness.comparator(text, start, end)
    return Quantity(start, end, value, None, unit, comparator, in_numerals=True)


def _tenths(text: str, start: int, end: int) -> Quantity | None:
    match = _TENTHS.match(text, start)
    if match is None:
        return None
    value = value_of(match["tenths"]) * 10 + (5 if match["half"] else 0)
    return _quantity(text, start, match, value, "%", in_numerals=True)


def _score(text: str, start: int, end: int) -> Quantity | None:
    """群众满意度得分87.3分: 分 is a unit of scores only."""
    if not text.startswith("分", end) or not _SCORED.search(text[max(0, start - 16) : start]):
        return None
    comparator = exactness.comparator(text, start, end + 1)
    return Quantity(start, end + 1, value_of(text[start:end]), None, "分", comparator)


def _in_numerals(text: str, start: int, end: int) -> Quantity | None:
    """三万五千吨, 五十一万千瓦: the longest numeral with a unit behind; a last 千 may be the unit's."""
    written = text[start:end]
    short = written.rstrip("万亿")
    numbers = (written[:-1] if written.endswith("千") else "", "" if {"万", "亿"} & set(short) else short, written)
    for number in filter(None, numbers):
        match = _numeral_unit().match(text, start + len(number))
        if match and (value := _value_in_numerals(number, match, text[max(0, start - 2) : start])):
            unit = (match["scale"] or "") + _counted(match["unit"])
            more = bool(match["more"] or match["more_2"])
            return _quantity(text, start, match, value, unit, more, noun=_noun(match["unit"]), in_numerals=True)
    return None


def _range_in_numerals(text: str, start: int, end: int) -> Quantity | None:
    """八万到十万千瓦: two numerals and a unit."""
    joint = _NUMERAL_DASH.match(text, end)
    if joint is None or text.startswith("百分之", start):
        return None
    high = _in_numerals(text, *joint.span("high"))
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


def _scale_alone(text: str, start: int, end: int) -> Quantity | None:
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


def _in_a_word(text: str, start: int, end: int) -> Quantity | None:
    """翻番, 过半, 居全省首位: words that stand for a number."""
    word = text[start:end]
    if word == "翻番":
        return Quantity(start, end, 1, None, "番", exactness.comparator(text, start, end), in_numerals=True)
    if word in ("过半", "近半"):
        return Quantity(start, end, 50, None, "%", "gt" if word == "过半" else "lt", in_numerals=True)
    if word in ("首位", "榜首") and (start == 0 or _TOPS.search(text[max(0, start - 16) : start])):
        return Quantity(start, end, 1, None, "位", "eq", is_rank=True)
    return None


def _rank(text: str, start: int, end: int) -> Quantity | None:
    """全省第3, 位居第五位, 前三名; 第一批 and 第三届 are no ranks."""
    marker, ended = text[start - 1 : start], text[end : end + 1] in ("位", "名")
    if marker == "前" and (
        ended or (_ENDS_A_RANK.match(text, end) and _RANK_WITHIN.search(text[max(0, start - 17) : start - 1]))
    ):
        return _of_place(text, start, end + ended, "le")
    if marker != "第":
        return None
    before = text[max(0, start - 16) : start]
    scoped = _RANK_SCOPED.search(before) and _ENDS_A_RANK.match(text, end)
    placed = _RANK_VERB.search(before) and not _NO_RANK_BEHIND.match(text, end)
    if not (ended or scoped or placed):
        return None
    return _of_place(text, start, end + ended, "eq")


def _of_place(text: str, start: int, end: int, comparator: str) -> Quantity | None:
    try:
        place = value_of(text[start:end].rstrip("位名"))
    except ValueError:
        return None
    return Quantity(start - 1, end, place, None, "位", comparator, is_rank=True) if place == int(place) > 0 else None


def _plain(text: str, start: int, end: int) -> Quantity:
    return Quantity(start, end, value_of(text[start:end]), None, "", exactness.comparator(text, start, end))


def _quantity(  # noqa: PLR0913, PLR0917
    text: str,
    start: int,
    match: re.Match[str],
    value: float,
    unit: str,
    more: bool = False,
    value_high: float | None = None,
    **known: Any,
) -> Quantity:
    """The quantity that ends with a match; ``more`` says that a word inside makes it more: 2000余家."""
    comparator = "gt" if more else exactness.comparator(text, start, match.end())
    return Quantity(start, match.end(), value, value_high, unit.replace("％", "%"), comparator, **known)
