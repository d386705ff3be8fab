"""Every rule of every table catches a planted fault, in the checks and in DuckDB, and nothing else does."""

import contextlib
from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pytest

from pipeline.contract.arrow import to_arrow
from pipeline.contract.conditions import rule_condition
from pipeline.contract.declarations import COLUMN_RULES, Column, Table, load_tables
from pipeline.contract.duckdb_ddl import create_table
from pipeline.contract.validation import SAMPLES, Fault, broken_references, faults

from .planting import OTHER_TYPES, Plant, column_plants, expected_column_rules, rule_plants
from .sample_rows import SAMPLE_ROWS, Row

TABLES = load_tables()
COLUMN_PLANTS = column_plants()
RULE_PLANTS = rule_plants()
PLANTS = COLUMN_PLANTS + RULE_PLANTS
REFERENCES = [(table, column) for table in TABLES.values() for column in table.columns if column.references is not None]
UNIQUE = [
    (table, column.name)
    for table in TABLES.values()
    for column in table.columns
    if column.unique or column.name == table.primary_key
]


@pytest.fixture(scope="module")
def found() -> dict[str, list[Fault]]:
    """The faults of the row that holds each planted one; the rows of a table are checked together."""
    found: dict[str, list[Fault]] = {}
    for table in TABLES.values():
        for plants in batches(table):
            rows = {str(plant): plant.row_among_others(place) for place, plant in enumerate(plants)}
            faults_found = faults(table, to_arrow(table, rows.values()))
            for name, row in rows.items():
                row_id = row[table.primary_key] if table.primary_key else "row 1"
                found[name] = [fault for fault in faults_found if fault.row_id == row_id]
    return found


def batches(table: Table) -> Iterator[list[Plant]]:
    """The plants of `table`, few enough that no sample is cut off; alone where no key tells them apart."""
    plants = [plant for plant in PLANTS if plant.table == table.name]
    keyed = [plant for plant in plants if table.primary_key and table.primary_key not in plant.changes]
    yield from ([plant] for plant in plants if plant not in keyed)
    yield from (keyed[first : first + SAMPLES] for first in range(0, len(keyed), SAMPLES))


@pytest.fixture(scope="module")
def databases() -> Iterator[dict[str, duckdb.DuckDBPyConnection]]:
    """For each table a database with this table, empty, and all that it may refer to, filled."""
    with contextlib.ExitStack() as stack:
        opened = {}
        for number, name in enumerate(TABLES):
            opened[name] = stack.enter_context(duckdb.connect())
            for earlier in list(TABLES.values())[: number + 1]:
                opened[name].execute(create_table(earlier))
                for row in SAMPLE_ROWS[earlier.name] if earlier.name != name else []:
                    insert(opened[name], earlier, row)
        yield opened


def insert(connection: duckdb.DuckDBPyConnection, table: Table, row: Row) -> None:
    places = ", ".join("?" for _ in table.columns)
    values = [row.get(name) for name in table.column_names]
    connection.execute(f'INSERT INTO "{table.name}" VALUES ({places})', values)


def sample_tables() -> dict[str, pa.Table]:
    return {name: to_arrow(table, SAMPLE_ROWS[name]) for name, table in TABLES.items()}


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_sample_rows_keep_every_rule(table: Table) -> None:
    assert faults(table, to_arrow(table, SAMPLE_ROWS[table.name])) == []


def test_sample_rows_keep_every_reference() -> None:
    assert broken_references(sample_tables()) == []


def test_duckdb_takes_the_sample_rows() -> None:
    with duckdb.connect() as connection:
        for table in TABLES.values():
            connection.execute(create_table(table))
            for row in SAMPLE_ROWS[table.name]:
                insert(connection, table, row)
            assert connection.table(table.name).fetchall() == [
                tuple(row.get(name) for name in table.column_names) for row in SAMPLE_ROWS[table.name]
            ]


def test_an_empty_table_keeps_every_rule() -> None:
    assert [fault for table in TABLES.values() for fault in faults(table, to_arrow(table, []))] == []


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_rule_has_a_planted_fault(table: Table) -> None:
    planted = {(plant.rule, plant.column) for plant in PLANTS if plant.table == table.name}
    expected = expected_column_rules(table) | {(rule.name, None) for rule in table.rules}
    assert planted == expected


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_sample_rows_fill_and_empty_every_nullable_column(table: Table) -> None:
    """A check that skips rows with a null would otherwise pass these tests."""
    for column in table.columns:
        values = [row.get(column.name) for row in SAMPLE_ROWS[table.name]]
        assert any(value is not None for value in values), f"no sample row fills {column.name}"
        assert column.required or None in values, f"no sample row leaves out {column.name}"


def test_planted_faults_differ() -> None:
    assert len({str(plant) for plant in PLANTS}) == len(PLANTS)


@pytest.mark.parametrize("plant", COLUMN_PLANTS, ids=str)
def test_a_fault_in_a_column_is_reported(found: dict[str, list[Fault]], plant: Plant) -> None:
    (fault,) = [one for one in found[str(plant)] if (one.rule, one.column) == (plant.rule, plant.column)]
    assert fault.table == plant.table
    assert fault.value == pytest.approx(plant.changes[str(plant.column)], nan_ok=True)
    # Only what depends on the same column may be reported beside it.
    for other in found[str(plant)]:
        assert other.column == plant.column or plant.column in reads(TABLES[plant.table], other.rule), other


def reads(table: Table, rule: str) -> tuple[str, ...]:
    return next(rule_condition(table, one).reads for one in table.rules if one.name == rule)


@pytest.mark.parametrize("plant", RULE_PLANTS, ids=str)
def test_a_fault_across_columns_is_reported_and_nothing_else(found: dict[str, list[Fault]], plant: Plant) -> None:
    (fault,) = found[str(plant)]
    assert (fault.rule, fault.column) == (plant.rule, None)
    assert isinstance(fault.value, dict)
    assert fault.value.keys() == set(reads(TABLES[plant.table], plant.rule))
    assert fault.value.items() >= {name: plant.row[name] for name in fault.value.keys() & plant.changes}.items()


@pytest.mark.parametrize("plant", PLANTS, ids=str)
def test_duckdb_refuses_the_fault(databases: dict[str, duckdb.DuckDBPyConnection], plant: Plant) -> None:
    kind = "NOT NULL" if plant.rule == "required" else "CHECK"
    with pytest.raises(duckdb.ConstraintException, match=f"{kind} constraint failed"):
        insert(databases[plant.table], TABLES[plant.table], plant.row)


@pytest.mark.parametrize(("table", "column"), UNIQUE, ids=lambda value: getattr(value, "name", value))
def test_a_value_given_twice_is_reported(table: Table, column: str) -> None:
    first, second, *_ = SAMPLE_ROWS[table.name]
    rows = [first, second | {column: first[column]}]
    found = faults(table, to_arrow(table, rows))
    assert {(fault.rule, fault.column, fault.value) for fault in found} >= {("unique", column, first[column])}
    assert all(fault.total == 2 for fault in found if fault.rule == "unique")


@pytest.mark.parametrize(("table", "column"), UNIQUE, ids=lambda value: getattr(value, "name", value))
def test_duckdb_refuses_a_value_given_twice(
    databases: dict[str, duckdb.DuckDBPyConnection], table: Table, column: str
) -> None:
    first, second, *_ = SAMPLE_ROWS[table.name]
    connection = databases[table.name]
    connection.begin()
    try:
        insert(connection, table, first)
        with pytest.raises(duckdb.ConstraintException, match=r"(?i)duplicate key"):
            insert(connection, table, second | {column: first[column]})
    finally:
        connection.rollback()


@pytest.mark.parametrize(("table", "column"), REFERENCES, ids=lambda value: value.name)
def test_a_reference_to_no_row_is_reported_and_refused(
    databases: dict[str, duckdb.DuckDBPyConnection], table: Table, column: Column
) -> None:
    number, row = next(
        (number, row) for number, row in enumerate(SAMPLE_ROWS[table.name]) if row.get(column.name) not in (None, [])
    )
    listed = column.type == "strings"
    missing = str(row[column.name][0] if listed else row[column.name])[:-1] + "f"
    broken = row | {column.name: [*row[column.name], missing] if listed else missing}
    rows = [*SAMPLE_ROWS[table.name][:number], broken, *SAMPLE_ROWS[table.name][number + 1 :]]
    found = broken_references(sample_tables() | {table.name: to_arrow(table, rows)})
    (fault,) = [fault for fault in found if (fault.table, fault.column) == (table.name, column.name)]
    assert (fault.rule, fault.value, fault.total) == ("references", missing, 1)
    assert table.primary_key
    assert fault.row_id == broken[table.primary_key]
    if listed or (column.references and column.references.table == table.name):
        # DuckDB has no key of lists, and checks a row before the one it refers to may be there.
        return
    with pytest.raises(duckdb.ConstraintException, match="foreign key"):
        insert(databases[table.name], table, broken)


def test_a_reference_that_is_null_is_none_even_to_an_empty_table() -> None:
    reject = {**SAMPLE_ROWS["rejects"][0], "document_id": None}
    tables = {name: to_arrow(load_tables()[name], []) for name in load_tables()}
    assert not broken_references(tables | {"rejects": to_arrow(load_tables()["rejects"], [reject])})


def test_references_are_not_judged_without_their_table() -> None:
    tables = sample_tables()
    del tables["documents"]
    with pytest.raises(ValueError, match="refers to documents: give that table too"):
        broken_references(tables)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_columns_of_another_type_are_reported_alone(table: Table) -> None:
    good = to_arrow(table, SAMPLE_ROWS[table.name])
    others = {column.name: OTHER_TYPES[column.type] for column in table.columns}
    bad = pa.table({name: pa.array([value] * good.num_rows) for name, (value, _) in others.items()})
    found = faults(table, bad)
    assert {(fault.rule, fault.column): fault.value for fault in found} == {
        ("type", name): type_ for name, (_, type_) in others.items()
    }


@pytest.mark.parametrize("type_", [pa.int32(), pa.float64(), pa.string()], ids=str)
def test_whole_numbers_are_64_bits_wide(type_: pa.DataType) -> None:
    table = TABLES["copies"]
    data = to_arrow(table, SAMPLE_ROWS["copies"])
    number = data.column_names.index("raw_start")
    (fault,) = faults(table, data.set_column(number, "raw_start", data.column(number).cast(type_)))
    assert (fault.rule, fault.column, fault.value) == ("type", "raw_start", str(type_))


def test_missing_and_unknown_columns_are_reported() -> None:
    table = TABLES["copies"]
    data = to_arrow(table, SAMPLE_ROWS["copies"]).rename_columns({"encoding": "charset"})
    found = faults(table, data)
    assert {(fault.rule, fault.column) for fault in found} == {
        ("missing_column", "encoding"),
        ("unknown_column", "charset"),
    }


def test_all_faults_are_collected_and_samples_are_capped() -> None:
    table = TABLES["copies"]
    good = SAMPLE_ROWS["copies"][0]
    rows = [good | {"copy_id": f"copy_{number:016x}", "encoding": None} for number in range(1000)]
    bad = [row | {"raw_end": 0, "relation": "twin", "document_id": None} for row in rows]
    found = faults(table, to_arrow(table, bad))
    by_rule = {(fault.rule, fault.column) for fault in found}
    assert by_rule == {("enum", "relation"), ("required", "document_id"), ("copy_in_order", None)}
    assert all(fault.total == 1000 for fault in found)
    assert len(found) == 3 * SAMPLES
    assert found[0].row_id == "copy_0000000000000000"


def test_column_rules_are_the_ones_tested_here() -> None:
    planted = {plant.rule for plant in COLUMN_PLANTS} | {"unique", "type", "references"}
    assert planted == set(COLUMN_RULES)
