"""The laws of cleaning, which hold of every text in every run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.journal import Removal
from pipeline.cleaning.mapped_text import MappedText

_WHITE_SPACE = re.compile(r"\s+")


def broken_laws(raw: str, passages: Sequence[MappedText], removals: Iterable[Removal]) -> Iterator[str]:
    """What of a cleaned text breaks a law, with the place; nothing where all of them hold.

    1. Every raw character is white space, or stands behind a character of a passage, or is removed; never both.
    2. Passages stand in the order of the raw text.
    3. A span of clean characters leads to raw characters, and these lead back to it.
    """
    yield from _misplaced_characters(raw, passages, removals)
    for before, after in pairwise(passages):
        start = after.raw_span(0, len(after))[0]
        if before.raw_span(0, len(before))[1] > start:
            yield f"the passage at character {start} begins before the one above it ends"
    for passage in passages:
        # A passage of one span is mapped character by character, from end to end.
        for run in _runs(passage) if len(passage.spans) > 1 else ():
            if passage.clean_span(*passage.raw_span(*run)) != run:
                yield f"the raw characters {passage.raw_span(*run)} do not lead back to their passage"


def _runs(passage: MappedText) -> list[tuple[int, int]]:
    """The runs of characters with a raw span of their own, and the whole."""
    return [*pairwise([*_edges(passage), len(passage)]), (0, len(passage))]


def _edges(passage: MappedText) -> list[int]:
    before: tuple[int, ...] = ()
    edges = []
    for place, *raw in passage.spans:
        if tuple(raw) != before:
            edges.append(place)
        before = tuple(raw)
    return edges


def _misplaced_characters(raw: str, passages: Sequence[MappedText], removals: Iterable[Removal]) -> Iterator[str]:
    claimed = bytearray(len(raw))
    # Several characters that stand for the same raw ones claim them once; white space claims nothing.
    spans = [
        passage.raw_span(start, end)
        for passage in passages
        for start, end in pairwise([*_edges(passage), len(passage)])
        if not passage.text[start:end].isspace()
    ]
    spans += [(removal.raw_start, removal.raw_end) for removal in removals]
    for start, end in spans:
        if claimed.find(1, start, end) >= 0:
            yield f"characters {start} to {end} have two places"
        claimed[start:end] = b"\1" * (end - start)
    for match in _WHITE_SPACE.finditer(raw):
        claimed[match.start() : match.end()] = b"\1" * len(match[0])
    lost = claimed.find(0)
    if lost >= 0:
        yield f"character {lost} has no place"
