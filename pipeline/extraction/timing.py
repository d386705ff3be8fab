"""When a number was measured: the period its sentence, its passage or its document names."""

from __future__ import annotations

import re

from pipeline.extraction.periods import NamedPeriod, named_periods
from pipeline.extraction.sentences import Sentence

_OVER_THE_YEARS = re.compile(
    "累计|新增|建成|完成|发放|改造|新建|开工|引进|实施|办理|先后|培育|创建|获批|精简|新评|新创"
)
_CLAUSE_MARK = re.compile("[，；：。]")
_OF_NOW = re.compile("如今|现在|目前|眼下|现有")
_OF_BEFORE = re.compile("(?:由|从)(?:过去|原来|以前|最初|[^，；]{0,4}前)[^，；]{0,4}$|^过去[^，；五]{0,6}$")


def stated_period(sentence: Sentence, start: int) -> str | None:
    """The period named nearest in front of the number at ``start``, else at the head of its passage."""
    text = sentence.text
    found: NamedPeriod | None = None
    for named in named_periods(text, sentence.document, sentence.setting.role):
        if named.end <= start and _reaches(text, named, found, start):
            found = named
    if found and not _OF_NOW.search(text, found.end, start):
        return found.period
    stated = sentence.setting.stated_year
    return str(stated) if stated and not found else None


def _reaches(text: str, named: NamedPeriod, before: NamedPeriod | None, start: int) -> bool:
    """Whether a named period still holds at ``start``.

    One in brackets holds within them; a span of years after a single year holds in its clause only:
    2015年达到772亿元，五年间增长62.9%；…
    """
    between = text[named.end : start]
    if text.count("（", 0, named.start) > text.count("）", 0, named.start) and "）" in between:
        return False
    aside = "/" in named.period and before is not None and "/" not in before.period
    return not (aside and _CLAUSE_MARK.search(between))


def default_period(sentence: Sentence, status: str, start: int) -> str | None:
    """The period the document plans for or looks back on; figures of one year where it looks back on several."""
    document = sentence.document
    before = _CLAUSE_MARK.split(sentence.text[:start])[-1]
    if _OF_BEFORE.search(before):
        return None
    if status == "target":
        return document.plan_period
    if document.figures_year and not _OVER_THE_YEARS.search(before):
        return document.figures_year
    return document.review_period
