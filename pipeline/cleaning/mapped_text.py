"""A text whose every character knows the raw characters it stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int, int]
"""(start in the clean text, start in the raw text, end in the raw text) of a run of characters.

The run goes on to the next span's start. It is mapped character by character, or it is one character that
stands for all the raw ones: the lengths tell which.
"""


@dataclass(frozen=True)
class Edit:
    """Replace ``text[start:end]`` by ``replacement``."""

    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True)
class MappedText:
    """A text and the spans that lead back to the raw text, in the order of both.

    A text has few spans, however long it is: one more wherever something was taken out or put in.
    """

    text: str
    spans: Sequence[Span]

    @classmethod
    def from_raw(cls, raw: str) -> MappedText:
        """The raw text itself, each character standing for itself."""
        return cls(raw, ((0, 0, len(raw)),) if raw else ())

    def __len__(self) -> int:
        return len(self.text)

    def slice(self, start: int, end: int) -> MappedText:
        """The part from ``start`` to ``end``."""
        if start >= end:
            return MappedText("", ())
        if start == 0 and end == len(self.text):
            return self
        first = bisect_left(self.spans, (start + 1,)) - 1
        last = bisect_left(self.spans, (end,), first)
        parts = [(place - start, raw_start, raw_end) for place, raw_start, raw_end in self.spans[first:last]]
        following = self.spans[last][0] if last < len(self.spans) else len(self.text)
        if following != end:
            # Only a run that is mapped character by character can be cut.
            place, raw_start, _ = parts[-1]
            parts[-1] = (place, raw_start, raw_start + end - start - place)
        place, raw_start, raw_end = parts[0]
        parts[0] = (0, raw_start - place, raw_end)
        return MappedText(self.text[start:end], parts)

    def stripped(self) -> MappedText:
        """The text without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of the characters ``start`` to ``end``, which must not be empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no characters from {start} to {end} in a text of {len(self.text)}")
        return self._raw_bounds(start)[0], self._raw_bounds(end - 1)[1]

    def clean_span(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """The characters that stand for any of the raw characters ``raw_start`` to ``raw_end``.

        Empty (start = end) where all of them were taken out.
        """
        first = bisect_left(self.spans, raw_start + 1, key=lambda span: span[2])
        last = bisect_left(self.spans, raw_end, lo=first, key=lambda span: span[1])
        if first >= last or raw_start >= raw_end:
            return 0, 0
        low, _ = self._clean_bounds(first, raw_start, raw_end)
        _, high = self._clean_bounds(last - 1, raw_start, raw_end)
        return low, high

    def _clean_bounds(self, number: int, raw_start: int, raw_end: int) -> tuple[int, int]:
        """The characters of one span that stand for raw characters of a stretch that it shares some with."""
        place, span_start, span_end = self.spans[number]
        following = self.spans[number + 1][0] if number + 1 < len(self.spans) else len(self.text)
        if following - place != span_end - span_start:
            return place, following
        return place + max(raw_start - span_start, 0), place + min(raw_end, span_end) - span_start

    def edited(self, edits: Iterable[Edit]) -> MappedText:
        """The text after the edits, which must not overlap.

        A replacement as long as what it replaces is mapped character by character; of any other each
        character stands for the whole of what was replaced.
        """
        ordered = sorted(edits, key=lambda edit: edit.start)
        if not ordered:
            return self
        parts: list[MappedText] = []
        place = 0
        for edit in ordered:
            if edit.start < place:
                raise ValueError(f"edits overlap at {edit.start}")
            parts.append(self.slice(place, edit.start))
            if edit.replacement:
                replaced = self.slice(edit.start, edit.end)
                if len(edit.replacement) == len(replaced):
                    parts.append(replaced.rewritten(edit.replacement))
                else:
                    raw = replaced.raw_span(0, len(replaced))
                    parts.append(MappedText(edit.replacement, [(i, *raw) for i in range(len(edit.replacement))]))
            place = edit.end
        parts.append(self.slice(place, len(self.text)))
        return joined(parts)

    def rewritten(self, text: str) -> MappedText:
        """Another text of the same length, mapped character by character as this one is."""
        if len(text) != len(self.text):
            raise ValueError(f"{len(text)} characters cannot stand for {len(self.text)}, one for one")
        return MappedText(text, self.spans)

    def _raw_bounds(self, place: int) -> tuple[int, int]:
        number = bisect_left(self.spans, (place + 1,)) - 1
        start, raw_start, raw_end = self.spans[number]
        following = self.spans[number + 1][0] if number + 1 < len(self.spans) else len(self.text)
        if following - start == raw_end - raw_start:
            return raw_start + place - start, raw_start + place - start + 1
        return raw_start, raw_end


def joined(parts: Iterable[MappedText]) -> MappedText:
    """The parts one after the other."""
    text: list[str] = []
    spans: list[Span] = []
    place = 0
    for part in parts:
        text.append(part.text)
        spans += part.spans if not place else [(start + place, first, last) for start, first, last in part.spans]
        place += len(part.text)
    return MappedText("".join(text), spans)
