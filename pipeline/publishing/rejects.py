"""The table ``rejects``: everything that was left out on the way, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.contract.identifiers import identifier
from pipeline.contract.rows import rows_in

Row = dict[str, Any]
Where = tuple[str, str | None]
Span = tuple[int | None, int | None]


def rejects(texts: pa.Table, distinct_texts: pa.Table, documents: pa.Table, extractions: pa.Table) -> pa.Table:
    """Gather what the stages left out; a copy that is not primary is no reject."""
    closed = {row["document_id"] for row in documents.to_pylist() if row["access"] == "closed"}
    rows = [
        *_unread_files(texts),
        *_removals(distinct_texts, closed),
        *_unextracted(extractions, distinct_texts),
    ]
    unique = {row["reject_id"]: row for row in rows}
    return to_arrow(load_tables()["rejects"], unique.values())


def _unread_files(texts: pa.Table) -> Iterator[Row]:
    for row in rows_in(texts.drop_columns(["text"])):
        if row["failure"]:
            yield _reject("reading", row["failure"], (row["raw_path"], None), detail=row["failure_detail"])
        for part in row["unread"] or ():
            yield _reject("reading", part["reason"], (row["raw_path"], None), detail=part["detail"])


# A line that a document repeats is left out by deduplication; all other removals are cleaning's.
_BY_DEDUPLICATION = {"repeated_line"}


def _removals(distinct_texts: pa.Table, closed: set[str]) -> Iterator[Row]:
    for text in rows_in(distinct_texts.drop_columns(["passages"])):
        where = text["raw_path"], text["document_id"]
        for item in text["removals"]:
            stage = "deduplication" if item["reason"] in _BY_DEDUPLICATION else "cleaning"
            yield _reject(stage, item["reason"], where, _span(item), item["detail"] or None)
        if text["document_id"] in closed:
            detail = "the document's access is closed: its row in documents is all that is published"
            yield _reject("extraction", "access_closed", where, _span(text), detail)


def _unextracted(extractions: pa.Table, distinct_texts: pa.Table) -> Iterator[Row]:
    paths = dict(zip(distinct_texts["document_id"].to_pylist(), distinct_texts["raw_path"].to_pylist(), strict=True))
    for row in rows_in(extractions.select(["document_id", "failure", "unread"])):
        where = paths[row["document_id"]], row["document_id"]
        if row["failure"]:
            yield _reject("extraction", "extraction_failed", where, detail=row["failure"])
        for item in row["unread"]:
            yield _reject("extraction", item["reason"], where, _span(item), item["detail"])


def _span(row: Row) -> Span:
    return row["raw_start"], row["raw_end"]


def _reject(stage: str, reason: str, where: Where, span: Span = (None, None), detail: str | None = None) -> Row:
    raw_path, document_id = where
    return {
        "reject_id": identifier("reject", stage, reason, raw_path, *span),
        "stage": stage,
        "reason": reason,
        "raw_path": raw_path,
        "document_id": document_id,
        "raw_start": span[0],
        "raw_end": span[1],
        "detail": detail,
    }
