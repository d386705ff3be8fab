"""How far a stage is, in words, and how often it is told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace

import pytest
from dagster import DagsterInstance, asset, materialize

from pipeline.assets import progress
from pipeline.assets.progress import Progress, at_intervals, listening, reporter


def test_a_report_says_how_many_of_how_many_how_fast_and_how_long_it_takes() -> None:
    assert str(Progress("cleaning", "a.txt", 120, 1400, 30.0)) == "cleaning: 120 of 1,400, 4 a second, 320 s left"
    assert str(Progress("cleaning", "a.txt", 5, 5, 2.0)) == "cleaning: 5 of 5, 2.5 a second"
    assert str(Progress("reading", "a.txt", 900, 900, 0.5)) == "reading: 900 of 900, 1,800 a second"
    assert str(Progress("cleaning", "a.txt", 1, 5, 0.0)) == "cleaning: 1 of 5"
    assert str(Progress("publishing", "Writing copies", 3, None, 2.0)) == "publishing: Writing copies"


def test_a_line_is_worth_it_every_few_seconds_at_the_end_and_at_every_step() -> None:
    is_worth_a_line = at_intervals()
    seconds = [1.0, 4.9, 5.0, 9.9, 10.1, 10.2]
    reports = [Progress("cleaning", "", number, 6, at) for number, at in enumerate(seconds, start=1)]
    assert [is_worth_a_line(report) for report in reports] == [False, False, True, False, True, True]
    assert is_worth_a_line(Progress("publishing", "Writing copies", 1, None, 10.3))


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that moves by two seconds whenever it is looked at."""

    def ticks() -> Iterator[float]:
        now = 0.0
        while True:
            yield now
            now += 2.0

    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=partial(next, ticks())))


@pytest.mark.usefixtures("ticking")
def test_dagster_logs_some_lines_and_a_listener_hears_all() -> None:
    @asset
    def documents() -> None:
        report = reporter("cleaning", 7)
        for number in range(7):
            report(f"{number}.txt")

    heard: list[Progress] = []
    with DagsterInstance.ephemeral() as instance, listening(heard.append):
        run = materialize([documents], instance=instance)
        logged = [entry.user_message for entry in instance.all_logs(run.run_id) if not entry.is_dagster_event]
    assert [(one.item, one.done, one.total) for one in heard] == [(f"{n}.txt", n + 1, 7) for n in range(7)]
    assert [line.split(",")[0] for line in logged] == ["cleaning: 3 of 7", "cleaning: 6 of 7", "cleaning: 7 of 7"]
