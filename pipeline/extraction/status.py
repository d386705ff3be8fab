"""Whether a number was reached, is aimed at, or is expected."""

from __future__ import annotations

import re

from pipeline.extraction.periods import bounds
from pipeline.extraction.sentences import Sentence
from pipeline.extraction.wordlists import anywhere

_FILE = "status.yaml"
_CLAUSE = re.compile("[，。；：！？]")
# Where a change begins: 由现在的70%…, 由293条增加到….
_STARTS_FROM = re.compile("(?:由|从)[^，；由从到]{0,6}$")
_IS_THERE = re.compile("(?<![要没只])有(?:近|约|超过|大约)?$|合起来(?:大约|约|有)*$")


def status_of(sentence: Sentence, start: int, period: str | None) -> str:
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
    if period and document.spoken_on and bounds(period)[1] < document.spoken_on:
        return "actual"
    if role == "plan":
        return "actual" if _is_so_already(before) else "target"
    aimed = _said("target", "clause", clause) or _said("target", "sentence", before)
    if role == "none" and not aimed:
        aimed = _said("target", "decided_part", clause) or _said(
            "target", "undecided_part", _part(sentence.text, start)
        )
    return "target" if aimed else "actual"


def _part(text: str, start: int) -> str:
    """The text in front of a number, and what the same part of the sentence (up to ；) tells behind it."""
    return text[:start] + re.split("[；;]", text[start:], maxsplit=1)[0]


def _said(status: str, reach: str, text: str) -> bool:
    return anywhere(_FILE, status, reach).search(text) is not None


def _is_so_already(before: str) -> bool:
    """Whether words in front of a number in a plan tell that it is so already."""
    already = list(anywhere(_FILE, "actual", "already").finditer(before))
    since = before[already[-1].end() :] if already else None
    if since is not None and not _said("actual", "plan", since):
        return True
    return _IS_THERE.search(before) is not None
