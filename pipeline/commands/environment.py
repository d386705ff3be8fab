"""What the environment sets, looked at before any work begins."""

from __future__ import annotations

from pipeline.assets.automation.settings import IntervalError, sensor_seconds
from pipeline.assets.cache_limit import CacheLimitError, cache_limit
from pipeline.assets.workers import WorkersError, workers
from pipeline.commands.console import UsageError
from pipeline.reading.limits import LimitError, check_limits


def check_environment() -> None:
    """Raise UsageError where a variable that Dagster's definitions need cannot be used."""
    try:
        workers()
        sensor_seconds()
        check_limits()
        cache_limit()
    except (WorkersError, IntervalError, LimitError, CacheLimitError) as fault:
        raise UsageError(str(fault)) from fault
