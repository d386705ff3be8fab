"""What cleaning did to one text: what it took out, and what it put in the place of what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from pipeline.cleaning.mapped_text import Edit, MappedText


@dataclass(frozen=True)
class Removal:
    """The raw characters ``raw_start`` to ``raw_end`` were left out for ``reason``; ``detail`` says more."""

    reason: str
    raw_start: int
    raw_end: int
    detail: str = ""


@dataclass(frozen=True)
class Repair:
    """``replacement`` stands in the clean text for the raw characters ``raw_start`` to ``raw_end``."""

    kind: str
    raw_start: int
    raw_end: int
    replacement: str


@dataclass
class Journal:
    """Every change to a text, in the order in which the changes were made."""

    removals: list[Removal] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def remove(
        self, text: MappedText, spans: Iterable[tuple[int, int]], reason: str, detail: str = "", leaving: str = ""
    ) -> MappedText:
        """The text without the spans; ``leaving`` is white space that stays in the place of each.

        A tab stays between two digits, whatever stood there: no number may come about.
        """
        spans = list(spans)
        self.removals += [Removal(reason, *text.raw_span(start, end), detail) for start, end in spans]
        return text.edited(Edit(start, end, leaving or _parting(text.text, start, end)) for start, end in spans)

    def drop(self, text: MappedText, reason: str, detail: str = "") -> None:
        """Leave out the whole text."""
        self.removals.append(Removal(reason, *text.raw_span(0, len(text)), detail))

    def replace(self, text: MappedText, edits: Iterable[Edit], kind: str) -> MappedText:
        """The text after the edits."""
        edits = list(edits)
        self.repairs += [Repair(kind, *text.raw_span(edit.start, edit.end), edit.replacement) for edit in edits]
        return text.edited(edits)

    def settled(self) -> list[Removal]:
        """The removals in the order of the text; one that stands within another is part of that one."""
        result: list[Removal] = []
        for item in sorted(self.removals, key=lambda item: (item.raw_start, -item.raw_end)):
            if not result or item.raw_end > result[-1].raw_end:
                result.append(item)
        return result

    def change(
        self, text: MappedText, edits: Iterable[Edit], spans: Iterable[tuple[int, int]], name: str, detail: str
    ) -> MappedText:
        """The text after edits and without spans, all for one cause and none overlapping."""
        edits, spans = list(edits), list(spans)
        self.repairs += [Repair(name, *text.raw_span(edit.start, edit.end), edit.replacement) for edit in edits]
        self.removals += [Removal(name, *text.raw_span(start, end), detail) for start, end in spans]
        return text.edited([*edits, *(Edit(start, end) for start, end in spans)])

    def rewrite(self, text: MappedText, rewritten: str, kind: str) -> MappedText:
        """Another text of the same length in the place of this one; each run that differs is a repair."""
        if rewritten == text.text:
            return text
        result = text.rewritten(rewritten)
        for start, end in _differences(text.text, rewritten):
            self.repairs.append(Repair(kind, *text.raw_span(start, end), rewritten[start:end]))
        return result


def _parting(text: str, start: int, end: int) -> str:
    return "\t" if text[start - 1 : start].isdigit() and text[end : end + 1].isdigit() else ""


def _differences(one: str, other: str) -> list[tuple[int, int]]:
    """The runs of places where two texts of the same length differ."""
    codes = (np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32) for text in (one, other))
    places = np.flatnonzero(np.not_equal(*codes))
    breaks = np.flatnonzero(np.diff(places) > 1) + 1
    return [(int(run[0]), int(run[-1]) + 1) for run in np.split(places, breaks)]
