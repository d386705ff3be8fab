"""What follows a run: the report, the webhook, the retry, and what is forgotten."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from dagster import (
    DagsterEvent,
    DagsterInstance,
    DagsterRun,
    DagsterRunStatus,
    ExecuteInProcessResult,
    RunRequest,
    SkipReason,
    build_run_status_sensor_context,
    build_schedule_context,
)
from dagster._core.events import JobFailureData, RunFailureReason
from dagster._core.storage.tags import WILL_RETRY_TAG

from pipeline.assets.automation import old_runs, webhook
from pipeline.assets.automation.abandoned_runs import ABANDONED, end_abandoned_runs
from pipeline.assets.automation.dagster_home import opened
from pipeline.assets.automation.failure_report import REPORT, faults, report_on, withdraw_report, write_report
from pipeline.assets.automation.outcome_sensors import publish_failed, publish_succeeded
from pipeline.assets.automation.store_schedule import again
from pipeline.assets.folders import Folders
from pipeline.assets.storage import stages_folder
from pipeline.definitions import assemble
from pipeline.publishing.destinations.outputs_folder import exclusive
from pipeline.publishing.errors import StoreError

CONFIG = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    return tmp_path / "outputs"


@pytest.fixture
def instance(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DagsterInstance]:
    monkeypatch.setenv("DAGSTER_HOME", "")
    with opened(outputs) as instance:
        yield instance


@pytest.fixture
def unreadable(tmp_path: Path) -> Path:
    """A raw folder of which nothing can be read, so that a check fails at the first stage."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "empty.txt").touch()
    return raw


def run(instance: DagsterInstance, raw: Path, outputs: Path) -> ExecuteInProcessResult:
    definitions = assemble(Folders(raw=str(raw), outputs=str(outputs)), waits=False)
    job = definitions.resolve_job_def("publish")
    return job.execute_in_process(instance=instance, run_config=CONFIG, raise_on_error=False)


def begun(instance: DagsterInstance, hours_ago: float = 2) -> DagsterRun:
    """A run that says that it began, and then no more."""
    started = instance.add_run(DagsterRun("publish", status=DagsterRunStatus.NOT_STARTED))
    instance.report_dagster_event(DagsterEvent("PIPELINE_START", "publish"), started.run_id)
    with instance.run_storage.connect() as connection:  # type: ignore[attr-defined]
        set_begun = "UPDATE runs SET start_time = start_time - ? WHERE run_id = ?"
        connection.exec_driver_sql(set_begun, (hours_ago * 3600, started.run_id))
        connection.commit()
    return started


def status(instance: DagsterInstance, started: DagsterRun) -> DagsterRunStatus:
    found = instance.get_run_by_id(started.run_id)
    assert found
    return found.status


def test_a_failed_check_is_reported_with_its_reason_and_not_tried_again(
    instance: DagsterInstance, unreadable: Path, outputs: Path
) -> None:
    failed = run(instance, unreadable, outputs)
    assert [str(fault) for fault in faults(instance, failed.run_id)] == [
        "The check some_file_was_read of texts failed: 0 of 1 files could be read"
    ]
    record = instance.get_run_by_id(failed.run_id)
    assert record and record.tags[WILL_RETRY_TAG] == "false"
    report = report_on(instance, record, outputs)
    assert "there is no release yet" in str(report["message"]) and "sources.csv" in str(report["message"])


def test_a_step_that_fails_is_reported_in_its_own_words(
    instance: DagsterInstance, raw_folder: Path, outputs: Path
) -> None:
    (raw_folder / "sources.csv").write_text("file,delivered_on\nreport.txt,2023年1月\n", encoding="utf-8")
    (told,) = faults(instance, run(instance, raw_folder, outputs).run_id)
    assert told.what == "The step texts" and "sources.csv, line 2" in told.reason


def test_a_step_that_memory_does_not_suffice_for_is_reported_with_what_to_do(
    instance: DagsterInstance, unreadable: Path, outputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_much(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("pipeline.assets.reading.read_texts", too_much)
    (told,) = faults(instance, run(instance, unreadable, outputs).run_id)
    assert told.what == "The step texts" and "memory ran out" in told.reason
    assert "GONGBAO_WORKERS" in told.what_to_do


def test_a_run_that_was_killed_is_tried_again_and_reported_when_it_was_the_last_try(
    instance: DagsterInstance, outputs: Path
) -> None:
    killed = begun(instance)
    end_abandoned_runs(instance, outputs)
    record = instance.get_run_by_id(killed.run_id)
    assert record and record.status == DagsterRunStatus.FAILURE and record.tags[WILL_RETRY_TAG] == "true"
    (told,) = faults(instance, killed.run_id)
    assert told.reason == ABANDONED and "GONGBAO_WORKERS" in told.what_to_do


def test_a_run_that_is_alive_or_has_just_begun_is_left_alone(instance: DagsterInstance, outputs: Path) -> None:
    alive = begun(instance)
    with exclusive(stages_folder(outputs), "elsewhere"):
        end_abandoned_runs(instance, outputs)
    assert status(instance, alive) == DagsterRunStatus.STARTED
    just_begun = begun(instance, hours_ago=0)
    end_abandoned_runs(instance, outputs)
    assert status(instance, alive) == DagsterRunStatus.FAILURE
    assert status(instance, just_begun) == DagsterRunStatus.STARTED


def test_two_runs_on_the_same_outputs_never_mix_their_tables(
    instance: DagsterInstance, unreadable: Path, outputs: Path
) -> None:
    with exclusive(stages_folder(outputs), "elsewhere"):
        second = run(instance, unreadable, outputs)
    (told,) = faults(instance, second.run_id)
    assert "Another run is publishing" in told.reason and not (outputs / "stages" / "texts.parquet").exists()


def sense(sensor: object, instance: DagsterInstance, run_id: str, event: DagsterEvent, outputs: Path) -> None:
    """Let one of the two sensors see the end of a run."""
    found = instance.get_run_by_id(run_id)
    assert found
    context = build_run_status_sensor_context(
        "a_sensor", event, instance, found, resources={"folders": Folders(raw="raw", outputs=str(outputs))}
    )
    if sensor is publish_failed:
        context = context.for_run_failure()
    sensor(context)  # type: ignore[operator]


def ended(instance: DagsterInstance, killed: bool) -> tuple[str, DagsterEvent]:
    started = begun(instance)
    if not killed:
        event = DagsterEvent("PIPELINE_SUCCESS", "publish")
        instance.report_dagster_event(event, started.run_id)
        return started.run_id, event
    reason = JobFailureData(None, RunFailureReason.STEP_FAILURE)
    return started.run_id, instance.report_run_failed(started, "ended", reason)


def test_the_report_stands_until_a_run_succeeds(instance: DagsterInstance, outputs: Path) -> None:
    sense(publish_failed, instance, *ended(instance, killed=True), outputs)
    assert (outputs / REPORT).exists()
    late = ended(instance, killed=True)
    sense(publish_succeeded, instance, *ended(instance, killed=False), outputs)
    assert not (outputs / REPORT).exists()
    # The failure before it, seen only now, is no news any more.
    sense(publish_failed, instance, *late, outputs)
    assert not (outputs / REPORT).exists()


def test_a_run_that_could_not_reach_the_store_is_tried_again_in_an_hour(
    instance: DagsterInstance, unreadable: Path, outputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: object) -> None:
        raise StoreError("s3://bucket/open cannot be read: it does not answer.")

    def tick() -> object:
        return again(build_schedule_context(instance, resources={"folders": Folders(raw="raw", outputs=str(outputs))}))

    def report(failed: ExecuteInProcessResult) -> None:
        record = instance.get_run_by_id(failed.run_id)
        assert record
        write_report(report_on(instance, record, outputs), outputs)

    assert isinstance(tick(), SkipReason)
    with monkeypatch.context() as patched:
        patched.setattr("pipeline.assets.reading.read_texts", unreachable)
        failed = run(instance, unreadable, outputs)
    report(failed)
    request = tick()
    assert isinstance(request, RunRequest) and request.run_key == f"again-{failed.run_id}"
    (told,) = faults(instance, failed.run_id)
    assert "s3://bucket/open" in told.reason and "every hour" in told.what_to_do
    report(run(instance, unreadable, outputs))
    assert isinstance(tick(), SkipReason), "a failed check would fail again"
    withdraw_report(outputs)
    assert isinstance(tick(), SkipReason)


def test_a_failure_that_is_tried_again_is_not_reported(instance: DagsterInstance, outputs: Path) -> None:
    killed = begun(instance)
    event = instance.report_run_failed(killed, "killed")
    sense(publish_failed, instance, killed.run_id, event, outputs)
    assert not (outputs / REPORT).exists()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://127.0.0.1:9/token", "not delivered"),
        ("http://[broken/token", "not delivered"),
        ("ftp://127.0.0.1/token", "https://"),
        ("file:///etc/token", "https://"),
    ],
)
def test_a_webhook_that_fails_says_why_and_not_where(address: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGBAO_FAILURE_WEBHOOK", address)
    told = webhook.send({"message": "Nothing was published."})
    assert told and why in told and "token" not in told


def test_without_an_address_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GONGBAO_FAILURE_WEBHOOK", raising=False)
    assert webhook.send({"message": "Nothing was published."}) is None


def test_runs_are_forgotten_after_90_days_and_their_files_with_them(instance: DagsterInstance, outputs: Path) -> None:
    run_id, _ = ended(instance, killed=False)
    now = datetime.datetime.now(datetime.UTC)
    file = outputs / "dagster" / "history" / "runs" / f"{run_id}.db"
    assert old_runs.forget_old_runs(instance, now + datetime.timedelta(days=89)) == 0 and file.exists()
    assert old_runs.forget_old_runs(instance, now + datetime.timedelta(days=91)) == 1
    assert not file.exists() and not instance.get_runs()
