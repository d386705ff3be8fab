"""Whether what is said of a project is done or planned, and of which year it is said."""

from __future__ import annotations

import re

from pipeline.extraction.circumstances.sentences import Sentence

_PLANNED = re.compile(
    r"力争|争取|确保|尽快|尽早|计划|下一?步|今后|明年|拟|(?<![不必需重主首纪摘提])要(?!素|求|点|件|闻)|将(?!军|来)|"
    r"可望|有望|早日|适时|年底前|今年底"
)
_DONE = re.compile(r"(?:已经?|均已|去年|上年|先后|相继|正在)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_RELATIVE = {"去年": -1, "上年": -1, "今年": 0, "明年": 1}


def modality(sentence: Sentence, clause: str) -> str:
    """``realised`` or ``planned``: what the clause itself says, else what the part it stands in does."""
    role = sentence.setting.role
    if role == "plan":
        return "realised" if re.search(r"去年|上年", clause) else "planned"
    if role == "review":
        planned = _PLANNED.search(clause) and not _DONE.search(clause)
        return "planned" if planned else "realised"
    if _DONE.search(clause):
        return "realised"
    return "planned" if _PLANNED.search(sentence.text) else "realised"


def period(sentence: Sentence, clause: str, said: str) -> str | None:
    """The year or interval that the clause names, or else that its part of the document is about."""
    years = set(_YEAR.findall(clause))
    if len(years) == 1:
        return years.pop()
    if sentence.document.year is not None:
        for word, distance in _RELATIVE.items():
            if word in clause:
                return str(sentence.document.year + distance)
    if sentence.setting.stated_year is not None:
        return str(sentence.setting.stated_year)
    return sentence.document.plan_period if said == "planned" else sentence.document.review_period
