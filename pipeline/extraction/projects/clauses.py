"""Clauses of a sentence: stretches between commas and the like, brackets and quotations kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_OPENING = {"（": "）", "(": ")", "“": "”", "《": "》", "‘": "’", "【": "】", "〔": "〕"}
_ANY_MARK = re.compile(f"[{''.join((*_OPENING, *_OPENING.values()))}]")
# The comma of 1,095 ends nothing.
_CLAUSE_END = re.compile(r"[；;：:。！？…]|(?<!\d)[，,]|[，,](?!\d{3})")


@lru_cache(maxsize=4096)
def depths(text: str) -> tuple[int, ...]:
    """How many brackets and quotation marks are open at each character (its own mark included)."""
    if _ANY_MARK.search(text) is None:
        return (0,) * len(text)
    result: list[int] = []
    open_marks = [""]
    for character in text:
        if character in _OPENING:
            open_marks.append(_OPENING[character])
        result.append(len(open_marks) - 1)
        if character == open_marks[-1] and len(open_marks) > 1:
            open_marks.pop()
    # A mark that is never closed encloses nothing.
    return tuple(result) if len(open_marks) == 1 else (0,) * len(text)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each clause."""
    depth, start = depths(text), 0
    for mark in _CLAUSE_END.finditer(text):
        place = mark.start()
        if not depth[place]:
            if start < place:
                yield start, place
            start = place + 1
    if start < len(text):
        yield start, len(text)
