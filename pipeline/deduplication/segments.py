"""The pieces of a file that each hold one document: a file may hold a report several times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.deduplication.shingles import Shingles, shingles, similarity

_SAME_DOCUMENT = 0.8
# Lines that come again in a shorter stretch are a refrain or a table, no copy of a document.
_SHORTEST_COPY = 100
# A masthead or a page's own headline may stand above the first copy only.
_OPENING_LINES = 5


@dataclass(frozen=True)
class Segment:
    """A stretch of a file, from raw character ``raw_start`` to ``raw_end``, and what stands in it."""

    raw_path: str
    raw_sha256: str
    raw_start: int
    raw_end: int
    passages: list[dict[str, Any]]
    removals: list[dict[str, Any]]
    text: str
    shingles: Shingles

    @property
    def noise(self) -> int:
        """How many raw characters were removed from it."""
        return sum(removal["raw_end"] - removal["raw_start"] for removal in self.removals)


def segments(row: Mapping[str, Any]) -> list[Segment]:
    """Cut a clean text where its opening comes again and the same document follows.

    A title that comes again without the document (as under "related links") cuts nothing.
    """
    passages = row["passages"]
    if not passages:
        return [_segment(row, 0, 0, 0, row["characters"])]
    starts = _openings(passages)
    ends = [*starts[1:], len(passages)]
    opened = _text(passages[starts[0] : ends[0]])
    first = shingles(opened if len(opened) >= _SHORTEST_COPY else "")
    cuts = [0] + [
        place
        for place, end in zip(starts[1:], ends[1:], strict=True)
        if similarity(first, shingles(_text(passages[place:end])))[0] >= _SAME_DOCUMENT
    ]
    edges = [0, *(passages[place]["raw_start"] for place in cuts[1:]), row["characters"]]
    return [
        _segment(row, first, last, edges[number], edges[number + 1])
        for number, (first, last) in enumerate(zip(cuts, [*cuts[1:], len(passages)], strict=True))
    ]


def _openings(passages: list[dict[str, Any]]) -> list[int]:
    """The places of the first of the opening lines that comes again; the beginning alone where none does."""
    places = defaultdict(list)
    for place, passage in enumerate(passages):
        places[passage["text"]].append(place)
    again = (places[passage["text"]] for passage in passages[:_OPENING_LINES])
    return next((found for found in again if len(found) > 1), [0])


def _segment(row: Mapping[str, Any], first: int, last: int, raw_start: int, raw_end: int) -> Segment:
    passages = row["passages"][first:last]
    text = _text(passages)
    inside = [item for item in row["removals"] if raw_start <= item["raw_start"] < raw_end]
    return Segment(row["raw_path"], row["raw_sha256"], raw_start, raw_end, passages, inside, text, shingles(text))


def _text(passages: list[dict[str, Any]]) -> str:
    return "\n".join(passage["text"] for passage in passages)
