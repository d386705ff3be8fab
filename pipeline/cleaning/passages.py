"""From a cleaned text to its passages: title, bylines, headings, paragraphs, list items, footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.cleaning import heads, lines
from pipeline.cleaning.footnotes import Calls, note_number, notes_begin
from pipeline.cleaning.headings import ATTACHMENT, COUNTED, Level, SectionPath, closes
from pipeline.cleaning.journal import Journal
from pipeline.cleaning.lines import Line
from pipeline.cleaning.mapped_text import MappedText
from pipeline.cleaning.markup import Mark
from pipeline.cleaning.outline import LIST_ITEM, Heading, outline
from pipeline.cleaning.page_furniture import with_page_furniture
from pipeline.cleaning.rejoining import cut_at_headings, rejoined
from pipeline.cleaning.repetitions import without_repetitions
from pipeline.cleaning.spaces import closed_up, despaced, without_idle_spaces, without_spaces_at_numbers
from pipeline.cleaning.stamps import without_stamps

_NUMBERED_ITEM = re.compile(r"\d{1,3}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）")


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


def passages(text: MappedText, marks: Sequence[Mark], journal: Journal) -> list[Passage]:
    """Cut a text into passages; what its lines show to be no part of the document goes into the journal."""
    found = with_page_furniture([lines.classified(line) for line in lines.split(text)])
    kept = _whole_lines(without_stamps(_without_furniture(found, journal), journal), journal)
    return _Document([_closed_up(line, journal) for line in kept], marks, journal).passages()


def _whole_lines(found: list[Line], journal: Journal) -> list[Line]:
    """The lines with broken ones put together, and without those that turn out to be furniture then."""
    whole = cut_at_headings(rejoined(found, journal), journal)
    kept = _without_furniture([lines.classified(line, "rejoined") for line in whole], journal)
    return kept if len(kept) == len(whole) else _whole_lines(kept, journal)


def _without_furniture(found: list[Line], journal: Journal) -> list[Line]:
    for line in found:
        if line.kind == "furniture":
            journal.drop(line.text, line.reason)
    return [line for line in found if line.kind != "furniture"]


def _closed_up(line: Line, journal: Journal) -> Line:
    # Between an office and a name the space tells where the name begins.
    text = line.text if line.reason == "speaker" else closed_up(line.text, journal)
    return line if text is line.text else replace(line, text=text)


class _Document:
    """The lines of one document on their way to passages."""

    def __init__(self, found: list[Line], marks: Sequence[Mark], journal: Journal) -> None:
        self._journal = journal
        title_places = heads.title_lines(found)
        self._titles = {found[place].text.text for place in title_places}
        texts = [line.text.text for line in found]
        self._notes = notes_begin(texts)
        notes = None if self._notes is None else {n[0] for text in texts[self._notes :] if (n := note_number(text))}
        self._calls = Calls(texts[: self._notes], notes)
        self._lines = self._tidied(found)
        self._outline = outline(self._lines, marks)
        self._path = SectionPath()

    def _tidied(self, found: list[Line]) -> list[Line]:
        """The lines, those of the text without idle spaces, repetitions and calls; those of the head as bylines."""
        in_head = True
        result = []
        for place, line in enumerate(found):
            if line.text.text in self._titles:
                in_head = True
                tidy = replace(line, kind="title", text=without_spaces_at_numbers(line.text, self._journal))
            elif line.kind == "byline":
                tidy = line
            elif in_head and heads.is_head_line(despaced(line.text.text)):
                tidy = replace(line, kind="byline")
            else:
                in_head = False
                text = without_repetitions(without_idle_spaces(line.text, self._journal), self._journal)
                in_notes = self._notes is not None and place >= self._notes
                tidy = replace(line, text=text if in_notes else self._calls.without_calls(text, self._journal))
            result.append(tidy)
        return result

    def passages(self) -> list[Passage]:
        """The passages, in the order of the lines."""
        in_notes = greeted = False
        result = []
        for place, (line, heading) in enumerate(zip(self._lines, self._outline, strict=True)):
            greets = line.reason == "salutation"
            if line.kind == "title":
                self._path, in_notes, greeted = SectionPath(), False, False
                result.append(Passage("title", "", line.text))
            elif line.kind == "byline" and not (greets and greeted):
                in_notes, greeted = False, greeted or greets
                if line.reason == "speaker":
                    self._path.leave_all()
                result.append(Passage("byline", str(self._path), line.text))
            elif in_notes and not (ATTACHMENT.fullmatch(line.text.text) or COUNTED.match(line.text.text)):
                result.append(self._note(line.text))
            else:
                in_notes = place == self._notes
                result.append(self._notes_opened(line.text) if in_notes else self._body(line.text, heading))
        return result

    def _notes_opened(self, text: MappedText) -> Passage:
        if note_number(text.text):
            # Notes without a heading of their own.
            self._path.leave_all()
            return self._note(text)
        self._path.enter(Level.PART, text.text)
        return Passage("heading", str(self._path), text)

    def _note(self, text: MappedText) -> Passage:
        number = note_number(text.text)
        called_at = self._calls.called_at(number[0]) if number else None
        return Passage("footnote", str(self._path), text, number[0] if number else None, called_at)

    def _body(self, text: MappedText, heading: Heading | None) -> Passage:
        self._path.leave(Level.RUN_IN)
        if heading:
            self._path.enter(heading.level, heading.text)
        elif closes(text.text):
            self._path.leave(Level.UNNUMBERED)
        if heading and heading.whole:
            return Passage("heading", str(self._path), text)
        listed = LIST_ITEM.match(text.text) or (heading is None and _NUMBERED_ITEM.match(text.text))
        return Passage("list_item" if listed else "paragraph", str(self._path), text)
