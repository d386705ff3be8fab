"""Which segments are the same document, and which is an excerpt of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.deduplication.candidates import Shared
from pipeline.deduplication.likeness import may_be_one
from pipeline.deduplication.segments import SAME_DOCUMENT, Segment
from pipeline.deduplication.shingles import Shingles, counted, distinct, hashes, held, similarity

EXCERPT = 0.9
"""From this share of its shingles on, a text that another one holds is an excerpt of it."""

QUOTATION = 1000
"""Characters (words and numbers) from which on a stretch that two documents share is one's quotation of the other.

Among 400 work reports of provinces and cities, 1983 to 2026, the longest stretch that two of them share has 570 to 580
(a glossary, given again in the next year), the next ones 490 and 400 (passages handed down from a higher level).
"""

LACKING = 12
"""So many shingles in a row that a copy has not are a sentence that it lacks. Small edits take five each and seldom
stand so close; where furniture is left in a sentence, four on either side are missing."""

# The share of the smaller text's anchors that makes a pair worth comparing in full. One small edit in forty
# characters, the most that one document bears, leaves half of them.
_WORTH_COMPARING = 0.2


@dataclass(frozen=True)
class Place:
    """A segment as a copy of the document whose primary copy is the segment number ``primary``."""

    segment: int
    primary: int
    relation: str
    similarity: float


def places(segments: Sequence[Segment], shared: Shared) -> list[Place]:
    """For every segment the document it is a copy of, in the order of the segments."""
    leader = list(range(len(segments)))
    held_by: list[tuple[int, int]] = []
    for one, other in _candidates(segments, shared):
        if _root(leader, one) == _root(leader, other):
            continue
        alike, held = similarity(segments[one].shingles, segments[other].shingles)
        if _are_equal(segments[one], segments[other]) or (
            alike >= SAME_DOCUMENT and may_be_one(segments[one].text, segments[other].text)
        ):
            leader[_root(leader, other)] = _root(leader, one)
        elif held >= EXCERPT and alike < SAME_DOCUMENT:
            small, large = sorted((one, other), key=lambda number: len(segments[number].shingles))
            if not _quotes(segments[small], segments[large]):
                held_by.append((large, small))
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(segments)):
        groups[_root(leader, number)].append(number)
    whole = _wholes(leader, held_by, segments)
    primaries = {root: _primary(segments, group) for root, group in groups.items()}
    return [
        _place(segments, number, primaries[whole.get(root, root)], excerpt=root in whole)
        for number in range(len(segments))
        for root in (_root(leader, number),)
    ]


def _are_equal(one: Segment, other: Segment) -> bool:
    """Whether two are the same to the letter; of texts with nothing in them only those of equal files are."""
    return one.text == other.text and (bool(one.text) or one.raw_sha256 == other.raw_sha256)


def preference(segment: Segment) -> tuple[int, bool, int, str, int]:
    """Sorts segments: the longest first, then one with a title, then least noise, then the first by path."""
    return (-segment.words, not segment.titled, segment.noise, segment.raw_path, segment.raw_start)


def _primary(segments: Sequence[Segment], group: Sequence[int]) -> int:
    """The copy to read: of those that lack no sentence of the longest, one with a title, of these the least noisy."""
    if len(group) == 1:
        return group[0]
    longest = min(group, key=lambda number: preference(segments[number]))
    said = hashes(counted(segments[longest].sentences))
    complete = [number for number in group if number == longest or not _lacks(segments[number], said)]
    return min(complete, key=lambda number: preference(segments[number])[1:])


def _quotes(small: Segment, large: Segment) -> bool:
    """Whether the small one is a text of its own around a long quotation: it has a sentence that the large one lacks.

    Then only the quotation is a copy (``stretches``), and the sentence is not lost.
    """
    return _lacks(large, hashes(counted(small.sentences)))


def _lacks(segment: Segment, said: Shingles) -> bool:
    """Whether a sentence is not in the segment, by the shingles of all of them in their order."""
    lost = np.setdiff1d(distinct(said), segment.shingles, assume_unique=True)
    if len(lost) < LACKING:
        return False
    missing = np.cumsum(held(said, lost))
    return bool(np.any(missing[LACKING:] - missing[:-LACKING] == LACKING))


def _wholes(leader: list[int], held_by: list[tuple[int, int]], segments: Sequence[Segment]) -> dict[int, int]:
    """For each group that is an excerpt, the group that holds it and is none.

    The largest holders come first: an excerpt of an excerpt is one of the whole, too.
    """
    whole: dict[int, int] = {}
    for large, small in sorted(held_by, key=lambda pair: (-len(segments[pair[0]].shingles), pair)):
        holder, part = _root(leader, large), _root(leader, small)
        holder = whole.get(holder, holder)
        if part not in whole and part != holder:
            whole[part] = holder
            whole.update({other: holder for other, its in whole.items() if its == part})
    return whole


def _place(segments: Sequence[Segment], number: int, primary: int, excerpt: bool) -> Place:
    if number == primary:
        return Place(number, primary, "primary", 1.0)
    alike, held = similarity(segments[number].shingles, segments[primary].shingles)
    if excerpt:
        return Place(number, primary, "excerpt", round(held, 4))
    if segments[number].text == segments[primary].text:
        return Place(number, primary, "exact", 1.0)
    return Place(number, primary, "near", round(alike, 4))


def _candidates(segments: Sequence[Segment], shared: Shared) -> Iterator[tuple[int, int]]:
    """Pairs that share much of their anchors; of texts too short for an anchor those that are the same."""
    smaller = np.minimum(shared.anchors[shared.one], shared.anchors[shared.other])
    worth = shared.count >= _WORTH_COMPARING * smaller
    found = set(zip(shared.one[worth].tolist(), shared.other[worth].tolist(), strict=True))
    same: dict[str, list[int]] = defaultdict(list)
    for number in np.flatnonzero(shared.anchors == 0).tolist():
        same[segments[number].text].append(number)
    found.update((numbers[0], other) for numbers in same.values() for other in numbers[1:])
    return iter(sorted(found))


def _root(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = number = leader[leader[number]]
    return number
