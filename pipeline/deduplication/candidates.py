"""Which texts may share a stretch: by a sample of places, the same ones in every text, and what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.deduplication.shingles import WIDTH, Shingles, counted, hashes

Numbers = npt.NDArray[np.int64]

SAMPLED_ONE_IN = 16
"""One place in so many is an anchor; the shingle there decides (FracMinHash), so that copies have the same ones."""

# An anchor is told by five shingles in a row, 25 characters: reports of different years and places share
# thousands of shingles and hardly an anchor, so that few pairs are left to compare in full.
_SHINGLES_IN_ANCHOR = 5
_REACH = (_SHINGLES_IN_ANCHOR - 1) * WIDTH
# An anchor that more texts share is mostly a formula: each is paired with so many of the next texts only,
# which is enough to find more copies than that of one document.
_PAIRED_WITH = 50


@dataclass(frozen=True)
class Shared:
    """What a set of texts has in common, by their numbers."""

    anchors: Numbers
    """How many distinct anchors each text has."""
    repeated: Numbers
    """How many of its anchors come again in the same text."""
    one: Numbers
    other: Numbers
    count: Numbers
    """Two texts, the lower number first, and how many anchors they share: three columns of one table."""


def shared_anchors(texts: Iterable[str]) -> Shared:
    """Find the anchors that texts share, by one sort of them all."""
    keys = [
        anchors(hashes(counted(text))).astype(np.uint64) << np.uint64(32) | np.uint64(number)
        for number, text in enumerate(texts)
    ]
    every = np.sort(np.concatenate([np.zeros(0, dtype=np.uint64), *keys]))
    again = np.zeros(len(every), dtype=bool)
    again[1:] = every[1:] == every[:-1]
    distinct = every[~again]
    return Shared(
        np.bincount(_text(distinct), minlength=len(keys)),
        np.bincount(_text(every[again]), minlength=len(keys)),
        *_pairs(distinct >> np.uint64(32), _text(distinct), len(keys)),
    )


def anchors(found: Shingles) -> Shingles:
    """The anchors of a text, in their order, by the hash of the shingle at each of its places."""
    places = np.flatnonzero(found[: max(len(found) - _REACH, 0)] < (1 << 32) // SAMPLED_ONE_IN)
    told = found.take(places)
    for shift in range(WIDTH, _REACH + 1, WIDTH):
        told *= np.uint32(0x9E3779B1)
        told ^= told >> np.uint32(15)
        told += found.take(places + shift)
    return told


def _text(keys: npt.NDArray[np.uint64]) -> Numbers:
    return (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _pairs(told: npt.NDArray[np.uint64], text: Numbers, texts: int) -> tuple[Numbers, Numbers, Numbers]:
    """Count how often two texts stand in the same group of equal anchors (``told`` is sorted, then ``text``)."""
    same = np.concatenate([[False], told[1:] == told[:-1], [False]])
    grouped = same[1:] | same[:-1]  # most anchors are of one text only
    told, text = told[grouped[: len(told)]], text[grouped[: len(told)]]

    def at_distance() -> Iterator[Numbers]:
        for distance in range(1, _PAIRED_WITH + 1):
            first = np.flatnonzero(told[distance:] == told[:-distance])
            if not len(first):
                return
            yield text[first] * texts + text[first + distance]

    pairs, counts = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *at_distance()]), return_counts=True)
    return pairs // max(texts, 1), pairs % max(texts, 1), counts
