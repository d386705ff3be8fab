"""Putting a text together line by line while keeping what the format says of its stretches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.reading.read_text import Mark
from pipeline.reading.superscripts import superscript

_NOT_SPACE = re.compile(r"\S")
_CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

MOST_LINES_OF_A_CELL = 3
"""A cell with more lines than this is part of a page laid out by a table, not of a table of figures."""


class MarkedText:
    """A text under construction. A line break is written once, however many elements ask for it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._marks: list[Mark] = []
        self._numbers: dict[int, int] = {}  # where an automatic number ends: where it begins

    @property
    def length(self) -> int:
        """Characters written so far."""
        return self._length

    @property
    def at_line_start(self) -> bool:
        """Whether nothing stands in the current line."""
        return not self._last or self._last[-1] in "\n\f"

    def write(self, text: str) -> None:
        """Add characters as they are."""
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._last = (self._last + text)[-3:]

    def write_raised(self, text: str) -> None:
        """Add a superscript: a number stays apart from a number before it."""
        is_number = text.isascii() and text.isdigit()
        self.write(superscript(text, self._last) if is_number else text)

    def write_number(self, number: str) -> None:
        """Add the automatic number of a line, which is as bold as what follows it."""
        start = self._length
        self.write(number)
        self._numbers[self._length] = start

    def end_line(self) -> None:
        """Begin a new line unless one has just begun."""
        if not self.at_line_start:
            self.write("\n")

    @contextmanager
    def marked(self, *kinds: str) -> Iterator[None]:
        """Whatever is written inside gets these marks."""
        start = self._length
        yield
        self.mark(start, *kinds)

    def mark(self, start: int, *kinds: str) -> None:
        """Put marks on what was written since ``start``."""
        for kind in kinds if self._length > start else ():
            begin = self._numbers.get(start, start) if kind == "bold" else start
            self._marks.append(Mark(kind, begin, self._length))

    def finished(self) -> tuple[str, list[Mark]]:
        """The text and its marks, in order.

        Marks have no white space at their ends; headings and bold stretches end with their line, and bold ones are
        kept only where they begin it.
        """
        text = "".join(self._parts)
        found = [mark for mark in self._marks if mark.kind not in ("heading", "bold")]
        found += _by_line(text, "heading", [mark for mark in self._marks if mark.kind == "heading"])
        bold = _by_line(text, "bold", [mark for mark in self._marks if mark.kind == "bold"])
        found += [mark for mark in bold if not text[_line_start(text, mark.start) : mark.start].strip()]
        trimmed = {_trimmed(text, mark) for mark in found}
        return text, sorted((m for m in trimmed if m.start < m.end), key=lambda m: (m.start, -m.end, m.kind))


def note_mark(number: int) -> str:
    """How the call of a note and the note itself are written: ① to ⑳, then [21]."""
    return _CIRCLED[number] if number < len(_CIRCLED) else f"[{number}]"


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\f", 0, place)) + 1


def _by_line(text: str, kind: str, marks: list[Mark]) -> list[Mark]:
    """Marks joined where only white space is between them, and cut where a line ends."""
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        if joined and not text[joined[-1].end : mark.start].strip():
            joined[-1] = Mark(kind, joined[-1].start, max(joined[-1].end, mark.end))
        else:
            joined.append(mark)
    return [
        Mark(kind, mark.start + match.start(), mark.start + match.end())
        for mark in joined
        for match in re.finditer(r"[^\n\f]+", text[mark.start : mark.end])
    ]


def _trimmed(text: str, mark: Mark) -> Mark:
    said = text[mark.start : mark.end]
    first = _NOT_SPACE.search(said)
    start = mark.start + (first.start() if first else len(said))
    return Mark(mark.kind, start, max(start, mark.start + len(said.rstrip())))
