"""The sensor ``raw_folder_changed``: a run for every new state of what a release is made from."""

from __future__ import annotations

import hashlib
import json
from typing import NamedTuple

from dagster import RunRequest, SensorEvaluationContext, SkipReason, sensor

from pipeline.assets.automation.abandoned_runs import end_abandoned_runs
from pipeline.assets.automation.job import publish
from pipeline.assets.automation.manifest import digest, manifest, signature
from pipeline.assets.automation.settings import SENSOR_STATUS, sensor_seconds
from pipeline.assets.folders import Folders
from pipeline.reading.texts import RawFolderError


class Seen(NamedTuple):
    """What the tick before saw: the sensor's cursor."""

    signature: str = ""
    settled: bool = False
    """Whether that signature was seen at two ticks, so that its files have been looked into."""
    manifest: str = ""
    """The digest of the files that the last run was started for."""
    run_key: str = ""

    @classmethod
    def parsed(cls, cursor: str | None) -> Seen:
        """The cursor as it was written; a fresh start where there is none, or one of another version."""
        try:
            return cls(**json.loads(cursor or "{}"))
        except (TypeError, ValueError):
            return cls()

    def written(self) -> str:
        """The same as a cursor."""
        return json.dumps(self._asdict())


@sensor(
    job=publish,
    minimum_interval_seconds=sensor_seconds(),
    default_status=SENSOR_STATUS,
    description="Starts a run when documents, register, corrections, vocabularies or code have changed.",
)
def raw_folder_changed(context: SensorEvaluationContext, folders: Folders) -> RunRequest | SkipReason:
    """A run when files are others than those of the last run, and the same as at the tick before.

    A file that is being written changes from tick to tick and is waited for. The run key is the digest of the
    manifest and of the run key before: a folder that comes back to what it was is published again, and a tick
    that is repeated after a crash starts no second run.
    """
    end_abandoned_runs(context.instance, folders.outputs_folder)
    try:
        files = manifest(folders.raw_folder)
    except RawFolderError as fault:
        return SkipReason(f"No run: {fault}. What was published stays as it is.")
    seen = Seen.parsed(context.cursor)
    state = signature(files)
    if state != seen.signature:
        context.update_cursor(seen._replace(signature=state, settled=False).written())
        return SkipReason("Files have changed. A run starts when they are still the same at the next tick.")
    if seen.settled:
        return SkipReason(f"Nothing has changed: none of {len(files)} files (documents, register, code, vocabularies).")
    found = digest(files)
    if found == seen.manifest:
        context.update_cursor(seen._replace(settled=True).written())
        return SkipReason(f"Files were written, but none of {len(files)} holds anything else than before.")
    run_key = hashlib.sha256(f"{seen.run_key} {found}".encode()).hexdigest()
    context.update_cursor(Seen(state, settled=True, manifest=found, run_key=run_key).written())
    return RunRequest(run_key=run_key)
