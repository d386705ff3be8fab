"""What the raw characters of a value say, read again from nothing but themselves."""

from __future__ import annotations

import re

from pipeline.cleaning.numerals import NUMERALS
from pipeline.cleaning.phonetics import SYLLABLE
from pipeline.cleaning.script import simplified
from pipeline.cleaning.widths import one_width
from pipeline.extraction.numbers import value_of
from pipeline.extraction.quantities import read_amounts

_READING = re.compile(rf"[(（]{SYLLABLE}[)）]")
# A line break, or a mark of Markdown, may part a number from its unit.
_INSIDE = re.compile(r"\s+|\*\*|__")
_RANK = re.compile(rf"[第前](\d+|{NUMERALS}+)(位|名)?")


def values_of(raw: str) -> set[tuple[float, float | None, str]]:
    """(value, upper end, unit) that the raw characters of a value may stand for; falls are not signed here."""
    text = simplified(one_width(_READING.sub("", raw)))
    text = _INSIDE.sub("", text)
    rank = _RANK.fullmatch(text)
    if rank:
        return {(value_of(rank[1]), None, "位")}
    # A ‰ may have been broken into a % and a full stop (``cleaning.per_mille``).
    writings = [text, *([text.removesuffix("%。") + "‰"] if text.endswith("%。") else [])]
    return {(it.value, it.value_high, it.unit) for writing in writings for it in read_amounts(writing)}
