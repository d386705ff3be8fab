"""Whether a number was reached, is aimed at, or is expected."""

from __future__ import annotations

import re
from functools import cache

from pipeline.contract.vocabularies import read_yaml
from pipeline.extraction.sentences import Sentence


@cache
def _words(status: str, reach: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, read_yaml("status.yaml")[status][reach])))


_CLAUSE = re.compile("[，。；：！？]")


def status_of(sentence: Sentence, start: int, period: str | None) -> str:
    """``actual``, ``target`` or ``estimate`` of a number that begins at ``start``.

    A word of expectation holds to the end of its sentence; else the clause, then the part of the document
    (a plan tells targets) and at last the period (one after the year of speaking is aimed at).
    """
    before = sentence.text[:start]
    clause = _CLAUSE.split(before)[-1]
    if _words("estimate", "sentence").search(before) or _words("estimate", "clause").search(clause):
        return "estimate"
    planned = sentence.setting.role == "plan"
    year = sentence.document.year
    if period and year and int(period[:4]) > year:
        return "target"
    if planned:
        past = period is not None and year is not None and int(period[-4:] if "/" in period else period[:4]) < year
        return "actual" if past and _words("actual", "clause").search(clause) else "target"
    if _words("target", "clause").search(clause) or _words("target", "sentence").search(before):
        return "target"
    if sentence.setting.role == "none" and _words("target", "undecided_part").search(before):
        return "target"
    return "actual"
