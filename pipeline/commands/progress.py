"""How far the stages are, on standard error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, SpinnerColumn, TaskID, TextColumn
from rich.progress import Progress as Bars

from pipeline.assets.progress import Progress, at_intervals, listening
from pipeline.commands.console import err

_LONGEST_ITEM = 60


@contextmanager
def shown_progress() -> Iterator[None]:
    """While inside, a bar for each stage on a terminal, plain lines at intervals elsewhere."""
    with _bars() if err.is_terminal else _lines():
        yield


@contextmanager
def _lines() -> Iterator[None]:
    is_worth_a_line: defaultdict[str, Callable[[Progress], bool]] = defaultdict(at_intervals)

    def tell(progress: Progress) -> None:
        if is_worth_a_line[progress.stage](progress):
            err.print(str(progress), markup=False)

    with listening(tell):
        yield


@contextmanager
def _bars() -> Iterator[None]:
    tasks: dict[str, TaskID] = {}
    with Bars(SpinnerColumn(), BarColumn(), TextColumn("{task.description}", markup=False), console=err) as bars:

        def show(progress: Progress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task(progress.stage, total=progress.total)
            item = "" if progress.total in (None, progress.done) else f" · {progress.item[:_LONGEST_ITEM]}"
            bars.update(tasks[progress.stage], completed=progress.done, description=f"{progress}{item}")

        with listening(show):
            yield
        # What has no total never ends by itself.
        for task in bars.tasks:
            bars.update(task.id, total=task.completed)
