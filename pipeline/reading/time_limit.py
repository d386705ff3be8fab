"""An end to work that would not come to one."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from pipeline.reading.limits import SECONDS


class TookTooLongError(RuntimeError):
    """A document took more computing than one may; the message says how much that is and what to do."""


@contextmanager
def time_limited() -> Iterator[None]:
    """Raise TookTooLongError in the block once it has used the processor for as long as one document may.

    Python delivers signals to its main thread alone: in any other there is no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS.value)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TookTooLongError(SECONDS.exceeded("the document took more than"))
