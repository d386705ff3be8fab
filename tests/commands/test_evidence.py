"""Every published row leads back to its characters: verify, trace, query."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow.parquet as pq

from tests.conftest import ROOT, Run


def test_every_row_of_the_specimens_is_derived_again(specimens: Path, gongbao: Run) -> None:
    verified = gongbao("verify", "latest", "--raw", ROOT / "raw", "--outputs", specimens)
    assert verified.returncode == 0, verified.stderr
    assert "rows from 5 files were derived again" in verified.stdout


def test_a_release_is_verified_by_its_folder_too(specimens: Path, gongbao: Run) -> None:
    assert gongbao("verify", specimens / "latest", "--raw", ROOT / "raw").returncode == 0


def test_one_changed_character_fails_and_names_the_row(specimens: Path, tmp_path: Path, gongbao: Run) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(ROOT / "raw", raw)
    row = next(
        row
        for row in pq.read_table(specimens / "latest" / "data" / "observations.parquet").to_pylist()
        if row["indicator"] == "fixed_asset_investment"
    )
    copies = pq.read_table(specimens / "latest" / "data" / "copies.parquet").to_pylist()
    name = next(c["raw_path"] for c in copies if c["document_id"] == row["document_id"] and c["relation"] == "primary")
    text = (raw / name).read_bytes().decode("utf-8")
    digit = "7" if text[row["raw_start"]] != "7" else "8"
    (raw / name).write_bytes((text[: row["raw_start"]] + digit + text[row["raw_start"] + 1 :]).encode("utf-8"))
    verified = gongbao("verify", "latest", "--raw", raw, "--outputs", specimens)
    assert verified.returncode == 1
    assert row["observation_id"] in verified.stderr and "its sentence differs" in verified.stderr
    assert name in verified.stderr


def test_a_changed_character_outside_every_sentence_fails_too(specimens: Path, tmp_path: Path, gongbao: Run) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(ROOT / "raw", raw)
    path = raw / "specimen_work_report.txt"
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    verified = gongbao("verify", "latest", "--raw", raw, "--outputs", specimens)
    assert verified.returncode == 1
    assert "its SHA-256 differs" in verified.stderr


def test_a_missing_raw_file_fails_with_its_name(specimens: Path, tmp_path: Path, gongbao: Run) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(ROOT / "raw", raw)
    (raw / "specimen_speech.txt").unlink()
    verified = gongbao("verify", "latest", "--raw", raw, "--outputs", specimens)
    assert verified.returncode == 1 and "specimen_speech.txt" in verified.stderr


def observation(outputs: Path, **wanted: object) -> dict[str, object]:
    found: dict[str, object] = next(
        row
        for row in pq.read_table(outputs / "latest" / "data" / "observations.parquet").to_pylist()
        if all(row[column] == value for column, value in wanted.items())
    )
    return found


def test_trace_shows_sentence_document_place_and_headings(specimens: Path, gongbao: Run) -> None:
    row = observation(specimens, indicator="gdp", status="target", period="2022")
    traced = gongbao("trace", row["observation_id"], "--outputs", specimens)
    assert traced.returncode == 0, traced.stderr
    assert str(row["sentence"]) in traced.stdout
    assert "specimen_work_report.txt" in traced.stdout
    assert f"characters {row['raw_start']} to {row['raw_end']}" in traced.stdout
    assert str(row["section"]) in traced.stdout and "工作报告" in traced.stdout


def test_trace_highlights_the_value(specimens: Path) -> None:
    from pipeline.commands.tracing.evidence import sentence

    row = observation(specimens, indicator="gdp", status="target", period="2022")
    raw = (ROOT / "raw" / "specimen_work_report.txt").read_bytes().decode("utf-8")
    for raw_text in (None, raw):
        text = sentence(row, raw_text, "open")
        spans = [text.plain[span.start : span.end] for span in text.spans]
        assert len(spans) == 1 and spans[0].startswith(f"{row['value']:g}")


def test_trace_of_a_target_shows_what_became_of_it(specimens: Path, gongbao: Run) -> None:
    row = observation(specimens, indicator="urban_unemployment_rate", status="target", period="2021")
    traced = gongbao("trace", row["observation_id"], "--outputs", specimens)
    assert "met, -1.61 %" in traced.stdout
    actual = observation(specimens, indicator="urban_unemployment_rate", status="actual", period="2021")
    assert str(actual["sentence"]) in traced.stdout and str(actual["observation_id"]) in traced.stdout
    back = gongbao("trace", actual["observation_id"], "--outputs", specimens)
    assert "outcome of the target" in back.stdout and str(row["sentence"]) in back.stdout


def test_trace_of_a_project_shows_every_mention_in_order(specimens: Path, gongbao: Run) -> None:
    data = specimens / "latest" / "data"
    project = next(
        row for row in pq.read_table(data / "projects.parquet").to_pylist() if row["name"].startswith("昌景黄")
    )
    mentions = pq.read_table(data / "project_mentions.parquet").to_pylist()
    of_it = [row for row in mentions if row["project_id"] == project["project_id"]]
    assert len(of_it) == 4
    traced = gongbao("trace", project["project_id"], "--outputs", specimens)
    assert traced.returncode == 0, traced.stderr
    for row in of_it:
        assert row["mention_id"] in traced.stdout and row["sentence"] in traced.stdout
    assert traced.stdout.index("2016-11-09") < traced.stdout.index("2022-02-08")
    assert "planned started 2018  → reached 2021, 3 years late" in traced.stdout


def test_trace_of_a_conflict_shows_both_statements(tmp_path: Path, gongbao: Run) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, day, value in (("report", "1月10日", "7.4"), ("bulletin", "3月28日", "7.2")):
        text = (
            f"绵阳市2023年政府工作报告\n\n——2023年{day}\n\n一、2022年工作回顾\n\n去年，全市地区生产总值增长{value}%。\n"
        )
        (raw / f"{name}.txt").write_text(text, encoding="utf-8")
    outputs = tmp_path / "outputs"
    assert gongbao("publish", "--raw", raw, "--outputs", outputs).returncode == 0
    found = gongbao("query", "SELECT conflict_id FROM conflicts", "--outputs", outputs).stdout
    row_id = found[found.index("conflict_", found.index("conflict_id") + 11) :].split()[0]
    traced = gongbao("trace", row_id, "--outputs", outputs)
    assert "difference -0.2 %" in traced.stdout
    assert "增长7.4%" in traced.stdout and "增长7.2%" in traced.stdout
    assert traced.stdout.index("earlier: 7.4 %") < traced.stdout.index("later: 7.2 %")


def test_trace_of_an_unknown_id_says_how_to_find_one(specimens: Path, gongbao: Run) -> None:
    traced = gongbao("trace", "obs_0000000000000000", "--outputs", specimens)
    assert traced.returncode == 1
    assert "gongbao query" in traced.stderr


def test_query_prints_a_table(specimens: Path, gongbao: Run) -> None:
    answered = gongbao(
        "query",
        "SELECT value, unit, period FROM observations "
        "WHERE indicator = 'gdp' AND measure = 'growth' AND period = '2021'",
        "--outputs",
        specimens,
    )
    assert answered.returncode == 0, answered.stderr
    assert "8.7" in answered.stdout and "%" in answered.stdout and "2021" in answered.stdout


def test_query_cannot_change_the_release(specimens: Path, gongbao: Run) -> None:
    refused = gongbao("query", "DELETE FROM observations", "--outputs", specimens)
    assert refused.returncode == 2
    assert "read-only" in refused.stderr


def test_query_without_a_release_says_what_to_run(tmp_path: Path, gongbao: Run) -> None:
    asked = gongbao("query", "SELECT 1", "--outputs", tmp_path)
    assert asked.returncode == 2
    assert "gongbao publish" in asked.stderr or "make data" in asked.stderr


def test_no_row_comes_from_a_copy_that_is_not_primary(specimens: Path) -> None:
    data = specimens / "latest" / "data"
    copies = pq.read_table(data / "copies.parquet").to_pylist()
    assert sum(copy["relation"] == "exact" for copy in copies) == 3  # the report that stands four times in its file
    primary = {copy["document_id"]: copy for copy in copies if copy["relation"] == "primary"}
    for table in ("passages", "observations", "project_mentions"):
        for row in pq.read_table(data / f"{table}.parquet").to_pylist():
            copy = primary[row["document_id"]]
            assert copy["raw_start"] <= row["raw_start"] < row["raw_end"] <= copy["raw_end"]
