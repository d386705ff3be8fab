"""The lines of a text, and what each of them is by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from pipeline.cleaning.headings import NUMBERED
from pipeline.cleaning.mapped_text import MappedText
from pipeline.cleaning.speakers import speaker_of
from pipeline.contract.vocabularies import read_yaml

_BREAKS = "\r\n\x0b\x0c\x85\u2028\u2029"
_LINE = re.compile(rf"\S[^{_BREAKS}]*")
_LEAST_INDENT = 2
_SENTENCE_END = re.compile(r"[。！？；：…!?;:][”’）)》」』]*$|——$|[%‰”）\u3400-\u9fff]\.$")
_LONGEST_END = 6


@dataclass(frozen=True)
class Line:
    """A line and what it is: ``text``, ``byline``, or ``furniture`` with the reason why it is no part of the document.

    ``opens_page`` tells that a page break (a form feed) stands before it, ``spaced`` that an empty line does, and
    ``indented`` that it begins with white space, as the first line of a paragraph may.
    """

    text: MappedText
    kind: str = "text"
    reason: str = ""
    opens_page: bool = False
    spaced: bool = False
    indented: bool = False

    def as_furniture(self, reason: str) -> Line:
        """The same line, left out for a reason."""
        return replace(self, kind="furniture", reason=reason)


@dataclass(frozen=True)
class _Rule:
    kind: str
    reason: str
    pattern: str


@dataclass(frozen=True)
class _Rules:
    """Rules as one pattern: the first rule that matches a line from end to end decides."""

    pattern: re.Pattern[str]
    rules: tuple[_Rule, ...]

    @classmethod
    def of(cls, rules: tuple[_Rule, ...]) -> _Rules:
        alternatives = (f"(?P<rule_{number}>{rule.pattern})" for number, rule in enumerate(rules))
        return cls(re.compile("|".join(alternatives)), rules)

    def first(self, text: str) -> _Rule | None:
        match = self.pattern.fullmatch(text)
        return self.rules[int((match.lastgroup or "").removeprefix("rule_"))] if match else None


# A line that names its source, its rights or a marking is one, whatever furniture it may also look like.
_BEFORE_FURNITURE = {"source", "rights", "marking"}
# No rule describes a longer line, but those for whole lists and advertisements.
_LONGEST_LINE = 160


@cache
def _rules(when: str, numbered: bool, long: bool) -> _Rules:
    furniture = tuple(
        _Rule("furniture", rule["reason"], rule["pattern"])
        for rule in read_yaml("furniture.yaml")
        if rule.get("when", "read") == when and (not long or rule.get("long"))
    )
    # A numbered line is a heading, though it may end as a masthead does: （三）做强电子信息.
    listed = () if numbered or long else read_yaml("bylines.yaml")
    bylines = [_Rule("byline", rule["states"], rule["pattern"]) for rule in listed]
    first = tuple(rule for rule in bylines if rule.reason in _BEFORE_FURNITURE)
    return _Rules.of((*first, *furniture, *(rule for rule in bylines if rule not in first)))


def split(text: MappedText) -> list[Line]:
    """The lines that hold anything, without the white space around them."""
    lines = []
    place = 0
    for match in _LINE.finditer(text.text):
        start = match.start()
        gap = text.text[place:start]
        place = start + len(match[0].rstrip())
        indent = len(gap) - 1 - max(map(gap.rfind, _BREAKS))
        breaks = gap.count("\n") or sum(map(gap.count, _BREAKS))
        lines.append(
            Line(
                text.slice(start, place),
                opens_page="\x0c" in gap,
                spaced=breaks > 1,
                indented=indent >= _LEAST_INDENT,
            )
        )
    return lines


def classified(line: Line, when: str = "read") -> Line:
    """What the vocabularies of furniture and bylines say of a line, ``read`` or ``rejoined``."""
    text = line.text.text
    rule = _rules(when, bool(NUMBERED.match(text)), len(text) > _LONGEST_LINE).first(text)
    if rule:
        return replace(line, kind=rule.kind, reason=rule.reason)
    if speaker_of(text):
        return replace(line, kind="byline", reason="speaker")
    return line if line.kind == "text" else replace(line, kind="text", reason="")


def ends_sentence(line: str) -> bool:
    """Whether a line ends where a sentence, or a clause that introduces others, ends."""
    return bool(_SENTENCE_END.search(line, max(0, len(line) - _LONGEST_END)))
