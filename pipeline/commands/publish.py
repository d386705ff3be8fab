"""`gongbao publish`: run the job on a raw folder and say what came of it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from pipeline.assets.automation.abandoned_runs import end_abandoned_runs
from pipeline.assets.automation.dagster_home import opened
from pipeline.assets.automation.failure_report import faults, withdraw_report
from pipeline.commands.console import FailureError, UsageError, err, out, print_table
from pipeline.commands.environment import check_environment
from pipeline.commands.progress import shown_progress
from pipeline.commands.run_summary import tell_what_was_done
from pipeline.publishing.outputs import check_address, is_address, working_folder
from pipeline.reading.formats import SUFFIXES
from pipeline.reading.raw_files import raw_files
from pipeline.reading.register import RegisterError, read_register

if TYPE_CHECKING:
    from dagster import DagsterInstance, JobExecutionResult

_SHOWN_FAULTS = 20


def publish(raw: Path, outputs: str) -> None:
    """Publish the documents in ``raw`` to ``outputs``, a folder or an address.

    Raises UsageError, FailureError or PublishingError where that is not possible.
    """
    _check(raw, outputs)
    working = working_folder(outputs)
    with shown_progress(), opened(working) as instance:
        end_abandoned_runs(instance, working)
        started = time.monotonic()
        result = _run(raw, outputs, instance)
        seconds = time.monotonic() - started
        failed = [] if result.success else faults(instance, result.run_id)
    tell_what_was_done(result, seconds, working / "stages")
    _tell_what_was_left_out(result, working)
    if failed:
        where = f"Dagster's record of this run is {result.run_id}; to see it: gongbao ui --outputs {outputs}"
        told = [f"{fault} {fault.what_to_do}" for fault in failed]
        raise FailureError("\n".join(["Nothing was published.", *told, where]))
    withdraw_report(working)
    _tell_warnings(result)
    _tell_what_was_in_the_cache(result)
    _tell(result, outputs)


def _check(raw: Path, outputs: str) -> None:
    if not raw.is_dir():
        raise UsageError(f"{raw} is not a folder. Make it and put documents in it, or name another with --raw.")
    if not raw_files(raw):
        raise UsageError(
            f"{raw} holds no documents. Put some in it ({', '.join(SUFFIXES)}), or name another folder with --raw."
        )
    check_environment()
    try:
        read_register(raw)
    except RegisterError as fault:
        raise UsageError(str(fault)) from fault
    if is_address(outputs):
        check_address(outputs)
        return
    try:
        Path(outputs).mkdir(parents=True, exist_ok=True)
        probe = Path(outputs, ".writable")
        probe.touch()
        probe.unlink()
    except OSError as fault:
        raise UsageError(
            f"{outputs} cannot be written ({fault.strerror}). Name another folder with --outputs."
        ) from fault


def _run(raw: Path, outputs: str, instance: DagsterInstance) -> JobExecutionResult:
    from dagster import build_reconstructable_job, execute_job

    # `execute_in_process` would keep every table of the run in memory until its end.
    return execute_job(
        build_reconstructable_job(
            "pipeline.definitions", "publish_job", reconstructable_kwargs={"raw": str(raw), "outputs": outputs}
        ),
        instance=instance,
        run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}},
        raise_on_error=False,
    )


def _tell_warnings(result: JobExecutionResult) -> None:
    for check in result.get_asset_check_evaluations():
        if not check.passed:
            err.print(f"The check {check.check_name} warns: {check.description}", markup=False)


def _tell_what_was_in_the_cache(result: JobExecutionResult) -> None:
    """Of the stages that work through the documents, how much of it was done before."""
    told = []
    for stage, asset in (("reading", "texts"), ("cleaning", "clean_texts"), ("extraction", "extractions")):
        for materialization in result.asset_materializations_for_node(asset):
            if "from_cache" in materialization.metadata:
                told.append(f"{stage} {materialization.metadata['from_cache'].value}")
    if told:
        err.print(f"From the cache: {', '.join(told)}")


def _tell(result: JobExecutionResult, outputs: str) -> None:
    release = next(m for m in result.asset_materializations_for_node("release"))
    told = {name: value.value for name, value in release.metadata.items()}
    for materialization in result.asset_materializations_for_node("rejects"):
        out.print(str(materialization.metadata["accounting"].value))
    print_table(pq.read_table(working_folder(outputs) / "stages" / "release.parquet"))
    out.print(str(told["message"]))
    if told["published"]:
        # At an address `latest` is no folder.
        folder = f"releases/{told['version']}" if is_address(outputs) else "latest"
        out.print(f"The release is in {outputs.rstrip('/')}/{folder}. Next, try:")
        out.print(
            '  gongbao query "SELECT indicator_name, value, unit, period, status FROM observations '
            f"WHERE indicator = 'gdp'\"{'' if outputs == 'outputs' else f' --outputs {outputs}'}"
        )


def _tell_what_was_left_out(result: JobExecutionResult, outputs: Path) -> None:
    """Files that were not read, wholly or in part, and documents that failed, each with its reason."""
    left_out: list[tuple[str, str]] = []
    if result.asset_materializations_for_node("texts"):
        for row in pq.read_table(outputs / "stages" / "texts.parquet").to_pylist():
            if row["failure"]:
                left_out.append((row["raw_path"], f"{row['failure']}: {row['failure_detail']}"))
            left_out += [(row["raw_path"], f"{part['reason']}: {part['detail']}") for part in row["unread"] or ()]
    if result.asset_materializations_for_node("rejects"):
        for row in pq.read_table(outputs / "stages" / "rejects.parquet").to_pylist():
            if row["reason"] == "extraction_failed":
                left_out.append((row["raw_path"], f"{row['reason']}: {row['detail']}"))
    for raw_path, reason in left_out[:_SHOWN_FAULTS]:
        err.print(f"left out {raw_path!r}: {reason}", markup=False)
    if len(left_out) > _SHOWN_FAULTS:
        err.print(f"… and {len(left_out) - _SHOWN_FAULTS} more files left out; see the table rejects")
