"""How many processes the heavy assets may use."""

from __future__ import annotations

import os

from pipeline.settings import whole_number


def workers() -> int:
    """The number in the environment variable GONGBAO_WORKERS, by default the number of cores; else SettingError."""
    return whole_number("GONGBAO_WORKERS", os.cpu_count() or 1, "processes, such as 4")
