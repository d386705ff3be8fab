"""Outcomes region by region: the same rows as all together, and only where something changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa

from pipeline.contract.arrow import arrow_schema, to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.linking.outcomes import target_outcomes
from pipeline.linking.outcomes_by_region import outcomes_by_region
from tests.linking.test_outcomes import DOCUMENTS, INDICATORS, row

OF_CODE = {"region": "绵阳市", "region_code": "510700"}
OF_NAME = {"region": "高新区", "region_code": None}
OF_NONE = {"region": None, "region_code": None}
ACTUAL = {"document_id": "report", "status": "actual"}
OBSERVATIONS = [
    row("target_of_code", 8.0, **OF_CODE),
    row("target_of_name", 7.0, **OF_NAME),
    row("actual_of_code", 8.1, **OF_CODE, **ACTUAL),
    row("actual_of_name", 6.5, **OF_NAME, **ACTUAL),
    row("target_of_none", 5.0, **OF_NONE),
    row("actual_of_none", 5.0, **OF_NONE, **ACTUAL),
]


def table(name: str, rows: Sequence[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), arrow_schema(load_tables()[name]).remove_metadata())


def test_the_rows_are_those_of_all_observations_together() -> None:
    found = outcomes_by_region(
        table("observations", OBSERVATIONS), table("documents", DOCUMENTS), table("indicators", INDICATORS)
    )
    expected = to_arrow(load_tables()["target_outcomes"], target_outcomes(OBSERVATIONS, DOCUMENTS, INDICATORS))
    assert found.equals(expected)
    assert sorted(found["result"].to_pylist()) == ["met", "met", "not_met"]


def test_without_a_target_there_is_no_row() -> None:
    found = outcomes_by_region(table("observations", []), table("documents", []), table("indicators", []))
    assert len(found) == 0


def test_one_region_is_compared_again_where_something_of_it_changes() -> None:
    known: dict[str, pa.Table] = {}
    worked_on = []

    def remember(inputs: Sequence[pa.Table], function: Callable[[], pa.Table]) -> pa.Table:
        key = str([each.to_pylist() for each in inputs])
        if key not in known:
            worked_on.extend(inputs[0]["region"].unique().to_pylist())
            known[key] = function()
        return known[key]

    others = table("documents", DOCUMENTS), table("indicators", INDICATORS)
    outcomes_by_region(table("observations", OBSERVATIONS), *others, remember)
    assert worked_on == ["绵阳市", "高新区", None]
    worked_on.clear()
    better = row("actual_of_name", 7.5, **OF_NAME, **ACTUAL)
    changed = table("observations", [*OBSERVATIONS[:3], better, *OBSERVATIONS[4:]])
    found = outcomes_by_region(changed, *others, remember)
    assert worked_on == ["高新区"]
    assert found["result"].to_pylist() == ["met"] * 3
