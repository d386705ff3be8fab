"""What the environment sets of the automation."""

from __future__ import annotations

import os

from dagster import DefaultScheduleStatus, DefaultSensorStatus

from pipeline.settings import whole_number

AUTOMATIC_VARIABLE = "GONGBAO_AUTOMATIC"
WEBHOOK_VARIABLE = "GONGBAO_FAILURE_WEBHOOK"

# `gongbao serve` sets it; under `gongbao ui` nothing runs unless it is switched on there.
_AUTOMATIC = os.environ.get(AUTOMATIC_VARIABLE) == "1"

SENSOR_STATUS = DefaultSensorStatus.RUNNING if _AUTOMATIC else DefaultSensorStatus.STOPPED
SCHEDULE_STATUS = DefaultScheduleStatus.RUNNING if _AUTOMATIC else DefaultScheduleStatus.STOPPED


def sensor_seconds() -> int:
    """The least number of seconds between two looks at the raw folder: GONGBAO_SENSOR_SECONDS, by default 30.

    Raises SettingError where the variable is no such number.
    """
    return whole_number("GONGBAO_SENSOR_SECONDS", 30, "seconds, such as 30")
