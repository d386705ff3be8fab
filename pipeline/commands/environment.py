"""What the environment sets, looked at before any work begins."""

from __future__ import annotations

from pipeline.assets.automation.settings import sensor_seconds
from pipeline.assets.cache_limit import cache_limit
from pipeline.assets.workers import workers
from pipeline.commands.console import UsageError
from pipeline.reading.limits import check_limits
from pipeline.settings import SettingError


def check_environment() -> None:
    """Raise UsageError where a variable that Dagster's definitions need cannot be used."""
    try:
        workers()
        sensor_seconds()
        check_limits()
        cache_limit()
    except SettingError as fault:
        raise UsageError(str(fault)) from fault
