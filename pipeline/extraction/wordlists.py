"""Word lists of the vocabulary as patterns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
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
def one_of(file: str, *keys: str) -> frozenset[str]:
    """The same words, to ask whether a word is one of them."""
    return frozenset(words(file, *keys))


def any_of(listed: Iterable[str], behind: Mapping[str, str] = MappingProxyType({})) -> str:
    """A regular expression for any of some words, the longest first, each with what the pattern asks ``behind`` it.

    The words that begin alike stand together, so that one look at a character rules most of them out.
    """
    ends = defaultdict(list)
    for word in sorted(listed, key=len, reverse=True):
        ends[word[0]].append(re.escape(word[1:]) + behind.get(word, ""))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in ends.items())


@cache
def anywhere(file: str, *keys: str) -> re.Pattern[str]:
    """A pattern for any word of a list."""
    return re.compile(any_of(words(file, *keys)))


@cache
def at_end(file: str, *keys: str) -> re.Pattern[str]:
    """A pattern for any word of a list at the end of a text, the longest first."""
    return re.compile(f"(?:{any_of(words(file, *keys))})$")
