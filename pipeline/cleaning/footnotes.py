"""Footnotes at the end of a document, and the marks in its text that call them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import MappedText
from pipeline.contract.vocabularies import read_yaml

_LONGEST_HEADING = 40
# Brackets with a number call notes that are not there (any more) where they count up from 1 this far.
_LEAST_SERIES = 3
# So many lines in a row that explain a term each are notes.
_LEAST_NOTES = 5
_TERM = re.compile(r"[^。；：]{1,30}：")


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in read_yaml("notes.yaml")[name])


@cache
def _heading() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in _patterns("heading")))


def is_notes_heading(line: str) -> bool:
    """Whether a line is the heading of the notes: 名词解释, 注释, 附件2：政府工作报告有关用语说明."""
    return len(line) <= _LONGEST_HEADING and bool(_heading().fullmatch("".join(line.split())))


_ATTACHED = re.compile(r"(?<=\S)附(?:件|录)?\s*\d{0,2}.{2,30}$")


def notes_heading_within(line: str) -> int | None:
    """Where in a line the heading of attached notes begins that has run into it; None where none has."""
    match = _ATTACHED.search(line)
    return match.start() if match and is_notes_heading(match[0]) else None


def note_number(line: str) -> tuple[int, str] | None:
    """(number, what follows it) of a line that begins as a note does; else None."""
    for pattern in _patterns("number"):
        match = pattern.match(line)
        if match and match.end() < len(line):
            return _number(match[1]), line[match.end() :]
    return None


def _number(written: str) -> int:
    # ① and ² are digits by their Unicode value.
    return int(written) if written.isascii() else int(unicodedata.normalize("NFKC", written))


def notes_begin(lines: Sequence[str]) -> int | None:
    """The place of the heading of the notes, or of the first note where they have none; None without notes.

    Lines are notes without a heading where they are numbered 1, 2, 3, … and each says a term before a colon.
    """
    numbers = [_term_number(line) for line in lines]
    first = list(range(1, _LEAST_NOTES + 1))
    for place, line in enumerate(lines):
        if is_notes_heading(line) or numbers[place : place + _LEAST_NOTES] == first:
            return place
    return None


def _term_number(line: str) -> int | None:
    number = note_number(line) if "：" in line else None
    return number[0] if number and _TERM.match(number[1]) else None


class Calls:
    """The marks of a document that call its notes, and where each of them stood."""

    def __init__(self, texts: list[str], notes: set[int] | None) -> None:
        """``texts`` are the document's paragraphs in their order, ``notes`` the numbers of its notes.

        Where it has no notes, ``notes`` is None; where they bear no numbers, it is empty and any mark may call one.
        """
        self._notes = notes
        self._called: dict[int, int] = {}
        self._series = _series(texts)

    def without_calls(self, text: MappedText, journal: Journal) -> MappedText:
        """The text without the marks that call notes."""
        found = []
        for match in self._matches(text.text):
            number = _number(match[1])
            found.append(match.span())
            self._called.setdefault(number, text.raw_span(*match.span())[0])
        return journal.remove(text, found, "footnote_call")

    def called_at(self, number: int) -> int | None:
        """The raw place of the mark that calls a note; None where none does."""
        return self._called.get(number)

    def _matches(self, text: str) -> list[re.Match[str]]:
        found: list[re.Match[str]] = []
        if self._notes is None and not self._series:
            return found
        for pattern in _patterns("call"):
            for match in pattern.finditer(text):
                number = _number(match[1])
                in_notes = self._notes is not None and (not self._notes or number in self._notes)
                if in_notes or (match[0] != match[1] and number in self._series):
                    found.append(match)
        return sorted(found, key=lambda match: match.start())


def _series(texts: list[str]) -> set[int]:
    """The numbers in brackets that count up from 1 through the texts: calls of notes that are not there."""
    expected = 1
    for text in texts:
        for match in _patterns("call")[1].finditer(text):
            expected += _number(match[1]) == expected
    return set(range(1, expected)) if expected > _LEAST_SERIES else set()
