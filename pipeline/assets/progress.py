"""Where the stages report how far they are: the command line listens, Dagster's own runs do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str, str], None]

_listeners: list[Listener] = []


def reporter(stage: str) -> Callable[[str], None]:
    """A function that a stage calls with the name of each thing it has worked on."""

    def report(done: str) -> None:
        for listener in _listeners:
            listener(stage, done)

    return report


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Hand every report (stage, what was worked on) to ``listener`` while inside."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
