"""What failed in a run, in words and as data: ``last_failure.json`` in the outputs."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dagster import AssetCheckSeverity, DagsterEvent, DagsterEventType, DagsterInstance, DagsterRun
from dagster._utils.error import SerializableErrorInfo

from pipeline.contract.vocabularies import VocabularyError
from pipeline.publishing.errors import AddressError, PublishingError, ReleaseError, StoreError
from pipeline.publishing.releases import versions
from pipeline.reading.register import RegisterError
from pipeline.reading.texts import RawFolderError
from pipeline.settings import SettingError

REPORT = "last_failure.json"

# Faults that say what to do; what caused them, which Dagster records as well, does not.
_IN_WORDS = {
    fault.__name__
    for fault in (
        AddressError,
        PublishingError,
        RawFolderError,
        RegisterError,
        ReleaseError,
        StoreError,
        VocabularyError,
        SettingError,
    )
}
_AFTER_A_CHECK = "Put right what it names: a document, a line of sources.csv, a vocabulary; then publish again."
_AFTER_THE_STORE = "`gongbao serve` tries again every hour, until it succeeds."
_AFTER_A_STEP = "Do what the message says. If it does not say, report it with what Dagster's page of the run shows."
_AFTER_A_CRASH = (
    "If memory ran out, set GONGBAO_WORKERS to fewer processes or give it more. Then run `gongbao publish`, or wait "
    "for the daily run."
)
# ArrowMemoryError and numpy's _ArrayMemoryError are among them.
_OUT_OF_MEMORY = MemoryError.__name__


@dataclass(frozen=True)
class Fault:
    """One thing that failed, the reason, and what to do."""

    what: str
    reason: str
    what_to_do: str
    may_pass: bool = False
    """Whether the same run may succeed later, when nobody has done anything."""

    def __str__(self) -> str:
        return f"{self.what} failed: {self.reason}"


def faults(instance: DagsterInstance, run_id: str) -> list[Fault]:
    """What made a run fail: checks that block and steps; where it was neither, how the run itself ended."""
    found = [*_failed_checks(instance, run_id), *_failed_steps(instance, run_id)]
    return found or [Fault(f"The run {run_id}", _ending(instance, run_id), _AFTER_A_CRASH)]


def report_on(instance: DagsterInstance, run: DagsterRun, outputs: Path) -> dict[str, object]:
    """The report on a failed run: what failed, what to do, and the release that still stands."""
    record = instance.get_run_record_by_id(run.run_id)
    ended = datetime.datetime.fromtimestamp(record.end_time or 0 if record else 0, datetime.UTC)
    found = faults(instance, run.run_id)
    stands = next(reversed(versions(outputs)), None)
    return {
        "run_id": run.run_id,
        "failed_at": ended.isoformat(timespec="seconds"),
        "release_that_stands": stands,
        "faults": [asdict(fault) for fault in found],
        "message": "\n".join(
            [
                f"Nothing was published; {f'release {stands} stays' if stands else 'there is no release yet'}.",
                *(f"{fault} {fault.what_to_do}" for fault in found),
            ]
        ),
    }


def write_report(report: Mapping[str, object], outputs: Path) -> None:
    """Put the report into the outputs, whole; OSError where that is not possible."""
    path = outputs / REPORT
    aside = path.with_suffix(".building")
    aside.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    aside.replace(path)


def last_report(outputs: Path) -> dict[str, Any] | None:
    """The report on the last failure; None where the last run succeeded, or where it cannot be read."""
    try:
        report: dict[str, Any] = json.loads((outputs / REPORT).read_bytes())
    except (OSError, ValueError):
        return None
    return report


def withdraw_report(outputs: Path) -> None:
    """Remove the report: a run succeeded since."""
    (outputs / REPORT).unlink(missing_ok=True)


def _events(instance: DagsterInstance, run_id: str, kind: DagsterEventType) -> Iterator[DagsterEvent]:
    for entry in instance.all_logs(run_id, of_type=kind):
        if entry.dagster_event:
            yield entry.dagster_event


def _failed_checks(instance: DagsterInstance, run_id: str) -> Iterator[Fault]:
    for event in _events(instance, run_id, DagsterEventType.ASSET_CHECK_EVALUATION):
        check = event.asset_check_evaluation_data
        if not check.passed and check.severity == AssetCheckSeverity.ERROR:
            what = f"The check {check.check_name} of {check.asset_key.to_user_string()}"
            yield Fault(what, check.description or "it gives no reason", _AFTER_A_CHECK)


def _failed_steps(instance: DagsterInstance, run_id: str) -> Iterator[Fault]:
    for event in _events(instance, run_id, DagsterEventType.STEP_FAILURE):
        error = _root_error(event)
        message = error.message.strip() if error else ""
        # A step that Dagster ends because its check failed says nothing more than the check.
        if message and "AssetCheckFailed" not in message:
            yield _of_step(f"The step {event.step_key}", message, error.cls_name if error else None)


def _of_step(what: str, message: str, error: str | None) -> Fault:
    if error == StoreError.__name__:
        return Fault(what, message, _AFTER_THE_STORE, may_pass=True)
    if _OUT_OF_MEMORY in message:
        return Fault(what, f"memory ran out ({message})", _AFTER_A_CRASH)
    return Fault(what, message, _AFTER_A_CRASH if BrokenProcessPool.__name__ in message else _AFTER_A_STEP)


def _ending(instance: DagsterInstance, run_id: str) -> str:
    endings = list(_events(instance, run_id, DagsterEventType.RUN_FAILURE))
    told = [error.message.strip() if (error := _root_error(event)) else event.message or "" for event in endings]
    # Of a process that was killed, Dagster tells the signal in an event before.
    killed = [event.message or "" for event in _events(instance, run_id, DagsterEventType.ENGINE_EVENT)]
    return " ".join([*(text for text in killed if "terminated by signal" in text), *told[-1:]]).strip()


def _root_error(event: DagsterEvent) -> SerializableErrorInfo | None:
    """The fault that an event is about, or what caused it; the first that is in words."""
    error: SerializableErrorInfo | None = getattr(event.event_specific_data, "error", None)
    while error is not None and error.cause is not None and error.cls_name not in _IN_WORDS:
        error = error.cause
    return error
