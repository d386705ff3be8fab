"""A line of corrections.csv is read as it stands, or refused with its line and what to do."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.contract.vocabularies import VocabularyError
from pipeline.correction.corrections_file import read_corrections

GOOD = {
    "table_name": "observations",
    "row_id": "obs_00000000000000a1",
    "column_name": "value",
    "expected": "46.0",
    "corrected": "460",
    "reason": "the line breaks within the number",
    "expected_in": "ab" * 32,
}


def written(folder: Path, *lines: dict[str, str]) -> Path:
    vocabularies = folder / "vocabularies"
    vocabularies.mkdir()
    with (folder / "corrections.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
    return vocabularies


def test_the_shipped_file_can_be_read() -> None:
    assert isinstance(read_corrections(), list)


@pytest.mark.parametrize(
    ("column", "expected", "corrected", "values"),
    [
        ("value", "46.0", "460", (46.0, 460.0)),
        ("value_high", "", "48.5", (None, 48.5)),
        ("section", "一、综合", "", ("一、综合", None)),
        ("annual_average", "false", "true", (False, True)),
        ("status", "actual", "estimate", ("actual", "estimate")),
        ("indicator", "", "gdp", (None, "gdp")),
    ],
)
def test_values_are_written_as_in_the_csv_files(
    tmp_path: Path, column: str, expected: str, corrected: str, values: tuple[object, object]
) -> None:
    line = GOOD | {"column_name": column, "expected": expected, "corrected": corrected}
    (found,) = read_corrections(written(tmp_path, line))
    assert (found.line, found.row_id, found.reason) == (2, GOOD["row_id"], GOOD["reason"])
    assert (found.expected_value, found.corrected_value) == values


def test_dates_of_documents_are_written_so_too(tmp_path: Path) -> None:
    line = {"table_name": "documents", "row_id": "doc_00000000000000a1", "column_name": "delivered_on"}
    (found,) = read_corrections(written(tmp_path, GOOD | line | {"expected": "2021-01-12", "corrected": "2022-01-12"}))
    assert str(found.corrected_value) == "2022-01-12"


@pytest.mark.parametrize(
    ("wrong", "what_to_do"),
    [
        ({"table_name": "projects"}, "all else follows from these"),
        ({"row_id": "mention_00000000000000a1"}, "give as row_id the observation_id of a row"),
        ({"column_name": "amount"}, "'amount' is no column of observations; .*indicator_name, measure, value"),
        ({"column_name": "observation_id"}, "'observation_id' stays as it was read"),
        ({"column_name": "sentence"}, "'sentence' stays as it was read"),
        ({"column_name": "raw_start", "expected": "1", "corrected": "2"}, "stays as it was read"),
        ({"expected": "about 46"}, "`expected` as the CSV file of the table does: 'about 46' is no number"),
        ({"corrected": "460亿元"}, "`corrected` as the CSV file of the table does: '460亿元' is no number"),
        ({"corrected": "inf"}, "is no number"),
        ({"corrected": ""}, "value is never empty"),
        ({"column_name": "status", "expected": "actual", "corrected": "done"}, "one of actual, target, estimate"),
        ({"column_name": "period", "expected": "2021", "corrected": "2021年"}, "`corrected` must match"),
        ({"corrected": "46.0"}, "let `corrected` differ"),
        ({"reason": ""}, "give a reason"),
        ({"expected_in": "report.txt"}, "expected_in the SHA-256"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, wrong: dict[str, str], what_to_do: str) -> None:
    folder = written(tmp_path, GOOD | {"row_id": "obs_00000000000000a2"}, GOOD | wrong)
    with pytest.raises(VocabularyError, match=rf"schemas/corrections\.csv, line 3: .*{what_to_do}"):
        read_corrections(folder)


def test_a_column_that_is_missing_or_called_otherwise_is_named(tmp_path: Path) -> None:
    renamed = {"table" if name == "table_name" else name: value for name, value in GOOD.items()}
    with pytest.raises(VocabularyError, match=r"schemas/corrections\.csv, line 1: name a column `table_name`"):
        read_corrections(written(tmp_path, renamed))


@pytest.mark.parametrize("column", ["access", "text_sha256", "characters", "document_id"])
def test_what_a_stage_before_has_worked_with_is_not_corrected(tmp_path: Path, column: str) -> None:
    line = {"table_name": "documents", "row_id": "doc_00000000000000a1", "column_name": column}
    with pytest.raises(VocabularyError, match="stays as it was read"):
        read_corrections(written(tmp_path, GOOD | line))


def test_one_value_has_one_correction(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="line 3: line 2 corrects the same value"):
        read_corrections(written(tmp_path, GOOD, GOOD | {"corrected": "461"}))
