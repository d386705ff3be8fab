"""The figures: shares of the right things, with intervals, broken down."""

import pytest

from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.contract.validation import faults
from pipeline.evaluation.accuracy import Measured, accuracy
from pipeline.evaluation.evaluate import evaluate, together
from pipeline.evaluation.intervals import wilson
from tests.evaluation.marked import MARKED, MARKED_PROJECT, MENTION, ROW, at


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [
        # R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998)
        # 857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # The other side of the third.
        (20, 20, 0.8389, 1.0),
    ],
)
def test_wilson_intervals_are_those_of_the_literature(right: int, total: int, low: float, high: float) -> None:
    assert wilson(right, total) == pytest.approx((low, high), abs=5e-5)


def test_wilson_intervals_stay_within_0_and_1() -> None:
    for total in range(1, 200):
        assert wilson(0, total)[0] == 0.0 and wilson(total, total)[1] == 1.0


@pytest.fixture
def figures() -> dict[str, Measured]:
    """Two documents: one row right, one with another period, one missed, one extra; a mention of another name."""
    first = evaluate(
        [MARKED, at(MARKED, 20, 25), at(MARKED, 30, 35) | {"code": None}, MARKED_PROJECT],
        {"observations": [ROW, at(ROW, 20, 25) | {"period": "1999"}], "project_mentions": [MENTION | {"name": "桥"}]},
    )
    second = evaluate([], {"observations": [ROW | {"rule": "shared_list", "indicator": None}], "project_mentions": []})
    rows = accuracy(together([first, second]), {"fiscal_revenue": "finance"})
    assert faults(load_tables()["accuracy"], to_arrow(load_tables()["accuracy"], rows)) == []
    return {str(row["accuracy_id"]): row for row in rows}


@pytest.mark.parametrize(
    ("figure", "right", "total"),
    [
        ("observations.all.all.found.precision", 2, 3),
        ("observations.all.all.full.precision", 1, 3),
        ("observations.all.all.full.recall", 1, 3),
        ("observations.all.all.full.f1", 2, 6),
        ("observations.field.period.accuracy", 1, 2),
        ("observations.field.amount.accuracy", 2, 2),
        ("observations.topic.finance.full.precision", 1, 2),
        ("observations.topic.finance.found.recall", 2, 2),
        ("observations.topic.unregistered.full.precision", 0, 1),
        ("observations.topic.unregistered.full.recall", 0, 1),
        ("observations.rule.subject_before_number.full.precision", 1, 2),
        ("observations.rule.shared_list.found.precision", 0, 1),
        ("project_mentions.all.all.found.recall", 1, 1),
        ("project_mentions.all.all.named.recall", 0, 1),
        ("project_mentions.field.name.accuracy", 0, 1),
    ],
)
def test_figures_are_counted(figures: dict[str, Measured], figure: str, right: int, total: int) -> None:
    assert (figures[figure]["right_count"], figures[figure]["total_count"]) == (right, total)
    assert figures[figure]["value"] == pytest.approx(right / total, abs=5e-5)


def test_what_would_be_a_share_of_nothing_has_no_figure(figures: dict[str, Measured]) -> None:
    assert "project_mentions.field.stage.accuracy" not in figures
    assert "project_mentions.topic.finance.full.recall" not in figures
    assert accuracy({"observations": [], "project_mentions": []}, {}) == []


def test_only_f1_has_no_interval(figures: dict[str, Measured]) -> None:
    without = {row["statistic"] for row in figures.values() if row["interval_low"] is None}
    assert without == {"f1"}
