"""Numbers as they are written: 1102.3, 1,095, 五十四, 百分之八, 三成 – and what they are worth."""

from __future__ import annotations

import re

from pipeline.cleaning.numerals import PLACE_OF, numeral_value

_MYRIADS = {"万": 10**4, "亿": 10**8}

DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""A number in digits, with thousands separators and decimals."""

SCALES = ("万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "十万", "万", "千")
"""Scales that stand between a number and its unit, longest first."""


def scale_of(written: str) -> float:
    """What a scale multiplies by: 万亿 → 1e12; '' → 1."""
    factor = 1.0
    for character in written:
        factor *= PLACE_OF.get(character) or _MYRIADS[character]
    return factor


def value_of(written: str) -> float:
    """What a number is worth, in digits or in Chinese numerals (五十四 → 54). Raises ValueError for anything else."""
    if re.fullmatch(DIGITS, written):
        return float(re.sub("[,，]", "", written))
    return float(numeral_value(written))
