"""Timing that a busy machine disturbs least: turn by turn, the best of some rounds."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping

ROUNDS = 3


def best_seconds(contestants: Mapping[str, Callable[[], Callable[[], object]]]) -> dict[str, float]:
    """The best time of each contestant, in seconds of one core: what else the machine does is not counted.

    A contestant prepares itself (not timed) and gives what is to be timed. They take turns, so that what slows the
    machine down slows all.
    """
    best = dict.fromkeys(contestants, float("inf"))
    for _ in range(ROUNDS):
        for name, prepare in contestants.items():
            work = prepare()
            gc.collect()
            begin = time.process_time()
            work()
            best[name] = min(best[name], time.process_time() - begin)
    return best
