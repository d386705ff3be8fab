"""Every declaration loads, and renders as Arrow, pandera, DuckDB, Data Package and dictionary."""

import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pytest

from pipeline.contract.arrow import arrow_schema
from pipeline.contract.datapackage import resource
from pipeline.contract.declarations import Column, Language, Table, load_tables
from pipeline.contract.dictionary import dictionary
from pipeline.contract.duckdb_ddl import comments, create_table
from pipeline.contract.validation import pandera_schema

TABLES = load_tables()
EACH_TABLE = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
EVIDENCE = (
    "document_id",
    "passage_id",
    "raw_start",
    "raw_end",
    "sentence_start",
    "sentence_end",
    "sentence",
    "sentence_sha256",
    "rule",
)


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """All tables and comments, made in one go in reading order."""
    statements = [create_table(table) for table in TABLES.values()]
    statements += [comment for table in TABLES.values() for comment in comments(table)]
    with duckdb.connect() as connection:
        connection.execute("\n".join(statements))
        yield connection


def test_the_tables_come_in_reading_order() -> None:
    assert list(TABLES) == [
        "documents",
        "copies",
        "passages",
        "rejects",
        "indicators",
        "observations",
        "target_outcomes",
        "projects",
        "project_mentions",
        "accuracy",
        "codes",
        "units",
        "regions",
        "corrections",
        "changes",
    ]


def test_only_changes_has_no_key() -> None:
    assert [table.name for table in TABLES.values() if table.primary_key is None] == ["changes"]


def test_evidence_is_the_same_wherever_it_stands() -> None:
    observations, mentions = TABLES["observations"], TABLES["project_mentions"]
    for name in EVIDENCE:
        assert shape(observations.column(name)) == shape(mentions.column(name))
        assert observations.column_names[-len(EVIDENCE) :] == EVIDENCE
        assert mentions.column_names[-len(EVIDENCE) :] == EVIDENCE


@pytest.mark.parametrize("ending", ["period", "region_code", "raw_path", "sha256", "document_id"])
def test_the_same_name_takes_the_same_values_everywhere(ending: str) -> None:
    patterns = {column.pattern for table in TABLES.values() for column in table.columns if column.name.endswith(ending)}
    assert len(patterns) == 1


def shape(column: Column) -> tuple[object, ...]:
    return column.type, column.required, column.pattern, column.minimum, column.references


@pytest.mark.parametrize(
    "period",
    ["2021", "2021-H1", "2021-Q4", "2021-06", "2021-06-30", "2012/2016", "2019/2023-H1", "2021-01/2021-06"],
)
def test_periods_are_iso_8601(period: str) -> None:
    assert re.fullmatch(str(TABLES["observations"].column("period").pattern), period)


@pytest.mark.parametrize(
    "period",
    ["", "21", "2021-13", "2021-00", "2021-H3", "2021-Q5", "2021-06-32", "2021/", "2021-2023", "2021年"],
)
def test_what_is_not_a_period_is_refused(period: str) -> None:
    assert not re.fullmatch(str(TABLES["observations"].column("period").pattern), period)


@EACH_TABLE
def test_descriptions_are_in_both_languages(table: Table) -> None:
    texts = [table.title, table.description]
    texts += [column.description for column in table.columns]
    texts += [rule.description for rule in table.rules]
    for text in texts:
        assert re.search(r"[\u4e00-\u9fff]", text.zh), text
        assert re.search(r"[a-z]", text.en), text
        assert not re.search(r"[\u3002\uff0c\uff1b]", text.en), text
    for text in texts[1:]:
        assert text.en.endswith("."), text
        assert text.zh.endswith("。"), text


@EACH_TABLE
def test_arrow_schema_carries_the_descriptions(table: Table) -> None:
    schema = arrow_schema(table)
    assert schema.names == list(table.column_names)
    for column in table.columns:
        field = schema.field(column.name)
        assert field.nullable is not column.required
        assert field.metadata[b"description_en"].decode() == column.description.en
        assert field.metadata[b"description_zh"].decode() == column.description.zh


@EACH_TABLE
def test_pandera_schema_holds_columns_and_rules(table: Table) -> None:
    schema = pandera_schema(table)
    assert list(schema.columns) == list(table.column_names)
    assert [check.name for check in schema.checks] == [rule.name for rule in table.rules]
    assert schema.strict is True
    assert schema.coerce is False
    dates = [column.name for column in table.columns if column.type == "date"]
    assert all(schema.columns[name].dtype.type == pd.ArrowDtype(pa.date32()) for name in dates)


@EACH_TABLE
def test_duckdb_has_the_columns_and_comments(database: duckdb.DuckDBPyConnection, table: Table) -> None:
    found = database.execute(
        "SELECT column_name, is_nullable, comment FROM duckdb_columns() "
        "WHERE table_name = ? AND NOT internal ORDER BY column_index",
        [table.name],
    ).fetchall()
    assert found == [
        (column.name, not column.required, f"{column.description.zh} | {column.description.en}")
        for column in table.columns
    ]
    (about,) = database.execute("SELECT comment FROM duckdb_tables() WHERE table_name = ?", [table.name]).fetchall()
    assert about == (f"{table.description.zh} | {table.description.en}",)


@EACH_TABLE
def test_duckdb_has_the_foreign_keys(database: duckdb.DuckDBPyConnection, table: Table) -> None:
    found = database.execute(
        "SELECT constraint_column_names[1], referenced_table FROM duckdb_constraints() "
        "WHERE table_name = ? AND constraint_type = 'FOREIGN KEY'",
        [table.name],
    ).fetchall()
    expected = [
        (column.name, column.references.table)
        for column in table.columns
        if column.references and column.references.table != table.name and column.type != "strings"
    ]
    assert sorted(found) == sorted(expected)


@EACH_TABLE
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_data_package_resource_is_complete(table: Table, kind: str) -> None:
    described: Any = resource(table, f"data/{table.name}.{kind}", size=12, sha256="a" * 64)
    assert json.loads(json.dumps(described)) == described
    assert described["path"] == f"data/{table.name}.{kind}"
    assert (described["format"], described["bytes"], described["hash"]) == (kind, 12, "sha256:" + "a" * 64)
    schema = described["schema"]
    assert [field["name"] for field in schema["fields"]] == list(table.column_names)
    assert schema.get("primaryKey") == ([table.primary_key] if table.primary_key else None)
    for column, field in zip(table.columns, schema["fields"], strict=True):
        constraints = field.get("constraints", {})
        empty_list_is_empty_cell = kind == "csv" and column.type == "strings"
        assert constraints.get("required", False) is (column.required and not empty_list_is_empty_cell)
        assert constraints.get("enum", []) == list(column.enum)
        assert constraints.get("pattern") == column.pattern
        assert constraints.get("minimum") == column.minimum
        assert constraints.get("maximum") == column.maximum
    references = {key["fields"][0]: key["reference"] for key in schema.get("foreignKeys", [])}
    assert references == {
        column.name: {
            "resource": column.references.table,
            "fields": [column.references.column],
        }
        for column in table.columns
        if column.references and column.type != "strings"
    }


def test_resources_of_one_package_have_different_names() -> None:
    paths = [(table, f"data/{name}.{kind}") for name, table in TABLES.items() for kind in ("csv", "parquet")]
    names = [resource(table, path, 1, "a" * 64)["name"] for table, path in paths]
    assert len(set(names)) == len(paths)
    assert set(TABLES) < set(names)


def test_a_list_says_how_it_is_joined() -> None:
    described: Any = resource(TABLES["projects"], "data/projects.csv", size=1, sha256="a" * 64)
    (aliases,) = [field for field in described["schema"]["fields"] if field["name"] == "aliases"]
    assert (aliases["type"], aliases["delimiter"]) == ("list", "|")


def test_another_kind_of_file_is_no_resource() -> None:
    with pytest.raises(ValueError, match=r"data/projects\.xlsx is neither"):
        resource(TABLES["projects"], "data/projects.xlsx", size=1, sha256="a" * 64)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_dictionary_describes_every_column_and_rule(language: Language) -> None:
    text = dictionary(TABLES, language)
    for table in TABLES.values():
        assert f"\n## {table.name}\n" in text
        assert table.description.in_language(language) in text
        for column in table.columns:
            assert f"| `{column.name}` |" in text
            assert column.description.in_language(language) in text
            assert all(f"`{value}`" in text for value in column.enum)
        for rule in table.rules:
            assert f"- `{rule.name}` {rule.description.in_language(language)}" in text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_dictionary_tables_have_four_cells_a_row(language: Language) -> None:
    rows = [line for line in dictionary(TABLES, language).splitlines() if line.startswith("|")]
    assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_the_dictionaries_keep_to_their_language() -> None:
    english = dictionary(TABLES, "en")
    chinese = dictionary(TABLES, "zh")
    assert "primary key; pattern `^doc_" in english
    assert "主键；格式 `^doc_" in chinese
    assert "refers to `documents.document_id`" in english
    assert "引用 `documents.document_id`" in chinese
    assert "not null" not in chinese
