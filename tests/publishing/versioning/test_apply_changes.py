"""The changes since a release, applied to it, give the next one."""

from __future__ import annotations

import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.contract.arrow import to_arrow
from pipeline.contract.cell_values import value_of
from pipeline.contract.declarations import TYPES, Column, Table, Type, load_tables
from pipeline.publishing.formats.cell_text import texts
from pipeline.publishing.release import publish
from pipeline.publishing.releases import read_tables
from pipeline.publishing.versioning.apply_changes import apply_changes
from pipeline.publishing.versioning.changes import changes

from ..invented import (
    BRIDGE,
    FOREST_NOTE,
    GDP_2020,
    GDP_2021,
    GDP_2021_NEWS,
    NEWS,
    NOTE,
    REPORT_2021,
    REPORT_2022,
    Rows,
    document_texts,
    find,
    identifier,
    passage_id,
    rows,
    tables,
)


def given_the_next_release(old: Rows, new: Rows) -> None:
    made = apply_changes(tables(old), changes(tables(old), tables(new)))
    expected = {name: data for name, data in tables(new).items() if name != "changes"}
    assert set(made) == set(expected)
    for name, data in expected.items():
        assert made[name].equals(data), name


def test_rows_and_values_of_every_kind() -> None:
    new = rows()
    find(new, "observations", GDP_2020).update(value=486.30000000000007, value_base=1e22, rank_scope=None)
    find(new, "documents", REPORT_2021).update(
        delivered_on=datetime.date(2021, 1, 13), published_on=None, characters=9001, specimen=True
    )
    find(new, "indicators", "gdp")["aliases"] = []
    find(new, "projects", BRIDGE)["aliases"] = ["望江大桥，二期", '"大桥"', "a\\b\n{c}"]
    new["observations"] = [row for row in new["observations"] if row["observation_id"] != FOREST_NOTE]
    added = find(new, "observations", GDP_2021) | {"observation_id": identifier("obs", "added"), "value": -0.1}
    new["observations"].append(added | {"sentence": '他说："稳"\t"快"\n\x00。', "section": ""})
    given_the_next_release(rows(), new)
    given_the_next_release(new, rows())


def test_a_document_that_comes_and_one_that_goes() -> None:
    old, new = rows(), rows()
    for name, kept in ((NEWS, new), (NOTE, old)):
        for table in ("documents", "copies", "passages", "observations", "project_mentions"):
            kept[table] = [row for row in kept[table] if row["document_id"] != name]
    given_the_next_release(old, new)


def test_a_tightened_access_and_one_that_is_loosened() -> None:
    tight = rows()
    find(tight, "documents", REPORT_2022)["access"] = "facts"
    for row in tight["observations"]:
        row["sentence"] = None if row["document_id"] == REPORT_2022 else row["sentence"]
    find(tight, "passages", passage_id(REPORT_2022, 1)).update(text=None, section=None)
    given_the_next_release(rows(), tight)
    given_the_next_release(tight, rows())


def test_other_words_of_a_document_that_is_not_open() -> None:
    new = rows()
    find(new, "observations", GDP_2021_NEWS)["sentence"] = "去年临江生产总值约526亿元"
    given_the_next_release(rows(), new)


@pytest.mark.parametrize(("operation", "table"), [("added", "copies"), ("changed", "documents"), ("removed", "copies")])
def test_changes_since_another_release_are_refused(operation: str, table: str) -> None:
    old, new = rows(), rows()
    find(new, "documents", REPORT_2021)["title"] = "另一标题"
    (new if operation == "removed" else old)["copies"].pop()
    since = changes(tables(old), tables(new))
    old["documents"].clear()
    old["copies"] = [] if operation == "removed" else rows()["copies"]
    only = since.filter(pa.compute.equal(since["operation"], operation))
    with pytest.raises(ValueError, match=rf"{table} \w+ cannot be {operation}"):
        apply_changes(tables(old), only)


def test_two_published_releases(tmp_path: Path) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    new = rows()
    find(new, "observations", GDP_2020).update(value=486.0, sentence="2020年，地区生产总值486亿元。")
    find(new, "observations", GDP_2021_NEWS)["sentence"] = "去年临江生产总值约526亿元"
    new["observations"].append(find(new, "observations", GDP_2021) | {"observation_id": identifier("obs", "added")})
    new["indicators"].pop()
    find(new, "observations", FOREST_NOTE)["indicator"] = None
    assert publish(tables(new), tmp_path, document_texts()).version == "2.0.0"
    before, after = (read_tables(tmp_path / "releases" / version) for version in ("1.0.0", "2.0.0"))
    made = apply_changes(before, pq.read_table(tmp_path / "releases" / "2.0.0" / "data" / "changes.parquet"))
    assert len(made["observations"]) == 7
    assert all(data.equals(after[name]) for name, data in made.items())


# What a column of each type may hold. A list has no empty item and none with a |: it could not be written.
VALUES: dict[Type, st.SearchStrategy[object]] = {
    "string": st.text(max_size=8),
    "integer": st.integers(-(2**40), 2**40),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.booleans(),
    "date": st.dates(),
    "strings": st.lists(
        st.text(st.characters(exclude_characters="|", exclude_categories=["Cs"]), min_size=1), max_size=3
    ),
}


def values(column: Column) -> st.SearchStrategy[object]:
    return VALUES[column.type] if column.required else st.none() | VALUES[column.type]


def any_rows(table: Table) -> st.SearchStrategy[pa.Table]:
    key = str(table.primary_key)
    others = st.fixed_dictionaries({column.name: values(column) for column in table.columns if column.name != key})
    by_key = st.dictionaries(st.sampled_from("abcd"), others, max_size=4)
    return by_key.map(lambda rows: to_arrow(table, [row | {key: name} for name, row in rows.items()]))


ANY_TABLES = st.fixed_dictionaries(
    {name: any_rows(load_tables()[name]) for name in ("documents", "observations", "projects", "target_outcomes")}
)


@settings(max_examples=20, deadline=None)
@given(ANY_TABLES, ANY_TABLES)
def test_whatever_differs(old: dict[str, pa.Table], new: dict[str, pa.Table]) -> None:
    made = apply_changes(old, changes(old, new))
    assert all(made[name].equals(data) for name, data in new.items())


@pytest.mark.parametrize("type_", TYPES)
@given(st.data())
def test_a_text_reads_back_as_the_value_that_it_was_written_of(type_: Type, data: st.DataObject) -> None:
    value = data.draw(VALUES[type_])
    column = next(column for table in load_tables().values() for column in table.columns if column.type == type_)
    table = next(table for table in load_tables().values() if column in table.columns)
    (text,) = texts(to_arrow(table, [{column.name: value}])[column.name]).to_pylist()
    assert value_of(text, type_) == value


@pytest.mark.parametrize(
    ("text", "type_"),
    [("12.5", "integer"), ("一", "number"), ("yes", "boolean"), ("2021-13-01", "date"), ("", "number")],
)
def test_a_text_of_another_type_is_said_to_be_one(text: str, type_: Type) -> None:
    with pytest.raises(ValueError, match=f"is no {type_}"):
        value_of(text, type_)
