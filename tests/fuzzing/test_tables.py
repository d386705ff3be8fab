"""The files that people write by hand, and SQL: each is taken, or its fault is said in words."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.commands.console import UsageError
from pipeline.commands.query import query
from pipeline.contract.vocabularies import VocabularyError
from pipeline.correction.corrections_file import read_corrections
from pipeline.evaluation.annotations import AnnotationError, read_annotations
from pipeline.reading.register import COLUMNS, RegisterError, read_register
from tests.fuzzing.inputs import damaged, few, texts

_CELLS = st.one_of(
    texts(4),
    st.sampled_from(
        ["", "report.txt", "open", "true", "2022-01-23", "360200", "observations", "=1+1", "9" * 5000, "1e999"]
    ),
)
_CORRECTION = "table_name,row_id,column_name,expected,corrected,reason,expected_in"
_ANNOTATION = {"kind": "observation", "quote": "增长5%", "value": 5, "unit": "%", "start": 0, "end": 4}


def _csv(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([header, *rows])
    return written.getvalue().encode()


_ROWS = st.lists(st.lists(_CELLS, max_size=len(COLUMNS) + 1), max_size=4)


@few
@given(st.lists(st.sampled_from(COLUMNS), max_size=6), _ROWS, st.data())
def test_any_register_is_taken_or_its_fault_said(header: list[str], rows: list[list[str]], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sources.csv")
        path.write_bytes(data.draw(damaged(_csv(["file", *header], rows))))
        try:
            found = read_register(Path(folder))
        except RegisterError as fault:
            assert str(path) in str(fault)
        else:
            assert all(name and value for name, entry in found.items() for value in entry.values())


@few
@given(_ROWS, st.data())
def test_any_corrections_are_taken_or_their_fault_said(rows: list[list[str]], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "vocabularies").mkdir()
        written = _csv(_CORRECTION.split(","), rows)
        Path(folder, "corrections.csv").write_bytes(data.draw(damaged(written)))
        try:
            read_corrections(Path(folder, "vocabularies"))
        except VocabularyError as fault:
            assert "corrections.csv" in str(fault)


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts(3)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts(1), inner, max_size=3)),
    max_leaves=5,
)


@few
@given(st.dictionaries(st.sampled_from([*_ANNOTATION, "indicator", "status"]), _JSON), st.data())
def test_any_annotations_are_taken_or_their_fault_said(changed: dict[str, object], data: st.DataObject) -> None:
    written = json.dumps(_ANNOTATION | changed, ensure_ascii=False).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.jsonl")
        path.write_bytes(data.draw(damaged(written + b"\n" + written)))
        try:
            read_annotations(path)
        except AnnotationError as fault:
            assert str(path) in str(fault)


def test_annotations_nested_without_end_are_a_fault_of_their_line(tmp_path: Path) -> None:
    (tmp_path / "report.jsonl").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(AnnotationError, match="write one JSON object"):
        read_annotations(tmp_path / "report.jsonl")


_SQL = (
    "SELECT * FROM observations WHERE value GROUP BY ORDER 1 count(*) , ( ) ; ' \" -- CAST('x' AS INT) indicator "
    "documents range(3) 1/0 error('x') PRAGMA SHOW TABLES DESCRIBE UNION ALL NULL '2023-02-30'::DATE 1e999 $1 ? LIMIT 2"
)


@few
@given(st.one_of(st.lists(st.sampled_from(_SQL.split())).map(" ".join), st.text(max_size=20)))
def test_any_sql_is_answered_or_its_fault_said(specimens: Path, sql: str) -> None:
    try:
        query(sql, str(specimens), "latest")
    except UsageError as fault:
        assert "What there is to query" in str(fault)


@pytest.mark.parametrize(
    "sql", ["", ";", "\0", "\ud800", "SELECT error('x')", "SELECT CAST('x' AS INT)", "SELECT $1", "BEGIN"]
)
def test_sql_that_fails_while_it_is_answered_is_a_fault_in_words(specimens: Path, sql: str) -> None:
    try:
        query(sql, str(specimens), "latest")
    except UsageError as fault:
        assert "What there is to query" in str(fault)
