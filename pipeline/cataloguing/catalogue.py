"""The stage: a table of distinct texts to the tables ``documents`` and ``passages``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.cataloguing.access import access_of
from pipeline.cataloguing.contacts import contact
from pipeline.cataloguing.description import Description, describe
from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.contract.identifiers import identifier, sha256
from pipeline.contract.rows import rows_in

# A marking or a notice is a line of so many characters at most, and so near to the beginning or the end.
_LONGEST_MARKING, _LINES_ABOVE, _LINES_BELOW = 40, 12, 6


class Catalogued(NamedTuple):
    """The contract tables ``documents`` and ``passages``."""

    documents: pa.Table
    passages: pa.Table


def catalogue(distinct_texts: pa.Table) -> Catalogued:
    """Describe every distinct text and list its passages, with their text where its access is open."""
    documents, passages = [], []
    for row in rows_in(distinct_texts):
        document = _document(row)
        documents.append(document)
        if document["access"] != "closed":
            passages += [
                _passage(row, passage, sequence, document["access"])
                for sequence, passage in enumerate(row["passages"], start=1)
            ]
    tables = load_tables()
    return Catalogued(to_arrow(tables["documents"], documents), to_arrow(tables["passages"], passages))


def passage_id(distinct_text: Mapping[str, Any], passage: Mapping[str, Any]) -> str:
    """The id of a passage: its place in the raw file."""
    return identifier("passage", distinct_text["raw_sha256"], passage["raw_start"], passage["raw_end"])


def _document(row: Mapping[str, Any]) -> dict[str, Any]:
    register: dict[str, str] = json.loads(row["register"])
    found = describe(row["passages"], row["front_matter"], row.get("metadata"), register)
    issuer = register.get("issuer", found.issuer)
    access, rights = access_of(_about_itself(row["passages"], found.title), found.document_type, issuer, register)
    return {
        "document_id": row["document_id"],
        "title": register.get("title", found.title),
        "document_type": found.document_type,
        "issuer": issuer,
        "speaker": register.get("speaker") or "、".join(found.speakers) or None,
        "region": register.get("region", found.region),
        "region_code": register.get("region_code", _code(register, found)),
        "delivered_on": found.delivered_on,
        "published_on": found.published_on,
        "publisher": register.get("publisher", found.publisher),
        "review_period": found.review_period,
        "plan_period": found.plan_period,
        "script": row["script"],
        "characters": sum(len(passage["text"]) for passage in row["passages"]),
        "access": access,
        "rights": rights,
        "source_url": register.get("source_url", found.source_url),
        "text_sha256": row["text_sha256"],
        "specimen": register.get("specimen") == "true",
    }


def _about_itself(passages: Sequence[Mapping[str, Any]], title: str | None) -> list[str]:
    """The lines in which a document speaks of itself: a marking may stand as a short line above or below the text."""
    ends = [*passages[:_LINES_ABOVE], *passages[-_LINES_BELOW:]]
    short = [p["text"] for p in ends if p["kind"] == "paragraph" and len(p["text"]) <= _LONGEST_MARKING]
    return [*(p["text"] for p in passages if p["kind"] in ("title", "byline")), *short, title or ""]


def _code(register: Mapping[str, str], found: Description) -> str | None:
    """The code of the region that was read, unless the register names another region."""
    return found.region_code if register.get("region", found.region) == found.region else None


def _passage(row: Mapping[str, Any], passage: Mapping[str, Any], sequence: int, access: str) -> dict[str, object]:
    # A telephone number or a mail address goes nowhere, with the passage it stands in.
    shown = access == "open" and contact(passage["text"]) is None
    return {
        "passage_id": passage_id(row, passage),
        "document_id": row["document_id"],
        "sequence": sequence,
        "kind": passage["kind"],
        "section": passage["section"] or None if shown and not contact(passage["section"]) else None,
        "raw_start": passage["raw_start"],
        "raw_end": passage["raw_end"],
        "text": passage["text"] if shown else None,
        "text_sha256": sha256(passage["text"]),
        "note_number": passage["note_number"],
        "called_at": passage["called_at"],
    }
