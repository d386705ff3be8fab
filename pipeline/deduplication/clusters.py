"""Which segments are the same document, and which is an excerpt of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from pipeline.deduplication.segments import Segment
from pipeline.deduplication.shingles import sample, similarity

SAME_DOCUMENT = 0.8
"""From this Jaccard similarity on, two texts are one document; reports of two years stay far below it."""

EXCERPT = 0.9
"""From this share of its shingles on, a text that another one holds is an excerpt of it."""

# A shingle that more texts share is mostly a formula: of these texts only neighbours are paired, which is
# enough to find more copies than that of one document.
_FORMULA = 50
# The share of the smaller sample that makes a pair worth comparing in full.
_WORTH_COMPARING = 0.4


@dataclass(frozen=True)
class Place:
    """A segment as a copy of the document whose primary copy is the segment number ``primary``."""

    segment: int
    primary: int
    relation: str
    similarity: float


def places(segments: Sequence[Segment]) -> list[Place]:
    """For every segment the document it is a copy of, in the order of the segments."""
    leader = list(range(len(segments)))
    held_by: list[tuple[int, int]] = []
    for one, other in _candidates(segments):
        alike, held = similarity(segments[one].shingles, segments[other].shingles)
        if alike >= SAME_DOCUMENT:
            leader[_root(leader, other)] = _root(leader, one)
        elif held >= EXCERPT:
            small, large = sorted((one, other), key=lambda number: len(segments[number].shingles))
            held_by.append((large, small))
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(segments)):
        groups[_root(leader, number)].append(number)
    found: dict[int, Place] = {}
    for group in groups.values():
        primary = min(group, key=lambda number: _preference(segments[number]))
        found.update((number, _copy(segments, number, primary)) for number in group)
    # The largest holders first: an excerpt of an excerpt is one of the whole, too.
    for large, small in sorted(held_by, key=lambda pair: (-len(segments[pair[0]].shingles), pair)):
        group = groups[_root(leader, small)]
        if large not in group and "excerpt" not in (found[small].relation, found[large].relation):
            primary = found[large].primary
            found.update((number, _excerpt(segments, number, primary)) for number in group)
    return [found[number] for number in range(len(segments))]


def _preference(segment: Segment) -> tuple[int, int, str, int]:
    """The primary copy is the most complete, then the one with the least noise, then the first by path."""
    return (-len(segment.text), segment.noise, segment.raw_path, segment.raw_start)


def _copy(segments: Sequence[Segment], number: int, primary: int) -> Place:
    if number == primary:
        return Place(number, primary, "primary", 1.0)
    if segments[number].text == segments[primary].text:
        return Place(number, primary, "exact", 1.0)
    alike, _ = similarity(segments[number].shingles, segments[primary].shingles)
    return Place(number, primary, "near", round(alike, 4))


def _excerpt(segments: Sequence[Segment], number: int, primary: int) -> Place:
    _, held = similarity(segments[number].shingles, segments[primary].shingles)
    return Place(number, primary, "excerpt", round(held, 4))


def _candidates(segments: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """Pairs that share much of their samples, or are the same text (which may be too short for a sample)."""
    samples = [sample(segment.shingles).tolist() for segment in segments]
    holders: dict[int, list[int]] = defaultdict(list)
    for number, sampled in enumerate(samples):
        for shingle in sampled:
            holders[shingle].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holders.values():
        for pair in combinations(numbers, 2) if len(numbers) <= _FORMULA else pairwise(numbers):
            shared[pair] += 1
    found = {
        (one, other)
        for (one, other), count in shared.items()
        if count >= _WORTH_COMPARING * min(len(samples[one]), len(samples[other]))
    }
    same: dict[str, list[int]] = defaultdict(list)
    for number, segment in enumerate(segments):
        same[segment.text].append(number)
    found.update((numbers[0], other) for numbers in same.values() for other in numbers[1:])
    return iter(sorted(found))


def _root(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = number = leader[leader[number]]
    return number
