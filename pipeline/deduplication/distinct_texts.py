"""The stage: a table of clean texts to the table of copies and a table of distinct texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.cleaning.clean_texts import PASSAGE, REMOVAL
from pipeline.cleaning.speakers import speaker_of
from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.contract.identifiers import identifier, sha256
from pipeline.deduplication.candidates import shared_anchors
from pipeline.deduplication.clusters import places
from pipeline.deduplication.segments import Segment, segments
from pipeline.deduplication.stretches import Stretch, stretches

DISTINCT_TEXTS = pa.schema(
    [
        ("document_id", pa.string()),
        ("raw_path", pa.string()),
        ("raw_sha256", pa.string()),
        ("script", pa.string()),
        ("register", pa.string()),
        ("front_matter", pa.string()),
        ("metadata", pa.string()),
        ("raw_start", pa.int64()),
        ("raw_end", pa.int64()),
        ("text_sha256", pa.string()),
        ("passages", pa.list_(PASSAGE)),
        ("removals", pa.list_(REMOVAL)),
    ]
)
"""What deduplication hands on: the primary copy of every document, and nothing of any other copy."""

# A shorter line may come again as a heading of its own.
_SHORTEST_HEADLINE = 8


class Deduplicated(NamedTuple):
    """The contract table ``copies`` and the table DISTINCT_TEXTS."""

    copies: pa.Table
    distinct_texts: pa.Table


def deduplicate(clean_texts: pa.Table) -> Deduplicated:
    """Find every copy in the clean texts and keep of each document the primary one, each stretch of text once."""
    rows = {row["raw_path"]: row for row in sorted(clean_texts.to_pylist(), key=lambda row: str(row["raw_path"]))}
    found = [segment for row in rows.values() for segment in segments(row)]
    shared = shared_anchors(segment.text for segment in found)
    placed = places(found, shared)
    documents = {
        place.segment: identifier("doc", found[place.segment].raw_sha256, found[place.segment].raw_start)
        for place in placed
        if place.relation == "primary"
    }
    copies = [
        _copy(found[place.segment], documents[place.primary], place.relation, place.similarity) for place in placed
    ]
    given_away: dict[int, list[Stretch]] = defaultdict(list)
    for stretch in stretches(found, placed, shared):
        given_away[stretch.segment].append(stretch)
        part = found[stretch.segment].part(stretch.first, stretch.last)
        copies.append(_copy(part, documents[stretch.holder], "excerpt", stretch.similarity, "stretch"))
    texts = [
        _distinct_text(_without(found[number], given_away[number]), document_id, rows[found[number].raw_path])
        for number, document_id in documents.items()
    ]
    return Deduplicated(to_arrow(load_tables()["copies"], copies), pa.Table.from_pylist(texts, schema=DISTINCT_TEXTS))


def _copy(segment: Segment, document_id: str, relation: str, similarity: float, *told: str) -> dict[str, object]:
    place = segment.raw_path, segment.raw_sha256, segment.raw_start, segment.raw_end
    return {
        "copy_id": identifier("copy", *place, *told),
        "document_id": document_id,
        "raw_path": segment.raw_path,
        "raw_sha256": segment.raw_sha256,
        "media_type": segment.media_type,
        "encoding": segment.encoding,
        "raw_start": segment.raw_start,
        "raw_end": segment.raw_end,
        "relation": relation,
        "similarity": similarity,
    }


def _without(segment: Segment, given_away: Sequence[Stretch]) -> Segment:
    """A segment without the stretches that are copies, and without what was removed in them: each counts once."""
    passages, removals = segment.passages, segment.removals
    for stretch in reversed(given_away):
        part = segment.part(stretch.first, stretch.last)
        passages = passages[: stretch.first] + passages[stretch.last :]
        removals = [item for item in removals if not part.raw_start <= item["raw_start"] < part.raw_end]
    return replace(segment, passages=passages, removals=removals)


def _distinct_text(segment: Segment, document_id: str, row: dict[str, Any]) -> dict[str, object]:
    passages, removals = _without_repeated_lines(segment)
    return {
        "document_id": document_id,
        "raw_path": segment.raw_path,
        "raw_sha256": segment.raw_sha256,
        "script": row["script"],
        "register": row["register"],
        "front_matter": row["front_matter"],
        "metadata": row["metadata"],
        "raw_start": segment.raw_start,
        "raw_end": segment.raw_end,
        "text_sha256": sha256("\n".join(passage["text"] for passage in passages)),
        "passages": passages,
        "removals": removals,
    }


def _without_repeated_lines(segment: Segment) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """(the passages without lines of the head that come again, what was removed).

    A page often gives a document's title and source line again, above pictures or at its foot. A speaker's
    line that comes again is none of them: he takes the floor again.
    """
    head: set[str] = set()
    kept, repeated = [], []
    for passage in segment.passages:
        line = passage["text"].replace(" ", "")
        of_head = passage["kind"] in ("title", "byline")
        if line in head and not speaker_of(passage["text"]) and (of_head or _is_headline(line)):
            span = {"raw_start": passage["raw_start"], "raw_end": passage["raw_end"]}
            repeated.append({"reason": "repeated_line", **span, "detail": "the document has this line already"})
        else:
            kept.append(passage)
            head.update({line} if of_head else ())
    outside = [item for item in segment.removals if not any(_holds(line, item) for line in repeated)]
    return kept, outside + repeated


def _is_headline(line: str) -> bool:
    return len(line) >= _SHORTEST_HEADLINE and line[-1] not in "。！？；："


def _holds(span: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(span["raw_start"] <= other["raw_start"] and other["raw_end"] <= span["raw_end"])
