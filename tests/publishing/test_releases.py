import shutil
from pathlib import Path

import pytest

from pipeline.contract.arrow import arrow_schema
from pipeline.contract.declarations import load_tables
from pipeline.publishing.errors import ReleaseError
from pipeline.publishing.releases import CHECKSUMS, find, latest, read_tables, versions
from pipeline.publishing.versions import next_version

from .invented import rows, tables


def stand(outputs: Path, *names: str) -> None:
    for name in names:
        (outputs / "releases" / name).mkdir(parents=True)
        (outputs / "releases" / name / CHECKSUMS).touch()
    (outputs / "latest").symlink_to(Path("releases", names[-1]))


def test_latest_and_find(tmp_path: Path) -> None:
    stand(tmp_path, "1.0.0", "1.1.0")
    assert latest(tmp_path) == tmp_path / "releases" / "1.1.0"
    assert find(tmp_path, "latest") == tmp_path / "releases" / "1.1.0"
    assert find(tmp_path, "1.0.0") == tmp_path / "releases" / "1.0.0"
    assert find(tmp_path / "elsewhere", tmp_path / "releases" / "1.0.0") == tmp_path / "releases" / "1.0.0"


def test_where_there_is_none_it_says_what_to_run(tmp_path: Path) -> None:
    for look in (lambda: latest(tmp_path), lambda: find(tmp_path, "latest"), lambda: find(tmp_path, "1.0.0")):
        with pytest.raises(ReleaseError, match=r"no release in .* yet.*gongbao publish"):
            look()


def test_where_it_is_another_it_names_those_there(tmp_path: Path) -> None:
    stand(tmp_path, "1.0.0", "1.1.0")
    with pytest.raises(ReleaseError, match=r"no release 9\.9\.9 .*1\.0\.0, 1\.1\.0"):
        find(tmp_path, "9.9.9")


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
