"""What the pages name is there, both languages say the same, and the citation can be read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from pipeline.contract.declarations import load_tables
from pipeline.contract.vocabularies import read_csv
from pipeline.correction.correcting import applied
from pipeline.correction.corrections_file import read_corrections
from pipeline.evaluation.annotations import KINDS, read_annotations
from pipeline.publishing.releases import read_tables
from pipeline.reading.register import COLUMNS
from tests.contract.vocabulary_checks import CHECKS, HEADERS, messages
from tests.documentation.conftest import Session
from tests.documentation.examples import READMES, ROOT

PAGES = [*READMES, ROOT / "CONTRIBUTING.md", ROOT / "raw" / "README.md"]
EACH_PAGE = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
EACH_README = pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)#\s]+)\)")
_NAMES_A_FILE = re.compile(r"[\w.-]+(/[\w.-]+)+/?|[\w.-]+/|[\w-]+\.(py|csv|yaml|sql|md|txt|toml|cff|json|duckdb)")
_FOLDERS = ("pipeline", "schemas", "tests", "raw")


def words(path: Path) -> str:
    """A page without its code blocks."""
    return _FENCE.sub("", path.read_text(encoding="utf-8"))


def named_files(page: str) -> set[str]:
    """The files and folders that a page names in `code`, without placeholders such as <version>."""
    return {code for code in _CODE.findall(page) if _NAMES_A_FILE.fullmatch(code) and not code.startswith(".venv")}


def stands_somewhere(name: str, *places: Path) -> bool:
    if any((place / name).exists() for place in places):
        return True
    return "/" not in name and any(any((ROOT / folder).rglob(name)) for folder in _FOLDERS)


@EACH_PAGE
def test_every_file_named_is_there(path: Path, session: Session) -> None:
    places = (ROOT, session.folder, session.folder / "outputs" / "latest")
    missing = {name for name in named_files(words(path)) if not stands_somewhere(name, *places)}
    assert not missing


@EACH_PAGE
def test_every_link_leads_to_a_file(path: Path) -> None:
    links = {link for link in _LINK.findall(words(path)) if "://" not in link}
    assert not {link for link in links if not (path.parent / link).exists()}


@EACH_PAGE
def test_every_test_named_is_there(path: Path) -> None:
    for code in _CODE.findall(words(path)):
        if "::" in code:
            file, name = code.split("::")
            assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), code


def test_a_missing_file_would_be_seen() -> None:
    page = (
        "Edit `schemas/vocabularies/unit.csv` and `nowhere.py`; `observations`, `a | b` and `<room>/x.py` are no files."
    )
    assert named_files(page) == {"schemas/vocabularies/unit.csv", "nowhere.py"}
    assert not any(stands_somewhere(name, ROOT) for name in named_files(page))


@EACH_README
def test_every_table_is_described_and_linked(path: Path) -> None:
    for name in load_tables():
        assert re.search(rf"^\| \[`{name}`\]\(schemas/tables/{name}\.yaml\) \| \S.+ \|$", words(path), re.MULTILINE), (
            name
        )


@EACH_README
def test_every_column_of_the_register_is_explained(path: Path) -> None:
    explained = {code for row in words(path).splitlines() if row.startswith("| `") for code in _CODE.findall(row)}
    assert set(COLUMNS) <= explained


@EACH_README
def test_every_file_of_a_release_is_explained(path: Path, session: Session) -> None:
    explained = {code for row in words(path).splitlines() if row.startswith("| `") for code in _CODE.findall(row)}
    there = {entry.name + "/" * entry.is_dir() for entry in (session.folder / "outputs" / "latest").iterdir()}
    assert there <= explained


@EACH_README
def test_the_reasons_of_files_not_read_are_those_of_the_code(path: Path) -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "pipeline" / "reading").glob("*.py"))
    named = re.findall(r"`([a-z_]+_(?:read|file|encoding|layer|text))`", words(path))
    assert "format_not_read" in named
    assert not {reason for reason in named if f'"{reason}"' not in code}


@EACH_README
def test_the_place_for_the_accuracy_is_marked(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert page.count("<!-- accuracy:start -->") == page.count("<!-- accuracy:end -->") == 1


def test_both_readmes_have_the_same_headings() -> None:
    english, chinese = (re.findall("^#+(?= )", words(path), re.MULTILINE) for path in READMES)
    assert english == chinese


def test_both_readmes_have_the_same_commands_to_type() -> None:
    def commands(path: Path) -> list[str]:
        blocks = re.findall(r"^```sh\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        return [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]

    english, chinese = map(commands, READMES)
    assert english == chinese


SHOWN_ROWS = re.findall(
    r"^```csv (\S+)\n(.*?)\n```$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


def test_contributing_shows_a_row_of_each_kind() -> None:
    assert [name for name, _ in SHOWN_ROWS] == ["indicators.csv", "units.csv", "project_stages.csv"]


@pytest.mark.parametrize(("name", "row"), SHOWN_ROWS, ids=[name for name, _ in SHOWN_ROWS])
def test_the_row_that_contributing_shows_can_be_added(name: str, row: str) -> None:
    rows = read_csv(name)
    added = dict(zip(rows[0], row.split(","), strict=True))
    key = next(iter(added))
    assert added[key] not in {there[key] for there in rows}, "it is there already; show another row"
    files = {file: [*read_csv(file), added] if file == name else read_csv(file) for file in HEADERS}
    assert [message for check in CHECKS for message in messages(check, files)] == []


def test_the_corrections_that_contributing_shows_can_be_read_and_fit_the_specimens(
    tmp_path: Path, session: Session
) -> None:
    (shown,) = re.findall(
        r"^```csv\n(.*?)^```$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    (tmp_path / "vocabularies").mkdir()
    (tmp_path / "corrections.csv").write_text(shown, encoding="utf-8")
    corrections = read_corrections(tmp_path / "vocabularies")
    tables = {name: table.to_pylist() for name, table in read_tables(session.folder / "outputs" / "latest").items()}
    assert len(applied(tables, corrections)) == len(corrections) == 2
    hashes = {row["document_id"]: row["raw_sha256"] for row in tables["copies"] if row["relation"] == "primary"}
    documents = {row["observation_id"]: row["document_id"] for row in tables["observations"]}
    assert {hashes[documents[it.row_id]] for it in corrections} == {it.expected_in for it in corrections}


def test_the_annotations_that_contributing_shows_can_be_read(tmp_path: Path) -> None:
    (shown,) = re.findall(
        r"^```json\n(.*?)^```$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    path = tmp_path / "shown.jsonl"
    path.write_text(shown, encoding="utf-8")
    assert [annotation["kind"] for annotation in read_annotations(path)] == list(KINDS)


def test_the_citation_says_what_the_project_is() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= citation.keys()
    assert citation["authors"] == [{"name": "gongbao contributors"}]
    assert (citation["version"], citation["license"]) == (project["version"], project["license"])
    assert not re.search("https?:|10\\.\\d{4}", str(citation)), "no address and no DOI until there is one"
