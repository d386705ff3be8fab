"""Quantities: what of a sentence is a number with its unit – and why every other number in it is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from pipeline.extraction.amounts import units
from pipeline.extraction.amounts.in_digits import (
    COLONS,
    in_digits,
    in_two_scales,
    plain_number,
    range_in_digits,
    ratio,
    score,
)
from pipeline.extraction.amounts.in_numerals import (
    WITHOUT_A_UNIT,
    in_a_word,
    in_numerals,
    percentage,
    range_in_numerals,
    scale_alone,
    tenths,
)
from pipeline.extraction.amounts.non_measures import why_no_measure
from pipeline.extraction.amounts.numbers import numbers_in
from pipeline.extraction.amounts.quantity import NoQuantity, Quantity
from pipeline.extraction.amounts.ranks import rank, with_rank_moved_to

_MOST_NUMBERS = 150
"""Numbers in a sentence beyond which it is no prose: the longest lists of real reports hold some sixty."""
_LONGEST_NUMBER, _LONGEST_NUMERAL = 20, 30
"""Characters of a number in digits, and in Chinese numerals; what has more is no measurement."""
_UNREADABLE = "\ufffc"  # stands for the characters of such a number: nothing reads it as a part of another
_DOTTED = re.compile(r"\.\d")
_LIST_JOINT = re.compile("[、，,和与及]|以及")


def quantities(text: str) -> list[Quantity | NoQuantity]:
    """Every number of a sentence, in its order and none twice: the quantities, and the numbers that are none."""
    numbers = list(numbers_in(text))
    if len(numbers) > _MOST_NUMBERS:
        return [NoQuantity(numbers[0][0], numbers[-1][1], "not_prose")]
    for start, end in numbers:
        if end - start > (_LONGEST_NUMBER if text[start].isdigit() else _LONGEST_NUMERAL):
            text = text[:start] + _UNREADABLE * (end - start) + text[end:]
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
            and text[other.start : other.end] not in WITHOUT_A_UNIT
            and not one.noun
            and _LIST_JOINT.fullmatch(text, one.end, other.start)
        ):
            found[place] = one._replace(unit=other.unit)
    return found


def read_amounts(text: str) -> Iterator[Quantity]:
    """Every reading of a text that is an amount and nothing else, whatever may stand around it elsewhere."""
    # 百万, 三年 and 9分 are amounts only behind certain words (超百万, 连续三年, 得分9分); here they are known to be.
    for told, shift in ((text, 0), ("超" + text, 1), ("连续" + text, 2), ("得分" + text, 2)):
        for start, end in numbers_in(told):
            if start == shift:
                for amount in _candidates(told, start, end):
                    if (amount.start, amount.end) == (shift, len(told)):
                        yield amount


def _read(text: str, start: int, end: int) -> list[Quantity | NoQuantity]:
    """The number from ``start`` to ``end`` with what belongs to it, as a quantity or as none."""
    if text[start] == _UNREADABLE:
        return [NoQuantity(start, end, "not_understood")]
    if text[end : end + 1] in COLONS and (shares := ratio(text, start)):
        return shares
    amount = None if _is_in_a_word(text, start, end) else next(_candidates(text, start, end), None)
    if amount:
        reason = why_no_measure(text, amount.start, amount.end, amount.in_numerals)
        if reason is None and _is_dotted(text, start, end):
            reason = "not_understood"
        return [
            NoQuantity(amount.start, amount.end, reason) if reason else _lasting(text, with_rank_moved_to(text, amount))
        ]
    in_numerals = not text[start].isdigit()
    reason = why_no_measure(text, start, end, in_numerals)
    if reason is None and in_numerals:
        return [NoQuantity(start, end, "idiom")]
    return [NoQuantity(start, end, reason) if reason else plain_number(text, start, end)]


def _is_dotted(text: str, start: int, end: int) -> bool:
    """Whether a number is a part of one with several points, which has no value: 1.2.3."""
    return _DOTTED.match(text, end) is not None or (
        text[start - 1 : start] == "." and text[start - 2 : start - 1].isdigit()
    )


def _is_in_a_word(text: str, start: int, end: int) -> bool:
    """Whether a single numeral has no unit behind it and no ordinal word before: 统一."""
    if end - start > 1 or text[start].isdigit() or text[start - 1 : start] in ("第", "前"):
        return False
    return text[end : end + 1] not in _unit_starts()


@cache
def _unit_starts() -> frozenset[str]:
    return frozenset([unit[0] for unit in units.units()] + list("多余来成番至到-—–~～－万亿"))


def _lasting(text: str, amount: Quantity) -> Quantity:
    in_a_row = text.endswith("连续", max(0, amount.start - 2), amount.start)
    return amount._replace(lasts=True) if in_a_row else amount


def _candidates(text: str, start: int, end: int) -> Iterator[Quantity]:
    """The readings of a number, the best first."""
    for reading in _IN_DIGITS if text[start].isdigit() else _IN_NUMERALS:
        amount = reading(text, start, end)
        if amount:
            yield amount


_Reading = Callable[[str, int, int], Quantity | None]
_IN_DIGITS: tuple[_Reading, ...] = (rank, range_in_digits, in_two_scales, in_digits, tenths, score)
_IN_NUMERALS: tuple[_Reading, ...] = (
    in_a_word,
    rank,
    percentage,
    tenths,
    range_in_numerals,
    in_numerals,
    scale_alone,
)
