"""Sets of hashed character 5-grams, and how alike two texts are by them."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

Shingles = npt.NDArray[np.uint64]

_WIDTH = 5
# Numbers count: reports of two years often differ in little else.
_COUNTED = re.compile(r"[^\u3400-\u9fff0-9A-Za-z.%]+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SAMPLED_ONE_IN = 8


def shingles(text: str) -> Shingles:
    """The sorted, distinct 64-bit hashes of the 5-grams of a text's words and numbers."""
    counted = _COUNTED.sub("", text)
    codes = np.frombuffer(counted.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < _WIDTH:
        return np.zeros(0, dtype=np.uint64)
    hashes = np.zeros(len(codes) - _WIDTH + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(_WIDTH):
            hashes = hashes * _MULTIPLIER + codes[place : len(codes) - _WIDTH + 1 + place]
        # The finaliser of splitmix64: without it the sample below would depend on the last character.
        hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        hashes ^= hashes >> np.uint64(31)
    return np.unique(hashes)


def sample(of: Shingles) -> Shingles:
    """One in eight of the hashes, the same ones in every text: enough to find who may be alike."""
    return of[of % np.uint64(_SAMPLED_ONE_IN) == 0]


def similarity(one: Shingles, other: Shingles) -> tuple[float, float]:
    """(Jaccard similarity, share of the smaller set that the larger one holds), each 0 to 1."""
    if not len(one) or not len(other):
        return 0.0, 0.0
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared), shared / min(len(one), len(other))
