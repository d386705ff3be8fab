"""Real runs, stopped at any moment or two at once: what is published is whole, or it is not there."""

import os
import signal
import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import duckdb

from pipeline.publishing.releases import latest, versions

from .running import publishing

KILLS, LANES, SEED = 50, 2, 20261103


def sound_releases(outputs: Path) -> list[str]:
    """The names in releases/ that a reader sees; fails where one of them, or `latest`, is not whole."""
    seen = sorted(path.name for path in (outputs / "releases").iterdir() if not path.name.startswith("."))
    assert seen == sorted(versions(outputs))
    for folder in (*(outputs / "releases" / name for name in seen), outputs / "latest"):
        command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
        subprocess.run(command, cwd=folder, check=True)
        listed = (folder / "SHA256SUMS").read_text().count("\n")
        assert listed == sum(path.is_file() for path in folder.rglob("*")) - 1
    with duckdb.connect(str(outputs / "latest" / "gongbao.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM observations").fetchone() == (6,)
    return seen


def run_to_the_end(outputs: Path, value: float) -> float:
    """Publishes a release; returns how many seconds that took from the first step on."""
    run = publishing(outputs, value)
    assert run.stdout is not None and run.stdout.readline() == "ready\n"
    began = time.monotonic()
    said, complaint = run.communicate()
    assert run.returncode == 0, complaint
    assert "Published release" in said
    return time.monotonic() - began


def killed_after(outputs: Path, value: float, seconds: float) -> str:
    """Kills a run, and all that it started, so long after its first step; returns the last that it said."""
    run = publishing(outputs, value)
    assert run.stdout is not None and run.stdout.readline() == "ready\n"
    time.sleep(seconds)
    os.killpg(run.pid, signal.SIGKILL)
    said, _ = run.communicate()
    return (said.splitlines() or ["nothing"])[-1]


def test_fifty_kills_at_any_moment_leave_what_was_published_whole(tmp_path: Path) -> None:
    places = [tmp_path / str(lane) for lane in range(LANES)]
    chance = Random(SEED)
    with ThreadPoolExecutor(LANES) as pool:
        # As many at a time as later, so that a run takes as long.
        seconds = max(pool.map(lambda outputs: run_to_the_end(outputs, 1.0), places))
        delays = [[chance.uniform(0, seconds) for _ in range(KILLS // LANES)] for _ in places]

        def kill(outputs: Path, delays: list[float]) -> list[str]:
            last = []
            before = sound_releases(outputs)
            for number, delay in enumerate(delays, start=2):
                last.append(killed_after(outputs, float(number), delay))
                after = sound_releases(outputs)
                assert set(before) <= set(after) and len(after) <= len(before) + 1
                before = after
            return last

        steps = Counter(line.split()[0] for said in pool.map(kill, places, delays) for line in said)
    assert steps.total() == KILLS
    # The moments were spread over the run, and most runs were indeed stopped.
    # The database is built while other files are written, so that its own line is hardly ever the last one.
    assert steps["Writing"] and steps["Looking"], steps
    assert steps["Published"] < KILLS / 3, steps
    for outputs in places:
        run_to_the_end(outputs, 0.5)
        sound_releases(outputs)
        assert latest(outputs).name == versions(outputs)[-1]
        assert {path.name for path in outputs.iterdir()} == {"latest", "releases"}
        assert {path.name for path in (outputs / "releases").iterdir()} == set(versions(outputs))


def test_of_two_runs_at_once_one_publishes_and_the_other_says_why_not(tmp_path: Path) -> None:
    first = publishing(tmp_path)
    assert first.stdout is not None
    next(line for line in first.stdout if line.startswith("Writing documents"))
    os.killpg(first.pid, signal.SIGSTOP)
    try:
        second = publishing(tmp_path)
        _, complaint = second.communicate(timeout=60)
        assert second.returncode == 1
        assert "Another run is publishing" in complaint and "wait until it has ended" in complaint
        assert versions(tmp_path) == []
    finally:
        os.killpg(first.pid, signal.SIGCONT)
    said, _ = first.communicate(timeout=60)
    assert first.returncode == 0 and "Published release 1.0.0" in said
    assert sound_releases(tmp_path) == ["1.0.0"]
