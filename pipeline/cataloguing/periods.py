"""Which period a document looks back on, and which it plans for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.cataloguing.dates import FIRST_YEAR, LAST_YEAR, with_years_in_digits, years_in
from pipeline.cataloguing.role import is_plan, is_review
from pipeline.cleaning.numerals import numeral_value

_COUNT = "[两二三四五六]"
_SPAN = re.compile(r"(?<!\d)(\d{4})\s*年?\s*[-—–~至到]+\s*(\d{4})\s*年")
_YEARS_BACK = re.compile(
    rf"(?:过去|刚刚过去|前|这|近)的?({_COUNT})年|({_COUNT})年(?:多)?(?:来|工作|的工作|回顾)|以来的({_COUNT})年"
    "|本届政府(?:任期|五年|工作的?回顾)"
)
_ONE_YEAR_BACK = re.compile("过去的?一年|一年来|去年|上年|这一年")
_FIVE_YEARS_AHEAD = re.compile("(?:今后|未来)的?五年")
# The N-th plan of five years: “十三五”, 十三五时期. Without either mark 十五 is a number.
_FIVE_YEAR_PLAN = re.compile(
    "“(?P<quoted>[六七八九十]|十[一二三四五六七八])五”|(?P<plain>[六七八九十]|十[一二三四五六七八])五(?:时期|期间|计划|规划)"
    "|第(?P<ordinal>[六七八九十]|十[一二三四五六七八])个五年"
)
# The sixth plan began in 1981, each later one five years after the one before.
_FIRST_YEAR_OF_THE_SIXTH = 1981
_UP_TO = re.compile("[到至]$")
_OF_WORK = re.compile("工作|任务|目标|总体要求|总的要求|预期|安排|打算|建议")
_ENDS_A_SENTENCE = re.compile("[。；：！？，]")
_LONGEST_HEADING = 40
# Words that say what a text looks back on open one of its first paragraphs.
_OPENINGS_READ, _OPENING_WORDS = 12, 16
# Reports are given from November to March, in some years later.
_MIDDLE_OF_A_YEAR = range(4, 11)

Span = tuple[int, int]


def last_year(year: int, month: int) -> int:
    """The year a document of this month looks back on: its own from July on, else the one before."""
    return year if month > 6 else year - 1


@dataclass(frozen=True)
class Dated:
    """What tells of which year a document is."""

    delivered_on: datetime.date | None = None
    published_on: datetime.date | None = None
    title: str = ""


def review_and_plan(
    headings: Sequence[str], openings: Sequence[str], document_type: str, dated: Dated
) -> tuple[str | None, str | None]:
    """(review period, plan period) in ISO 8601, from headings, openings of paragraphs, dates and the title.

    ``headings`` and ``openings`` (paragraphs and list items) are in reading order. Headings that name a year
    decide. A work report looks back on the year just ending, or on some years up to it, and ahead as far; which
    year that is, the day of its delivery tells, or its headings, or its first sentences. The year in its title
    tells only where these do not, and the text speaks of that year or of the one before; the day of publication
    only where the title does not either, for an old report may be published late. None where nothing tells.
    """
    headings = [with_years_in_digits(heading) for heading in headings]
    openings = [with_years_in_digits(opening) for opening in openings]
    title = with_years_in_digits(dated.title)
    # A line that is no sentence and says that it looks back or ahead is a heading without a number.
    headings += [text for text in openings if len(text) <= _LONGEST_HEADING and not _ENDS_A_SENTENCE.search(text)]
    reviewed = [heading for heading in headings if is_review(heading)]
    planned = [heading for heading in headings if is_plan(heading)]
    if document_type != "work_report":
        return _of_headings(reviewed, planned, openings, title, document_type)
    stated = _year_stated(reviewed, planned, openings)
    expected = (
        _year_of_delivery(dated.delivered_on, stated)
        or stated
        or _year_of_title(title, openings)
        or _year_after(dated.published_on)
    )
    if expected is None:
        return None, None
    return _written(_review(reviewed, openings, expected)), _written(_plan(headings, openings, expected))


def _of_headings(
    reviewed: Sequence[str], planned: Sequence[str], openings: Sequence[str], title: str, document_type: str
) -> tuple[str | None, str | None]:
    """The periods of a speech, a bulletin, …: only what is said in so many words."""
    plan_of_title = _first(_plans_named(title)) if document_type == "plan" else None
    if plan_of_title:
        return None, _written(plan_of_title)
    review = _first(year for heading in reviewed for year in _years(heading))
    plan = _first(year for heading in planned for year in _years(heading))
    if review or plan:
        return str(review or plan - 1), str(plan or review + 1)
    if document_type == "bulletin":
        # 2021年统计公报 reports that year.
        year = _first(year for year, _, _ in years_in(title))
        return str(year) if year and any(f"{year}年" in opening for opening in openings) else None, None
    return None, None


def _year_after(day: datetime.date | None) -> int | None:
    """The year that a report of this day plans for."""
    return last_year(day.year, day.month) + 1 if day else None


def _year_of_delivery(day: datetime.date | None, stated: int | None) -> int | None:
    """The year that a report delivered on a day plans for; in the middle of a year the headings may know better."""
    after = _year_after(day)
    if day and after and stated and day.month in _MIDDLE_OF_A_YEAR and abs(stated - after) == 1:
        return stated
    return after


def _year_stated(reviewed: Sequence[str], planned: Sequence[str], openings: Sequence[str]) -> int | None:
    """The year planned for, as the headings say or the sentence that says what is reported."""
    for heading in reviewed:
        if years := list(_years(heading)):
            return max(years) + 1
    for heading in planned:
        if years := list(_years(heading)):
            return min(years)
    for sentence in openings[:2]:
        if "报告" in sentence and (years := list(_years(sentence))):
            return max(years)
    return None


def _year_of_title(title: str, openings: Sequence[str]) -> int | None:
    year = _first(year for year, _, _ in years_in(title))
    spoken_of = year and any(f"{near}年" in opening for near in (year, year - 1) for opening in openings)
    return year if spoken_of else None


def _review(reviewed: Sequence[str], openings: Sequence[str], expected: int) -> Span:
    year = expected - 1
    said = [opening.partition("。")[0] for opening in openings[:2] if "报告" in opening]
    opened = [opening[:_OPENING_WORDS] for opening in openings[:_OPENINGS_READ]]
    for text in (*reviewed, *said, *opened):
        named = sorted(_reviews_named(text, year))
        if named:
            return named[0][1]
    return year, year


def _reviews_named(text: str, last: int) -> Iterator[tuple[int, Span]]:
    """(place, years) of every period up to the year ``last`` that a text says it looks back on."""
    for match in _SPAN.finditer(text):
        if int(match[1]) < int(match[2]) == last:
            yield match.start(), (int(match[1]), last)
    for year, start, end in years_in(text):
        if year == last and not text.startswith("以来", end):
            yield start, (year, year)
    for match in _YEARS_BACK.finditer(text):
        count = numeral_value(match[1] or match[2] or match[3] or "五")
        yield match.start(), (last - count + 1, last)
    for match in _ONE_YEAR_BACK.finditer(text):
        yield match.start(), (last, last)
    for match in _FIVE_YEAR_PLAN.finditer(text):
        first = _first_year_of_plan(match)
        if first <= last < first + 5:
            yield match.start(), (first, last)


def _plan(headings: Sequence[str], openings: Sequence[str], expected: int) -> Span:
    """The year, where a part of the text is about its work; else five years, where the text looks ahead so far."""
    ahead = [heading for heading in headings if not is_review(heading)]
    of_the_year = (f"{expected}年", "今年", "明年", "新的一年")
    if any(_OF_WORK.search(heading) and any(words in heading for words in of_the_year) for heading in ahead):
        return expected, expected
    if any(text.startswith(of_the_year) and _OF_WORK.search(text[:_LONGEST_HEADING]) for text in openings):
        return expected, expected
    five_years = (expected, expected + 4)
    if any(five_years in _plans_named(heading) for heading in ahead):
        return five_years
    if any(_FIVE_YEARS_AHEAD.search(text[:_OPENING_WORDS]) for text in (*ahead, *openings)):
        return five_years
    return expected, expected


def _plans_named(text: str) -> Iterator[Span]:
    """The years of every plan of five years, and every span of years, that a text names."""
    for match in _SPAN.finditer(text):
        if FIRST_YEAR <= int(match[1]) < int(match[2]) <= LAST_YEAR:
            yield int(match[1]), int(match[2])
    for match in _FIVE_YEAR_PLAN.finditer(text):
        first = _first_year_of_plan(match)
        yield first, first + 4


def _first_year_of_plan(match: re.Match[str]) -> int:
    number = numeral_value(match["quoted"] or match["plain"] or match["ordinal"])
    return _FIRST_YEAR_OF_THE_SIXTH + 5 * (number - 6)


def _years(text: str) -> Iterator[int]:
    """The years that a heading is about: not 到2035年, not 2012年以来."""
    for year, start, end in years_in(text):
        if not _UP_TO.search(text[:start]) and not text.startswith("以来", end) and not text.startswith("远景", end):
            yield year


def _first(things: Iterable[Any]) -> Any:
    return next(iter(things), None)


def _written(span: Span) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}/{span[1]}"
