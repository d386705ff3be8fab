"""The table of rejects: whatever was left out is there, with its stage, its reason and its place."""

from __future__ import annotations

import pyarrow as pa

from pipeline.cataloguing.catalogue import catalogue
from pipeline.cleaning.clean_texts import clean_texts
from pipeline.contract.declarations import load_tables
from pipeline.contract.validation import faults
from pipeline.deduplication.distinct_texts import deduplicate
from pipeline.extraction.extract import extract
from pipeline.publishing.rejects import rejects
from pipeline.reading.texts import TEXTS

REPORT = "东岭县经济工作综述\n2021年，全县新建农村公路46公里。\n（责任编辑：某某）\n东岭县经济工作综述\n"


def rejected(text: str, register: str = "{}") -> list[dict[str, object]]:
    rows = [
        {"raw_path": "report.txt", "raw_sha256": "a" * 64, "encoding": "utf-8", "text": text, "register": register},
        {"raw_path": "scan.txt", "failure": "binary_file", "failure_detail": "not text", "register": "{}"},
    ]
    texts = pa.Table.from_pylist(rows, schema=TEXTS)
    distinct = deduplicate(clean_texts(texts)).distinct_texts
    documents = catalogue(distinct).documents
    table = rejects(texts, distinct, documents, extract(texts, distinct, documents, workers=1))
    assert not faults(load_tables()["rejects"], table)
    found: list[dict[str, object]] = table.to_pylist()
    return found


def test_each_stage_gives_its_reasons() -> None:
    found = {(row["stage"], row["reason"]): row for row in rejected(REPORT)}
    assert found["reading", "binary_file"]["raw_path"] == "scan.txt"
    editor = found["cleaning", "editor_line"]
    assert REPORT[editor["raw_start"] : editor["raw_end"]] == "（责任编辑：某某）"  # type: ignore[misc]
    again = found["deduplication", "repeated_line"]
    assert REPORT[again["raw_start"] : again["raw_end"]] == "东岭县经济工作综述"  # type: ignore[misc]
    assert again["raw_start"] != 0


def test_a_closed_document_is_rejected_as_a_whole_and_says_nothing_else() -> None:
    found = rejected(REPORT, '{"access": "closed"}')
    closed = [row for row in found if row["reason"] == "access_closed"]
    assert [(row["raw_start"], row["raw_end"]) for row in closed] == [(0, len(REPORT))]
    assert not [row for row in found if row["stage"] == "extraction" and row["reason"] != "access_closed"]
