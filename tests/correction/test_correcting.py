"""Corrections beside rows: applied where they fit, told where they do not."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa

from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.contract.validation import faults
from pipeline.correction.correcting import applied, corrected, corrected_rows, unfit
from pipeline.correction.corrections_file import Correction

ROW_ID, DOCUMENT = "obs_00000000000000a1", "doc_00000000000000a1"
VALUE = Correction(2, "observations", ROW_ID, "value", "46", "460", "the line breaks there", "ab" * 32)
SCOPE = replace(VALUE, line=3, column_name="rank_scope", expected=None, corrected="全省")
ROWS = [
    {"observation_id": ROW_ID, "document_id": DOCUMENT, "value": 46.0, "rank_scope": None},
    {"observation_id": "obs_00000000000000a2", "document_id": DOCUMENT, "value": 46.0, "rank_scope": None},
]
COPIES = [{"raw_sha256": "ab" * 32, "document_id": DOCUMENT}]


def test_a_value_is_set_in_its_row_only() -> None:
    assert list(corrected("observations", ROWS, [VALUE, SCOPE])) == [
        ROWS[0] | {"value": 460.0, "rank_scope": "全省"},
        ROWS[1],
    ]
    assert list(corrected("project_mentions", [{"mention_id": ROW_ID, "value": 46.0}], [VALUE])) == [
        {"mention_id": ROW_ID, "value": 46.0}
    ]
    assert ROWS[0]["value"] == 46.0, "what was read stays as it is"


def test_a_value_that_is_not_the_expected_one_stays() -> None:
    others = [replace(VALUE, expected="47"), replace(SCOPE, expected="全市")]
    assert list(corrected("observations", ROWS, others)) == ROWS
    assert applied({"observations": ROWS}, others) == []


def test_what_was_applied_is_a_row_of_the_table() -> None:
    rows = applied({"observations": ROWS}, [VALUE, SCOPE, replace(VALUE, row_id="obs_00000000000000a3")])
    assert [(row["column_name"], row["expected"], row["corrected"]) for row in rows] == [
        ("value", "46", "460"),
        ("rank_scope", None, "全省"),
    ]
    assert {row["document_id"] for row in rows} == {DOCUMENT}
    table = load_tables()["corrections"]
    assert faults(table, to_arrow(table, rows)) == []


def test_what_no_longer_fits_is_named_where_its_file_is_there() -> None:
    gone = replace(VALUE, line=4, row_id="obs_00000000000000a3")
    other = replace(VALUE, line=5, expected="47")
    rows = {"observations": ROWS}
    assert unfit(rows, COPIES, [VALUE, SCOPE]) == []
    told = unfit(rows, COPIES, [VALUE, gone, other])
    assert len(told) == 2
    assert "corrections.csv, line 4: observations obs_00000000000000a3: there is no such row" in told[0]
    assert "line 5" in told[1] and "value is 46.0, not '47'" in told[1]
    assert unfit(rows, [], [gone, other]) == [], "of a document that is not here nothing is expected"


def test_a_value_is_not_corrected_without_the_column_that_says_it_again() -> None:
    row = ROWS[0] | {"value_base": 4.6e9, "unit": "亿元", "unit_base": "元"}
    base = replace(VALUE, line=6, column_name="value_base", expected="4600000000.0", corrected="46000000000.0")
    assert list(corrected("observations", [row], [VALUE])) == [row]
    (told,) = unfit({"observations": [row]}, COPIES, [VALUE])
    assert "line 2" in told and "value_base says it again; correct that too" in told
    assert list(corrected("observations", [row], [VALUE, base])) == [row | {"value": 460.0, "value_base": 4.6e10}]
    assert list(corrected("observations", [row], [VALUE, replace(base, expected="1.0")])) == [row]


def test_a_rule_that_now_reads_what_was_corrected_makes_the_line_unfit() -> None:
    (told,) = unfit({"observations": [ROWS[0] | {"value": 460.0}]}, COPIES, [VALUE])
    assert "value is 460.0" in told and "remove it" in told


def test_rows_that_documents_state_keep_their_order() -> None:
    stated = pa.table({"observations": [ROWS[:1], [], ROWS[1:]]})
    schema = pa.schema([(name, pa.string()) for name in ("observation_id", "document_id")])
    schema = schema.append(pa.field("value", pa.float64())).append(pa.field("rank_scope", pa.string()))
    stated = stated.cast(pa.schema([("observations", pa.list_(pa.struct(list(schema))))]))
    for corrections in ([], [VALUE, SCOPE], [replace(VALUE, row_id="obs_00000000000000a3")]):
        assert corrected_rows("observations", stated, corrections).to_pylist() == list(
            corrected("observations", ROWS, corrections)
        )
