import json
import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from pipeline.contract.declarations import load_tables
from pipeline.publishing.package import previous_version
from pipeline.publishing.readme import readme

from .invented import NEWS, find, rows, tables


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page, flags=re.DOTALL)


def test_the_readme_counts_and_names_every_table(release: Path) -> None:
    page = (release / "README.md").read_text("utf-8")
    assert "release 1.0.0" in page.splitlines()[0]
    assert "Documents: 4. Observations: 6. Projects: 1. Mentions of projects: 3." in page
    for name, data in tables(rows()).items():
        assert f"| {name} | {data.num_rows} |" in page
    assert "`excerpt` facts, each with a clause of at most 40 characters (documents: 1)" in page
    assert "CC-BY-4.0" in page and "None of the documents is a specimen." in page


def test_the_readme_warns_of_specimens() -> None:
    given = rows()
    find(given, "documents", NEWS)["specimen"] = True
    assert "`documents.specimen`): 1." in readme("1.0.0", tables(given))


def test_the_readme_of_no_documents_can_be_made() -> None:
    page = readme("1.0.0", tables({}))
    assert "Documents: 0." in page


def test_what_the_readme_says_to_run_runs(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (release / "README.md").read_text("utf-8")
    (sql,), (python,) = blocks(page, "sql"), blocks(page, "python")
    with duckdb.connect(str(release / "gongbao.duckdb"), read_only=True) as connection:
        answers = [connection.sql(statement) for statement in sql.split(";") if statement.strip()]
        rows_found = [answer.fetchall() for answer in answers]
    assert [len(found) for found in rows_found] == [2, 0, 1, 3, 1]
    monkeypatch.chdir(release)
    names: dict[str, pd.DataFrame] = {}
    exec(python, names)
    assert len(names["observations"]) == 6


def test_the_package_describes_every_file_of_data(release: Path) -> None:
    package = json.loads((release / "datapackage.json").read_text("utf-8"))
    assert package["version"] == "1.0.0" and package["previous_version"] is None
    assert previous_version(release) is None
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    sums = dict(reversed(line.split("  ", 1)) for line in (release / "SHA256SUMS").read_text().splitlines())
    described = {resource["path"]: resource for resource in package["resources"]}
    assert set(described) == {path for path in sums if path.startswith("data/")} | {"gongbao.duckdb"}
    for path, resource in described.items():
        assert resource["hash"] == f"sha256:{sums[path]}"
        assert resource["bytes"] == (release / path).stat().st_size
    assert len({resource["name"] for resource in package["resources"]}) == len(package["resources"])


def test_the_dictionaries_are_in_both_languages(release: Path) -> None:
    for name, language in (("DATA_DICTIONARY.md", "en"), ("DATA_DICTIONARY.zh-CN.md", "zh")):
        page = (release / name).read_text("utf-8")
        for table in load_tables().values():
            assert table.description.in_language(language) in page


def test_no_page_tells_the_time_or_the_place(release: Path) -> None:
    for name in ("README.md", "CHANGES.md", "datapackage.json", "SHA256SUMS"):
        page = (release / name).read_text("utf-8")
        assert str(release.parent) not in page
        assert not re.search(r"[0-9]{2}:[0-9]{2}:[0-9]{2}|\b20[0-9]{2}\b", page) or name == "datapackage.json"
    assert not {"created", "sources"} & set(json.loads((release / "datapackage.json").read_text("utf-8")))
