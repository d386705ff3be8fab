"""The schedule ``daily``: every night, whatever the sensor has seen."""

from __future__ import annotations

from dagster import ScheduleDefinition

from pipeline.assets.automation.job import publish
from pipeline.assets.automation.settings import SCHEDULE_STATUS

daily = ScheduleDefinition(
    name="daily",
    job=publish,
    cron_schedule="0 4 * * *",
    execution_timezone="Asia/Shanghai",
    default_status=SCHEDULE_STATUS,
    description="Tries again what failed the day before; where nothing differs no release is made.",
)
