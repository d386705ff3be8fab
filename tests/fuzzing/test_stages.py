"""A text on its way through the stages: every law holds, whatever the text."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pyarrow as pa
from hypothesis import given

from pipeline.cataloguing.catalogue import catalogue
from pipeline.cleaning.clean_texts import clean, clean_texts
from pipeline.cleaning.laws import broken_laws
from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.contract.validation import faults
from pipeline.deduplication.distinct_texts import deduplicate
from pipeline.extraction.extract import extract
from pipeline.extraction.laws import lost_numbers
from pipeline.reading.texts import TEXTS
from tests.fuzzing.inputs import few, texts


@few
@given(texts())
def test_cleaning_loses_no_character_and_leaves_no_passage_blank(text: str) -> None:
    cleaned = clean(text)
    passages = [passage.text for passage in cleaned.passages]
    assert not list(broken_laws(text, passages, cleaned.removals))
    for passage in passages:
        assert passage.text.strip()


@few
@given(texts())
def test_every_row_of_a_text_is_valid_and_leads_back_to_its_characters(text: str) -> None:
    data = text.encode()
    row = {
        "raw_path": "report.txt",
        "raw_sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "media_type": "text/plain",
        "encoding": "utf-8",
        "text": text,
        "register": json.dumps({"access": "open", "access_basis": "invented"}),
    }
    read = pa.Table.from_pylist([row], schema=TEXTS)
    cleaned = clean_texts(read)
    assert not [removal for removal in cleaned["removals"][0].as_py() if removal["reason"] == "cleaning_failed"]
    distinct = deduplicate(cleaned)
    found = catalogue(distinct.distinct_texts)
    extracted = extract(read, distinct.distinct_texts, found.documents, workers=1).to_pylist()
    assert [document["failure"] for document in extracted] == [None] * len(extracted)
    for document, passages in zip(extracted, distinct.distinct_texts["passages"].to_pylist(), strict=True):
        spans = [(it["raw_start"], it["raw_end"]) for it in (*document["observations"], *document["unread"])]
        assert not list(lost_numbers(passages, spans))
    tables = {
        "copies": distinct.copies,
        "documents": found.documents,
        "passages": found.passages,
        "observations": _table("observations", extracted),
    }
    for name, table in tables.items():
        assert not faults(load_tables()[name], table), name
    for name in ("observations", "project_mentions"):
        for item in (item for document in extracted for item in document[name]):
            sentence = text[item["sentence_start"] : item["sentence_end"]]
            assert hashlib.sha256(sentence.encode()).hexdigest() == item["sentence_sha256"]
            assert item["sentence_start"] <= item["raw_start"] < item["raw_end"] <= item["sentence_end"]


def _table(name: str, extracted: list[dict[str, Any]]) -> pa.Table:
    return to_arrow(load_tables()[name], [row for document in extracted for row in document[name]])
