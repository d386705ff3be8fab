"""Whether releases can be made in a folder, what interrupted runs left there, and Dagster's record of runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline.commands.examination.finding import Finding, some
from pipeline.publishing.releases import RELEASES, latest, versions

# A release of a few documents, its tables between the stages, and Dagster's record of some runs.
_LEAST_BYTES = 100_000_000
_LEFTOVERS = (".building-*", "*.building", ".latest-new", ".fetching-*")


def examine_outputs_folder(outputs: Path) -> Iterator[Finding]:
    """Whether it can be written and has room, how large each part of it is, and what was left half done."""
    there = _nearest(outputs)
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        yield Finding("wrong", f"{outputs} cannot be written", "make it a folder that can, or name another")
    if not outputs.exists():
        yield Finding("ok", f"{outputs} is not there yet; the first run makes it")
    yield _room(outputs, there)
    if outputs.is_dir():
        sizes = ", ".join(
            f"{part.name} {_megabytes(_size(part))}" for part in sorted(outputs.iterdir()) if _counts(part)
        )
        yield Finding("ok", f"{outputs} holds {sizes or 'nothing'}")
    yield from some(map(_leftover, _leftovers(outputs)), "leftovers")
    yield from _dagster(outputs / "dagster")


def _nearest(folder: Path) -> Path:
    """The folder itself, else the nearest above it that is there."""
    folder = folder.absolute()
    return next(place for place in (folder, *folder.parents) if place.exists())


def _room(outputs: Path, there: Path) -> Finding:
    free = shutil.disk_usage(there).free
    # A run writes the tables between the stages anew, and builds a release beside the last one.
    last = _size(latest(outputs)) if versions(outputs) and (outputs / "latest").exists() else 0
    needed = max(_LEAST_BYTES, 2 * last + _size(outputs / "stages"))
    if free < needed:
        what = f"{_megabytes(free)} are free where {outputs} is; a run may need {_megabytes(needed)}"
        return Finding("wrong", what, f"make room, or remove releases you no longer need from {outputs / RELEASES}")
    return Finding("ok", f"{_megabytes(free)} are free where {outputs} is")


def _counts(part: Path) -> bool:
    return part.is_dir() and not part.is_symlink()


def _size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _leftovers(outputs: Path) -> list[Path]:
    places = (outputs, outputs / RELEASES, outputs / "stages")
    return sorted(found for place in places for pattern in _LEFTOVERS for found in place.glob(pattern))


def _leftover(path: Path) -> Finding:
    return Finding(
        "warning",
        f"{path} is half done",
        "nothing, if a run is going; else it was interrupted: run again, or remove it",
    )


def _dagster(home: Path) -> Iterator[Finding]:
    if not (home / "history" / "runs.db").is_file():
        yield Finding("ok", f"{home}: Dagster has recorded no run yet")
        return
    from dagster import DagsterInstance

    try:
        with DagsterInstance.from_config(str(home)) as instance:
            runs = instance.get_runs_count()
            (newest,) = instance.get_runs(limit=1) or (None,)
            telemetry = instance.telemetry_enabled
    except Exception as fault:  # Settings, versions and files each fail in a way of their own.
        what_to_do = f"move {home} away: it is the record of runs only, and is begun anew"
        yield Finding("wrong", f"{home}: Dagster cannot open it ({fault})", what_to_do)
        return
    if newest is not None and newest.is_failure_or_canceled:
        what_to_do = f"run it again, or see why: gongbao ui --outputs {home.parent}"
        yield Finding("warning", f"{home}: the last of {runs} runs, {newest.run_id}, failed", what_to_do)
    else:
        yield Finding("ok", f"{home}: Dagster has recorded {runs} runs")
    if telemetry:
        what_to_do = "write `telemetry: {enabled: false}` there, or let gongbao publish do it"
        yield Finding("warning", f"{home / 'dagster.yaml'}: Dagster's telemetry is on", what_to_do)
