"""Another line in a vocabulary: the stages that read it work again, those before do not, and every table is right."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tests.conftest import REPORT, ROOT

_INDICATORS = Path("schemas", "vocabularies", "indicators.csv")


def publish(project: Path, outputs: str) -> str:
    """Publish the raw folder of a copied project with its own code; what is said on standard error."""
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "publish", "--outputs", outputs]
    environment = os.environ | {"PYTHONPATH": str(project)}
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stderr


def tables(outputs: Path) -> dict[str, pa.Table]:
    """The tables of the latest release, but for what changed since the one before."""
    found = {file.stem: pq.read_table(file) for file in (outputs / "latest" / "data").glob("*.parquet")}
    del found["changes"]
    return found


def indicators(found: dict[str, pa.Table], value: float) -> list[str | None]:
    """The indicators of the observations with a value."""
    observations = found["observations"]
    codes: list[str | None] = observations.filter(pc.equal(observations["value"], value))["indicator"].to_pylist()
    return codes


def test_a_new_alias_of_an_indicator_is_read_in_every_document_and_none_is_read_again(tmp_path: Path) -> None:
    for part in ("pipeline", "schemas"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "raw" / "news.txt").write_text(
        "云河县2022年经济运行情况\n2022年，全县经济大盘子达到95.2亿元。\n", encoding="utf-8"
    )
    publish(tmp_path, "outputs")
    assert indicators(tables(tmp_path / "outputs"), 95.2) == [None]

    lines = (tmp_path / _INDICATORS).read_text(encoding="utf-8").splitlines(keepends=True)
    header, gdp = lines[0].rstrip("\n").split(","), next(line for line in lines if line.startswith("gdp,"))
    assert header[-1] == "aliases"
    lines[lines.index(gdp)] = gdp.rstrip("\n") + "|经济大盘子\n"
    (tmp_path / _INDICATORS).write_text("".join(lines), encoding="utf-8")

    told = publish(tmp_path, "outputs")
    assert "From the cache: reading 2 of 2, cleaning 2 of 2, extraction 0 of 2" in told
    after = tables(tmp_path / "outputs")
    publish(tmp_path, "from_nothing")
    made = tables(tmp_path / "from_nothing")
    assert after.keys() == made.keys() and all(after[name].equals(made[name]) for name in made)
    assert indicators(made, 95.2) == ["gdp"]
