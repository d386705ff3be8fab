from pathlib import Path

import pytest

from pipeline.publishing.standards.schema_org import dataset

from ..invented import find, rows, tables
from .conftest import Validate
from .copies import read_json, write_json


def test_it_says_what_a_data_set_must(release: Path, validate: Validate) -> None:
    found = validate("linked_data", "dataset", release / "dataset.jsonld")
    assert found["conforms"], found["report"]
    assert found["unknown_terms"] == []


@pytest.mark.parametrize("missing", ["license", "creator", "distribution", "variableMeasured", "spatialCoverage"])
def test_what_is_missing_is_found(release: Path, tmp_path: Path, validate: Validate, missing: str) -> None:
    spoilt = read_json(release / "dataset.jsonld")
    del spoilt[missing]
    write_json(tmp_path / "dataset.jsonld", spoilt)
    found = validate("linked_data", "dataset", tmp_path / "dataset.jsonld")
    assert not found["conforms"] and missing in found["report"]


def test_a_word_that_schema_org_does_not_have_is_found(release: Path, tmp_path: Path, validate: Validate) -> None:
    write_json(tmp_path / "dataset.jsonld", read_json(release / "dataset.jsonld") | {"licence": "CC BY"})
    found = validate("linked_data", "dataset", tmp_path / "dataset.jsonld")
    assert found["unknown_terms"] == ["https://schema.org/licence"]


def test_coverage_and_variables_come_from_the_data() -> None:
    given = rows()
    find(given, "documents", str(given["documents"][0]["document_id"]))["source_url"] = "https://example.org/report"
    said = dataset("1.2.3", tables(given), [])
    assert said["version"] == "1.2.3"
    assert said["temporalCoverage"] == "2020/2021"
    identifier = {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": "990100"}
    assert said["spatialCoverage"] == [{"@type": "AdministrativeArea", "name": "临江市", "identifier": identifier}]
    variables = said["variableMeasured"]
    assert isinstance(variables, list)
    assert [variable["propertyID"] for variable in variables] == ["forest_coverage", "gdp"]
    works = said["isBasedOn"]
    assert isinstance(works, list) and len(works) == 4
    assert "https://example.org/report" in [work.get("url") for work in works]


def test_no_documents_can_be_described() -> None:
    said = dataset("1.0.0", tables({}), [])
    assert "temporalCoverage" not in said and said["variableMeasured"] == []
