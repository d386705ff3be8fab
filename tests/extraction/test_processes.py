"""Work spread over processes: in order, and nothing is lost with a process that dies."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipeline.extraction import extract as stage
from pipeline.extraction.processes import mapped

DEADLY, DEADLY_ONCE, TOO_LARGE, TOO_LARGE_ONCE = -1, -2, -3, -4


def squared(task: tuple[int, str]) -> int:
    number, folder = task
    if number == DEADLY_ONCE and not Path(folder, "killed").exists():
        Path(folder, "killed").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if number == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == TOO_LARGE or (number == TOO_LARGE_ONCE and not Path(folder, "too large").exists()):
        Path(folder, "too large").touch()
        raise MemoryError
    return number * number


def dead(task: tuple[int, str]) -> int:
    return task[0]


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_tasks(workers: int, tmp_path: Path) -> None:
    tasks = [(number, str(tmp_path)) for number in range(40)]
    assert list(mapped(squared, tasks, workers, dead)) == [number * number for number in range(40)]


def test_of_a_task_that_kills_its_process_the_result_says_so_and_all_others_are_right(tmp_path: Path) -> None:
    numbers = [*range(9), DEADLY, *range(9)]
    found = list(mapped(squared, [(number, str(tmp_path)) for number in numbers], 2, dead))
    assert found == [DEADLY if number == DEADLY else number * number for number in numbers]


def test_a_task_that_memory_does_not_suffice_for_is_tried_once_more_and_takes_no_other_along(tmp_path: Path) -> None:
    numbers = [*range(9), TOO_LARGE_ONCE, *range(9)]
    found = list(mapped(squared, [(number, str(tmp_path)) for number in numbers], 2, dead))
    assert found == [number * number for number in numbers]
    numbers = [*range(9), TOO_LARGE, *range(9)]
    found = list(mapped(squared, [(number, str(tmp_path)) for number in numbers], 2, dead))
    assert found == [TOO_LARGE if number == TOO_LARGE else number * number for number in numbers]


def test_what_was_lost_with_a_process_that_was_killed_is_done_again(tmp_path: Path) -> None:
    numbers = [*range(9), DEADLY_ONCE, *range(9)]
    found = list(mapped(squared, [(number, str(tmp_path)) for number in numbers], 2, dead))
    assert found == [number * number for number in numbers]


def deadly_for_one(task: stage._Task) -> dict[str, object]:
    if task[1]["document_id"] == "doc_7":
        os.kill(os.getpid(), signal.SIGKILL)
    return stage._safely(task)


def test_a_document_that_kills_its_process_is_a_failure_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"doc_{number}" for number in range(18)]
    texts = pa.table({"raw_path": names, "text": ["全市粮食产量12万吨。"] * 18})
    distinct = pa.table(
        {"document_id": names, "raw_path": names, "passages": pa.array([[]] * 18, pa.list_(pa.string()))}
    )
    documents = pa.table({"document_id": names, "access": ["closed", *["open"] * 17], "characters": [10] * 18})
    documents = documents.append_column("delivered_on", pa.nulls(18)).append_column("published_on", pa.nulls(18))
    for name in ("document_type", "region", "region_code", "review_period", "plan_period"):
        documents = documents.append_column(name, pa.nulls(18, pa.string()))
    distinct = distinct.append_column("raw_sha256", pa.array([""] * 18))
    monkeypatch.setattr(stage, "_safely", deadly_for_one)
    found = stage.extract(texts, distinct, documents, workers=2).select(["document_id", "failure"]).to_pylist()
    assert [row["document_id"] for row in found] == names[1:]
    failures = {row["document_id"]: row["failure"] for row in found if row["failure"]}
    assert list(failures) == ["doc_7"] and "killed twice" in failures["doc_7"]


_ENDLESS = """
import os, sys, time
from pipeline.extraction.processes import mapped
if __name__ == "__main__":
    print(*mapped(os.getpgid, [0] * 8, 2, str), flush=True)
    list(mapped(time.sleep, [600] * 8, 2, str))
"""


def test_the_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(_ENDLESS)
    root = Path(stage.__file__).parents[2]
    main = subprocess.Popen(
        [sys.executable, script], env=os.environ | {"PYTHONPATH": str(root)}, stdout=subprocess.PIPE
    )
    assert main.stdout is not None and main.stdout.readline()
    children = _wait_for(lambda: [child for child in _children(main.pid) if "spawn_main" in child[1]])
    main.kill()
    main.communicate()
    assert children
    assert _wait_for(lambda: not any(_runs(*child) for child in children))


def _children(pid: int) -> list[tuple[int, str]]:
    told = subprocess.run(["ps", "-ww", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True)
    rows = [line.split(None, 2) for line in told.stdout.splitlines()]
    return [(int(row[0]), row[2]) for row in rows if int(row[1]) == pid]


def _runs(pid: int, arguments: str) -> bool:
    told = subprocess.run(["ps", "-ww", "-p", str(pid), "-o", "args="], capture_output=True, text=True, check=False)
    return told.stdout.strip() == arguments.strip()


def _wait_for(condition: Callable[[], Any], seconds: float = 30) -> Any:
    end = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(0.1)
    return found
