"""How many processes the heavy assets may use."""

from __future__ import annotations

import os

VARIABLE = "GONGBAO_WORKERS"


class WorkersError(ValueError):
    """The variable is no number of processes; the message says what to do."""


def workers() -> int:
    """The number in the environment variable GONGBAO_WORKERS, by default the number of cores."""
    given = os.environ.get(VARIABLE, "")
    if not given:
        return os.cpu_count() or 1
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise WorkersError(f"{VARIABLE} is {given!r}: set it to the number of processes to use, such as 4, or unset it")
    return int(given)
