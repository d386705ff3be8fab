import shutil
from pathlib import Path

import pytest

from pipeline.contract.arrow import arrow_schema
from pipeline.contract.declarations import load_tables
from pipeline.publishing.destinations.releases_listing import releases_listing
from pipeline.publishing.errors import ReleaseError
from pipeline.publishing.release import publish
from pipeline.publishing.releases import CHECKSUMS, latest, read_tables, versions
from pipeline.publishing.releases import find as find_release
from pipeline.publishing.versions import next_version

from .invented import GDP_2020, document_texts, find, rows, tables


def stand(outputs: Path, *names: str) -> None:
    for name in names:
        (outputs / "releases" / name).mkdir(parents=True)
        (outputs / "releases" / name / CHECKSUMS).touch()
    (outputs / "latest").symlink_to(Path("releases", names[-1]))


def test_latest_and_find_release(tmp_path: Path) -> None:
    stand(tmp_path, "1.0.0", "1.1.0")
    assert latest(tmp_path) == tmp_path / "releases" / "1.1.0"
    assert find_release(tmp_path, "latest") == tmp_path / "releases" / "1.1.0"
    assert find_release(tmp_path, "1.0.0") == tmp_path / "releases" / "1.0.0"
    assert find_release(tmp_path / "elsewhere", tmp_path / "releases" / "1.0.0") == tmp_path / "releases" / "1.0.0"


def test_where_there_is_none_it_says_what_to_run(tmp_path: Path) -> None:
    for look in (
        lambda: latest(tmp_path),
        lambda: find_release(tmp_path, "latest"),
        lambda: find_release(tmp_path, "1.0.0"),
    ):
        with pytest.raises(ReleaseError, match=r"no release in .* yet.*gongbao publish"):
            look()


def test_where_it_is_another_it_names_those_there(tmp_path: Path) -> None:
    stand(tmp_path, "1.0.0", "1.1.0")
    with pytest.raises(ReleaseError, match=r"no release 9\.9\.9 .*1\.0\.0, 1\.1\.0"):
        find_release(tmp_path, "9.9.9")


def test_versions_sort_as_numbers_and_only_releases_count(tmp_path: Path) -> None:
    stand(tmp_path, "1.10.0", "1.2.0", "10.0.0", "2.0.0", ".building-3.0.0", "old", "01.0.0")
    (tmp_path / "releases" / "4.0.0").mkdir()
    assert versions(tmp_path) == ["1.2.0", "1.10.0", "2.0.0", "10.0.0"]


def test_the_tables_of_a_release_are_those_published(release: Path) -> None:
    expected = tables(rows())
    found = read_tables(release)
    assert {name: data.num_rows for name, data in found.items()} == {
        name: data.num_rows for name, data in expected.items()
    }
    assert all(found[name].equals(expected[name]) for name in expected)


def test_a_file_that_was_altered_is_named(release: Path, tmp_path: Path) -> None:
    copy = tmp_path / "1.0.0"
    shutil.copytree(release, copy)
    (copy / "data" / "copies.parquet").write_bytes(b"not parquet")
    with pytest.raises(ReleaseError, match="cannot be read"):
        read_tables(copy)


def operations(*given: str) -> object:
    schema = arrow_schema(load_tables()["changes"])
    return schema.empty_table().select(["operation"]).from_pydict({"operation": list(given)})


@pytest.mark.parametrize(
    ("previous", "given", "expected"),
    [
        (None, (), "1.0.0"),
        ("1.0.0", ("added",), "1.1.0"),
        ("1.9.3", ("added", "added"), "1.10.0"),
        ("1.2.3", ("added", "changed"), "2.0.0"),
        ("1.2.3", ("removed",), "2.0.0"),
        ("1.2.3", (), "1.2.4"),
    ],
)
def test_the_version_comes_from_the_changes(previous: str | None, given: tuple[str], expected: str) -> None:
    assert next_version(previous, operations(*given)) == expected


def test_a_name_that_is_no_version_has_no_next_one() -> None:
    with pytest.raises(ValueError, match="not a version"):
        next_version("latest", operations())


def test_the_releases_are_listed_with_what_each_holds(tmp_path: Path) -> None:
    publish(tables(rows()), tmp_path, document_texts())
    more = rows()
    find(more, "observations", GDP_2020)["value"] = 486.0
    more["indicators"].append(more["indicators"][0] | {"indicator": "x", "name_zh": "乙", "name_en": "X"})
    more["projects"] = more["project_mentions"] = []
    publish(tables(more), tmp_path, document_texts())
    both = [tmp_path / "releases" / version for version in ("1.0.0", "2.0.0")]
    first, second = releases_listing(both, "2.0.0").to_pylist()
    assert first == {
        "version": "1.0.0",
        "since": None,
        "documents": 4,
        "observations": 6,
        "projects": 1,
        "added": 0,
        "changed": 0,
        "removed": 0,
        "latest": False,
    }
    assert (second["version"], second["since"], second["latest"]) == ("2.0.0", "1.0.0", True)
    assert [second[name] for name in ("projects", "added", "changed", "removed")] == [0, 1, 1, 4]
    (tmp_path / "releases" / "1.0.0" / "datapackage.json").write_text("{}")
    with pytest.raises(ReleaseError, match=r"1\.0\.0 cannot be read"):
        releases_listing(both, "2.0.0")
