"""Whether a number is exact: the words of comparison beside it."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extraction.wordlists import words

_FILE = "comparators.yaml"
_SEEN = 12
_BEHIND = ("ge", "le", "approx", "gt")
_COMPARATORS = ("gt", "ge", "lt", "le", "approx")
# 突破营收800亿元: the verb of comparison may stand in front of what is measured.
_VERB_BEFORE_NAME = re.compile("(?:突破|超过)[\u4e00-\u9fff]{2,6}$")
_VERB_BETWEEN = re.compile("(?:达到|达|为|至|在|到|有|了|是|要)$")


@cache
def _listed(place: str, comparators: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    listed = [(word, name) for name in comparators for word in words(_FILE, place, name)]
    return tuple(sorted(listed, key=lambda pair: -len(pair[0])))


@cache
def inside() -> str:
    """A pattern for the words between a number and its unit that say it is more: 2000余家."""
    return "|".join(words(_FILE, "inside", "gt"))


def comparator(text: str, start: int, end: int) -> str:
    """``eq``, ``ge``, ``gt``, ``le``, ``lt`` or ``approx`` for the number from ``start`` to ``end``."""
    return behind(text, end) or before(text, start) or "eq"


def behind(text: str, end: int) -> str | None:
    """What the words directly behind a number say of it."""
    found = _directly_behind().match(text, end)
    return dict(_listed("behind", _BEHIND))[found[0]] if found else None


def before(text: str, start: int) -> str | None:
    """What the words in front of a number say of it."""
    directly = text[max(0, start - _SEEN) : start]
    found = _at_end().search(directly)
    if found is None and (verb := _VERB_BETWEEN.search(directly)):
        found = _at_end().search(directly[: verb.start()])
    if found:
        return dict(_listed("before", _COMPARATORS))[found[0]]
    return "gt" if _VERB_BEFORE_NAME.search(directly) else None


@cache
def _directly_behind() -> re.Pattern[str]:
    """A pattern for the words behind a number, the longest first."""
    return re.compile("|".join(word for word, _ in _listed("behind", _BEHIND)))


@cache
def _at_end() -> re.Pattern[str]:
    """A pattern for the words in front of a number, the longest first."""
    return re.compile(f"(?:{'|'.join(word for word, _ in _listed('before', _COMPARATORS))})$")
