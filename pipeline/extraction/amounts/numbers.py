"""Numbers as they are written: 1102.3, 1,095, 五十四, 百分之八, 三成 – where they stand and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.numerals import NUMERALS, PLACE_OF, numeral_value

_MYRIADS = {"万": 10**4, "亿": 10**8}

DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""A number in digits, with thousands separators and decimals."""

SCALES = ("万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "十万", "万", "千")
"""Scales that stand between a number and its unit, longest first."""

_IN_NUMERALS = f"{NUMERALS[:-1]}万亿]+"
_DIGITS = re.compile(DIGITS)
# The look ahead rules out most characters at once.
_NUMBER = re.compile(
    rf"(?=[\d翻过近首榜{NUMERALS[1:-1]}万亿])(?:{DIGITS}|[百千万]分之(?:{NUMERALS}+(?:点{NUMERALS}+)?|{DIGITS})|{_IN_NUMERALS}(?:点{NUMERALS}+)?|翻番|[过近]半(?=[，。；、的以]|$)|首位|榜首)"
)


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a number stands in a text: every run of digits, and every run of Chinese numerals.

    A numeral inside a word (统一) is among them; what it is, the words around it tell. So are the words that stand
    for a number: 翻番, 过半, 首位.
    """
    return map(re.Match.span, _NUMBER.finditer(text))


def scale_of(written: str) -> float:
    """What a scale multiplies by: 万亿 → 1e12; '' → 1."""
    factor = 1.0
    for character in written:
        factor *= PLACE_OF.get(character) or _MYRIADS[character]
    return factor


def value_of(written: str) -> float:
    """What a number is worth, in digits or in Chinese numerals (五十四 → 54, 三万五千 → 35 000, 二点五 → 2.5).

    Raises ValueError for anything else.
    """
    if written.isdecimal() or _DIGITS.fullmatch(written):
        return float(written.replace(",", "").replace("，", ""))
    whole, _, decimals = written.partition("点")
    if decimals:
        digits = "".join(str(numeral_value(numeral)) for numeral in decimals)
        return float(f"{_whole(whole):.0f}.{digits}")
    return _whole(written)


def _whole(written: str) -> float:
    for myriad in ("亿", "万"):
        many, found, rest = written.rpartition(myriad)
        if found:
            return _whole(many) * _MYRIADS[myriad] + (_whole(rest.removeprefix("零")) if rest else 0)
    return float(numeral_value(written))
