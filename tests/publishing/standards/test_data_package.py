from pathlib import Path

from pipeline.contract.declarations import load_tables

from .conftest import Validate
from .copies import copied, read_json, write_json

REST = {"database", "evidence", "series-sdmx", "series-structure"}


def test_the_package_and_the_csv_files_are_valid(release: Path, validate: Validate) -> None:
    found = validate("data_package", release)
    assert found["descriptor"] == []
    assert found["data"] == {name: [] for name in {*load_tables(), *REST}}


def test_a_value_that_breaks_its_schema_is_found(release: Path, tmp_path: Path, validate: Validate) -> None:
    spoilt = copied(release, tmp_path)
    file = spoilt / "data" / "observations.csv"
    file.write_text(file.read_text("utf-8").replace(",growth,", ",grown_", 1).replace("grown_", "grown,"), "utf-8")
    faults = validate("data_package", spoilt)["data"]["observations"]
    assert any('"grown"' in fault and '"enum"' in fault for fault in faults)
    assert any("hash" in fault for fault in faults)


def test_a_row_that_refers_to_nothing_is_found(release: Path, tmp_path: Path, validate: Validate) -> None:
    spoilt = copied(release, tmp_path)
    file = spoilt / "data" / "indicators.csv"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("gdp,")), "utf-8")
    faults = validate("data_package", spoilt)["data"]["observations"]
    assert any("gdp" in fault and "indicators" in fault for fault in faults)


def test_a_resource_without_a_path_is_found(release: Path, tmp_path: Path, validate: Validate) -> None:
    spoilt = copied(release, tmp_path)
    package = read_json(spoilt / "datapackage.json")
    package["resources"] = [{"name": "observations-csv", "format": "csv"}]
    write_json(spoilt / "datapackage.json", package)
    assert any('"path"' in fault for fault in validate("data_package", spoilt)["descriptor"])
