"""Long stretches of a document that stand in another one, or earlier in itself: quoted, reprinted, repeated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.deduplication.candidates import SAMPLED_ONE_IN, Shared
from pipeline.deduplication.clusters import QUOTATION, Place, preference
from pipeline.deduplication.likeness import numbers_in
from pipeline.deduplication.segments import Segment
from pipeline.deduplication.shingles import WIDTH, Shingles, counted, hashes, held

Flags = npt.NDArray[np.bool_]

FROM_ITSELF = 400
"""Characters (words and numbers) from which on a stretch that stands earlier in the same document is a copy.

In the reports by which ``QUOTATION`` is chosen the longest one has 200 to 210.
"""

HELD = 0.8
"""The share of its shingles from which on a passage stands in another text; a changed number in a sentence of
forty characters leaves less."""

REPEATED = 0.98
"""The same of a passage that stands earlier in its own text: lists say much in the same words of other things."""

# Between two such passages of a stretch half is enough (a heading with a small edit in it has no more), and a line
# that is too short for a shingle goes with them.
_HELD_BETWEEN = 0.5
# Between the passages of a stretch so many characters may stand that are not in the other text, such as a caption.
_INTERRUPTION = 100
# The share of the anchors of the shortest stretch that makes a pair worth comparing in full.
_WORTH_COMPARING = 0.4


@dataclass(frozen=True)
class Stretch:
    """Passages ``first`` to ``last`` (exclusive) of a segment, which the document of segment ``holder`` has already."""

    segment: int
    first: int
    last: int
    holder: int
    similarity: float


def stretches(segments: Sequence[Segment], places: Sequence[Place], shared: Shared) -> list[Stretch]:
    """Find what primary copies have from more complete documents, or from an earlier place in themselves.

    A stretch belongs to the most complete of the documents that have it (``preference``), and there to its first place.
    Parts of one stretch come apart where a passage between them stands in no other document: it stays.
    """
    holders = _holders(segments, places, shared)
    repeating = {
        places[number].primary for number in np.flatnonzero(shared.repeated >= _anchors_in(FROM_ITSELF)).tolist()
    }
    found = []
    for number in sorted(holders.keys() | {number for number in repeating if places[number].primary == number}):
        quoting = _Quoting(segments[number])
        for holder in sorted(holders[number], key=lambda holder: preference(segments[holder])):
            shared_with = held(quoting.hashes, segments[holder].shingles)
            parts = quoting.parts(shared_with, QUOTATION, HELD, numbers_in(segments[holder].text))
            found += [Stretch(number, first, last, holder, share) for first, last, share in parts]
        repeated = quoting.parts(quoting.again(), FROM_ITSELF, REPEATED)
        found += [Stretch(number, first, last, number, share) for first, last, share in repeated]
    return sorted(found, key=lambda stretch: (stretch.segment, stretch.first))


def _anchors_in(characters: int) -> float:
    return _WORTH_COMPARING * characters / SAMPLED_ONE_IN


def _holders(segments: Sequence[Segment], places: Sequence[Place], shared: Shared) -> dict[int, set[int]]:
    """For each primary copy the more complete ones that may have a stretch of it, also by their other copies."""
    found: dict[int, set[int]] = defaultdict(set)
    worth = shared.count >= _anchors_in(QUOTATION)
    for pair in zip(shared.one[worth].tolist(), shared.other[worth].tolist(), strict=True):
        primaries = {places[number].primary for number in pair}
        if len(primaries) == 2:
            holder, quoting = sorted(primaries, key=lambda number: preference(segments[number]))
            found[quoting].add(holder)
    return found


class _Quoting:
    """A text in which stretches of others are looked for; a passage is given away once."""

    def __init__(self, segment: Segment) -> None:
        passages = [counted(passage["text"]) for passage in segment.passages]
        self._edges = np.cumsum([0, *map(len, passages)])
        self._given = np.zeros(len(passages), dtype=bool)
        self._numbers = [numbers_in(passage["text"]) for passage in segment.passages]
        self.hashes: Shingles = hashes(np.concatenate([counted(""), *passages]))

    def again(self) -> Flags:
        """At each place: whether its shingle stands earlier in the text."""
        order = np.argsort(self.hashes, kind="stable")
        again = np.zeros(len(order), dtype=bool)
        again[order[1:]] = self.hashes[order[1:]] == self.hashes[order[:-1]]
        return again

    def parts(
        self, shared: Flags, shortest: int, least: float, numbers: frozenset[str] | None = None
    ) -> list[tuple[int, int, float]]:
        """(first passage, last passage, share) of the long stretches of ``shared`` shingles, given away by this.

        A passage stands in the other text with ``least`` of its shingles, and only if all its numbers are among
        ``numbers``, where these are given: one form filled in twice is no quotation.
        """
        before = np.concatenate([[0], np.cumsum(shared)])
        # A shingle that leads into the next passage is of neither.
        starts = np.minimum(self._edges[:-1], len(shared))
        ends = np.maximum(self._edges[1:] - (WIDTH - 1), starts)
        shares = (before[ends] - before[starts]) / np.maximum(ends - starts, 1)
        between = (shares >= _HELD_BETWEEN) | (starts == ends)
        found = []
        same_numbers = np.array([numbers is None or of_passage <= numbers for of_passage in self._numbers], dtype=bool)
        between &= same_numbers
        for first, last in self._long((shares >= least) & same_numbers, shortest):
            part = np.zeros(len(shares), dtype=bool)
            part[first:last] = between[first:last]
            share = float((shares * (ends - starts))[part].sum() / (ends - starts)[part].sum())
            found += [(start, end, round(share, 4)) for start, end in _runs(part & ~self._given)]
            self._given |= part
        return found

    def _long(self, stands: Flags, shortest: int) -> Iterator[tuple[int, int]]:
        """Runs of passages that stand in the other text, joined over short interruptions, if they are long enough."""
        joined: list[list[int]] = []
        for start, end in _runs(stands):
            length = int(self._edges[end] - self._edges[start])
            if joined and self._edges[start] - self._edges[joined[-1][1]] <= _INTERRUPTION:
                joined[-1][1:] = [end, joined[-1][2] + length]
            else:
                joined.append([start, end, length])
        return ((first, last) for first, last, length in joined if length >= shortest)


def _runs(flags: Flags) -> list[tuple[int, int]]:
    """The runs of true flags, as (start, end exclusive)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
