"""One thing that was found, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

State = Literal["ok", "warning", "wrong"]

_SHOWN = 20


class Finding(NamedTuple):
    """What was found and, where that is not well, what to do; with what is ``wrong`` a run fails."""

    state: State
    what: str
    what_to_do: str = ""


def some(findings: Iterable[Finding], what: str) -> Iterator[Finding]:
    """The first of many findings, and how many more of ``what`` there are."""
    every = list(findings)
    yield from every[:_SHOWN]
    if len(every) > _SHOWN:
        yield Finding(every[-1].state, f"{len(every) - _SHOWN} more {what}", "do the same with these")
