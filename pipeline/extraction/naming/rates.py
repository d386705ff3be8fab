"""What a number is a rate of: the average of a year among several, and on what it is compared."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extraction.wordlists import any_of, anywhere, words

_FILE = "measures.yaml"
_OF_A_YEAR = re.compile(r"按(?:19|20)\d{2}年(?:可比|不变)?价")
_BRACKET = re.compile(r"(?:以上|左右)?[（(]([^（）()]{2,20})[）)]")
_BASES = ("current_prices", "constant_prices", "same_scope")


def is_annual_average(before: str) -> bool:
    """Whether the words in front of a number make it the average of a year: 年均增长8%."""
    return anywhere(_FILE, "annual_average").search(before) is not None


@cache
def _any_basis() -> re.Pattern[str]:
    return re.compile("|".join([*(any_of(words(_FILE, basis)) for basis in _BASES), _OF_A_YEAR.pattern]))


def comparison_basis(before: str, behind: str) -> str | None:
    """What the words in front of a number, or a bracket behind it, say that it is compared on; None for nothing.

    ``constant_prices``: 实际增长6.1%, 增长8.2%（按可比价计算）. ``current_prices``: 名义增长8%. ``same_scope``, where
    what is counted has changed since: 同口径增长5%.
    """
    bracket = _BRACKET.match(behind)
    if bracket is None and not _any_basis().search(before):
        return None
    for text in (before, bracket[1]) if bracket else (before,):
        for basis in _BASES:
            of_a_year = basis == "constant_prices" and _OF_A_YEAR.search(text)
            if of_a_year or anywhere(_FILE, basis).search(text):
                return basis
    return None
