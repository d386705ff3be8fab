"""How much one document may ask for: settings in the environment, with defaults that no report comes near."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.settings import whole_number

_SPLIT = "put what is needed of it in a file of its own"


class Limit(NamedTuple):
    """A limit: the environment variable that sets it, what it is without one, and its unit."""

    variable: str
    default: int
    unit: str

    @property
    def value(self) -> int:
        """The limit that holds, in its unit. Raises SettingError where the variable is no whole number above 0."""
        return whole_number(self.variable, self.default, self.unit)

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
    """Raise SettingError for the first setting that is none."""
    for limit in (FILE_SIZE, TEXT_LENGTH, SECONDS, MEMORY):
        _ = limit.value
