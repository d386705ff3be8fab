"""Every code that a column can hold is described, in English and Chinese, and no other."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from pipeline.contract.arrow import arrow_schema
from pipeline.contract.code_lists import code_rows
from pipeline.contract.datapackage import resource
from pipeline.contract.declarations import Column, Table, load_tables
from pipeline.contract.vocabularies import read_csv, read_yaml

TABLES = load_tables()
ENUMS = [(table, column) for table in TABLES.values() for column in table.columns if column.enum]
CODES = set(code_rows())
# The calls that give what they leave out a reason.
GIVES_A_REASON = {"remove", "drop", "change", "as_furniture", "UnreadableError", "Unread", "_failed", "_reject"}


def codes_of(code_list: str) -> set[str]:
    return {code for name, code in CODES if name == code_list}


@pytest.mark.parametrize(("table", "column"), ENUMS, ids=lambda value: value.name)
def test_every_word_of_an_enum_has_a_row(table: Table, column: Column) -> None:
    assert set(column.enum) <= codes_of(column.code_list)


def test_no_row_describes_a_code_that_no_column_can_hold() -> None:
    declared = {(column.code_list, code) for _, column in ENUMS for code in column.enum}
    closed = {column.code_list for _, column in ENUMS}
    assert {row for row in CODES if row[0] in closed} - declared == {("table", "changes")}


def test_no_code_is_described_twice() -> None:
    keys = Counter((row["code_list"], row["code"]) for row in read_csv("codes.csv"))
    assert [key for key, rows in keys.items() if rows > 1] == []


def test_names_and_descriptions_are_in_their_language() -> None:
    for row in code_rows().values():
        assert re.fullmatch(r"[A-Z].*[.]", str(row["description_en"])), row
        assert re.search("[\u4e00-\u9fff]", str(row["description_zh"])), row
        assert str(row["description_zh"]).endswith("。"), row
        assert row["name_en"] and row["name_zh"], row


@pytest.mark.parametrize(
    ("code_list", "file", "column"),
    [
        ("topic", "indicators.csv", "topic"),
        ("indicator_kind", "indicators.csv", "kind"),
        ("dimension", "units.csv", "dimension"),
        ("unit_kind", "units.csv", "kind"),
        ("region_level", "regions.csv", "level"),
        ("development_zone_suffix", "functional_zones.csv", "code"),
        ("project_stage", "project_stages.csv", "stage"),
    ],
)
def test_the_vocabularies_use_these_codes_and_no_others(code_list: str, file: str, column: str) -> None:
    assert {row[column] for row in read_csv(file)} == codes_of(code_list)


def test_every_sector_of_a_project_is_described() -> None:
    assert {row["sector"] for row in read_csv("project_heads.csv") if row["sector"]} == codes_of("sector")


def reasons_in_the_code() -> Iterator[str]:
    """The words that the code gives as a reason for leaving something out."""
    for file in Path(pipeline.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                given = node.args if name in GIVES_A_REASON else []
                yield from (word.value for word in given if isinstance(word, ast.Constant) and word.value)


def test_every_reason_for_a_reject_is_described() -> None:
    words = {word for word in reasons_in_the_code() if isinstance(word, str) and re.fullmatch("[a-z_]+", word)}
    furniture = {rule["reason"] for rule in read_yaml("furniture.yaml")}
    numbers = set(read_yaml("number_rejects.yaml")["reasons"])
    # One call names the stage in front of the reason, one the line that is repeated.
    found = (words - codes_of("pipeline_stage")) | furniture | numbers | {"repeated_line"}
    assert found == codes_of("reject_reason")


def test_every_rule_of_extraction_is_described() -> None:
    code = "".join(file.read_text("utf-8") for file in (Path(pipeline.__file__).parent / "extraction").rglob("*.py"))
    named = set(re.findall(r'Named\((?:[^()]|\([^()]*(?:\([^()]*\))*[^()]*\))*?"([a-z_]{8,})"\s*\)', code))
    assert {"shared_list", "clause_before", "number_before_thing"} <= named
    assert named <= codes_of("rule")


def test_a_code_names_its_columns() -> None:
    rows = code_rows()
    assert rows["status", "target"]["columns"] == ["observations.status"]
    assert rows["project_stage", "started"]["columns"] == ["projects.latest_stage", "project_mentions.stage"]
    assert rows["table", "passages"]["columns"] == ["changes.table_name"]
    assert rows["reject_reason", "caption"]["columns"] == ["rejects.reason"]
    assert rows["plan_result", "late"]["columns"] == []


def test_a_stage_stands_beside_the_status_that_most_of_its_verbs_have() -> None:
    verbs = Counter(
        (row["stage"], row["gem_status"], row["iati_activity_status"], row["oc4ids_status"])
        for row in read_csv("project_stages.csv")
    )
    for stage in codes_of("project_stage") - {"other"}:
        ((_, *most), _), *_ = [item for item in verbs.most_common() if item[0][0] == stage]
        row = code_rows()["project_stage", stage]
        assert [row["gem_status"], row["iati_activity_status"], row["oc4ids_status"]] == most
    assert code_rows()["project_stage", "other"]["gem_status"] is None


def test_parquet_fields_carry_what_is_declared_of_their_values() -> None:
    field = arrow_schema(TABLES["observations"]).field("status")
    assert field.metadata[b"enum"] == b"actual|target|estimate"
    assert field.metadata[b"code_list"] == b"status"
    assert arrow_schema(TABLES["documents"]).field("document_id").metadata[b"pattern"] == b"^doc_[0-9a-f]{16}$"
    assert set(arrow_schema(TABLES["documents"]).field("title").metadata) == {b"description_en", b"description_zh"}


def test_the_data_package_labels_the_codes() -> None:
    described = resource(TABLES["target_outcomes"], "data/target_outcomes.csv", size=1, sha256="a" * 64)
    (result,) = [field for field in described["schema"]["fields"] if field["name"] == "result"]
    assert result["categories"][1] == {"value": "not_met", "label": "Not met"}
    assert result["codeList"] == "target_result"
