"""A document made of given passages, for what a document's length or its lines cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.extraction.extract import extract_document

Task = tuple[Mapping[str, Any], Mapping[str, Any], str]
"""What ``extract_document`` takes: a distinct text, its description, its raw text."""


def one_document(lines: Iterable[str]) -> Task:
    """A report of the year 2021 that holds nothing but these lines, each a paragraph."""
    passages, place = [], 0
    for line in lines:
        span = {"raw_start": place, "raw_end": place + len(line)}
        passages.append(
            span | {"kind": "paragraph", "section": "", "text": line, "spans": [(0, place, place + len(line))]}
        )
        place += len(line) + 1
    raw = "\n".join(passage["text"] for passage in passages)
    described = dict.fromkeys(("published_on", "delivered_on", "region", "region_code"))
    described |= {"document_id": "", "document_type": "work_report", "access": "open", "characters": len(raw)}
    described |= {"review_period": "2020", "plan_period": "2021"}
    return {"document_id": "", "raw_sha256": "", "passages": passages}, described, raw


def extracted(task: Task) -> Mapping[str, Any]:
    """What is extracted from it."""
    return extract_document(*task)
