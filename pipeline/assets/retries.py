"""What a step tries again by itself: work whose process was killed. Any other fault would come back."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from dagster import RetryRequested

_TRIES_MORE = 2
_SECONDS_BETWEEN = 5


@contextmanager
def retried_when_killed() -> Iterator[None]:
    """Have Dagster begin the step again where one of the processes that work inside was killed."""
    try:
        yield
    except BrokenProcessPool as fault:
        raise RetryRequested(max_retries=_TRIES_MORE, seconds_to_wait=_SECONDS_BETWEEN) from fault
