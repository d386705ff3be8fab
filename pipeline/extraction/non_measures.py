"""Numbers that measure nothing: dates, parts of names, thresholds, counts of the text itself."""

from __future__ import annotations

import re
from functools import cache

from pipeline.contract.vocabularies import read_yaml

_DATE = re.compile(
    r"(?:19|20)\d{2}年|(?:19|20)\d{2}(?=省|市|县|全国|中国|世界)|\d{1,2}(?:月份?|日|时|点|号)|\d{1,2}年(?!度|内|期)"
)
_DURATION_OF_A_RESULT = re.compile(r"连续$")
_QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》")
_SHORT_QUOTATION = 9


@cache
def _rules() -> list[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    return [
        (
            rule["name"],
            re.compile(f"(?:{rule['before']})$"),
            re.compile(rule.get("written", ".*")),
            re.compile(rule["behind"]),
        )
        for rule in read_yaml("no_quantities.yaml")
    ]


def why_no_measure(text: str, start: int, end: int, unit: str, in_numerals: bool) -> str | None:
    """The name of the rule that says the number from ``start`` to ``end`` measures nothing; else None."""
    for name, before, written, behind in _rules():
        if before.search(text[:start]) and written.fullmatch(text, start, end) and behind.match(text, end):
            return name
    if unit == "年" or _DATE.match(text, start):
        return None if _DURATION_OF_A_RESULT.search(text[:start]) else "date"
    for quoted in _QUOTED.finditer(text):
        if quoted.start() < start < quoted.end():
            short = len(quoted[0]) - 2 < _SHORT_QUOTATION
            return "quoted_name" if short or in_numerals or quoted[0].startswith("《") else None
    return None
