"""From a cleaned text to its passages: title, bylines, headings, paragraphs, list items, footnotes."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.cleaning import heads, lines
from pipeline.cleaning.footnotes import Calls, is_notes_heading, note_number
from pipeline.cleaning.headings import NUMBERED, Level, SectionPath, closes, heading_of, run_in_heading
from pipeline.cleaning.journal import Journal
from pipeline.cleaning.lines import Line
from pipeline.cleaning.mapped_text import MappedText
from pipeline.cleaning.markup import Mark
from pipeline.cleaning.page_furniture import ends_sentence, with_page_furniture
from pipeline.cleaning.rejoining import cut_at_headings, rejoined
from pipeline.cleaning.repetitions import without_repetitions
from pipeline.cleaning.spaces import closed_up, despaced, without_idle_spaces, without_spaces_at_numbers
from pipeline.cleaning.stamps import without_stamps, without_words_at_the_end


@dataclass(frozen=True)
class Passage:
    """A piece of clean text in reading order; ``section`` is the path of the headings above it.

    A footnote has its number and the raw place of the mark that calls it, where there are any.
    """

    kind: str
    section: str
    text: MappedText
    note_number: int | None = None
    called_at: int | None = None


_LIST_ITEM = re.compile(
    r"[①-⑳㉑-㉟·•●◆■]|[一二三四五六七八九十]{1,2}(是|要)|[（(]\d{1,2}[）)]|[—―–]{1,2}|第[一二三四五六七八九十]{1,2}[，、]"
)
_ATTACHMENT = re.compile(
    r"(《[^》]{2,20}》)?附(件|录|表)\s*[\d一二三四五六七八九十]{0,2}\s*([：:].{0,60})?|附\s*[：:].{0,60}"
)
# A heading without a number is a short line that no sentence ends, above a paragraph.
_LONGEST_UNNUMBERED = 32
_COUNT = re.compile(r"\d(?!\d*年)")
_NO_HEADING = re.compile("[。；！？：，\t]|单位|^[（(]|(局|厅|委员会|办公室|公司)$")
# The first few run-in headings may be chance; a report that has some has many.
_LEAST_RUN_IN = 3
_BOLD_HEADING = re.compile("。$|(?<![是有为])：$")


def passages(text: MappedText, marks: Sequence[Mark], journal: Journal) -> list[Passage]:
    """Cut a text into passages; what its lines show to be no part of the document goes into the journal."""
    found = with_page_furniture([lines.classified(line) for line in lines.split(text)])
    whole = rejoined(without_stamps(_without_furniture(found, journal), journal), journal)
    again = [lines.classified(line, "rejoined") for line in cut_at_headings(whole, journal)]
    kept = [without_words_at_the_end(line, journal) for line in _without_furniture(again, journal)]
    return _Document([_closed_up(line, journal) for line in kept], marks, journal).passages()


def _closed_up(line: Line, journal: Journal) -> Line:
    # Between an office and a name the space tells where the name begins.
    text = line.text if line.reason == "speaker" else closed_up(line.text, journal)
    return line if text is line.text else replace(line, text=text)


def _without_furniture(found: list[Line], journal: Journal) -> list[Line]:
    for line in found:
        if line.kind == "furniture":
            journal.drop(line.text, line.reason)
    return [line for line in found if line.kind != "furniture"]


class _Document:
    """The lines of one document, and what is known of all of them before each becomes a passage."""

    def __init__(self, found: list[Line], marks: Sequence[Mark], journal: Journal) -> None:
        self._lines = found
        self._journal = journal
        self._marks = {kind: [mark[1:] for mark in marks if mark[0] == kind] for kind in ("heading", "bold")}
        title_places = heads.title_lines(found)
        self._titles = {found[place].text.text for place in title_places}
        self._notes_heading = next(
            (place for place, line in enumerate(found) if is_notes_heading(line.text.text)), len(found)
        )
        self._calls = Calls([line.text.text for line in found[: self._notes_heading]], self._note_numbers())
        self._run_in = sum(run_in_heading(line.text.text) is not None for line in found) >= _LEAST_RUN_IN
        self._path = SectionPath()
        self._in_notes, self._in_head, self._greeted = False, True, False

    def passages(self) -> list[Passage]:
        """The passages, in the order of the lines."""
        return [self._passage(place, line) for place, line in enumerate(self._lines)]

    def _note_numbers(self) -> set[int] | None:
        if self._notes_heading == len(self._lines):
            return None
        numbered = (note_number(line.text.text) for line in self._lines[self._notes_heading + 1 :])
        return {number[0] for number in numbered if number}

    def _passage(self, place: int, line: Line) -> Passage:
        text = line.text.text
        if text in self._titles:
            self._path, self._in_notes, self._in_head, self._greeted = SectionPath(), False, True, False
            return Passage("title", "", without_spaces_at_numbers(line.text, self._journal))
        greets = line.reason == "salutation"
        if line.kind == "byline" and not (greets and self._greeted):
            self._in_notes, self._greeted = False, self._greeted or greets
            if line.reason == "speaker":
                self._path.leave_all()
            return Passage("byline", str(self._path), line.text)
        if self._in_head and heads.is_head_line(despaced(text)):
            return Passage("byline", str(self._path), line.text)
        content = without_repetitions(without_idle_spaces(line.text, self._journal), self._journal)
        if is_notes_heading(content.text):
            self._in_notes = True
            return self._heading(Level.PART, content.text, content)
        if self._in_notes and not _ATTACHMENT.fullmatch(content.text):
            return self._note(content)
        self._in_notes = self._in_head = False
        return self._body(place, line, self._calls.without_calls(content, self._journal))

    def _heading(self, level: Level, heading: str, content: MappedText) -> Passage:
        self._path.enter(level, heading)
        return Passage("heading", str(self._path), content)

    def _note(self, content: MappedText) -> Passage:
        number = note_number(content.text)
        called_at = self._calls.called_at(number[0]) if number else None
        return Passage("footnote", str(self._path), content, number[0] if number else None, called_at)

    def _body(self, place: int, line: Line, content: MappedText) -> Passage:
        text = content.text
        heading = heading_of(text)
        if heading and heading[1] == text.rstrip("。"):
            return self._heading(*heading, content)
        level = None if heading else self._level_without_number(place, line)
        if level:
            return self._heading(level, text, content)
        self._path.leave(Level.RUN_IN)
        if heading:
            self._path.enter(*heading)
        elif closes(text):
            self._path.leave(Level.UNNUMBERED)
        else:
            own = self._bold_opening(line) or (run_in_heading(text) if self._run_in else None)
            if own:
                self._path.enter(Level.RUN_IN, own)
        return Passage("list_item" if _LIST_ITEM.match(text) else "paragraph", str(self._path), content)

    def _level_without_number(self, place: int, line: Line) -> Level | None:
        """The level of a line that is a heading though it bears no number; None where it is none."""
        text = line.text.text
        if _ATTACHMENT.fullmatch(text):
            return Level.PART
        if len(text) > _LONGEST_UNNUMBERED or _NO_HEADING.search(text) or _LIST_ITEM.match(text):
            return None
        following = self._lines[place + 1] if place + 1 < len(self._lines) else None
        above_text = following is not None and following.kind == "text"
        marked = self._is_marked("heading", line) or self._is_marked("bold", line)
        above_list = following is not None and bool(NUMBERED.match(following.text.text))
        counts = bool(_COUNT.search(text))
        above_paragraph = above_list or (following is not None and ends_sentence(following.text.text) and not counts)
        return Level.UNNUMBERED if above_text and (marked or above_paragraph) else None

    def _is_marked(self, kind: str, line: Line) -> bool:
        """Whether the format marks the line from end to end."""
        start, end = line.text.raw_span(0, len(line.text))
        mark = self._mark_at(kind, start)
        return mark is not None and mark[1] >= end

    def _bold_opening(self, line: Line) -> str | None:
        """The words in bold that a paragraph opens with, up to a mark; None where it opens with none."""
        start, end = line.text.raw_span(0, len(line.text))
        mark = self._mark_at("bold", start)
        if mark is None or not start <= mark[1] < end:
            return None
        words = line.text.text[: line.text.clean_span(start, mark[1])[1]]
        return words.rstrip("。：") if 3 < len(words) <= _LONGEST_UNNUMBERED and _BOLD_HEADING.search(words) else None

    def _mark_at(self, kind: str, raw_place: int) -> tuple[int, int] | None:
        """The last stretch with a mark of this kind that begins no later than a raw place."""
        number = bisect_right(self._marks[kind], (raw_place, sys.maxsize)) - 1
        return self._marks[kind][number] if number >= 0 else None
