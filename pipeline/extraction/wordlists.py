"""Word lists of the vocabulary as patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.contract.vocabularies import read_yaml


@cache
def vocabulary(file: str) -> Any:
    """What a vocabulary file holds, read once."""
    return read_yaml(file)


@cache
def words(file: str, *keys: str) -> tuple[str, ...]:
    """The words of a list of a vocabulary file, longest first; a line of the list may hold several, with spaces."""
    found = vocabulary(file)
    for key in keys:
        found = found[key]
    listed = {word for line in found for word in line.split()}
    return tuple(sorted(listed, key=lambda word: (-len(word), word)))


@cache
def anywhere(file: str, *keys: str) -> re.Pattern[str]:
    """A pattern for any word of a list."""
    return re.compile("|".join(map(re.escape, words(file, *keys))))


@cache
def at_end(file: str, *keys: str) -> re.Pattern[str]:
    """A pattern for any word of a list at the end of a text, the longest first."""
    return re.compile(f"(?:{'|'.join(map(re.escape, words(file, *keys)))})$")
