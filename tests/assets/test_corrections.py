"""Corrections in a whole run: what they set, what follows, what the release says of it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from pipeline.commands.publish import publish
from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.correction import corrections_file
from pipeline.publishing.formats.parquet_files import write_parquet
from pipeline.publishing.releases import latest, read_tables
from pipeline.publishing.verification import verify
from pipeline.publishing.versioning.apply_changes import apply_changes
from tests.assets.test_checks import run
from tests.conftest import Run

NEXT_REPORT = """临江市人民政府工作报告
――2024年1月10日在市第九届人民代表大会第四次会议上
市长 贺知秋
各位代表：
一、2023年工作回顾
2023年，全市地区生产总值增长6.2%。
"""
HEADER = "table_name,row_id,column_name,expected,corrected,reason,expected_in"


class Published:
    """A raw folder of two reports, published again after every change of the corrections."""

    def __init__(self, raw: Path, outputs: Path, file: Path) -> None:
        self.raw, self.outputs, self.file = raw, outputs, file
        (raw / "next.txt").write_text(NEXT_REPORT, encoding="utf-8")
        self.correct()

    def correct(self, *lines: tuple[str, ...]) -> None:
        """Write these corrections (all but the reason) and publish."""
        written = [",".join([*line[:-1], "misread by hand of the test", line[-1]]) for line in lines]
        self.file.write_text("\n".join([HEADER, *written]) + "\n", encoding="utf-8")
        self.result = run(self.raw, self.outputs)

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        return {name: table.to_pylist() for name, table in read_tables(latest(self.outputs)).items()}

    def row(self, table: str, **wanted: object) -> dict[str, Any]:
        (found,) = [row for row in self.tables()[table] if wanted.items() <= row.items()]
        return found

    def file_hash(self, name: str) -> str:
        return hashlib.sha256((self.raw / name).read_bytes()).hexdigest()


@pytest.fixture
def published(raw_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Published:
    monkeypatch.setattr(corrections_file, "FILE", str(tmp_path / "corrections.csv"))
    # The cache knows the corrections as a part of schemas/, where this file is not.
    monkeypatch.setenv("GONGBAO_CACHE_LIMIT", "0")
    return Published(raw_folder, tmp_path / "outputs", tmp_path / "corrections.csv")


def test_a_correction_is_published_with_what_follows_and_goes_with_its_line(published: Published) -> None:
    growth = published.row("observations", indicator="gdp", measure="growth", period="2023", status="actual")
    mention = published.row("project_mentions", name="滨江路改造", modality="planned")
    target = {
        "target_observation_id": published.row("observations", indicator="gdp", status="target")["observation_id"]
    }
    assert published.row("target_outcomes", **target)["result"] == "met"
    first, second = published.file_hash("report.txt"), published.file_hash("next.txt")
    lines = [
        ("observations", growth["observation_id"], "value", "6.2", "5.2", second),
        ("observations", growth["observation_id"], "value_base", "6.2", "5.2", second),
        ("project_mentions", mention["mention_id"], "name", "滨江路改造", "滨江大道改造", first),
        ("documents", growth["document_id"], "speaker", "贺知秋", "贺知春", second),
    ]
    before = read_tables(latest(published.outputs))
    published.correct(*lines)
    assert published.result.success
    assert latest(published.outputs).name == "2.0.0"
    tables = published.tables()
    assert published.row("observations", observation_id=growth["observation_id"]) == growth | {
        "value": 5.2,
        "value_base": 5.2,
    }
    assert published.row("target_outcomes", **target)["result"] == "not_met"
    assert published.row("project_mentions", mention_id=mention["mention_id"])["name"] == "滨江大道改造"
    assert {"滨江路改造", "滨江大道改造"} <= {row["name"] for row in tables["projects"]}
    assert published.row("documents", document_id=growth["document_id"])["speaker"] == "贺知春"
    assert [(row["column_name"], row["expected"], row["corrected"]) for row in tables["corrections"]] == [
        ("speaker", "贺知秋", "贺知春"),
        ("value", "6.2", "5.2"),
        ("value_base", "6.2", "5.2"),
        ("name", "滨江路改造", "滨江大道改造"),
    ]
    assert {row["cause"] for row in tables["changes"]} == {"correction"}
    assert {"observations", "documents", "target_outcomes", "projects", "project_mentions", "corrections"} == {
        row["table_name"] for row in tables["changes"]
    }
    after = read_tables(latest(published.outputs))
    made = apply_changes(before, after["changes"])
    assert all(table.equals(after[name]) for name, table in made.items())
    published.correct()
    assert {row["cause"] for row in published.tables()["changes"]} == {"correction"}
    back = read_tables(latest(published.outputs))
    assert all(back[name].equals(table) for name, table in before.items() if name != "changes")


def test_a_corrected_value_is_verified_as_what_it_was_before(published: Published, gongbao: Run) -> None:
    growth = published.row("observations", indicator="gdp", measure="growth", period="2023", status="actual")
    published.correct(
        *(
            ("observations", growth["observation_id"], column, "6.2", "5.2", published.file_hash("next.txt"))
            for column in ("value", "value_base")
        )
    )
    verified = gongbao("verify", "latest", "--raw", published.raw, "--outputs", published.outputs)
    assert verified.returncode == 0, verified.stderr
    assert "agrees with" in verified.stdout
    assert "corrections set and the text does not give: 2" in verified.stdout
    traced = gongbao("trace", growth["observation_id"], "--outputs", published.outputs)
    assert "value: 6.2 → 5.2 (misread by hand of the test)" in traced.stdout
    # What is neither the text's value nor the corrected one is found.
    release = latest(published.outputs)
    tables = read_tables(release)
    altered = [
        row | {"value": 4.2} if row["observation_id"] == growth["observation_id"] else row
        for row in tables["observations"].to_pylist()
    ]
    observations = load_tables()["observations"]
    write_parquet(observations, to_arrow(observations, altered), release / "data" / "observations.parquet")
    (found,) = verify(release, published.raw).discrepancies
    assert found.row_id == growth["observation_id"] and "does not say 4.2" in found.problem


def test_a_correction_that_no_longer_fits_is_a_warning_and_changes_nothing(
    published: Published, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    growth = published.row("observations", indicator="gdp", measure="growth", period="2023", status="actual")
    here, elsewhere = published.file_hash("next.txt"), "ab" * 32
    published.correct(
        ("observations", growth["observation_id"], "value", "6.3", "5.2", here),
        ("observations", "obs_0000000000000000", "value", "6.3", "5.2", here),
        ("observations", "obs_0000000000000001", "value", "6.3", "5.2", elsewhere),
    )
    assert published.result.success
    assert latest(published.outputs).name == "1.0.0", "nothing differs"
    (check,) = [it for it in published.result.get_asset_check_evaluations() if not it.passed]
    assert check.check_name == "corrections_fit"
    told = str(check.description)
    assert "line 2" in told and "value is 6.2, not '6.3'" in told
    assert "line 3" in told and "no such row" in told and "line 4" not in told
    # It is told to who publishes, too; the command sets the variable for its own process.
    monkeypatch.setenv("DAGSTER_HOME", "")
    publish(published.raw, str(published.outputs))
    assert f"The check corrections_fit warns: {told}" in capsys.readouterr().err.replace("\n", "")


def test_a_correction_that_cannot_be_read_publishes_nothing_and_names_the_line(published: Published) -> None:
    published.correct(("observations", "obs_0000000000000000", "sentence", "甲", "乙", "ab" * 32))
    assert not published.result.success
    (failure,) = published.result.filter_events(lambda event: event.is_step_failure)
    assert "schemas" not in str(latest(published.outputs))
    error = failure.step_failure_data.error
    while error is not None and error.cause is not None:
        error = error.cause
    assert error is not None and "corrections.csv, line 2: 'sentence' stays as it was read" in error.message


def test_a_correction_that_breaks_a_rule_of_the_table_blocks_the_release(published: Published) -> None:
    growth = published.row("observations", indicator="gdp", measure="growth", period="2023", status="actual")
    line = ("observations", growth["observation_id"], "period", "2023", "2022", published.file_hash("next.txt"))
    published.correct(line)
    assert not published.result.success
    failed = [check for check in published.result.get_asset_check_evaluations() if not check.passed]
    assert [check.check_name for check in failed] == ["observations_conforms"]
    assert growth["observation_id"] in str(failed[0].description)
