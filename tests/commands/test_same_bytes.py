"""The same documents and the same code give the same bytes, whoever runs it, wherever, on however many cores."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow.parquet as pq

from tests.conftest import ROOT
from tests.deduplication.invented_reports import report

# Together with the specimens enough for the pool of processes to start.
REPORTS = 16
RUN = """
import sys
from pathlib import Path
import pipeline, schemas
for package in (pipeline, schemas):
    assert Path(package.__file__).is_relative_to(Path.cwd()), package.__file__
from pipeline.cli import main
main()
"""


def clean_copy(place: Path, numbers: range) -> None:
    """The project in another folder, with the specimens and some reports, written in the order of `numbers`."""
    for part in ("pipeline", "schemas", "raw"):
        shutil.copytree(ROOT / part, place / part, ignore=shutil.ignore_patterns("__pycache__"))
    for number in numbers:
        (place / "raw" / f"report {number}.txt").write_text(report(number, 2021, paragraphs=8), encoding="utf-8")


def published(place: Path, umask: int, surroundings: dict[str, str]) -> dict[str, bytes]:
    """Every file of the release that this copy makes in these surroundings."""
    Path(surroundings["TMPDIR"]).mkdir(parents=True)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    run = subprocess.run(
        [sys.executable, "-c", RUN, "publish", "--raw", "raw", "--outputs", "outputs"],
        cwd=place,
        env=inherited | {"PYTHONPATH": str(place)} | surroundings,
        umask=umask,
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode(errors="replace")
    release = place / "outputs" / "releases" / "1.0.0"
    return {path.relative_to(release).as_posix(): path.read_bytes() for path in release.rglob("*") if path.is_file()}


def test_two_copies_in_different_surroundings_publish_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "another place" / "gongbao 公报"
    clean_copy(one, range(REPORTS))
    clean_copy(other, range(REPORTS)[::-1])
    surroundings = {
        one: {"GONGBAO_WORKERS": "1", "TZ": "Asia/Shanghai", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1"},
        other: {"GONGBAO_WORKERS": "3", "TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "2026"},
    }
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(
            lambda place, umask: published(place, umask, surroundings[place] | {"TMPDIR": str(place / "temporary")}),
            (one, other),
            (0o022, 0o077),
        )
    assert first.keys() == second.keys() and {"SHA256SUMS", "gongbao.duckdb", "data/observations.parquet"} <= set(first)
    assert [name for name in first if first[name] != second[name]] == []
    documents = pq.read_table(other / "outputs" / "latest" / "data" / "documents.parquet")
    assert len(documents) == REPORTS + 5
