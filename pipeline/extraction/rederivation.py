"""What the raw characters of a value say, read again from nothing but themselves."""

from __future__ import annotations

import re

from pipeline.cleaning.numerals import NUMERALS
from pipeline.cleaning.phonetics import SYLLABLE
from pipeline.cleaning.script import simplified
from pipeline.cleaning.widths import one_width
from pipeline.extraction.amounts.numbers import DIGITS, value_of
from pipeline.extraction.amounts.quantities import quantities, read_amounts
from pipeline.extraction.amounts.quantity import Quantity

_READING = re.compile(rf"[(（]{SYLLABLE}[)）]")
# A line break, or a mark of Markdown, may part a number from its unit.
_INSIDE = re.compile(r"\s+|\*\*|__")
_BARE = re.compile(rf"{DIGITS}个?")
_RANK = re.compile(rf"[第前]({DIGITS}|{NUMERALS}+)(位|名)?")


def values_of(raw: str, behind: str = "") -> set[tuple[float, float | None, str]]:
    """(value, upper end, unit) that the raw characters of a value may stand for; falls are not signed here.

    ``behind`` is what follows them in their sentence: a number of a list may have its unit from the last one
    (31.4 in 31.4、27.8和30.1个百分点).
    """
    text = _clean(raw)
    rank = _RANK.fullmatch(text)
    if text in ("首位", "榜首"):
        return {(1.0, None, "位")}
    if rank:
        return {(value_of(rank[1]), None, "位")}
    # A ‰ may have been broken into a % and a full stop (``cleaning.per_mille``).
    writings = [text, *([text.removesuffix("%。") + "‰"] if text.endswith("%。") else [])]
    found = {(it.value, it.value_high, it.unit) for writing in writings for it in read_amounts(writing)}
    if _BARE.fullmatch(text):
        listed = quantities(text + _clean(behind))[:1]
        found |= {(it.value, it.value_high, it.unit) for it in listed if isinstance(it, Quantity)}
        found.add((value_of(text.removesuffix("个")), None, ""))
    return found


def _clean(raw: str) -> str:
    return _INSIDE.sub("", simplified(one_width(_READING.sub("", raw))))
