"""Numbers that measure nothing: dates, parts of names, thresholds, counts of the text itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.extraction.wordlists import vocabulary

_FILE = "number_rejects.yaml"
_MEASURES = "none"
_SEEN_BEFORE = 16
_QUOTED = re.compile(r"“[^“”]{0,200}”|《[^《》]{0,200}》")
_SHORT_QUOTATION = 9
# “1个目标、5个定位、6大任务”
_SLOGAN = re.compile(r"“(?:\d{1,3}[\u3400-\u9fff]{1,8}[、，]){1,8}\d{1,3}[\u3400-\u9fff]{1,8}”")
_ANY_DIGIT = str.maketrans("0123456789", "5" * 10)
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d.])")


@dataclass(frozen=True)
class _Rule:
    reason: str
    before: re.Pattern[str] | None
    written: re.Pattern[str] | None
    behind: re.Pattern[str] | None


class _Rules(NamedTuple):
    """The rules that may fit a number, those of them that ask nothing of what stands behind it, and what the
    others ask: one look at it rules most of them out.
    """

    all: tuple[_Rule, ...]
    whatever_is_behind: tuple[_Rule, ...]
    any_behind: re.Pattern[str]


@cache
def reasons() -> frozenset[str]:
    """Every reason for which a number can be a reject: a closed list."""
    return frozenset(vocabulary(_FILE)["reasons"])


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            rule["reason"],
            re.compile(f"(?:{rule['before']})$") if rule.get("before") else None,
            re.compile(rule["written"]) if rule.get("written") else None,
            re.compile(rule["behind"]) if rule.get("behind") else None,
        )
        for rule in vocabulary(_FILE)["rules"]
    )


def why_no_measure(text: str, start: int, end: int, in_numerals: bool) -> str | None:
    """The reason for which the number from ``start`` to ``end`` (its unit included) measures nothing; else None."""
    before = text[max(0, start - _SEEN_BEFORE) : start]
    rules = _rules_for(_shape(text[start:end]))
    for rule in rules.all if rules.any_behind.match(text, end) else rules.whatever_is_behind:
        if (rule.behind is None or rule.behind.match(text, end)) and (
            rule.before is None or rule.before.search(before)
        ):
            if rule.reason == _MEASURES:
                break
            return rule.reason
    return "name" if _is_quoted(text, start, in_numerals) else None


def _shape(written: str) -> str:
    """A number with its unit as far as any rule looks at it: of 312家 no rule asks which digits they are."""
    if written[-1].isdigit() or _YEAR.match(written):
        return written
    return written.translate(_ANY_DIGIT)


@lru_cache(4096)
def _rules_for(shape: str) -> _Rules:
    """The rules that may fit a number of this shape, in their order."""
    fitting = tuple(rule for rule in _rules() if rule.written is None or rule.written.fullmatch(shape))
    behind = tuple(rule.behind.pattern for rule in fitting if rule.behind)
    return _Rules(fitting, tuple(rule for rule in fitting if rule.behind is None), _any_of(behind))


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for whatever one of some patterns matches; for nothing where there are none."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)")


def _is_quoted(text: str, start: int, in_numerals: bool) -> bool:
    """Whether a number stands in the title of a text, or in a quotation that is short as a name, in numerals or
    nothing but counts.
    """
    if "“" not in text and "《" not in text:
        return False
    for quoted in _QUOTED.finditer(text):
        if quoted.start() < start < quoted.end():
            short = len(quoted[0]) - 2 < _SHORT_QUOTATION
            return short or in_numerals or quoted[0].startswith("《") or bool(_SLOGAN.fullmatch(quoted[0]))
    return False
