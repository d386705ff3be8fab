"""Days and years that a document names, in digits or in Chinese numerals."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from pipeline.cleaning.numerals import numeral_value

FIRST_YEAR, LAST_YEAR = 1949, 2100
"""The years that a document of a local government may speak in or plan for; any other number is no year."""

_ZERO = "〇○零OＯ0０"
_DIGIT_OF = {numeral: str(digit) for digit, numeral in enumerate("〇一二三四五六七八九")} | dict.fromkeys(_ZERO, "0")
_YEAR_IN_NUMERALS = re.compile(f"(?<![{_ZERO}一二三四五六七八九])[一二][{_ZERO}一二三四五六七八九]{{3}}(?=年)")
_YEAR = re.compile(r"(?<!\d)(\d{4})\s*年")
_NUMBER = r"\d{1,2}|[元一二三四五六七八九十]{1,3}"
_DAY = re.compile(
    rf"(?<!\d)(\d{{4}})\s*(?:年\s*({_NUMBER})\s*月\s*({_NUMBER})(?!\d)|[\-/.]\s*(\d{{1,2}})\s*[\-/.]\s*(\d{{1,2}})(?!\d))"
)
_OF_PUBLICATION = re.compile(r"来源|发布|时间|日期|\d{1,2}:\d{2}|浏览|点击|稿源")
_OF_ADOPTION = re.compile("通过|批准")


def with_years_in_digits(text: str) -> str:
    """The text with every year in numerals written in digits: 二〇〇七年 (also 二○○七年, 二00七年) → 2007年."""
    return _YEAR_IN_NUMERALS.sub(lambda match: "".join(_DIGIT_OF[numeral] for numeral in match[0]), text)


def years_in(text: str) -> Iterator[tuple[int, int, int]]:
    """(year, start, end) of every year named in a text whose years are in digits."""
    for match in _YEAR.finditer(text):
        if FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            yield int(match[1]), match.start(), match.end()


def date_in(text: str) -> datetime.date | None:
    """The first day named in full (2022年1月23日, 2022-01-23, 二〇二二年一月二十三日) that exists; else None."""
    for match in _DAY.finditer(with_years_in_digits(text)):
        month, day = match[2] or match[4], match[3] or match[5]
        found = _date(int(match[1]), _small_number(month), _small_number(day))
        if found:
            return found
    return None


def is_of_publication(line: str) -> bool:
    """Whether a line with a date says when the text was published, not when it was delivered."""
    return bool(_OF_PUBLICATION.search(line))


def is_of_adoption(line: str) -> bool:
    """Whether a line with a date says when a meeting adopted the text, days after it was delivered."""
    return bool(_OF_ADOPTION.search(line))


def _date(year: int, month: int, day: int) -> datetime.date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _small_number(written: str) -> int:
    return int(written) if written.isdecimal() else numeral_value(written.replace("元", "一"))
