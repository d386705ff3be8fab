"""A release that an older version of the code made is what the next one is compared with."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.commands.diff import diff
from pipeline.contract.declarations import Column, Table, load_tables
from pipeline.publishing.description.package import write_checksums
from pipeline.publishing.destinations.releases_listing import releases_listing
from pipeline.publishing.errors import ReleaseError
from pipeline.publishing.outputs import publish_to
from pipeline.publishing.release import publish
from pipeline.publishing.releases import read_tables
from pipeline.publishing.versioning.apply_changes import apply_changes
from pipeline.publishing.versioning.changes import changes

from ..invented import GDP_2020, document_texts, find, rows, tables

ANNOUNCED = [
    "- `documents.characters` has another type: `number` → `integer`",
    "- `documents.specimen` was added",
    "- `documents.tongue` was removed",
    "- table `rejects` was added",
    "- table `observations` was renamed: `readings` → `observations`",
    "- `observations.value` was renamed: `reading` → `value`",
    "- table `remarks` was removed",
]


def with_column(table: Table, name: str, change: Callable[[Column], Column]) -> Table:
    columns = tuple(change(column) if column.name == name else column for column in table.columns)
    return replace(table, columns=columns)


@pytest.fixture(autouse=True)
def renamed_since(monkeypatch: pytest.MonkeyPatch) -> None:
    """The declarations as if `observations` and its column `value` had been called otherwise before."""
    table = with_column(load_tables()["observations"], "value", lambda it: replace(it, renamed_from=("reading",)))
    monkeypatch.setitem(load_tables(), "observations", replace(table, renamed_from=("measurements", "readings")))


@pytest.fixture
def today(release: Path, tmp_path: Path) -> Path:
    """Outputs with a release 1.0.0 that was made today."""
    return shutil.copytree(release.parents[1], tmp_path / "outputs", symlinks=True)


@pytest.fixture
def outputs(today: Path) -> Path:
    """Outputs with a release 1.0.0 that was made before what is ANNOUNCED, and without a dictionary."""
    release = today / "releases" / "1.0.0"
    documents = tables(rows())["documents"]
    lengths = documents["characters"].cast(pa.float64())
    documents = documents.set_column(documents.column_names.index("characters"), "characters", lengths)
    write(release, "documents", documents.drop_columns("specimen").append_column("tongue", documents["script"]))
    names = ["reading" if name == "value" else name for name in tables(rows())["observations"].column_names]
    write(release, "readings", tables(rows())["observations"].rename_columns(names))
    write(release, "remarks", pa.table({"remark": ["稳"]}))
    for name in ("observations", "rejects"):
        (release / "data" / f"{name}.parquet").unlink()
    (release / "DATA_DICTIONARY.md").unlink()
    package = json.loads((release / "datapackage.json").read_text())
    del package["schema_changes"]
    resources = {resource["name"]: resource for resource in package["resources"] if resource["format"] == "parquet"}
    fields = {name: it["schema"]["fields"] for name, it in resources.items()}
    fields["documents"] = [field for field in fields["documents"] if field["name"] != "specimen"]
    next(it for it in fields["documents"] if it["name"] == "characters")["type"] = "number"
    next(it for it in fields["observations"] if it["name"] == "value")["name"] = "reading"
    fields["documents"].append({"name": "tongue", "type": "string"})
    fields["readings"], fields["remarks"] = fields.pop("observations"), [{"name": "remark", "type": "string"}]
    del fields["rejects"]
    package["resources"] = [
        {"name": name, "format": "parquet", "schema": {"fields": given}} for name, given in fields.items()
    ]
    (release / "datapackage.json").write_text(json.dumps(package))
    write_checksums(release)
    return today


def write(release: Path, name: str, table: pa.Table) -> None:
    pq.write_table(table, release / "data" / f"{name}.parquet")


def test_only_what_was_added_is_a_change_and_the_schema_is_announced(outputs: Path) -> None:
    publication = publish(tables(rows()), outputs, document_texts())
    assert publication.version == "2.0.0" and publication.path
    assert (
        publication.message == "Published release 2.0.0, 1 changes since 1.0.0, and 7 of its schema (see CHANGES.md)."
    )
    (change,) = pq.read_table(publication.path / "data" / "changes.parquet").to_pylist()
    assert (change["table_name"], change["operation"]) == ("rejects", "added")
    page = (publication.path / "CHANGES.md").read_text()
    assert [line for line in page.splitlines() if "`" in line and line.startswith("- ")][:7] == ANNOUNCED
    package = json.loads((publication.path / "datapackage.json").read_text())
    assert package["schema_changes"][0] == {
        "table": "documents",
        "column": "characters",
        "operation": "retyped",
        "old": "number",
        "new": "integer",
    }
    again = publish(tables(rows()), outputs, document_texts())
    assert again.version is None and "Nothing differs from release 2.0.0" in again.message


def test_what_differs_is_told_under_the_names_of_today(outputs: Path) -> None:
    new = rows()
    find(new, "observations", GDP_2020)["value"] = 486.0
    publish(tables(new), outputs, document_texts())
    before, after = (read_tables(outputs / "releases" / version) for version in ("1.0.0", "2.0.0"))
    changed = next(row for row in after["changes"].to_pylist() if row["operation"] == "changed")
    assert (changed["table_name"], changed["column_name"]) == ("observations", "value")
    assert (changed["old"], changed["new"]) == ("486.3", "486.0")
    made = apply_changes(before, after["changes"])
    assert made["documents"]["specimen"].null_count == len(after["documents"]), (
        "the values of a new column are not told"
    )
    made["documents"] = made["documents"].drop_columns("specimen")
    after["documents"] = after["documents"].drop_columns("specimen")
    assert all(table.equals(after[name]) for name, table in made.items())


def test_gongbao_diff_and_the_listing_take_it(outputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(tables(rows()), outputs, document_texts())
    both = [outputs / "releases" / version for version in ("1.0.0", "2.0.0")]
    (both[0] / "data" / "projects.parquet").unlink()
    write_checksums(both[0])
    first, second = releases_listing(both, "2.0.0").to_pylist()
    assert (first["observations"], first["projects"], second["observations"]) == (6, None, 6)
    for old, new, told in (("1.0.0", "2.0.0", "renamed   │ readings"), ("2.0.0", "1.0.0", "renamed   │ observations")):
        diff(old, new, str(outputs), None)
        printed = capsys.readouterr().out
        assert told in printed and "retyped" in printed and "rejects" in printed
    diff("1.0.0", "1.0.0", str(outputs), None)
    assert capsys.readouterr().out == "No row differs between 1.0.0 and 1.0.0.\n"


def test_at_an_address_it_is_fetched_by_the_names_it_had(
    outputs: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    (outputs / "latest").unlink()
    (outputs / "latest").write_text("releases/1.0.0")
    publication = publish_to(tables(rows()), f"file://{outputs}", document_texts(), lambda _: None)
    assert (publication.version, publication.changes) == ("2.0.0", 1)


def test_a_column_more_is_an_addition(today: Path) -> None:
    older = today / "releases" / "1.0.0"
    write(older, "documents", tables(rows())["documents"].drop_columns("speaker"))
    package = json.loads((older / "datapackage.json").read_text())
    fields = next(it for it in package["resources"] if it["name"] == "documents")["schema"]["fields"]
    fields.remove(next(it for it in fields if it["name"] == "speaker"))
    (older / "datapackage.json").write_text(json.dumps(package))
    new = rows()
    for row in new["documents"]:
        row["speaker"] = "贺知秋"
    publication = publish(tables(new), today, document_texts())
    assert (publication.version, publication.changes) == ("1.1.0", 0)
    page = (today / "latest" / "CHANGES.md").read_text()
    assert "- `documents.speaker` was added" in page and page.endswith("No row differs from 1.0.0.\n")


@pytest.mark.parametrize(
    ("type_", "old", "expected"),
    [
        (pa.string(), ["9000", "9500"], []),
        (pa.float64(), [9000.0, 9500.5], [("9500.5", "9500")]),
        (pa.string(), ["9000", "many"], [("many", "9500")]),
        (pa.bool_(), [True, None], [("true", "9000"), (None, "9500")]),
    ],
)
def test_a_value_of_another_type_differs_where_it_says_something_else(
    type_: pa.DataType, old: list[object], expected: list[tuple[str, str]]
) -> None:
    new = {"documents": tables(rows())["documents"].slice(0, 2)}
    new["documents"] = new["documents"].set_column(
        new["documents"].column_names.index("characters"), "characters", pa.chunked_array([[9000, 9500]])
    )
    before = new["documents"].drop_columns("characters").append_column("characters", pa.chunked_array([old], type_))
    found = changes({"documents": before}, new)
    assert {(row["column_name"], row["old"], row["new"]) for row in found.to_pylist()} == {
        ("characters", *values) for values in expected
    }
    assert apply_changes({"documents": before}, found)["documents"]["characters"].to_pylist() == [9000, 9500]


def test_a_release_whose_schema_cannot_be_told_is_named(outputs: Path) -> None:
    (outputs / "releases" / "1.0.0" / "datapackage.json").write_text("{}")
    with pytest.raises(ReleaseError, match=r"1\.0\.0/datapackage\.json does not tell the schema"):
        publish(tables(rows()), outputs, document_texts())
