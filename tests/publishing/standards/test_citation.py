from pathlib import Path

import yaml

from pipeline.publishing.standards.citation import citation_line

from .conftest import Validate

ROOT = Path(__file__).parents[3]


def test_the_citations_of_data_and_software_are_valid(release: Path, validate: Validate) -> None:
    for file in (release / "CITATION.cff", ROOT / "CITATION.cff"):
        found = validate("citation", file)
        assert found["valid"], found["report"]


def test_it_cites_the_release_and_no_date() -> None:
    line = citation_line("2.1.0")
    assert line.startswith("gongbao contributors. ") and line.endswith("Release 2.1.0 [data set]. CC-BY-4.0.")


def test_the_file_says_version_and_licence_and_no_date(release: Path) -> None:
    citation = yaml.safe_load((release / "CITATION.cff").read_text("utf-8"))
    assert (citation["type"], citation["version"], citation["license"]) == ("dataset", "1.0.0", "CC-BY-4.0")
    assert not any(key.startswith("date") for key in citation)


def test_a_citation_without_authors_is_found(release: Path, tmp_path: Path, validate: Validate) -> None:
    citation = yaml.safe_load((release / "CITATION.cff").read_text("utf-8"))
    del citation["authors"]
    (tmp_path / "CITATION.cff").write_text(yaml.safe_dump(citation), encoding="utf-8")
    found = validate("citation", tmp_path / "CITATION.cff")
    assert not found["valid"] and "authors" in found["report"]
