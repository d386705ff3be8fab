import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest

from pipeline.contract.declarations import load_tables
from pipeline.contract.duckdb_ddl import same_column_comment
from pipeline.publishing.errors import PublishingError
from pipeline.publishing.formats.duckdb_file import view_files, write_duckdb
from pipeline.publishing.formats.parquet_files import write_parquet

from ..invented import BRIDGE_STARTED, GDP_2021, rows, tables

OLDEST = "GONGBAO_OLDEST_DUCKDB"
VIEWS = (
    "series",
    "conflicts",
    "scorecard",
    "project_timeline",
    "unregistered_indicators",
    "coverage",
    "unstated_indicators",
)
MACROS = ("evidence", "missed_targets", "project_history")
QUERIES = [
    *(f"SELECT * FROM {view}" for view in VIEWS),
    f"SELECT * FROM evidence('{GDP_2021}')",
    f"SELECT * FROM evidence('{BRIDGE_STARTED}')",
    "SELECT * FROM missed_targets('990100', 2021)",
    "SELECT * FROM project_history('大桥')",
    *(f'SELECT * FROM "{table}" ORDER BY ALL' for table in load_tables()),
]
# Run by the oldest DuckDB, which has none of this project in its environment.
ASK = """
import duckdb, json, sys
path, queries = sys.argv[1], json.loads(sys.argv[2])
with duckdb.connect(path, read_only=True) as connection:
    answers = [connection.execute(query).fetchall() for query in queries]
print(json.dumps([duckdb.__version__, answers], default=str))
"""


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_parquet_gives_the_same_bytes_wherever_it_stands(release: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another place" / "data's"
    shutil.copytree(release / "data", elsewhere)
    write_duckdb(elsewhere, tmp_path / "again.duckdb")
    assert digest(tmp_path / "again.duckdb") == digest(release / "gongbao.duckdb")
    assert {path.name for path in tmp_path.iterdir()} == {"again.duckdb", "another place"}


def test_the_file_does_not_carry_the_environment_of_the_process(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOMETHING_PRIVATE", "what no release may carry " * 50)
    write_duckdb(release / "data", tmp_path / "again.duckdb")
    content = (tmp_path / "again.duckdb").read_bytes()
    assert b"what no release may carry" not in content
    assert str(release).encode() not in content


def test_it_holds_what_the_parquet_holds(release: Path) -> None:
    with duckdb.connect(str(release / "gongbao.duckdb"), read_only=True) as connection:
        for name in load_tables():
            parquet = f"read_parquet('{release}/data/{name}.parquet')"
            for one, other in ((name, parquet), (parquet, name)):
                assert connection.execute(f"FROM {one} EXCEPT ALL FROM {other}").fetchall() == []


def test_everything_is_described_in_both_languages(release: Path) -> None:
    with duckdb.connect(str(release / "gongbao.duckdb"), read_only=True) as connection:
        described = connection.execute("""
            SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal
            UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
            UNION ALL SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal
            UNION ALL SELECT table_name || '.' || column_name, comment FROM duckdb_columns() WHERE NOT internal
        """).fetchall()
    names = {name for name, _ in described}
    assert {*load_tables(), *VIEWS, *MACROS} == {name for name in names if "." not in name}
    assert {"series.why", "series.period", "scorecard.gap", "codes.code"} <= names
    for name, comment in described:
        assert comment, name
        chinese, _, english = comment.partition(" | ")
        assert re.search("[\u4e00-\u9fff].*。$", chinese) and re.search("[a-z].*[.]$", english), (name, comment)
    assert {path.stem for path in view_files()} == {*VIEWS, *MACROS}


def test_a_column_of_a_view_that_nobody_describes_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"say what it is in schemas/views/series\.sql"):
        same_column_comment("series", "nobody_knows")


def test_views_work_when_the_file_is_attached(release: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{release / 'gongbao.duckdb'}' AS other (READ_ONLY)")
        assert connection.execute("SELECT count(*) FROM other.series").fetchone() == (4,)
        connection.execute("USE other")
        assert len(connection.execute(f"FROM evidence('{GDP_2021}')").fetchall()) == 1


def test_a_row_that_breaks_a_constraint_is_refused(tmp_path: Path) -> None:
    given = rows()
    given["observations"][0]["document_id"] = "doc_" + "0" * 16
    for name, data in tables(given).items():
        write_parquet(load_tables()[name], data, tmp_path / f"{name}.parquet")
    with pytest.raises(PublishingError, match="foreign key"):
        write_duckdb(tmp_path, tmp_path / "file.duckdb")


def test_everything_works_in_the_oldest_duckdb(release: Path) -> None:
    python = os.environ.get(OLDEST)
    if not python:
        pytest.skip(f"set {OLDEST} to a Python with DuckDB 1.2 (`make test` does)")
    command = [python, "-c", ASK, str(release / "gongbao.duckdb"), json.dumps(QUERIES)]
    version, answers = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert version.startswith("1.2.")
    with duckdb.connect(str(release / "gongbao.duckdb"), read_only=True) as connection:
        here = [connection.execute(query).fetchall() for query in QUERIES]
    assert answers == json.loads(json.dumps(here, default=str))
    assert all(answers[: len(VIEWS)][number] for number in (0, 2, 3))
