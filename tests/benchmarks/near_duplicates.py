"""Near-duplicates found by this project and by datasketch, in the same clean texts."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from datasketch import MinHash, MinHashLSH

from pipeline.deduplication.candidates import shared_anchors
from pipeline.deduplication.clusters import places
from pipeline.deduplication.segments import Segment
from pipeline.deduplication.stretches import stretches
from tests.deduplication.clusters import pairs_of_one

Pairs = set[tuple[str, str]]

LOWEST_SIMILARITY = 0.4
"""datasketch's threshold, the best for it on the generated documents: it finds most with no wrong pair. Lower ones
find more excerpts and take next year's reports for copies."""


def gongbao_pairs(segments: Sequence[Segment]) -> Pairs:
    """The pairs of files that share a document: copies, excerpts and stretches, compared in full."""
    shared = shared_anchors(segment.text for segment in segments)
    placed = places(segments, shared)
    files = defaultdict(list)
    for place in placed:
        files[place.primary].append(segments[place.segment].raw_path)
    for stretch in stretches(segments, placed, shared):
        files[stretch.holder].append(segments[stretch.segment].raw_path)
    return pairs_of_one(files.values())


def datasketch_pairs(segments: Sequence[Segment], hash_function: Callable[[bytes], int] | None = None) -> Pairs:
    """The pairs that MinHash (128 permutations, 5-grams, in batches) and LSH bring together, if alike by estimate."""
    index = MinHashLSH(threshold=LOWEST_SIMILARITY, num_perm=128)
    sketches = []
    for number, segment in enumerate(segments):
        text = segment.text
        sketch = MinHash(num_perm=128, hashfunc=hash_function)
        sketch.update_batch({text[place : place + 5].encode() for place in range(len(text) - 4)})
        index.insert(number, sketch)
        sketches.append(sketch)
    return pairs_of_one(
        (segments[number].raw_path, segments[other].raw_path)
        for number, sketch in enumerate(sketches)
        for other in index.query(sketch)
        if sketch.jaccard(sketches[other]) >= LOWEST_SIMILARITY
    )


def contestants(segments: Sequence[Segment]) -> dict[str, Callable[[], Pairs]]:
    """What each makes of the segments; none finds work of an earlier round done."""

    def fresh() -> list[Segment]:
        return [replace(segment) for segment in segments]

    return {
        "gongbao": lambda: gongbao_pairs(fresh()),
        "datasketch": lambda: datasketch_pairs(fresh()),
        "datasketch, CRC-32": lambda: datasketch_pairs(fresh(), zlib.crc32),
    }
