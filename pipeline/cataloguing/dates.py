"""Dates in the head of a document: when it was delivered, when published."""

from __future__ import annotations

import datetime
import re

_DIGITS = re.compile(r"(\d{4})\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})")
_NUMERALS = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DIGIT_OF = {numeral: str(digit) for digit, numeral in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}
_OF_PUBLICATION = re.compile(r"来源|发布|时间|日期|\d{1,2}:\d{2}|浏览|点击|稿源")


def date_in(text: str) -> datetime.date | None:
    """The first day named in full (2022年1月23日, 2022-01-23, 二〇二二年一月二十三日) that exists; else None."""
    named = [
        *((int(match[1]), int(match[2]), int(match[3])) for match in _DIGITS.finditer(text)),
        *((_year(match[1]), _small_number(match[2]), _small_number(match[3])) for match in _NUMERALS.finditer(text)),
    ]
    return next((day for numbers in named if (day := _date(*numbers))), None)


def is_of_publication(line: str) -> bool:
    """Whether a line with a date says when the text was published, not when it was delivered."""
    return bool(_OF_PUBLICATION.search(line))


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _year(numerals: str) -> int:
    return int("".join(_DIGIT_OF[numeral] for numeral in numerals))


def _small_number(numerals: str) -> int:
    tens, ten, ones = numerals.rpartition("十")
    return (int(_DIGIT_OF.get(tens, "1")) * 10 if ten else 0) + int(_DIGIT_OF.get(ones, "0"))
