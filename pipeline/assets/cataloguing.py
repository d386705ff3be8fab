"""Cataloguing as two assets of one step."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa
from dagster import AssetOut, Output, multi_asset

from pipeline.assets.cache import Cache, reused
from pipeline.assets.materialization import balance, output
from pipeline.assets.progress import reporter
from pipeline.assets.rooms import of_room
from pipeline.cataloguing.catalogue import catalogue


@multi_asset(
    outs={
        "catalogued_documents": AssetOut(
            description="Every distinct document as it describes itself and the register does, before any correction.",
            **of_room("cataloguing"),
        ),
        "passages": AssetOut(
            description="The passages of every document in reading order; their text where access is open.",
            **of_room("cataloguing"),
        ),
    }
)
@reused()
def catalogued(cache: Cache, distinct_texts: pa.Table) -> tuple[Output[pa.Table], Output[pa.Table]]:
    """Read what each document says of itself."""
    reporter("cataloguing")(f"Reading what {len(distinct_texts):,} documents say of themselves")
    found = catalogue(distinct_texts)
    access = Counter(found.documents["access"].to_pylist())
    shown = len(found.passages) - found.passages["text"].null_count
    return (
        output(found.documents, accounting=balance("distinct texts", len(distinct_texts), **access)),
        output(
            found.passages,
            accounting=balance("passages", len(found.passages), shown=shown, withheld=len(found.passages) - shown),
        ),
    )
