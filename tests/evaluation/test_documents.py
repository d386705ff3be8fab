"""Which rows a file of annotations is compared with: those of the raw file that it is named after."""

from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.evaluation.documents import UnknownDocumentError, extracted_from

COPIES = [
    {"document_id": "doc_1", "raw_path": "市/甲.txt", "relation": "primary"},
    {"document_id": "doc_1", "raw_path": "市/甲.txt", "relation": "exact"},
    {"document_id": "doc_2", "raw_path": "市/甲.txt", "relation": "primary"},
    {"document_id": "doc_3", "raw_path": "乙.html", "relation": "primary"},
    {"document_id": "doc_1", "raw_path": "丙.docx", "relation": "near"},
    {"document_id": "doc_4", "raw_path": "丁.txt", "relation": "primary"},
    {"document_id": "doc_5", "raw_path": "县/丁.pdf", "relation": "primary"},
]
DOCUMENTS = [{"document_id": f"doc_{number}"} for number in (1, 2, 3, 3, 4, 5)]
TABLES = {
    "copies": pa.Table.from_pylist(COPIES),
    "observations": pa.Table.from_pylist(DOCUMENTS),
    "project_mentions": pa.Table.from_pylist(DOCUMENTS[:2]),
}


@pytest.mark.parametrize(
    ("gold", "documents"), [("gold/甲.jsonl", ["doc_1", "doc_2"]), ("乙.jsonl", ["doc_3", "doc_3"])]
)
def test_the_documents_in_the_file_of_that_name_are_taken(gold: str, documents: list[str]) -> None:
    found = extracted_from(Path(gold), TABLES)
    assert [row["document_id"] for row in found.rows["observations"]] == documents
    assert {copy["relation"] for copy in found.copies} == {"primary"}


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("戊.jsonl", "no document from a file named 戊"),
        ("丙.jsonl", "丙.docx was read from 市/甲.txt, of which it is a copy"),
        ("丁.jsonl", r"several files of that name \(丁.txt, 县/丁.pdf\)"),
    ],
)
def test_a_document_without_rows_of_its_own_is_named(gold: str, said: str) -> None:
    with pytest.raises(UnknownDocumentError, match=f"^{gold}: .*{said}"):
        extracted_from(Path(gold), TABLES)
