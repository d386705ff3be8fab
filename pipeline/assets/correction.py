"""Correction as an asset; the rows that extraction makes are corrected where they become a table."""

from __future__ import annotations

import pyarrow as pa
from dagster import MaterializeResult, asset

from pipeline.assets.cache import Cache, reused
from pipeline.assets.materialization import balance, materialized
from pipeline.assets.rooms import of_room
from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.correction.correcting import corrected
from pipeline.correction.corrections_file import read_corrections


@asset(**of_room("correction", "csv", "arrow"))
@reused()
def documents(cache: Cache, catalogued_documents: pa.Table) -> MaterializeResult[pa.Table]:
    """Every distinct document: title, type, issuer, speaker, region, dates, periods, access."""
    as_read = catalogued_documents.to_pylist()
    rows = list(corrected("documents", as_read, read_corrections()))
    unlike = sum(row != before for row, before in zip(rows, as_read, strict=True))
    accounting = balance("documents", len(rows), as_read=len(rows) - unlike, corrected=unlike)
    return materialized(to_arrow(load_tables()["documents"], rows), accounting=accounting)
