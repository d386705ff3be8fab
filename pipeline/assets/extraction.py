"""Extraction as assets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc
from dagster import MaterializeResult, asset

from pipeline.assets.cache import Cache, reused
from pipeline.assets.materialization import balance, materialized
from pipeline.assets.progress import reporter
from pipeline.assets.rooms import of_room
from pipeline.assets.workers import workers
from pipeline.contract.arrow import arrange
from pipeline.contract.declarations import load_tables
from pipeline.correction.correcting import corrected_rows
from pipeline.correction.corrections_file import read_corrections
from pipeline.extraction.extract import extract


def _is_lasting(table: pa.Table) -> bool:
    """Not where extraction broke down."""
    return bool(table["failure"].null_count == len(table))


@asset(**of_room("extraction"))
@reused(_is_lasting)
def extractions(
    cache: Cache, texts: pa.Table, distinct_texts: pa.Table, documents: pa.Table
) -> MaterializeResult[pa.Table]:
    """What each document states: its observations, its project mentions, and the numbers that measure nothing."""
    # What a document's rows are made of: its passages, its description, and the raw text that they are counted in.
    described = documents.take(pc.index_in(distinct_texts["document_id"], documents["document_id"]))
    raw = texts.select(["raw_path", "text"]).take(pc.index_in(distinct_texts["raw_path"], texts["raw_path"]))
    extracted = cache.by_document(
        "extract", "extraction", [distinct_texts, described, raw], "document_id", _extracted, _is_lasting
    )
    table = extracted.table
    failed = len(table) - table["failure"].null_count
    closed = len(distinct_texts) - len(table)
    documents_told = balance(
        "documents", len(distinct_texts), worked_on=len(table) - failed, failed=failed, closed=closed
    )
    stated = len(pc.list_flatten(table["observations"]))
    unread = Counter(pc.struct_field(pc.list_flatten(table["unread"]), "reason").to_pylist())
    not_understood = unread["not_understood"]
    numbers = balance(
        "numbers",
        stated + unread.total(),
        observations=stated,
        measuring_nothing=unread.total() - not_understood,
        not_understood=not_understood,
    )
    return materialized(extracted.table, accounting=f"{documents_told}; {numbers}", **extracted.told)


def _extracted(parts: Sequence[pa.Table]) -> pa.Table:
    distinct_texts, documents, texts = parts
    to_work_on = len(documents) - documents["access"].to_pylist().count("closed")
    return extract(texts, distinct_texts, documents, reporter("extraction", to_work_on), workers())


@asset(**of_room("extraction"))
@reused()
def observations(cache: Cache, extractions: pa.Table) -> MaterializeResult[pa.Table]:
    """Every number that measures something, with its indicator, period, region, status and evidence."""
    rows = corrected_rows("observations", extractions, read_corrections())
    table = arrange(load_tables()["observations"], rows)
    not_registered = table["indicator"].null_count
    accounting = balance(
        "observations", len(table), registered=len(table) - not_registered, not_registered=not_registered
    )
    return materialized(table, accounting=accounting)
