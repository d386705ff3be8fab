"""How much one document may ask for: settings in the environment, with defaults that no report comes near."""

from __future__ import annotations

import os
from typing import NamedTuple

_SPLIT = "put what is needed of it in a file of its own"


class LimitError(ValueError):
    """A setting is no limit; the message says which one and what to do."""


class Limit(NamedTuple):
    """A limit: the environment variable that sets it, what it is without one, and its unit."""

    variable: str
    default: int
    unit: str

    @property
    def value(self) -> int:
        """The limit that holds, in its unit. Raises LimitError where the variable is no whole number above 0."""
        given = os.environ.get(self.variable, "")
        if not given:
            return self.default
        if not given.isascii() or not given.isdigit() or not 1 <= int(given[:10]) < 10**9:
            raise LimitError(f"{self.variable} is {given!r}: set it to a number of {self.unit}, or unset it")
        return int(given)

    def exceeded(self, what: str) -> str:
        """What to say of a document that asks for more: ``what`` is "larger than", "took more than" or the like."""
        return f"{what} {self.value:,} {self.unit}; {_SPLIT}, or {self.raised}"

    @property
    def raised(self) -> str:
        """What to do to allow more."""
        return f"set {self.variable} to a number higher than {self.value}"


FILE_SIZE = Limit("GONGBAO_MOST_MEGABYTES", 50, "MB")
TEXT_LENGTH = Limit("GONGBAO_MOST_CHARACTERS", 1_000_000, "characters")
SECONDS = Limit("GONGBAO_MOST_SECONDS", 60, "seconds of computing")
"""Of the processor, for one document in one stage: another program on the machine does not change what is read."""
MEMORY = Limit("GONGBAO_MOST_MEMORY", 1024, "MB of memory")
"""Of the process that reads the files."""


def check_limits() -> None:
    """Raise LimitError for the first setting that is none."""
    for limit in (FILE_SIZE, TEXT_LENGTH, SECONDS, MEMORY):
        _ = limit.value
