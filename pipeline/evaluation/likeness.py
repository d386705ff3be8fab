"""Whether two names of an indicator, or of a project, are the same name written otherwise."""

from __future__ import annotations

import re
from collections import Counter

_LIKE_INDICATORS = 0.5
_LIKE_PROJECTS = 0.8
# A shorter name stands in too many others to be the same for that.
_SHORTEST_PART = 3
_PUNCTUATION = re.compile(r"[\s“”\"'《》()（）、,，·—-]")
# What stands for more characters than it has, and would count for fewer.
_WRITTEN_OUT = ((re.compile("规上"), "规模以上"), (re.compile("GDP|(?:地区)?生产总值"), "地区生产总值"))
_GENERIC_END = re.compile(r"(建设)?(项目|工程)$")


def like_indicators(one: str, other: str) -> bool:
    """Whether one name holds the other, or half of their pairs of neighbouring characters are the same."""
    one, other = _bare(one), _bare(other)
    if min(len(one), len(other)) >= _SHORTEST_PART and (one in other or other in one):
        return True
    return one == other != "" or _dice(one, other) >= _LIKE_INDICATORS


def like_projects(one: str, other: str) -> bool:
    """Whether names are equal but for 项目 or 工程 at the end, or four fifths of their pairs of characters are."""
    one, other = (_GENERIC_END.sub("", _bare(name)) for name in (one, other))
    return one == other or _dice(one, other) >= _LIKE_PROJECTS


def _bare(name: str) -> str:
    name = _PUNCTUATION.sub("", name)
    for short, whole in _WRITTEN_OUT:
        name = short.sub(whole, name)
    return name


def _dice(one: str, other: str) -> float:
    """The Sørensen-Dice coefficient of two names' pairs of neighbouring characters, from 0 to 1."""
    left, right = (Counter(name[at : at + 2] for at in range(len(name) - 1)) for name in (one, other))
    return 2 * (left & right).total() / max(1, left.total() + right.total())
