"""Cataloguing as two assets of one step."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from dagster import AssetOut, Output, multi_asset

from pipeline.assets.materialization import output
from pipeline.assets.ownership import OWNERS
from pipeline.cataloguing.catalogue import catalogue

_COMMON: dict[str, Any] = {"group_name": "cataloguing", "owners": OWNERS, "kinds": {"python", "arrow"}}


@multi_asset(
    outs={
        "documents": AssetOut(
            description="Every distinct document: title, type, issuer, speaker, region, dates, periods, access.",
            **_COMMON,
        ),
        "passages": AssetOut(
            description="The passages of every document in reading order; their text where access is open.",
            **_COMMON,
        ),
    }
)
def catalogued(distinct_texts: pa.Table) -> tuple[Output[pa.Table], Output[pa.Table]]:
    """Read what each document says of itself."""
    found = catalogue(distinct_texts)
    access = found.documents["access"].to_pylist()
    counts = {f"access_{name}": access.count(name) for name in sorted(set(access))}
    return output(found.documents, **counts), output(found.passages)
