"""Hashed character 5-grams, and how alike two texts are by them."""

from __future__ import annotations

import string

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint16]
Shingles = npt.NDArray[np.uint32]

WIDTH = 5
"""Characters in a shingle."""

# Words and numbers count, marks and spaces do not. Numbers do: reports of two years often differ in little else.
# A table of the Basic Multilingual Plane is faster than any pattern.
_COUNTED = np.zeros(1 << 16, dtype=bool)
_COUNTED[0x3400:0xA000] = True
_COUNTED[[ord(character) for character in string.digits + string.ascii_letters + ".%"]] = True

# Odd constants of well spread bits: the golden ratio, and one of MurmurHash3.
_MULTIPLIER = np.uint32(0x9E3779B1)
_MIXER = np.uint32(0x85EBCA6B)


def counted(text: str) -> Codes:
    """The UTF-16 codes of a text's words and numbers, in their order."""
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    return codes.compress(_COUNTED.take(codes))


def hashes(codes: Codes) -> Shingles:
    """The hash of the 5-gram at each place of ``codes`` where one begins.

    A polynomial, mixed so that its upper bits depend on all characters: samples are taken by value. Hashes of
    32 bits serve to compare two texts: 10,000 shingles meet a foreign one among 10,000 by chance 0.02 times.
    """
    length = max(len(codes) - WIDTH + 1, 0)
    wide = codes.astype(np.uint32)
    found = wide[:length].copy()
    for place in range(1, WIDTH):
        found *= _MULTIPLIER
        found += wide[place : place + length]
    found ^= found >> np.uint32(15)
    found *= _MIXER
    return found


def shingles(text: str) -> Shingles:
    """The sorted, distinct hashes of the 5-grams of a text's words and numbers."""
    return distinct(hashes(counted(text)))


def distinct(found: Shingles) -> Shingles:
    """The hashes sorted, each once; ``np.unique`` takes ten times as long."""
    found = np.sort(found)
    return found[np.append(True, found[1:] != found[:-1])] if len(found) else found


def held(places: Shingles, by: Shingles) -> npt.NDArray[np.bool_]:
    """For each of the hashes ``places`` whether it is among the sorted shingles ``by`` (at least one)."""
    nearest = np.minimum(np.searchsorted(by, places), len(by) - 1)
    return by[nearest] == places


def similarity(one: Shingles, other: Shingles) -> tuple[float, float]:
    """(Jaccard similarity, share of the smaller set that the larger one holds), each 0 to 1."""
    if not len(one) or not len(other):
        return 0.0, 0.0
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared), shared / min(len(one), len(other))
