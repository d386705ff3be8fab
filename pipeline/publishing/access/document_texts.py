"""What every document says, in all its copies: what a release is searched for before it is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.rows import rows_in

# What no document answers for is treated as if only facts of it might be published.
UNKNOWN_ACCESS = "facts"


@dataclass(frozen=True)
class DocumentText:
    """The raw and the clean text of a document, in as many stretches as they have, and what its access is.

    `document_id` is null for what no document answers for. `characters` is the length of the clean text.
    """

    document_id: str | None
    access: str
    characters: int
    stretches: tuple[str, ...]


def document_texts(
    texts: pa.Table, distinct_texts: pa.Table, documents: pa.Table, copies: pa.Table
) -> list[DocumentText]:
    """The text of each of `documents`, and one without a document for the files, or parts, that none was made of.

    A stretch that stands in one document and is a copy of another belongs to the other one, as in `copies`.
    """
    stretches: dict[str | None, list[str]] = defaultdict(list)
    places = defaultdict(list)
    for copy in copies.to_pylist():
        places[copy["raw_path"]].append(copy)
    for row in rows_in(texts.select(["raw_path", "text"])):
        for document_id, stretch in _by_document(row["text"] or "", places[row["raw_path"]]):
            stretches[document_id].append(stretch)
    for document_id, text in zip(distinct_texts["document_id"].to_pylist(), _clean(distinct_texts), strict=True):
        stretches[document_id].append(text)
    found = [
        DocumentText(row["document_id"], row["access"], row["characters"], tuple(stretches[row["document_id"]]))
        for row in documents.select(["document_id", "access", "characters"]).to_pylist()
    ]
    of_none = tuple(stretches[None])
    return found + ([DocumentText(None, UNKNOWN_ACCESS, 0, of_none)] if of_none else [])


def _clean(distinct_texts: pa.Table) -> list[str]:
    """The passages of each text, a line each."""
    passages = distinct_texts["passages"].combine_chunks()
    ends = np.cumsum(np.append(0, pc.list_value_length(passages).to_numpy()))
    lines = pc.struct_field(pc.list_flatten(passages), "text")
    joined: list[str] = pc.binary_join(pa.ListArray.from_arrays(ends, lines), "\n").to_pylist()
    return joined


def _by_document(text: str, copies: Sequence[dict[str, Any]]) -> Iterator[tuple[str | None, str]]:
    """The stretches of a raw text with the document that each is of, in their order."""
    owners = np.full(len(text), -1)
    # A stretch lies within the copy that it is taken out of.
    by_length = sorted(copies, key=lambda copy: (copy["raw_start"] - copy["raw_end"], copy["relation"] == "excerpt"))
    for number, copy in enumerate(by_length):
        owners[copy["raw_start"] : copy["raw_end"]] = number
    edges = [0, *(np.flatnonzero(np.diff(owners)) + 1).tolist(), len(text)]
    for start, end in pairwise(edges):
        if text[start:end].strip():
            owner = owners[start]
            yield by_length[owner]["document_id"] if owner >= 0 else None, text[start:end]
