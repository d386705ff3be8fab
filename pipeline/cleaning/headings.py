"""Headings, their levels, and the path of headings under which a passage stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum


class Level(IntEnum):
    """The levels of headings, the outermost first.

    Numbered ones come in the order of official documents (GB/T 9704-2012): 一、 → （一） → 1. → （1）. A
    heading without a number stands below 一、 and above （一）, 第一，… below （一）; one that is the first
    sentence of its paragraph stands below all of them.
    """

    PART = 1
    SECTION = 2
    UNNUMBERED = 3
    SUBSECTION = 4
    ORDINAL = 5
    ITEM = 6
    SUBITEM = 7
    RUN_IN = 8


_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMBERING = (
    (Level.PART, re.compile(rf"第{_NUMERAL}(部分|章|篇)[：、 ]?")),
    (Level.SECTION, re.compile(rf"{_NUMERAL}、(?!{_NUMERAL}[、线产季次类级批期])")),
    (Level.SUBSECTION, re.compile(rf"[（(]{_NUMERAL}[）)]")),
    (Level.ITEM, re.compile(r"\d{1,2}[.．、](?!\d)")),
    (Level.SUBITEM, re.compile(r"[（(]\d{1,2}[）)]")),
)
_SENTENCE_MARK = re.compile("[。！？；]")
_LONGEST_HEADING = 60
_NUMBERED = "|".join(pattern.pattern for _, pattern in _NUMBERING)
_UNNUMBERED = re.compile(
    r"[“‘]?(\d{4}年|[〇○零一二三四五六七八九]{4}年|过去(的)?[一五]年|今后(的)?[一五]年|本届政府|上一?年|今年|来年|[一二三四五六七八九十]+五[”’]?(时期|期间)?)"
    r"[^，。；]{0,16}(回顾|总结|安排|打算|目标|任务|要求|工作|建议|展望|部署|思路|重点)"
)

ORDINAL = re.compile(rf"第{_NUMERAL}[，、]")
"""How a paragraph begins that is one of several points: 第一，…"""

WHOLE_LINE = re.compile(rf"(?:{_NUMBERED})[^。！？]{{1,{_LONGEST_HEADING}}}$|{_UNNUMBERED.pattern}$")
"""A line that is a heading from end to end."""

NUMBERED = re.compile(_NUMBERED)
"""How a numbered line begins."""

COUNTED = re.compile(rf"(?P<section>{_NUMERAL})、|（(?P<part>{_NUMERAL})）")
"""How a heading begins whose number follows the one before."""

ATTACHMENT = re.compile(
    r"(《[^》]{2,20}》)?附(件|录|表)\s*[\d一二三四五六七八九十]{0,2}\s*([：:].{0,60})?|附\s*[：:].{0,60}"
)
"""A line that is the heading of what is attached to a document."""

_CLOSING = re.compile("(各位|同志们|朋友们).{0,6}[！：，]")


def heading_of(text: str) -> tuple[Level, str] | None:
    """(level, heading) where the text is a heading or begins with a numbered one that ends in its first full stop."""
    for level, pattern in _NUMBERING:
        if pattern.match(text):
            mark = _SENTENCE_MARK.search(text)
            heading = text[: mark.start()] if mark else text
            return (level, heading) if len(heading) <= _LONGEST_HEADING else None
    return (Level.PART, text) if _UNNUMBERED.fullmatch(text) else None


@dataclass
class SectionPath:
    """The headings that are open at a place of a document."""

    _open: list[tuple[Level, str]] = field(default_factory=list)

    def enter(self, level: Level, heading: str) -> None:
        """Close all headings of this level and below, and open this one."""
        self.leave(level)
        self._open.append((level, heading))

    def leave(self, level: Level) -> None:
        """Close all headings of this level and below."""
        self._open = [(other, text) for other, text in self._open if other < level]

    def leave_all(self) -> None:
        """Close every heading, as where another speaker begins."""
        self._open = []

    def __str__(self) -> str:
        return " / ".join(heading for _, heading in self._open)


def closes(text: str) -> bool:
    """Whether a paragraph addresses the audience anew, as at the end of a report: it leaves the last subsection."""
    return bool(_CLOSING.match(text))
