"""What the environment sets of the automation."""

from __future__ import annotations

import os

from dagster import DefaultScheduleStatus, DefaultSensorStatus

AUTOMATIC_VARIABLE, INTERVAL_VARIABLE = "GONGBAO_AUTOMATIC", "GONGBAO_SENSOR_SECONDS"
WEBHOOK_VARIABLE = "GONGBAO_FAILURE_WEBHOOK"

_DEFAULT_INTERVAL = 30
# `gongbao serve` sets it; under `gongbao ui` nothing runs unless it is switched on there.
_AUTOMATIC = os.environ.get(AUTOMATIC_VARIABLE) == "1"

SENSOR_STATUS = DefaultSensorStatus.RUNNING if _AUTOMATIC else DefaultSensorStatus.STOPPED
SCHEDULE_STATUS = DefaultScheduleStatus.RUNNING if _AUTOMATIC else DefaultScheduleStatus.STOPPED


class IntervalError(ValueError):
    """The variable is no number of seconds; the message says what to do."""


def sensor_seconds() -> int:
    """The least number of seconds between two looks at the raw folder: GONGBAO_SENSOR_SECONDS, by default 30."""
    given = os.environ.get(INTERVAL_VARIABLE, "")
    if not given:
        return _DEFAULT_INTERVAL
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise IntervalError(f"{INTERVAL_VARIABLE} is {given!r}: set it to a number of seconds, such as 30, or unset it")
    return int(given)
