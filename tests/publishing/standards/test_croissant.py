from pathlib import Path

from pipeline.contract.declarations import load_tables

from ..invented import GDP_2021, rows, tables
from .conftest import Validate
from .copies import copied, read_json, write_json


def test_it_is_valid_without_a_warning_and_yields_every_table(release: Path, validate: Validate) -> None:
    found = validate("croissant", release)
    assert (found["errors"], found["warnings"]) == ([], [])
    assert found["conforms_to"] == "http://mlcommons.org/croissant/1.1"
    assert found["records"] == {name: data.num_rows for name, data in tables(rows()).items()}
    (gdp,) = [row for row in found["observations"] if row["observations/observation_id"] == GDP_2021]
    assert gdp["observations/indicator_name"] == "地区生产总值"
    assert (gdp["observations/value"], gdp["observations/period_start"][:10]) == ("526.4", "2021-01-01")


def test_every_file_of_data_is_an_object_with_its_hash(release: Path) -> None:
    sums = dict(reversed(line.split("  ", 1)) for line in (release / "SHA256SUMS").read_text().splitlines())
    objects = {item["contentUrl"]: item for item in read_json(release / "croissant.json")["distribution"]}
    assert set(objects) == {path for path in sums if path.startswith("data/")} | {"gongbao.duckdb"}
    for path, item in objects.items():
        assert item["sha256"] == sums[path]
        assert item["contentSize"] == f"{(release / path).stat().st_size} B"


def test_keys_and_references_are_those_of_the_declarations(release: Path) -> None:
    sets = {item["@id"]: item for item in read_json(release / "croissant.json")["recordSet"]}
    for name, table in load_tables().items():
        assert sets[name].get("key") == ({"@id": f"{name}/{table.primary_key}"} if table.primary_key else None)
        assert [field["name"] for field in sets[name]["field"]] == list(table.column_names)
    references = {
        field["@id"]: field["references"]["field"]["@id"]
        for item in sets.values()
        for field in item["field"]
        if "references" in field
    }
    assert references["observations/indicator"] == "indicators/indicator"
    assert references["project_mentions/project_id"] == "projects/project_id"
    assert references["target_outcomes/actual_observation_id"] == "observations/observation_id"


def test_a_field_without_its_source_is_an_error(release: Path, tmp_path: Path, validate: Validate) -> None:
    spoilt = copied(release, tmp_path)
    croissant = read_json(spoilt / "croissant.json")
    croissant["recordSet"][0]["field"][0]["source"]["fileObject"]["@id"] = "data/nowhere.parquet"
    write_json(spoilt / "croissant.json", croissant)
    assert any("nowhere" in error for error in validate("croissant", spoilt)["errors"])


def test_what_is_recommended_and_missing_is_a_warning(release: Path, tmp_path: Path, validate: Validate) -> None:
    spoilt = copied(release, tmp_path)
    croissant = read_json(spoilt / "croissant.json")
    del croissant["citeAs"]
    write_json(spoilt / "croissant.json", croissant)
    assert any("citeAs" in warning for warning in validate("croissant", spoilt)["warnings"])
