"""How far the stages are: told to whoever listens (the command line) and, at intervals, to Dagster's log."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dagster import get_dagster_logger

_SECONDS_BETWEEN_LINES = 5


@dataclass(frozen=True)
class Progress:
    """``done`` things of ``total`` after so many seconds; ``item`` is the last of them.

    Without a total a stage goes by steps: ``item`` is what is being done.
    """

    stage: str
    item: str
    done: int
    total: int | None
    seconds: float

    @property
    def rate(self) -> float | None:
        """Things a second; None before the clock has moved."""
        return self.done / self.seconds if self.seconds else None

    @property
    def seconds_left(self) -> float | None:
        """At the rate until now; None where the total or the rate is not known."""
        return (self.total - self.done) / self.rate if self.total is not None and self.rate else None

    def __str__(self) -> str:
        if self.total is None:
            return f"{self.stage}: {self.item}"
        rate = f", {self.rate:{'.3g' if self.rate < 100 else ',.0f'}} a second" if self.rate else ""
        left = f", {self.seconds_left:.0f} s left" if self.seconds_left else ""
        return f"{self.stage}: {self.done:,} of {self.total:,}{rate}{left}"


Listener = Callable[[Progress], None]

_listeners: list[Listener] = []


def reporter(stage: str, total: int | None = None) -> Callable[[str], None]:
    """A function that a stage calls with the name of each of ``total`` things once it has worked on it.

    Without a total it is called with what is being done.
    """
    started = time.monotonic()
    done = 0
    log = get_dagster_logger()
    is_worth_a_line = at_intervals()

    def report(item: str) -> None:
        nonlocal done
        done += 1
        progress = Progress(stage, item, done, total, time.monotonic() - started)
        for listener in _listeners:
            listener(progress)
        if is_worth_a_line(progress):
            log.info(str(progress))

    return report


def at_intervals() -> Callable[[Progress], bool]:
    """Whether a report of a stage is worth a line of a log: every few seconds one, the last one, and every step."""
    told = 0.0

    def is_worth_a_line(progress: Progress) -> bool:
        nonlocal told
        due = progress.seconds - told >= _SECONDS_BETWEEN_LINES
        if not due and progress.total not in (None, progress.done):
            return False
        told = progress.seconds
        return True

    return is_worth_a_line


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Hand every report to ``listener`` while inside."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
