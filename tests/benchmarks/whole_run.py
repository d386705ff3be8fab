"""A whole run by the command: time and memory a stage, documents a second, what Dagster takes. Linux only."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from dagster import DagsterInstance

from pipeline.reading.texts import raw_files

SHOWN_SECONDS = 0.5
"""Shorter steps are not listed."""


def measure(raw: Path) -> None:
    """Print what publishing the documents of a folder to a new one takes, all processes counted."""
    with TemporaryDirectory() as outputs:
        began = time.time()
        command = [Path(sys.executable).with_name("gongbao"), "publish", "--raw", raw, "--outputs", outputs]
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        samples = []
        while run.poll() is None:
            samples.append((time.time(), sum(map(_memory, _processes(run.pid)))))
            time.sleep(0.2)
        seconds = time.time() - began
        with DagsterInstance.from_config(str(Path(outputs, "dagster"))) as instance:
            steps = list(_steps(instance))
    documents = len(raw_files(raw))
    print(f"\nA whole run: {documents} documents, {seconds:.1f} s, {documents / seconds:.1f} documents a second")
    print(f"  highest memory of all processes {max(memory for _, memory in samples):,} MiB")
    for name, start, end in steps:
        if end - start >= SHOWN_SECONDS:
            highest = max((memory for moment, memory in samples if start <= moment <= end), default=0)
            print(f"  {name:44} {end - start:8.1f} s {highest:8,} MiB")
    inside = sum(end - start for _, start, end in steps)
    print(f"  {'between the steps and before them (Dagster)':44} {seconds - inside:8.1f} s {1 - inside / seconds:8.0%}")


def _steps(instance: DagsterInstance) -> Iterator[tuple[str, float, float]]:
    (run,) = instance.get_runs(limit=1)
    for step in instance.get_run_step_stats(run.run_id):
        if step.start_time and step.end_time:
            yield step.step_key, step.start_time, step.end_time


def _processes(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for each in found:
        for children in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue  # It ended meanwhile.
    return found


def _memory(pid: int) -> int:
    """MiB of a process; what it shares with others is shared out (PSS)."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")), 0) // 1024
