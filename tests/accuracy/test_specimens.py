"""Extraction from the specimens of raw/, beside what was marked in them by hand (tests/gold).

The floors (F1 over all five together) stand a little below what was measured when they were set, so that a change
that costs accuracy fails here.
"""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.contract.declarations import load_tables
from pipeline.contract.validation import faults
from pipeline.evaluation.measured import measured
from tests.accuracy.measure import GOLD, measure
from tests.conftest import ROOT

_FLOORS = {
    "observations.all.all.found.f1": 0.98,
    "observations.all.all.named.f1": 0.90,
    "observations.all.all.full.f1": 0.86,
    "project_mentions.all.all.found.f1": 0.88,
}


@pytest.fixture(scope="module")
def now() -> pa.Table:
    """The table `accuracy` as it would be measured now."""
    return measure()


def test_every_specimen_has_annotations() -> None:
    assert {path.stem for path in (ROOT / "raw").glob("specimen_*")} == {path.stem for path in GOLD}


@pytest.mark.parametrize(("figure", "floor"), _FLOORS.items())
def test_accuracy_does_not_sink(now: pa.Table, figure: str, floor: float) -> None:
    values = dict(zip(now["accuracy_id"].to_pylist(), now["value"].to_pylist(), strict=True))
    assert values[figure] >= floor


def test_what_releases_carry_is_what_is_measured_now(now: pa.Table) -> None:
    assert measured().equals(now), "the rules read otherwise now; run: python -m tests.accuracy.measure"


def test_what_releases_carry_keeps_the_contract() -> None:
    table = measured()
    assert faults(load_tables()["accuracy"], table) == []
    assert set(table["table_name"].to_pylist()) == {"observations", "project_mentions"}
    assert set(table["dimension"].to_pylist()) == {"all", "field", "topic", "rule"}
