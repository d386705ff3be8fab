"""Numbers as they are written: 1102.3, 1,095, 五十四, 百分之八, 三成 – and what they are worth."""

from __future__ import annotations

import re

_DIGIT_OF = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_PLACE_OF = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

NUMERALS = "[零〇一二两三四五六七八九十百千]"
"""A Chinese numeral below the scales 万 and 亿."""

DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""A number in digits, with thousands separators and decimals."""

SCALES = ("万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "十万", "万", "千")
"""Scales that stand between a number and its unit, longest first."""


def scale_of(written: str) -> float:
    """What a scale multiplies by: 万亿 → 1e12; '' → 1."""
    factor = 1.0
    for character in written:
        factor *= _PLACE_OF.get(character) or _MYRIADS[character]
    return factor


def value_of(written: str) -> float:
    """What a number is worth, in digits or in Chinese numerals (五十四 → 54). Raises ValueError for anything else."""
    if re.fullmatch(DIGITS, written):
        return float(re.sub("[,，]", "", written))
    return float(_numeral_value(written))


def _numeral_value(written: str) -> int:
    if not re.fullmatch(f"{NUMERALS}+", written):
        raise ValueError(f"{written!r} is no number")
    if not re.search("[十百千]", written):
        # 二〇二二: digit by digit
        return int("".join(str(_DIGIT_OF[numeral]) for numeral in written))
    total, digit = 0, None
    for numeral in written:
        if numeral in _PLACE_OF:
            total += (1 if digit in (None, 0) else digit) * _PLACE_OF[numeral]
            digit = None
        else:
            digit = _DIGIT_OF[numeral]
    return total + (digit or 0)
