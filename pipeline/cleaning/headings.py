"""Headings, their levels, and the path of headings under which a passage stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NUMERAL = "[一二三四五六七八九十]{1,3}"
# The order of numbering in official documents (GB/T 9704-2012): 一、 → （一） → 1. → （1）.
_LEVELS = (
    (1, re.compile(rf"{_NUMERAL}、|第{_NUMERAL}(部分|章|篇)[：、 ]?")),
    (2, re.compile(rf"[（(]{_NUMERAL}[）)]")),
    (3, re.compile(r"\d{1,2}[.．、](?!\d)")),
    (4, re.compile(r"[（(]\d{1,2}[）)]")),
)
_SENTENCE_MARK = re.compile("[。！？；]")
_LONGEST_HEADING = 60
_NUMBERED = "|".join(pattern.pattern for _, pattern in _LEVELS)
_UNNUMBERED = re.compile(
    r"(\d{4}年|过去(的)?[一五]年|今后(的)?[一五]年|本届政府|上一?年|今年|来年|[一二三四五六七八九十]+五(时期|期间)?)"
    r"[^，。；]{0,16}(回顾|总结|安排|打算|目标|任务|要求|工作|建议|展望)"
)

WHOLE_LINE = re.compile(rf"(?:{_NUMBERED})[^。！？]{{1,{_LONGEST_HEADING}}}$|{_UNNUMBERED.pattern}$")
"""A line that is a heading from end to end."""

NUMBERED = re.compile(_NUMBERED)
"""How a numbered line begins."""


def heading_of(text: str) -> tuple[int, str] | None:
    """(level, heading) where the text is a heading or begins with one that ends in its first full stop."""
    for level, pattern in _LEVELS:
        if pattern.match(text):
            mark = _SENTENCE_MARK.search(text)
            heading = text[: mark.start()] if mark else text
            return (level, heading) if len(heading) <= _LONGEST_HEADING else None
    return (1, text) if _UNNUMBERED.fullmatch(text) else None


@dataclass
class SectionPath:
    """The headings that are open at a place of a document."""

    _open: list[tuple[int, str]] = field(default_factory=list)

    def enter(self, level: int, heading: str) -> None:
        """Close all headings of this level and below, and open this one."""
        self._open = [(other, text) for other, text in self._open if other < level] + [(level, heading)]

    def leave_all(self) -> None:
        """Close every heading, as where another speaker begins."""
        self._open = []

    def __str__(self) -> str:
        return " / ".join(heading for _, heading in self._open)
