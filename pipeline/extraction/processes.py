"""Work spread over processes: a few tasks at a time, and none of them lost with a process that dies."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

# So many tasks are sent to a process at once, and so many such lots wait for each process: it never waits itself.
_LOT, _LOTS_A_PROCESS = 4, 3

_FAILED = (BrokenProcessPool, MemoryError)


def mapped(
    work: Callable[[Task], Result], tasks: Iterable[Task], workers: int, dead: Callable[[Task], Result]
) -> Iterator[Result]:
    """What ``work`` makes of each of the ``tasks``, in their order, by so many processes.

    Where a process dies (killed, or out of memory) or has no memory to take a task or to give its result, each task
    that was not done is tried once more with a process for itself; of one that fails so again the result is ``dead``.
    The processes end with this one.
    """
    left = iter(tasks)
    waiting: deque[tuple[list[Task], Future[list[Result]]]] = deque()
    pool = _pool(workers)
    try:
        while True:
            lot: list[Task] = []
            try:
                while len(waiting) < workers * _LOTS_A_PROCESS and (lot := list(islice(left, _LOT))):
                    waiting.append((lot, pool.submit(_each, work, lot)))
                    lot = []
                if not waiting:
                    return
                results = waiting[0][1].result()
            except _FAILED:
                # Nobody knows which of them it was.
                undone = [task for lot_before, _ in waiting for task in lot_before] + lot
                waiting.clear()
                pool.shutdown(cancel_futures=True)
                yield from _one_by_one(work, undone, dead)
                pool = _pool(workers)
            else:
                waiting.popleft()
                yield from results
    finally:
        pool.shutdown(cancel_futures=True)


def _one_by_one(
    work: Callable[[Task], Result], tasks: Iterable[Task], dead: Callable[[Task], Result]
) -> Iterator[Result]:
    pool = _pool(1)
    try:
        for task in tasks:
            try:
                result = pool.submit(work, task).result()
            except _FAILED:
                result = dead(task)
                pool.shutdown()
                pool = _pool(1)
            yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    # A forked child of a process with threads may hang; a fresh one cannot.
    spawned = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=spawned, initializer=_end_with_the_parent)


def _end_with_the_parent() -> None:
    """A process of a pool would wait for work for ever when the one that started it was killed."""
    threading.Thread(target=_wait_and_end, daemon=True).start()


def _wait_and_end() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _each(work: Callable[[Task], Result], lot: list[Task]) -> list[Result]:
    return list(map(work, lot))
