"""What a bad file is: its name, what it holds, and what must become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import REPORT

READ = "read"
"""The file is read; what it says becomes rows."""


@dataclass(frozen=True)
class Case:
    """A bad file.

    ``content`` is its bytes or makes them. ``end`` is READ or the reason of the reject; where more than one is right
    (it depends on the machine, or on how a library repairs a file), all of them.
    """

    name: str
    content: bytes | Callable[[], bytes]
    end: str | tuple[str, ...]

    def put(self, folder: Path) -> None:
        """Write the file into a folder."""
        path = folder / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.content if isinstance(self.content, bytes) else self.content())

    @property
    def ends(self) -> tuple[str, ...]:
        """Every end that is right."""
        return (self.end,) if isinstance(self.end, str) else self.end


def report(number: int = 0) -> str:
    """An invented report; with another number another one, so that it is no copy."""
    return REPORT.replace("812.6", f"{812 + number}.7").replace("临江", f"第{number}临江") if number else REPORT
