"""A release that lacks a file or a column: the command says which one and what to do, with exit code 2."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from pipeline.cli import main
from pipeline.publishing.release import publish
from tests.publishing.invented import GDP_2020, document_texts, find, rows, tables

DATABASE = Path("gongbao.duckdb")
Said = Callable[..., tuple[object, str]]
WHAT_TO_DO = "put it back as it was published"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An outputs folder with a release of invented rows."""
    outputs = tmp_path_factory.mktemp("published")
    publish(tables(rows()), outputs, document_texts())
    return outputs


@pytest.fixture
def release(published: Path, tmp_path: Path) -> Path:
    """A copy of that release, to be damaged."""
    shutil.copytree(published, tmp_path / "outputs", symlinks=True)
    return tmp_path / "outputs" / "releases" / "1.0.0"


@pytest.fixture
def said(release: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """Runs a command on the outputs folder of that release: its exit code, and what it says of a fault."""

    def run(*words: str) -> tuple[object, str]:
        monkeypatch.setattr(sys, "argv", ["gongbao", *words, "--outputs", str(release.parents[1])])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, capsys.readouterr().err

    return run


@pytest.fixture
def id_of_a_row() -> str:
    """The id of an observation in the release."""
    return str(find(rows(), "observations", GDP_2020)["observation_id"])


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("observations", "raw_start"),
        ("observations", "unit"),
        ("copies", "relation"),
        ("project_mentions", "mention_id"),
    ],
)
def test_verify_names_the_table_and_the_column_that_are_lacking(
    release: Path, said: Said, table: str, column: str
) -> None:
    file = release / "data" / f"{table}.parquet"
    pq.write_table(pq.read_table(file).drop_columns([column]), file)
    code, fault = said("verify", "latest")
    assert code == 2
    assert f"{file} has no column {column}." in fault and WHAT_TO_DO in fault


@pytest.mark.parametrize("table", ["observations", "copies", "corrections"])
def test_verify_names_the_file_that_is_missing(release: Path, said: Said, table: str) -> None:
    file = release / "data" / f"{table}.parquet"
    file.unlink()
    code, fault = said("verify", "latest")
    assert code == 2
    assert f"{file} cannot be read (it is missing)" in fault and "Put the release back" in fault


@pytest.mark.parametrize(
    ("sql", "lacking"),
    [
        ("ALTER TABLE passages RENAME COLUMN section TO headings", "passages.section"),
        ("DROP TABLE target_outcomes", "target_outcomes"),
        ("ALTER TABLE copies RENAME COLUMN raw_path TO path", "copies.raw_path"),
    ],
)
def test_trace_names_the_tables_and_columns_that_are_lacking(
    release: Path, said: Said, id_of_a_row: str, sql: str, lacking: str
) -> None:
    _alter(release / DATABASE, sql)
    code, fault = said("trace", id_of_a_row)
    assert code == 2
    assert f"{release / DATABASE} has no {lacking}." in fault and WHAT_TO_DO in fault


def _alter(database: Path, sql: str) -> None:
    """Build the database anew without constraints, which would not let a column go, and change it."""
    older = database.with_suffix(".older")
    with duckdb.connect(str(older)) as connection:
        connection.execute(f"ATTACH '{database}' AS new (READ_ONLY)")
        for (table,) in connection.sql("SELECT table_name FROM duckdb_tables() WHERE database_name = 'new'").fetchall():
            connection.execute(f"CREATE TABLE {table} AS FROM new.{table}")
        connection.execute(sql)
    older.replace(database)


@pytest.mark.parametrize("command", ["trace", "query"])
@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_trace_and_query_name_a_database_that_is_missing_or_damaged(
    release: Path, said: Said, command: str, damage: str
) -> None:
    database = release / DATABASE
    if damage == "gone":
        database.unlink()
    else:
        os.truncate(database, 5_000)
    code, fault = said(command, "obs_0000000000000000")
    assert code == 2
    assert str(database) in fault and ("is missing" if damage == "gone" else "cannot be opened") in fault
    assert WHAT_TO_DO in fault
