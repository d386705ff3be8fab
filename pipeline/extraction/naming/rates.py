"""What a number is a rate of: the average of a year among several, and at which prices it is counted."""

from __future__ import annotations

import re

from pipeline.extraction.wordlists import anywhere

_FILE = "measures.yaml"
_BRACKET = re.compile(r"(?:以上|左右)?[（(]([^（）()]{2,20})[）)]")
_PRICE_WORDS = (("current", "current_prices"), ("constant", "constant_prices"))


def is_annual_average(before: str) -> bool:
    """Whether the words in front of a number make it the average of a year: 年均增长8%."""
    return anywhere(_FILE, "annual_average").search(before) is not None


def price_basis(before: str, behind: str) -> str | None:
    """``constant`` or ``current`` where the words in front of a number, or a bracket behind it, name the prices it is
    counted at: 实际增长6.1%, 名义增长8%, 增长8.2%（按可比价计算）; None where they do not."""
    bracket = _BRACKET.match(behind)
    for text in (before, bracket[1] if bracket else ""):
        for basis, words in _PRICE_WORDS:
            if anywhere(_FILE, words).search(text):
                return basis
    return None
