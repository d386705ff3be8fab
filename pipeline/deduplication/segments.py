"""The pieces of a file that each hold one document: a file may hold a report several times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pipeline.deduplication.shingles import Shingles, counted, shingles, similarity

SAME_DOCUMENT = 0.8
"""From this Jaccard similarity on, two texts are one document; reports of two years stay below 0.15."""

# Lines that come again in a shorter stretch are a refrain or a table, no copy of a document.
_SHORTEST_COPY = 100
# A masthead or a page's own headline may stand above the first copy only, and its title be missing above others.
_OPENING_LINES = 8
_SENTENCE_ENDS = "。！？；"


@dataclass(frozen=True)
class Segment:
    """A stretch of a file, from raw character ``raw_start`` to ``raw_end``, and what stands in it."""

    raw_path: str
    raw_sha256: str
    media_type: str | None
    encoding: str | None
    raw_start: int
    raw_end: int
    passages: list[dict[str, Any]]
    removals: list[dict[str, Any]]
    text: str

    @cached_property
    def shingles(self) -> Shingles:
        """What it is compared by; made only where something is to be compared."""
        return shingles(self.text)

    @cached_property
    def sentences(self) -> str:
        """What the document says. Headings are left out, and furniture that cleaning left: it is seldom a sentence."""
        texts = (passage["text"] for passage in self.passages)
        return "\n".join(text[: max(map(text.rfind, _SENTENCE_ENDS)) + 1] for text in texts)

    @cached_property
    def words(self) -> int:
        """Characters of words and numbers in its sentences."""
        return len(counted(self.sentences))

    @property
    def titled(self) -> bool:
        """Whether it has a title."""
        return any(passage["kind"] == "title" for passage in self.passages)

    @cached_property
    def noise(self) -> int:
        """Raw characters that were removed, and those in passages that are no words: marks, spaces, broken lines."""
        removed = sum(removal["raw_end"] - removal["raw_start"] for removal in self.removals)
        spans = sum(passage["raw_end"] - passage["raw_start"] for passage in self.passages)
        return removed + spans - len(counted(self.text))

    def part(self, first: int, last: int) -> Segment:
        """Its passages ``first`` to ``last`` (exclusive) with what was removed between them and in them."""
        passages = self.passages[first:last]
        start, end = passages[0]["raw_start"], passages[-1]["raw_end"]
        return replace(
            self,
            raw_start=start,
            raw_end=end,
            passages=passages,
            removals=within(self.removals, start, end),
            text=text_of(passages),
        )


def segments(row: Mapping[str, Any]) -> list[Segment]:
    """Cut a clean text where its opening comes again and the same document follows.

    The opening is the first of its first lines that does so. A line that comes again without the document (a
    title under "related links", a form of address) cuts nothing.
    """
    passages = row["passages"]
    cuts = next(_cuts(passages), [0])
    edges = [0, *(passages[place]["raw_start"] for place in cuts[1:]), row["characters"]]
    return [
        _segment(row, first, last, edges[number], edges[number + 1])
        for number, (first, last) in enumerate(zip(cuts, [*cuts[1:], len(passages)], strict=True))
    ]


def _cuts(passages: list[dict[str, Any]]) -> Iterator[list[int]]:
    """For each opening line under which the document comes again: the passages where its copies begin."""
    places = defaultdict(list)
    for place, passage in enumerate(passages):
        places[passage["text"]].append(place)
    for passage in passages[:_OPENING_LINES]:
        starts = places[passage["text"]]
        if len(starts) > 1:
            ends = [*starts[1:], len(passages)]
            opened = text_of(passages[starts[0] : ends[0]])
            first = shingles(opened if len(opened) >= _SHORTEST_COPY else "")
            again = [
                place
                for place, end in zip(starts[1:], ends[1:], strict=True)
                if similarity(first, shingles(text_of(passages[place:end])))[0] >= SAME_DOCUMENT
            ]
            if again:
                yield [0, *again]


def _segment(row: Mapping[str, Any], first: int, last: int, raw_start: int, raw_end: int) -> Segment:
    passages = row["passages"][first:last]
    return Segment(
        row["raw_path"],
        row["raw_sha256"],
        row["media_type"],
        row["encoding"],
        raw_start,
        raw_end,
        passages,
        within(row["removals"], raw_start, raw_end),
        text_of(passages),
    )


def within(removals: Iterable[dict[str, Any]], raw_start: int, raw_end: int) -> list[dict[str, Any]]:
    """Those of the removals that begin in a raw span."""
    return [item for item in removals if raw_start <= item["raw_start"] < raw_end]


def text_of(passages: Iterable[dict[str, Any]]) -> str:
    """The text of passages, a line each."""
    return "\n".join(passage["text"] for passage in passages)
