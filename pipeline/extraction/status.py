"""Whether a number was reached, is aimed at, or is expected."""

from __future__ import annotations

import re

from pipeline.extraction.periods import bounds
from pipeline.extraction.sentences import Sentence
from pipeline.extraction.wordlists import anywhere

_FILE = "status.yaml"
_VERB_OF_THE_STATEMENT = 2
_CLAUSE = re.compile("[，。；：！？]")
# Where a change begins: 由现在的70%…, 由293条增加到….
_STARTS_FROM = re.compile("(?:由|从)[^，；由从到]{0,6}$|比(?:19|20)\\d\\d年的$")
_DONE = re.compile("[\u4e00-\u9fff]了$")
_AHEAD = re.compile("将|要|计划|力争|争取|目标")
_EXISTS = re.compile("(?:^|[，；。：])以$")
_IS_THERE = re.compile("(?<![要没只])有(?:近|约|超过|大约)?$|合起来(?:大约|约|有)*$")


def status_of(sentence: Sentence, start: int, period: str | None, comparator: str) -> str:
    """``actual``, ``target`` or ``estimate`` of a number that begins at ``start``.

    A word of expectation holds to the end of its sentence; else the clause, then the part of the document
    (a plan tells targets) and at last the period (one after the year of speaking is aimed at).
    """
    before = sentence.text[:start]
    clause = _CLAUSE.split(before)[-1]
    role, document = sentence.setting.role, sentence.document
    if _STARTS_FROM.search(before):
        return "actual"
    if _said("estimate", "sentence", before) or _said("estimate", "clause", clause):
        return "estimate"
    if period and document.year and bounds(period)[1].year > document.year:
        return "target"
    if role == "review" and sentence.setting.estimated and _is_of_last_year(period, document.review_period):
        return "estimate"
    if period and document.spoken_on and bounds(period)[1] < document.spoken_on:
        return "actual"
    if _EXISTS.search(before) and sentence.text.find("为", start) > 0:
        # 以1200个讲习所为阵地
        return "actual"
    if role != "review" and _is_planned_year(sentence, period):
        role = "plan"
    if role == "plan":
        return "actual" if _is_so_already(before) else "target"
    aimed = _said("target", "clause", clause) or (role == "none" and _said("target", "sentence", before))
    if sentence.setting.is_note and sentence.setting.stated_year is None and comparator == "ge":
        # 引进500名以上人才: what a note tells of a programme is its aim.
        return "target"
    if role == "none" and _DONE.search(before) and not _AHEAD.search(clause):
        return "actual"
    if role == "none" and not aimed:
        aimed = _said("target", "decided_part", clause) or _said(
            "target", "undecided_part", _part(sentence.text, start)
        )
    return "target" if aimed else "actual"


def _is_planned_year(sentence: Sentence, period: str | None) -> bool:
    """Whether a period is the year that a report at the beginning of the year plans for."""
    document = sentence.document
    return (
        document.document_type == "work_report"
        and period is not None
        and period == document.plan_period
        and period != document.review_period
    )


def _is_of_last_year(period: str | None, review: str | None) -> bool:
    return review is not None and (period is None or period[-4:] == review[-4:])


def _part(text: str, start: int) -> str:
    """The text in front of a number, and what the same part of the sentence (up to ；) tells behind it."""
    return text[:start] + re.split("[；;]", text[start:], maxsplit=1)[0]


def _said(status: str, reach: str, text: str) -> bool:
    return anywhere(_FILE, status, reach).search(text) is not None


def _is_so_already(before: str) -> bool:
    """Whether words in front of a number in a plan tell that it is so already."""
    clause = _CLAUSE.split(before)[-1]
    for told, words in ((before, "so_far"), (clause, "already")):
        found = list(anywhere(_FILE, "actual", words).finditer(told))
        # 已经达到: the verb of the statement itself is no word of the plan.
        since = told[found[-1].end() :][_VERB_OF_THE_STATEMENT:] if found else None
        if since is not None and not _said("actual", "plan", since):
            return True
    return _IS_THERE.search(before) is not None
