"""How much room the cache may take."""

from __future__ import annotations

from pipeline.settings import whole_number

VARIABLE = "GONGBAO_CACHE_LIMIT"


def cache_limit() -> int:
    """How many bytes the cache may take: GONGBAO_CACHE_LIMIT in megabytes, by default 2,000; 0 is no cache.

    Raises SettingError where the variable is no such number.
    """
    return 1_000_000 * whole_number(VARIABLE, 2000, "megabytes (0 for no cache)", least=0)
