"""Whether a number was reached, is aimed at, or is expected."""

from __future__ import annotations

import re

from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.circumstances.periods import bounds
from pipeline.extraction.circumstances.sentences import Sentence
from pipeline.extraction.marks import last_clause
from pipeline.extraction.naming.measures import STARTS_FROM
from pipeline.extraction.naming.registry import Indicator, kind_of
from pipeline.extraction.naming.rules import PLANNED_BESIDE
from pipeline.extraction.wordlists import anywhere

_FILE = "status.yaml"
# What is counted as it is done; figures of all other registered kinds are settled later. None is not registered.
_COUNTED_AT_ONCE = frozenset({None, "count", "addition"})
_VERB_OF_THE_STATEMENT = 2
# Where a change begins: 由现在的70%…, 由293条增加到….
_OF_THAT_YEAR = re.compile("比(?:19|20)\\d\\d年的$")
_DONE = re.compile("[\u4e00-\u9fff]了$")
# 项目前期: no 目前.
_NO_WORD_OF_NOW = re.compile("项目(?=前)")
_AHEAD = re.compile("将|要|计划|力争|争取|目标")
_EXISTS = re.compile("(?:^|[，；。：])以$")
_IS_THERE = re.compile("(?<![要没只])有(?:近|约|超过|大约)?$|合起来(?:大约|约|有)*$")


def status_of(sentence: Sentence, quantity: Quantity, indicator: Indicator, period: str | None) -> str:
    """``actual``, ``target`` or ``estimate`` of a number of an indicator in a period.

    A word of expectation holds to the end of its sentence; else the clause, then the part of the document
    (a plan tells targets) and at last the period (one after the year of speaking is aimed at).
    """
    before = sentence.text[: quantity.start]
    told = _told_of_itself(sentence, before, period, indicator)
    if told:
        return told
    role = sentence.setting.role
    if role != "review" and _is_planned_year(sentence, period):
        role = "plan"
    if role == "plan":
        return "actual" if _is_so_already(before) else "target"
    return "target" if _is_aimed_at(sentence, quantity, role) else "actual"


def _told_of_itself(sentence: Sentence, before: str, period: str | None, indicator: Indicator) -> str | None:
    """The status that the words or the period of a number tell, whatever part of the document it stands in."""
    document = sentence.document
    if STARTS_FROM.search(before) or _OF_THAT_YEAR.search(before):
        return "actual"
    if _said("estimate", "sentence", before) or _said("estimate", "clause", last_clause(before)):
        return "estimate"
    is_ahead = period and document.year and bounds(period)[1].year > document.year
    if is_ahead or PLANNED_BESIDE.search(before):
        return "target"
    if kind_of(indicator) not in _COUNTED_AT_ONCE and _is_estimated_as_above(sentence, period):
        return "estimate"
    is_past = period and document.spoken_on and bounds(period)[1] < document.spoken_on
    # 以1200个讲习所为阵地
    is_there = _EXISTS.search(before) and sentence.text.find("为", len(before)) > 0
    return "actual" if is_past or is_there else None


def _is_aimed_at(sentence: Sentence, quantity: Quantity, role: str) -> bool:
    """Whether words tell a number as an aim where the part of the document plans nothing."""
    before = sentence.text[: quantity.start]
    clause = last_clause(before)
    if sentence.setting.is_note and sentence.setting.stated_year is None and quantity.comparator == "ge":
        # 引进500名以上人才: what a note tells of a programme is its aim.
        return True
    if role != "none":
        return _said("target", "clause", clause)
    if _DONE.search(before) and not _AHEAD.search(clause):
        return False
    return (
        _said("target", "clause", clause)
        or _said("target", "sentence", before)
        or _said("target", "decided_part", clause)
        or _said("target", "undecided_part", _part(sentence.text, quantity.start))
    )


def _is_planned_year(sentence: Sentence, period: str | None) -> bool:
    """Whether a period is the year that a report at the beginning of the year plans for."""
    document = sentence.document
    return (
        document.document_type == "work_report"
        and period is not None
        and period == document.plan_period
        and period != document.review_period
    )


def _is_estimated_as_above(sentence: Sentence, period: str | None) -> bool:
    """Whether a remark above (预计数，下同) holds for a statistic of the last year looked back on.

    It is said of the statistics that are not yet settled, not of what was counted as done.
    """
    review = sentence.document.review_period
    if not sentence.setting.estimated or sentence.setting.role != "review" or review is None:
        return False
    return period is None or period[-4:] == review[-4:]


def _part(text: str, start: int) -> str:
    """The text in front of a number, and what the same part of the sentence (up to ；) tells behind it."""
    return text[:start] + re.split("[；;]", text[start:], maxsplit=1)[0]


def _said(status: str, reach: str, text: str) -> bool:
    return anywhere(_FILE, status, reach).search(text) is not None


def _is_so_already(before: str) -> bool:
    """Whether words in front of a number in a plan tell that it is so already."""
    before = _NO_WORD_OF_NOW.sub("", before)
    clause = last_clause(before)
    for told, words in ((before, "so_far"), (clause, "already")):
        found = list(anywhere(_FILE, "actual", words).finditer(told))
        # 已经达到: the verb of the statement itself is no word of the plan.
        since = told[found[-1].end() :][_VERB_OF_THE_STATEMENT:] if found else None
        if since is not None and not _said("actual", "plan", since):
            return True
    return _IS_THERE.search(before) is not None
