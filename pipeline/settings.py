"""Settings: whole numbers that the environment sets, read alike wherever they are used."""

from __future__ import annotations

import os


class SettingError(ValueError):
    """A variable of the environment is no such number; the message says which one and what to do."""


def whole_number(variable: str, default: int, unit: str, least: int = 1) -> int:
    """The number that the environment variable holds, ``default`` where it is not set.

    Raises SettingError for what is no whole number, less than ``least``, or has more than nine digits.
    """
    given = os.environ.get(variable, "")
    if not given:
        return default
    if not given.isascii() or not given.isdigit() or len(given) > 9 or int(given) < least:
        raise SettingError(f"{variable} is {given!r}: set it to a number of {unit}, or unset it")
    return int(given)
