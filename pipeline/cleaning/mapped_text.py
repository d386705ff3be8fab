"""A text whose every character knows the raw characters it stands for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Edit:
    """Replace ``text[start:end]`` by ``replacement``."""

    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True)
class MappedText:
    """``text[i]`` stands for the raw characters ``starts[i]`` to ``ends[i]`` (end exclusive)."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def from_raw(cls, raw: str) -> MappedText:
        """The raw text itself, each character standing for itself."""
        return cls(raw, array("l", range(len(raw))), array("l", range(1, len(raw) + 1)))

    def __len__(self) -> int:
        return len(self.text)

    def slice(self, start: int, end: int) -> MappedText:
        """The part from ``start`` to ``end``."""
        return MappedText(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def stripped(self) -> MappedText:
        """The text without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of the characters ``start`` to ``end``, which must not be empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no characters from {start} to {end} in a text of {len(self.text)}")
        return self.starts[start], max(self.ends[start:end])

    def edited(self, edits: Iterable[Edit]) -> MappedText:
        """The text after the edits, which must not overlap.

        A replacement as long as what it replaces is mapped character by character; of any other each
        character stands for the whole of what was replaced.
        """
        parts: list[str] = []
        starts, ends = array("l"), array("l")
        place = 0
        for edit in sorted(edits, key=lambda edit: edit.start):
            if edit.start < place:
                raise ValueError(f"edits overlap at {edit.start}")
            parts += [self.text[place : edit.start], edit.replacement]
            starts.extend(self.starts[place : edit.start])
            ends.extend(self.ends[place : edit.start])
            if len(edit.replacement) == edit.end - edit.start:
                starts.extend(self.starts[edit.start : edit.end])
                ends.extend(self.ends[edit.start : edit.end])
            elif edit.replacement:
                start, end = self.raw_span(edit.start, edit.end)
                starts.extend([start] * len(edit.replacement))
                ends.extend([end] * len(edit.replacement))
            place = edit.end
        parts.append(self.text[place:])
        starts.extend(self.starts[place:])
        ends.extend(self.ends[place:])
        return MappedText("".join(parts), starts, ends)


def joined(parts: Iterable[MappedText]) -> MappedText:
    """The parts one after the other."""
    text: list[str] = []
    starts, ends = array("l"), array("l")
    for part in parts:
        text.append(part.text)
        starts.extend(part.starts)
        ends.extend(part.ends)
    return MappedText("".join(text), starts, ends)
