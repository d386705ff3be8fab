"""Raw texts through the stages that lead to their rows in ``documents`` and ``passages``."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa

from pipeline.cataloguing.catalogue import Catalogued, catalogue
from pipeline.cleaning.clean_texts import clean_texts
from pipeline.deduplication.distinct_texts import deduplicate
from pipeline.reading.texts import TEXTS


def catalogued(raw: str, register: dict[str, str] | None = None) -> Catalogued:
    """One raw text and its row in the register."""
    row = {
        "raw_path": "a.txt",
        "raw_sha256": "0" * 64,
        "media_type": "text/plain",
        "encoding": "utf-8",
        "text": raw,
        "register": json.dumps(register or {}, ensure_ascii=False),
    }
    return catalogue(deduplicate(clean_texts(pa.Table.from_pylist([row], schema=TEXTS))).distinct_texts)


def document(raw: str, register: dict[str, str] | None = None) -> dict[str, Any]:
    """The row in ``documents`` of one raw text."""
    (row,) = catalogued(raw, register).documents.to_pylist()
    return row
