"""What cleaning took out of a text, and why."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.cleaning.mapped_text import Edit, MappedText


@dataclass(frozen=True)
class Removal:
    """The raw characters ``raw_start`` to ``raw_end`` were left out for ``reason``; ``detail`` says more."""

    reason: str
    raw_start: int
    raw_end: int
    detail: str = ""


def removal(text: MappedText, start: int, end: int, reason: str, detail: str = "") -> Removal:
    """The removal of ``text[start:end]``."""
    return Removal(reason, *text.raw_span(start, end), detail)


def removed(
    text: MappedText, spans: list[tuple[int, int]], reason: str, detail: str = ""
) -> tuple[MappedText, list[Removal]]:
    """The text without the spans, and the removals that say so."""
    return (
        text.edited(Edit(start, end) for start, end in spans),
        [removal(text, start, end, reason, detail) for start, end in spans],
    )
