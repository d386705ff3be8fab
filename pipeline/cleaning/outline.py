"""Which lines of a document are headings or begin with one, told by all of its lines together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.cleaning.headings import ATTACHMENT, NUMBERED, ORDINAL, Level, heading_of
from pipeline.cleaning.lines import Line, ends_sentence
from pipeline.cleaning.mapped_text import MappedText
from pipeline.cleaning.markup import Mark

LIST_ITEM = re.compile(
    r"[①-⑳㉑-㉟·•●◆■]|[一二三四五六七八九十]{1,2}(是|要)|[（(]\d{1,2}[）)]|[—―–─]{1,2}|第[一二三四五六七八九十]{1,2}[，、]"
)
"""How an item of a list begins."""

# A heading without a number is a short line that no sentence ends, above a paragraph.
_LONGEST_UNNUMBERED = 32
_COUNT = re.compile(r"\d(?!\d*年)")
_NO_HEADING = re.compile("[。；！？：，\\t]|单位|^[（(]|(局|厅|委员会|办公室|公司|秘书处)$")
_BOLD_HEADING = re.compile("。$|(?<![是有为])：$")

# The first sentence of a paragraph that is its heading: 产业结构持续优化。 A statement of a number, a time or a
# speaker is none, and one with a verb such as 是 seldom is.
_RUN_IN = re.compile(
    r"(?P<mark>[—―–─]{1,2}|[一二三四五六七八九十]{1,2}[是要])?"
    r"(?P<heading>[^，。；：！？\d]{4,24}(?:，[^，。；：！？\d]{2,24})?)。(?=.{20})"
)
_LONGEST_RUN_IN = 30
_NO_RUN_IN = re.compile(
    "^(各位|同志们|我们|今天|今年|去年|明年|一年来|五年来|几年来|过去|当前|目前|同时|现在|为此|因此|总之|与此|在此|这|但|而|此外"
    "|成绩|使命|新征程|民之所|打铁|回顾|展望)|是|(?<![国公私中])有(?![效序机力限色关利])"
)
# Run-in headings are a habit: so many of one kind in a section, and at least half of its paragraphs of that kind.
_LEAST_RUN_IN = 2


@dataclass(frozen=True)
class Heading:
    """A heading and its level; ``whole`` where the line is nothing else."""

    level: Level
    text: str
    whole: bool


def outline(lines: Sequence[Line], marks: Sequence[Mark]) -> list[Heading | None]:
    """For every line the heading that it is or begins with; ``marks`` are what the format says of its stretches."""
    return _Outline(lines, marks).headings()


class _Outline:
    def __init__(self, lines: Sequence[Line], marks: Sequence[Mark]) -> None:
        self._lines = lines
        self._marks = {kind: sorted(mark[1:] for mark in marks if mark[0] == kind) for kind in ("heading", "bold")}

    def headings(self) -> list[Heading | None]:
        found = [self._numbered(place) for place in range(len(self._lines))]
        found = self._without_lists(found)
        unnumbered = {place for place, heading in enumerate(found) if heading is None and self._is_unnumbered(place)}
        # What a document without 一、 above them is divided by are its parts.
        first = next((place for place, heading in enumerate(found) if heading or place in unnumbered), None)
        level = Level.PART if first in unnumbered else Level.UNNUMBERED
        for place in unnumbered:
            text = self._lines[place].text.text
            found[place] = Heading(Level.PART if ATTACHMENT.fullmatch(text) else level, text, whole=True)
        for place, heading in (*self._ordinals(found), *self._run_ins(found)):
            found[place] = found[place] or heading
        return found

    def _numbered(self, place: int) -> Heading | None:
        line = self._lines[place]
        found = heading_of(line.text.text) if line.kind == "text" else None
        if found is None:
            return None
        text = line.text.text
        # A numbered sentence that tells a figure is one of the text, though it is short: （一）新增企业12家。
        told = text.endswith("。") and bool(_COUNT.search(NUMBERED.sub("", text, count=1)))
        return Heading(*found, whole=found[1] == text.rstrip("。") and not told)

    def _without_lists(self, found: list[Heading | None]) -> list[Heading | None]:
        """Without numbered lines that have no text of their own: 1.新建学校3所 above 2.改造危桥5座 is an item."""
        result = list(found)
        before: Heading | None = None
        listed = False
        for place, heading in enumerate(found):
            following = found[place + 1] if place + 1 < len(found) else None
            if heading is None or not heading.whole:
                listed = False
            else:
                series = following is not None and following.level == heading.level
                goes_on = listed and before is not None and before.level == heading.level
                ends = ends_sentence(self._lines[place].text.text)
                listed = (series or goes_on) and (ends or heading.level >= Level.ITEM)
                result[place] = None if listed else heading
            before = heading
        return result

    def _is_unnumbered(self, place: int) -> bool:
        """Whether a line is a heading though it bears no number."""
        line = self._lines[place]
        text = line.text.text
        if line.kind != "text":
            return False
        if ATTACHMENT.fullmatch(text):
            return True
        following = self._lines[place + 1] if place + 1 < len(self._lines) else None
        if len(text) > _LONGEST_UNNUMBERED or _NO_HEADING.search(text) or LIST_ITEM.match(text) or following is None:
            return False
        if following.kind != "text" or NUMBERED.match(text):
            return False
        marked = self._is_marked("heading", line.text) or self._is_marked("bold", line.text)
        above_list = bool(NUMBERED.match(following.text.text))
        return marked or above_list or (ends_sentence(following.text.text) and not _COUNT.search(text))

    def _ordinals(self, found: Sequence[Heading | None]) -> Iterator[tuple[int, Heading]]:
        """Points (第一，…) between which other paragraphs stand, which belong to the point above them."""
        for section in _sections(found):
            places = [place for place in section if ORDINAL.match(self._lines[place].text.text)]
            if any(after - before > 1 for before, after in pairwise(places)):
                for place in places:
                    text = self._lines[place].text.text
                    yield place, Heading(Level.ORDINAL, re.split("[。！？；]", text, maxsplit=1)[0], whole=False)

    def _run_ins(self, found: Sequence[Heading | None]) -> Iterator[tuple[int, Heading]]:
        """Paragraphs that open with words in bold, or with a sentence that is their heading as others have one."""
        for section in _sections(found):
            kinds: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
            for place in section:
                line = self._lines[place]
                bold = self._bold_opening(line.text) if line.kind == "text" else None
                if bold:
                    yield place, Heading(Level.RUN_IN, bold, whole=False)
                elif line.kind == "text" and not ORDINAL.match(line.text.text):
                    opening = LIST_ITEM.match(line.text.text)
                    kinds[opening[0][-1] if opening else ""].append((place, _run_in(line.text.text)))
            for paragraphs in kinds.values():
                headed = [(place, heading) for place, heading in paragraphs if heading]
                if len(headed) >= _LEAST_RUN_IN and 2 * len(headed) >= len(paragraphs):
                    yield from ((place, Heading(Level.RUN_IN, heading, whole=False)) for place, heading in headed)

    def _is_marked(self, kind: str, text: MappedText) -> bool:
        """Whether the format marks the line from end to end."""
        start, end = text.raw_span(0, len(text))
        mark = self._mark_at(kind, start)
        return mark is not None and mark[1] >= end

    def _bold_opening(self, text: MappedText) -> str | None:
        """The words in bold that a paragraph opens with, up to a mark; None where it opens with none."""
        start, end = text.raw_span(0, len(text))
        mark = self._mark_at("bold", start)
        if mark is None or not start <= mark[1] < end:
            return None
        words = text.text[: text.clean_span(start, mark[1])[1]]
        headed = 3 < len(words) <= _LONGEST_UNNUMBERED and _BOLD_HEADING.search(words)
        return words.partition("。")[0].rstrip("：") if headed else None

    def _mark_at(self, kind: str, raw_place: int) -> tuple[int, int] | None:
        """The last stretch with a mark of this kind that begins no later than a raw place."""
        number = bisect_right(self._marks[kind], raw_place, key=lambda mark: mark[0]) - 1
        return self._marks[kind][number] if number >= 0 else None


def _sections(found: Sequence[Heading | None]) -> Iterator[list[int]]:
    """The places of the lines between one heading and the next, the line that begins with a heading left out."""
    section: list[int] = []
    for place, heading in enumerate(found):
        if heading is None:
            section.append(place)
        else:
            yield section
            section = []
    yield section


def _run_in(text: str) -> str | None:
    match = _RUN_IN.match(text)
    if match is None or len(match["heading"]) > _LONGEST_RUN_IN or _NO_RUN_IN.search(match["heading"]):
        return None
    return (match["mark"] or "") + match["heading"]
