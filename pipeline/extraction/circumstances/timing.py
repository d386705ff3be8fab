"""When a number was measured: the period its sentence, its passage or its document names."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.circumstances.periods import NamedPeriod
from pipeline.extraction.circumstances.sentences import Sentence
from pipeline.extraction.marks import CLAUSE_MARK, last_clause
from pipeline.extraction.naming.measures import STARTS_FROM, Measure
from pipeline.extraction.naming.registry import Indicator, kind_of
from pipeline.extraction.naming.rules import PLANNED_BESIDE
from pipeline.extraction.naming.surroundings import LIST_JOINT
from pipeline.extraction.wordlists import anywhere

_OVER_THE_YEARS = re.compile(
    "累计|新增|建成(?!区)|完成|发放|改造|新建|开工|引进(?!内资|外资)|实施|办理|先后|培育|创建|获批|精简|新评|新创|年均|五年|5年"
)
_CUMULATED = re.compile("累计|先后|年均|五年|5年|共(?!有)")
_PER_HEAD = re.compile("人均|户均|每[十百千万]?[名人户]")
_OF_NOW = re.compile("如今|现在|目前|眼下|现有")
_OF_BEFORE = re.compile("(?:由|从(?!业))(?:过去|原来|以前|最初|[^，；]{0,4}前)[^，；]{0,4}$|^过去[^，；五]{0,6}$")
_FROM = re.compile("(?:由|从)$")
_ON_TO = re.compile("[到至为]")
# 由16.5:51.5:32调整为…: the last numbers of what a change starts from.
_STARTS_FROM_RATIO = re.compile("(?:由|从(?!业))[^，；由从到第]{0,6}[\\d.:：∶]+$")
_OF_A_MOMENT = re.compile("(?:达到?|为|到|至|突破|超过|超|有|占|位居|居|列|保持|稳定)(?:了|在|近|约)*$")
_KINDS_OF_A_MOMENT = frozenset({"stock", "rate", "index", "price", "length"})
_ANOTHER_NUMBER = re.compile(r"\d(?:%|‰|[^\d、，]{1,4})、")
_MONEY_A_YEAR = "flow"
_YEARS_OF_A_PLAN = 5
_OF_A_YEAR = re.compile(
    "(?:产值|收入|营收|增加值|利润|利税|税收|税金|总额|零售额|销售额|产量|吞吐量|总人数|总数|总量|容量|用户户数)$"
)


def stated_period(sentence: Sentence, start: int) -> str | None:
    """The period named nearest in front of the number at ``start``, else at the head of its passage."""
    text = sentence.text
    found: NamedPeriod | None = None
    for named in sentence.periods:
        if named.end <= start and _reaches(text, named, found, start):
            found = named
    if found and _changes_from(text, found, start):
        return None if "/" in (sentence.document.review_period or "") else _year_before(found.period)
    if found and not _OF_NOW.search(text, found.end, start):
        return found.period
    stated = sentence.setting.stated_year
    if found or stated is None or ("/" in (sentence.setting.span or "") and STARTS_FROM.search(text[:start])):
        # Where several years are looked back on, a change starts before the first of them.
        return None
    return str(stated)


def _changes_from(text: str, named: NamedPeriod, start: int) -> bool:
    """Whether the number is what a change starts from, told of no period itself: 2005年…由62亿元增加到90亿元."""
    opened = STARTS_FROM.search(text[:start]) or _STARTS_FROM_RATIO.search(text[:start])
    return opened is not None and named.end <= opened.start() and text[opened.start()] in "由从"


def _year_before(period: str) -> str:
    return str(int(period) - 1) if period.isdigit() else period


def _reaches(text: str, named: NamedPeriod, before: NamedPeriod | None, start: int) -> bool:
    """Whether a named period still holds at ``start``.

    One in brackets holds within them; that of what a change starts from (由1995年的10.4降为5.5) not for what it
    comes to; a span of years after a single year holds in its clause only: 2015年达到772亿元，五年间增长62.9%；…
    """
    between = text[named.end : start]
    if text.count("（", 0, named.start) > text.count("）", 0, named.start) and "）" in between:
        return False
    if _FROM.search(text[: named.start]) and _ON_TO.search(between):
        return False
    aside = "/" in named.period and before is not None and "/" not in before.period
    return not (aside and CLAUSE_MARK.search(between))


def default_period(
    sentence: Sentence, status: str, quantity: Quantity, measure: Measure, named: Indicator
) -> str | None:
    """The period in force where the sentence names none.

    That of the part of the document, else the one the document plans for or looks back on. Where it is of several
    years, a level at a moment is of the last of them; what a change starts from is of the year before.
    """
    document = sentence.document
    all_before = sentence.text[: quantity.start]
    before = _behind_the_last_number(last_clause(all_before))
    # What a note explains may be of any year.
    any_year = sentence.setting.is_note and sentence.setting.stated_year is None
    if any_year or _OF_BEFORE.search(before):
        return None
    planned = sentence.setting.role == "plan"
    moment = _is_of_a_moment(before, quantity, measure, named)
    if status == "target" and not PLANNED_BESIDE.search(all_before):
        return _at_its_end((sentence.setting.span if planned else None) or document.plan_period, moment)
    span = None if planned else sentence.setting.span
    period = span or document.review_period
    starts = STARTS_FROM.search(before) or _STARTS_FROM_RATIO.search(all_before)
    if period and starts and not planned and measure.kind in ("level", "share", "rank"):
        return str(int(period[:4]) - 1)
    if period and "/" in period and span in (None, document.review_period) and document.figures_year:
        summed = not moment and measure.kind == "level"
        return period if summed or _CUMULATED.search(before) else document.figures_year
    return _at_its_end(period, moment)


def _at_its_end(period: str | None, moment: bool) -> str | None:
    """The last year of several where a number is of a moment."""
    return period[-4:] if period and "/" in period and moment else period


def shared_years(period: str, values: int, position: int) -> str:
    """2016年—2019年增速分别为8.2%、8.4%、8.5%、8.5%: as many years as values, one each."""
    first, _, last = period.partition("/")
    if last.isdigit() and first.isdigit() and int(last) - int(first) + 1 == values > 1:
        return str(int(first) + position)
    return period


def listed_period(sentence: Sentence, start: int, values: int, position: int) -> str | None:
    """2016年、2017年、2018年分别增长5%、6%、7%: where as many periods as values are listed, one each; else None.

    ``start`` is where the first of the values begins.
    """
    text = sentence.text
    named = [it for it in sentence.periods if it.end <= start]
    run = named[-values:] if values > 1 else []
    joined = all(LIST_JOINT.fullmatch(text, one.end, other.start) for one, other in pairwise(run))
    if len(run) < values or not joined or not run or "分别" not in text[run[-1].end : start]:
        return None
    return run[position].period


def within_span(sentence: Sentence, period: str, quantity: Quantity, measure: Measure, named: Indicator) -> str:
    """A stated period of several years behind the speaker, or its last year for a level at a moment: 五年来，…达到35%.

    A yearly average up to the last year of several, or of a five-year plan, is one over them: 到2020年, 年均增长7.5%.
    """
    clause = last_clause(sentence.text[: quantity.start])
    if period.isdigit() and measure.kind == "growth" and "年均" in clause:
        span = sentence.setting.span or sentence.document.review_period or ""
        if "/" in span and span.endswith(period):
            return span
        return _planned_years(int(period), sentence.document.year)
    reviewed = (sentence.document.review_period or "")[-4:]
    if "/" not in period or sentence.setting.role == "plan" or period[-4:] != reviewed:
        return period
    moment = _is_of_a_moment(_behind_the_last_number(clause), quantity, measure, named)
    return period[-4:] if moment else period


def _planned_years(last: int, year: int | None) -> str:
    """The years of the five-year plan that ends in ``last``; from the year of speaking on where that comes long
    before the plan: said in 2014, 到2020年年均增长8% is of 2014/2020.
    """
    if last % _YEARS_OF_A_PLAN:
        return str(last)
    first = last - _YEARS_OF_A_PLAN + 1
    return f"{year if year is not None and year < first - 1 else first}/{last}"


def _behind_the_last_number(clause: str) -> str:
    """年均增长7.1%、达到1.77万亿元: what is told of the number before is not told of the next."""
    return _ANOTHER_NUMBER.split(clause)[-1] or clause


@cache
def _done() -> re.Pattern[str]:
    """Words for what was done: what is counted behind them was done over the whole period."""
    return anywhere("counted.yaml", "done_in_a_list")


def _is_of_a_moment(before: str, quantity: Quantity, measure: Measure, named: Indicator) -> bool:
    """Whether a number is one at the end of a period of several years, not the sum over it."""
    if _CUMULATED.search(before):
        return False
    if _PER_HEAD.match(named.name):
        return True
    if measure.kind in ("growth", "change"):
        return measure.base_period is not None
    if measure.kind in ("rank", "share") or quantity.unit in ("%", "‰") or kind_of(named) in _KINDS_OF_A_MOMENT:
        return True
    # 公共财政预算收入56亿元 is that of a year; five years of it would be said to be so.
    of_a_year = kind_of(named) == _MONEY_A_YEAR or (_OF_A_YEAR.search(named.name) and not _done().search(before))
    if of_a_year or "拥有" in before:
        return True
    return _OF_A_MOMENT.search(before) is not None and not _OVER_THE_YEARS.search(before)
