"""Dagster's record of runs (DAGSTER_HOME), beside the releases, so that the UI shows what every command did."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.util import CommandError
from dagster import DagsterInstance
from sqlalchemy.exc import DatabaseError, OperationalError

from pipeline.publishing.errors import PublishingError

_SETTINGS = Path(__file__).with_name("dagster.yaml")


@contextmanager
def opened(outputs: Path) -> Iterator[DagsterInstance]:
    """The record of runs in the folder ``outputs``, with the project's settings, and DAGSTER_HOME set to it.

    One that an older version of Dagster wrote is brought up to date, which takes a second. Raises PublishingError,
    which says what to do, for one that a newer version wrote, that is damaged, or that cannot be written meanwhile.
    """
    home = outputs.resolve() / "dagster"
    home.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_SETTINGS, home / "dagster.yaml")
    os.environ["DAGSTER_HOME"] = str(home)
    try:
        instance = DagsterInstance.from_config(str(home))
        _bring_up_to_date(instance)
    except CommandError as fault:
        raise _unusable(home, "was written by a newer version of Dagster than this one: update gongbao") from fault
    except (DatabaseError, sqlite3.DatabaseError) as fault:
        raise _unusable(home, f"is damaged ({fault.__cause__ or fault}): put it back as it was") from fault
    with instance:
        try:
            yield instance
        except OperationalError as fault:
            raise PublishingError(
                f"Dagster's record of runs in {home} cannot be written ({fault.orig}): is the disk full? Make room, or "
                "give another folder, and run again. What was published before stands as it was."
            ) from fault


def _bring_up_to_date(instance: DagsterInstance) -> None:
    storages = (instance.run_storage, instance.event_log_storage, instance.schedule_storage)
    versions = [version for storage in storages if storage and (version := storage.alembic_version())]
    if any(now != newest for now, newest in versions):
        instance.upgrade()


def _unusable(home: Path, how: str) -> PublishingError:
    return PublishingError(
        f"Dagster's record of runs in {home} {how}, or move it away. It is only the history of runs; no release "
        "depends on it."
    )
