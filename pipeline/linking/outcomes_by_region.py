"""Targets and their outcomes region by region: a target is compared with what is said of its own region only."""

from __future__ import annotations

from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.arrow import arrange, to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.linking.outcomes import target_outcomes
from pipeline.linking.remembering import Remember, worked_out

# What a target and its outcome are compared by, and what is told of them.
_READ = (
    "observation_id", "document_id", "indicator", "indicator_name", "measure", "annual_average", "comparison_basis",
    "value", "unit", "value_base", "unit_base", "comparator", "period", "period_end", "base_period", "status",
    "region", "region_code", "rank_scope", "raw_start", "sentence_start", "sentence",
)  # fmt: skip
_DOCUMENT = ("document_id", "delivered_on", "published_on", "plan_period")


def outcomes_by_region(
    observations: pa.Table, documents: pa.Table, indicators: pa.Table, remember: Remember = worked_out
) -> pa.Table:
    """The table target_outcomes, of the tables that `target_outcomes` takes the rows of."""
    rows = observations.select(_READ)
    region = pc.coalesce(rows["region_code"], rows["region"], pa.scalar(""))
    places = pa.table({"region": region, "place": pa.array(range(len(rows)))}).group_by("region", use_threads=False)
    described = documents.select(_DOCUMENT)
    registered = indicators.select(["indicator", "direction", "kind"])
    found = [to_arrow(load_tables()["target_outcomes"], [])]
    for of_region in places.aggregate([("place", "list")])["place_list"].to_pylist():
        within = rows.take(of_region)
        told = pc.is_in(described["document_id"], pc.unique(within["document_id"]))
        inputs = [within, described.filter(told), registered]
        found.append(remember(inputs, partial(_outcomes, *inputs)))
    return arrange(load_tables()["target_outcomes"], pa.concat_tables(found))


def _outcomes(observations: pa.Table, documents: pa.Table, indicators: pa.Table) -> pa.Table:
    rows = target_outcomes(observations.to_pylist(), documents.to_pylist(), indicators.to_pylist())
    return to_arrow(load_tables()["target_outcomes"], rows)
