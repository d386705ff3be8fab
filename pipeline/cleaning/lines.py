"""The lines of a text: what each is, and which belong together as one paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.cleaning.headings import NUMBERED, WHOLE_LINE
from pipeline.cleaning.mapped_text import MappedText, joined
from pipeline.cleaning.speakers import speaker_of
from pipeline.contract.vocabularies import read_yaml

_LINE = re.compile("[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[。！？；：…!?;:](?:[”’）)》」』]*)$|——$")
_LIST_MARK = re.compile("[①-⑳·•●◆■]|[—―–]{2}|[一二三四五六七八九十]{1,2}(是|要)")
# A line this short may be a title or a heading; a longer one that stops without a mark was broken.
_SHORT_LINE = 16


@dataclass(frozen=True)
class Line:
    """A line and what it is: ``text``, ``byline``, or the reason why it is no part of the document."""

    text: MappedText
    kind: str
    reason: str = ""


@dataclass(frozen=True)
class _Rule:
    pattern: re.Pattern[str]
    kind: str
    reason: str


# A line that names its source, its rights or a marking is one, whatever furniture it may also look like.
_BEFORE_FURNITURE = {"source", "rights", "marking"}


@cache
def _rules(when: str) -> tuple[_Rule, ...]:
    furniture = [
        _Rule(re.compile(rule["pattern"]), "furniture", rule["reason"])
        for rule in read_yaml("furniture.yaml")
        if rule.get("when", "read") == when
    ]
    bylines = [_Rule(re.compile(rule["pattern"]), "byline", rule["states"]) for rule in read_yaml("bylines.yaml")]
    first = [rule for rule in bylines if rule.reason in _BEFORE_FURNITURE]
    return (*first, *furniture, *(rule for rule in bylines if rule not in first))


def _opens(text: str) -> bool:
    return bool(NUMBERED.match(text) or WHOLE_LINE.match(text) or _LIST_MARK.match(text))


def split(text: MappedText) -> list[MappedText]:
    """The lines that hold anything, without the white space around them."""
    lines = (text.slice(*match.span()).stripped() for match in _LINE.finditer(text.text))
    return [line for line in lines if len(line)]


def classified(line: MappedText, when: str = "read") -> Line:
    """What the vocabularies of furniture and bylines say of a line, ``read`` or ``rejoined``."""
    numbered = NUMBERED.match(line.text)
    for rule in _rules(when):
        # A numbered line is a heading, though it may end as a masthead does: （三）做强电子信息.
        if rule.pattern.fullmatch(line.text) and not (numbered and rule.kind == "byline"):
            return Line(line, rule.kind, rule.reason)
    return Line(line, "byline", "speaker") if speaker_of(line.text) else Line(line, "text")


def rejoined(lines: list[Line]) -> list[Line]:
    """The lines with those put together again that were broken in mid-sentence.

    A line of text that is long, no heading, and does not end as a sentence ends goes on in the next line
    of text, be it on another page, unless that one opens a heading or an item of a list.
    """
    result: list[Line] = []
    for line in lines:
        before = result[-1] if result else None
        if (
            before is not None
            and before.kind == line.kind == "text"
            and len(before.text) > _SHORT_LINE
            and not _SENTENCE_END.search(before.text.text)
            and not WHOLE_LINE.match(before.text.text)
            and not _opens(line.text.text)
            and re.search("[，。；、]", before.text.text)
        ):
            result[-1] = Line(joined([before.text, line.text]), "text")
        else:
            result.append(line)
    return result
