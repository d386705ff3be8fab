"""How much room the cache may take."""

from __future__ import annotations

import os

VARIABLE = "GONGBAO_CACHE_LIMIT"
_DEFAULT_MEGABYTES = 2000


class CacheLimitError(ValueError):
    """The variable is no size; the message says what to do."""


def cache_limit() -> int:
    """How many bytes the cache may take: GONGBAO_CACHE_LIMIT in megabytes, by default 2,000; 0 is no cache."""
    given = os.environ.get(VARIABLE, "") or str(_DEFAULT_MEGABYTES)
    if not given.isascii() or not given.isdigit():
        raise CacheLimitError(
            f"{VARIABLE} is {given!r}: set it to a number of megabytes such as 500, to 0 for no cache, or unset it"
        )
    return int(given) * 1_000_000
