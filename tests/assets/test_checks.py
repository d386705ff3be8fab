"""A table with a fault blocks publishing, and the run says which row of which table."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dagster import AssetKey, DagsterInstance, ExecuteInProcessResult

from pipeline.assets.folders import Folders
from pipeline.contract.declarations import load_tables
from pipeline.deduplication.distinct_texts import DISTINCT_TEXTS, Deduplicated
from pipeline.definitions import assemble
from pipeline.extraction import extract as extraction

CONFIG = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def run(raw: Path, outputs: Path) -> ExecuteInProcessResult:
    job = assemble(Folders(raw=str(raw), outputs=str(outputs))).resolve_job_def("publish")
    with DagsterInstance.ephemeral() as instance:
        return job.execute_in_process(instance=instance, run_config=CONFIG, raise_on_error=False)


def test_a_good_folder_passes_every_check_and_tells_what_it_did(raw_folder: Path, tmp_path: Path) -> None:
    result = run(raw_folder, tmp_path / "outputs")
    assert result.success
    checks = result.get_asset_check_evaluations()
    assert {check.check_name for check in checks} >= {f"{name}_conforms" for name in load_tables()}
    assert all(check.passed for check in checks)
    for materialization in result.get_asset_materialization_events():
        told = materialization.materialization.metadata
        assert {"dagster/row_count", "preview", "accounting"} <= set(told), materialization.asset_key
    told = {
        event.asset_key.to_user_string(): event.materialization.metadata
        for event in result.get_asset_materialization_events()
        if event.asset_key
    }
    assert "| project | region | mentions | course |" in str(told["projects"]["timelines"].value)
    assert str(told["target_outcomes"]["targets_and_outcomes"].value)
    rejects = result.asset_materializations_for_node("rejects")[0].metadata
    assert rejects["characters_unaccounted"].value == 0
    assert "characters read =" in str(rejects["accounting"].value)
    for materialization in result.get_asset_materialization_events():
        assert "UNACCOUNTED" not in str(materialization.materialization.metadata["accounting"].value)


def test_a_faulty_row_blocks_the_release(raw_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = extraction.extract_document

    def faulty(*inputs: object) -> dict[str, object]:
        row = real(*inputs)  # type: ignore[arg-type]
        row["observations"][0]["comparator"] = "roughly"
        return row

    monkeypatch.setattr(extraction, "extract_document", faulty)
    result = run(raw_folder, tmp_path / "outputs")
    assert not result.success
    failed = [check for check in result.get_asset_check_evaluations() if not check.passed]
    assert [check.check_name for check in failed] == ["observations_conforms"]
    assert "comparator" in (failed[0].description or "") and "roughly" in (failed[0].description or "")
    assert "obs_" in (failed[0].description or "")
    assert not (tmp_path / "outputs" / "latest").exists()
    materialized = {event.asset_key for event in result.get_asset_materialization_events()}
    assert AssetKey("release") not in materialized


def test_characters_that_vanish_block_the_release(
    raw_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.assets import cleaning

    real = cleaning.stage.clean_texts

    def losing(texts: pa.Table, progress: object) -> pa.Table:
        rows = real(texts).to_pylist()
        del rows[0]["passages"][4]
        return pa.Table.from_pylist(rows, schema=cleaning.stage.CLEAN_TEXTS)

    monkeypatch.setattr(cleaning.stage, "clean_texts", losing)
    result = run(raw_folder, tmp_path / "outputs")
    failed = [check for check in result.get_asset_check_evaluations() if not check.passed]
    assert [check.check_name for check in failed] == ["cleaning_keeps_its_laws"]
    assert "report.txt: character" in (failed[0].description or "")
    assert not (tmp_path / "outputs" / "latest").exists()


def test_characters_that_vanish_later_block_the_release_too(
    raw_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.assets import checks, deduplication

    real = deduplication.deduplicate

    def losing(clean_texts: pa.Table) -> Deduplicated:
        found = real(clean_texts)
        rows = found.distinct_texts.to_pylist()
        del rows[0]["passages"][4]
        return Deduplicated(found.copies, pa.Table.from_pylist(rows, schema=DISTINCT_TEXTS))

    monkeypatch.setattr(deduplication, "deduplicate", losing)
    monkeypatch.setattr(checks, "deduplicate", losing)
    result = run(raw_folder, tmp_path / "outputs")
    failed = [check.check_name for check in result.get_asset_check_evaluations() if not check.passed]
    assert failed == ["every_character_is_accounted_for"]
    assert not (tmp_path / "outputs" / "latest").exists()


def test_a_number_that_vanishes_blocks_the_release(
    raw_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = extraction.extract_document

    def losing(*inputs: object) -> dict[str, object]:
        row = real(*inputs)  # type: ignore[arg-type]
        row["observations"] = row["observations"][1:]
        return row

    monkeypatch.setattr(extraction, "extract_document", losing)
    result = run(raw_folder, tmp_path / "outputs")
    failed = [check for check in result.get_asset_check_evaluations() if not check.passed]
    assert [check.check_name for check in failed] == ["every_number_is_accounted_for"]
    assert "1 numbers are lost: doc_" in (failed[0].description or "")
    assert not (tmp_path / "outputs" / "latest").exists()


def test_copies_that_depend_on_the_order_of_files_block_the_release(
    raw_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.assets import checks

    monkeypatch.setattr(checks, "deduplicate", lambda texts: Deduplicated(texts.slice(0, 0), texts.slice(0, 0)))
    result = run(raw_folder, tmp_path / "outputs")
    failed = [check.check_name for check in result.get_asset_check_evaluations() if not check.passed]
    assert failed == ["order_of_files_changes_nothing"]


@pytest.mark.parametrize(
    ("fault", "told"), [(RuntimeError("planted"), "planted"), (MemoryError(), "set GONGBAO_WORKERS to fewer processes")]
)
def test_one_document_cannot_take_another_down(
    raw_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, told: str
) -> None:
    (raw_folder / "second.txt").write_text(
        "安平县2023年上半年经济运行情况\n全县实现生产总值95.2亿元，增长6.1%。\n", encoding="utf-8"
    )
    real = extraction.sentences

    def failing(text: object, document: object) -> object:
        if "second" in text["raw_path"]:  # type: ignore[index]
            raise fault
        return real(text, document)  # type: ignore[arg-type]

    monkeypatch.setattr(extraction, "sentences", failing)
    result = run(raw_folder, tmp_path / "outputs")
    assert result.success
    rejects = pq.read_table(tmp_path / "outputs" / "latest" / "data" / "rejects.parquet").to_pylist()
    failed = [row for row in rejects if row["reason"] == "extraction_failed"]
    assert [row["raw_path"] for row in failed] == ["second.txt"]
    assert told in failed[0]["detail"]
    observations = pq.read_table(tmp_path / "outputs" / "latest" / "data" / "observations.parquet")
    assert len(observations) > 5
    monkeypatch.setattr(extraction, "sentences", real)
    assert run(raw_folder, tmp_path / "outputs").success
    added = pq.read_table(tmp_path / "outputs" / "latest" / "data" / "observations.parquet")
    assert len(added) > len(observations)
