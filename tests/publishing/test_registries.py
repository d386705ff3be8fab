"""The registries in a release say what the codes, units and regions in its tables mean."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipeline.contract.declarations import load_tables
from pipeline.contract.vocabularies import VocabularyError
from pipeline.publishing import registries

CODED = [(table.name, column.name) for table in load_tables().values() for column in table.columns if column.code_list]


@pytest.fixture(scope="module")
def database(specimens: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(specimens / "latest" / "gongbao.duckdb"), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize(("table", "column"), CODED, ids=".".join)
def test_every_code_in_a_release_is_described(database: duckdb.DuckDBPyConnection, table: str, column: str) -> None:
    code_list = load_tables()[table].column(column).code_list
    undescribed = f"""
        SELECT DISTINCT {column} FROM {table}
        WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT code FROM codes WHERE code_list = '{code_list}')
    """
    assert database.execute(undescribed).fetchall() == []


def test_a_unit_gives_the_base_value_of_what_is_stated_in_it(database: duckdb.DuckDBPyConnection) -> None:
    checked = """
        SELECT count(*), count(*) FILTER (
            base_unit = unit_base AND abs(value * factor - value_base) <= 1e-9 * abs(value_base)
        )
        FROM observations JOIN units USING (unit)
    """
    stated, right = database.execute(checked).fetchone() or (0, 0)
    assert stated > 100 and right == stated


def test_a_region_of_a_release_is_registered_under_its_name(database: duckdb.DuckDBPyConnection) -> None:
    missing = """
        SELECT DISTINCT region, region_code FROM observations
        WHERE length(region_code) = 6 AND (region_code, region) NOT IN (SELECT region_code, region FROM regions)
    """
    assert database.execute(missing).fetchall() == []


def test_a_code_that_changed_its_name_has_a_row_for_each_and_their_years(database: duckdb.DuckDBPyConnection) -> None:
    renamed = "SELECT region_code, count(*) FROM regions GROUP BY region_code HAVING count(*) > 1"
    assert database.execute(renamed).fetchall()
    together = """
        SELECT one.region_code FROM regions AS one JOIN regions AS other
          ON other.region_code = one.region_code AND other.region_id > one.region_id
        WHERE coalesce(one.valid_to, 9999) > coalesce(other.valid_from, 0)
          AND coalesce(other.valid_to, 9999) > coalesce(one.valid_from, 0)
    """
    assert database.execute(together).fetchall() == []


def test_the_core_indicators_are_those_of_the_vocabulary(database: duckdb.DuckDBPyConnection) -> None:
    core = {code for (code,) in database.execute("SELECT indicator FROM indicators WHERE core").fetchall()}
    assert {"gdp", "retail_sales"} <= core and len(core) < 20


def test_a_core_indicator_that_is_not_registered_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registries, "read_yaml", lambda name: ["gdp", "happiness"])
    with pytest.raises(VocabularyError, match=r"core_indicators\.yaml.*happiness"):
        registries.indicators()
