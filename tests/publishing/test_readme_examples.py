"""What the README of a release tells people to run does run, with the tool it names, and gives what it says."""

import csv
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.contract.declarations import load_tables

from .invented import GDP_2020, GDP_2021, GDP_2021_NEWS, GDP_2021_TARGET, GROWTH_2021

GDP = {GDP_2020, GDP_2021, GDP_2021_NEWS, GDP_2021_TARGET, GROWTH_2021}
# Set where the example in R must run (.ci/run): without it, it runs only where there is R.
NEEDS_R = "GONGBAO_NEEDS_R"


def blocks(release: Path) -> dict[str, list[str]]:
    """The code blocks of the README by their language."""
    page = (release / "README.md").read_text("utf-8")
    found: dict[str, list[str]] = {}
    for language, code in re.findall(r"```(\w+)\n(.*?)```", page, flags=re.DOTALL):
        found.setdefault(language, []).append(code)
    return found


def test_there_is_an_example_for_every_tool(release: Path) -> None:
    assert {language: len(code) for language, code in blocks(release).items()} == {"sql": 1, "python": 2, "r": 1}


def test_the_sql_runs(release: Path) -> None:
    (sql,) = blocks(release)["sql"]
    with duckdb.connect(str(release / "gongbao.duckdb"), read_only=True) as connection:
        found = [len(connection.execute(one).fetchall()) for one in sql.split(";") if one.strip()]
    assert found == [2, 0, 3, 0, 4, 1]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_the_python_runs(release: Path, monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    (code,) = [code for code in blocks(release)["python"] if f"import {library}" in code]
    monkeypatch.chdir(release)
    names: dict[str, Any] = {}
    exec(code, names)
    assert set(names["gdp"]["observation_id"]) == GDP


def test_the_r_runs_without_packages(release: Path) -> None:
    if shutil.which("Rscript") is None:
        message = "Rscript is not on this machine (on Debian: apt-get install r-base-core)"
        assert NEEDS_R not in os.environ, message
        pytest.skip(message)
    (code,) = blocks(release)["r"]
    tell = """
    cat(paste(gdp$observation_id, gdp$indicator_name, gdp$value, gdp$region_code, is.na(gdp$value_high)), sep = "\\n")
    cat("\\nrows", nrow(observations), "\\n")
    """
    command = ["Rscript", "--vanilla", "-e", code + tell]
    finished = subprocess.run(
        command, cwd=release, env=os.environ | {"LC_ALL": "C.UTF-8"}, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0 and not finished.stderr, finished.stderr
    assert f"{GDP_2020} 地区生产总值 486.3 990100 TRUE" in finished.stdout.splitlines()
    assert {line.split()[0] for line in finished.stdout.splitlines() if line.startswith("obs_")} == GDP
    assert "rows 6 " in finished.stdout


def test_a_spreadsheet_opens_every_csv_by_its_own_rules(release: Path) -> None:
    for name in load_tables():
        file = release / "data" / f"{name}.csv"
        content = file.read_bytes()
        # A spreadsheet takes a file for UTF-8 by the mark, for comma-separated by its name.
        assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\xef\xbb\xbf") == 1
        assert content.endswith(b"\r\n")
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.reader(opened, dialect="excel", strict=True))
        assert len({len(row) for row in rows}) == 1
        # Longer texts are cut off in a cell; numbers may begin with a sign, texts may not.
        assert max(len(cell) for row in rows for cell in row) <= 32767
        for cell in (cell for row in rows for cell in row if re.match(r"[=+\-@\t\r]", cell)):
            assert re.fullmatch(r"-[0-9.e+-]+", cell), (file.name, cell)
