"""Quantities: a number with its unit, exact or not, wherever a sentence states one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.contract.vocabularies import read_yaml
from pipeline.extraction import units
from pipeline.extraction.numbers import DIGITS, NUMERALS, SCALES, scale_of, value_of


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
_DASH = "[-—–~～至到]{1,2}"
_RANK_SCOPE = "全省|全国|全市|全区|全县|全州|全球|世界|国内|省内|同类|沿海|中部|西部|东部|中西部|长三角|珠三角|参评"


@cache
def _amounts() -> re.Pattern[str]:
    """A number in digits with its scale and unit: 1102.3亿元, 2000余家, 25微克/立方米."""
    inside = "|".join(read_yaml("comparators.yaml")["inside"]["gt"])
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
    weighty = [unit.unit for unit in units.units().values() if unit.kind == "measure" and unit.dimension not in ("years", "days", "hours")]
    weighty += ["户", "人", "人次"]
    names = "|".join(sorted(map(re.escape, weighty), key=len, reverse=True))
    return re.compile(
        rf"百分之(?P<percent>{NUMERALS}+(?:点{NUMERALS}+)?|{DIGITS})"
        rf"|(?P<tenths>[一二两三四五六七八九])成(?P<half>半)?(?=[以左，。；、的多]|$)"
        rf"|(?<=[超破近达逾过])(?P<scale_alone>百万|千万|百亿|千亿|万亿)(?P<unit_alone>{names})?"
        rf"|(?!(?:[百千](?![零〇一二两三四五六七八九十百千万亿])))"
        rf"(?P<low>{NUMERALS}+)(?P<scale>万亿|亿|万)?(?P<inside>多|余)?(?P<unit>{names})"
    )


_RANKS = re.compile(
    rf"第(?P<place>\d{{1,3}}|{NUMERALS}{{1,3}})(?:位|名)"
    rf"|(?:(?P<scope>{_RANK_SCOPE})(?:排名?|位次|地市|同类城市|城市)?(?:的)?第)(?P<place_2>\d{{1,3}}|{NUMERALS}{{1,2}})(?!批|届|个|轮|次|季度|产业|条|家|座|例|台)"
    rf"|(?:位列|位居|居|列|排名?|名列|位次)(?:{_RANK_SCOPE})?(?:的)?第(?P<place_3>\d{{1,3}}|{NUMERALS}{{1,3}})(?!批|届)"
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
        if candidate.is_rank or not _measures_nothing(text, candidate):
            found.append(candidate)
    return sorted(found, key=lambda quantity: quantity.start)


def read_amounts(text: str) -> Iterator[Quantity]:
    """Every reading of a text that is an amount and nothing else, whatever may stand around it elsewhere."""
    # 百万 alone is an amount only behind a word of comparison (超百万); here it is known to be one.
    for told, shift in ((text, 0), ("超" + text, 1)):
        for candidate in (*_of_ranges(told), *_in_digits(told), *_in_numerals(told)):
            if (candidate.start, candidate.end) == (shift, len(told)):
                yield candidate


def _of_ranges(text: str) -> Iterator[Quantity]:
    for match in _ranges().finditer(text):
        low, high = value_of(match["low"]), value_of(match["high"])
        same_unit = match["low_unit"] in (None, match["unit"]) and match["low_scale"] in (None, match["scale"])
        if low < high and same_unit:
            yield _quantity(text, match.start(), match.end(), low, high, (match["scale"] or "") + match["unit"], False)


def _in_digits(text: str) -> Iterator[Quantity]:
    for match in _amounts().finditer(text):
        unit = (match["scale"] or "") + match["unit"] + (match["per"] or "").strip("（()）")
        inside = bool(match["inside_1"] or match["inside_2"])
        yield _quantity(text, match.start(), match.end(), value_of(match["low"]), None, unit, inside)
    for match in _bare_amounts().finditer(text):
        inside = bool(match["inside"])
        yield _quantity(text, match.start(), match.end(), value_of(match["low"]), None, match["scale"], inside)


def _in_numerals(text: str) -> Iterator[Quantity]:
    for match in _numeral_amounts().finditer(text):
        if match["percent"]:
            whole, _, decimals = match["percent"].partition("点")
            value = value_of(whole) + (float(f"0.{value_of(decimals):.0f}") if decimals else 0)
            unit, inside = "%", False
        elif match["tenths"]:
            value, unit, inside = value_of(match["tenths"]) * 10 + (5 if match["half"] else 0), "%", False
        elif match["scale_alone"]:
            small, large = match["scale_alone"][:-1], match["scale_alone"][-1]
            value, unit, inside = scale_of(small), large + (match["unit_alone"] or ""), False
        else:
            value, unit, inside = value_of(match["low"]), (match["scale"] or "") + match["unit"], bool(match["inside"])
        yield _quantity(text, match.start(), match.end(), value, None, unit, inside, in_numerals=True)


def _ranks(text: str) -> Iterator[Quantity]:
    for match in _RANKS.finditer(text):
        group = next(name for name in ("place", "place_2", "place_3", "within") if match[name])
        start = match.start(group) - 1  # 第 or 前
        end = match.end(group) + (text[match.end(group) : match.end(group) + 1] in ("位", "名"))
        yield Quantity(start, end, value_of(match[group]), None, "位", "le" if group == "within" else "eq", is_rank=True)


def _quantity(
    text: str, start: int, end: int, value: float, high: float | None, unit: str, inside: bool, in_numerals: bool = False
) -> Quantity:
    comparator = "gt" if inside else _comparator(text, start, end)
    return Quantity(start, end, value, high, unit.replace("％", "%"), comparator, in_numerals)


@cache
def _comparator_words(place: str) -> list[tuple[str, str]]:
    words = read_yaml("comparators.yaml")[place]
    return sorted(((word, name) for name, listed in words.items() for word in listed), key=lambda pair: -len(pair[0]))


def _comparator(text: str, start: int, end: int) -> str:
    for word, name in _comparator_words("behind"):
        if text.startswith(word, end):
            return name
    before = re.sub("(达到|达|为|至|在|到|有|了)$", "", text[:start])
    for word, name in _comparator_words("before"):
        if text.startswith(word, max(0, start - len(word))) and text[:start].endswith(word):
            return name
        if before.endswith(word):
            return name
    return "eq"


@cache
def _no_quantities() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(re.compile(f"(?:{rule['before']})$"), re.compile(rule["behind"])) for rule in read_yaml("no_quantities.yaml")]


_DATE = re.compile(r"(?:19|20)\d{2}年|(?:19|20)\d{2}(?=省|市|县|全国|中国|世界)|\d{1,2}(?:月份?|日|时|点|号)|\d{1,2}年(?!度|内|期)")
_DURATION_OF_A_RESULT = re.compile(r"连续$")
_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》")
_SHORT_QUOTATION = 9


def _measures_nothing(text: str, quantity: Quantity) -> bool:
    if any(before.search(text[: quantity.start]) and behind.match(text, quantity.end) for before, behind in _no_quantities()):
        return True
    if quantity.unit == "年" or _DATE.match(text, quantity.start):
        return not _DURATION_OF_A_RESULT.search(text[: quantity.start])
    for quoted in _QUOTED.finditer(text):
        if quoted.start() < quantity.start < quoted.end():
            short = len(quoted[0]) - 2 < _SHORT_QUOTATION
            return short or quantity.in_numerals or quoted[0].startswith("《")
    return False
