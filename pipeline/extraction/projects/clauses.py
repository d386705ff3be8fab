"""Clauses of a sentence: stretches between commas and the like, brackets and quotations kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_OPENING = {"（": "）", "(": ")", "“": "”", "《": "》", "‘": "’", "【": "】", "〔": "〕"}
_CLAUSE_ENDS = frozenset("，,；;：:。！？…")
_COUNTED_NUMBER = re.compile(r"(?<=\d)[,，](?=\d{3})")


@lru_cache(maxsize=4096)
def depths(text: str) -> tuple[int, ...]:
    """How many brackets and quotation marks are open at each character (its own mark included)."""
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
    inside_numbers = {match.start() for match in _COUNTED_NUMBER.finditer(text)}
    for place, character in enumerate(text):
        if character in _CLAUSE_ENDS and not depth[place] and place not in inside_numbers:
            if start < place:
                yield start, place
            start = place + 1
    if start < len(text):
        yield start, len(text)
