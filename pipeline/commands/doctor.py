"""`gongbao doctor`: what is well, what is not, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from rich.text import Text

from pipeline.commands.console import FailureError, out
from pipeline.commands.examination.finding import Finding
from pipeline.commands.examination.installation import examine_installation

_STYLES = {"ok": "green", "warning": "yellow", "wrong": "bold red"}


def doctor(raw: Path, outputs: str) -> None:
    """Print what is found, changing nothing.

    Raises FailureError where something is wrong, and AddressError where ``outputs`` is an address that cannot be used.
    """
    states = Counter(map(_tell, _safely(examine_installation)))
    if not states["wrong"]:
        states.update(map(_tell, _all_else(raw, outputs)))
    told = f"{states['wrong']} wrong, {states['warning']} warnings, {states['ok']} ok"
    if states["wrong"]:
        raise FailureError(told)
    out.print(told)


def _all_else(raw: Path, outputs: str) -> Iterator[Finding]:
    """What can be examined when all packages can be imported: it imports them."""
    from pipeline.commands.examination.address import examine_address
    from pipeline.commands.examination.knowledge import examine_knowledge
    from pipeline.commands.examination.last_release import examine_last_release
    from pipeline.commands.examination.outputs_folder import examine_outputs_folder
    from pipeline.commands.examination.raw_folder import examine_raw_folder
    from pipeline.commands.progress import shown_progress
    from pipeline.publishing.destinations.object_store import ObjectStore
    from pipeline.publishing.outputs import is_address, working_folder

    if is_address(outputs):
        ObjectStore(outputs)
    yield from _safely(examine_knowledge)
    with shown_progress():
        yield from _safely(partial(examine_raw_folder, raw))
    yield from _safely(partial(examine_outputs_folder, working_folder(outputs)))
    if is_address(outputs):
        yield from _safely(partial(examine_address, outputs))
    else:
        yield from _safely(partial(examine_last_release, Path(outputs)))


def _safely(examine: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """What cannot be examined is a finding too, and stops no other."""
    try:
        yield from examine()
    except Exception as fault:
        yield Finding("wrong", f"something could not be examined ({type(fault).__name__}: {fault})", "please report it")


def _tell(finding: Finding) -> str:
    out.print(Text.assemble((f"{finding.state:9}", _STYLES[finding.state]), finding.what))
    if finding.what_to_do:
        out.print(Text(f"         → {finding.what_to_do}"))
    return finding.state
