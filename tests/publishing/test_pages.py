import json
import re
from pathlib import Path

from pipeline.contract.declarations import load_tables
from pipeline.publishing.description.package import previous_version
from pipeline.publishing.description.readme import readme

from .invented import NEWS, REPORT_2021, find, rows, tables


def test_the_readme_counts_and_names_every_table(release: Path) -> None:
    page = (release / "README.md").read_text("utf-8")
    _, front_matter, body = page.split("---\n", 2)
    assert "license: cc-by-4.0" in front_matter
    assert "release 1.0.0" in body.split("\n", 2)[1]
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
    assert "Documents: 0." in page and "FROM project_history('大桥');" in page


def test_the_readme_says_how_good_the_rules_are_and_on_what() -> None:
    assert "carries no figures" in readme("1.0.0", tables(rows()))
    figure = {
        "accuracy_id": "observations.all.all.full.recall",
        "table_name": "observations",
        "dimension": "all",
        "category": "all",
        "level": "full",
        "statistic": "recall",
        "right_count": 81,
        "total_count": 100,
        "value": 0.81,
        "interval_low": 0.7222,
        "interval_high": 0.8749,
    }
    page = readme("1.0.0", tables(rows() | {"accuracy": [figure]}))
    row = "| … and measure, period, status, region, comparator | not measured | 81.0% (72.2% to 87.5%) |"
    assert row in page.splitlines()
    assert "Measured on specimens that we wrote" in page


def test_the_readme_says_what_is_covered() -> None:
    given = rows()
    find(given, "documents", REPORT_2021).update(region="望河县", region_code="990121")
    find(given, "documents", NEWS)["published_on"] = None
    page = readme("1.0.0", tables(given))
    assert "| Work report (`work_report`) | 2 | 2 | 2021 to 2022 |" in page
    assert "| News (`news`) | 1 | 1 | not known |" in page
    assert "| Other (`other`) | 1 | 1 | 2022 |" in page
    assert "Bulletin" not in page


def test_the_readme_is_one_page() -> None:
    page = readme("1.0.0", tables(rows()))
    # In front of the page stands a dataset card, which only machines read.
    assert len(page[page.index("\n# ") :].splitlines()) < 160


def test_every_file_that_the_readme_names_is_there(release: Path) -> None:
    page = (release / "README.md").read_text("utf-8")
    named = re.findall(r"`((?:data/)?[\w.]+\.(?:json|jsonl|jsonld|csv|cff|md))`", page)
    assert {"croissant.json", "data/evidence.jsonl", "data/series.sdmx.csv"} <= set(named)
    assert [name for name in named if not (release / name).is_file()] == []


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
    for name in ("README.md", "CHANGES.md", "CITATION.cff", "LICENSE.md", "datapackage.json", "SHA256SUMS"):
        page = (release / name).read_text("utf-8")
        assert str(release.parent) not in page
        # The README says of which years the documents are.
        years = set(re.findall(r"\b20[0-9]{2}\b", page)) - {"2021", "2022"}
        assert not (re.search(r"[0-9]{2}:[0-9]{2}:[0-9]{2}", page) or years) or name == "datapackage.json"
    assert not {"created", "sources"} & set(json.loads((release / "datapackage.json").read_text("utf-8")))
