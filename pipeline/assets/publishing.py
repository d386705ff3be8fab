"""Publishing as assets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa
from dagster import MaterializeResult, MetadataValue, asset

from pipeline.assets.cache import Cache, reused
from pipeline.assets.folders import Folders
from pipeline.assets.materialization import balance, materialized
from pipeline.assets.progress import reporter
from pipeline.assets.rooms import of_room
from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.correction.correcting import applied, rows_as_read
from pipeline.correction.corrections_file import read_corrections
from pipeline.publishing.access.document_texts import DocumentText, document_texts
from pipeline.publishing.accounting import account
from pipeline.publishing.outputs import as_published, newest_as_published, newest_tables, publish_to
from pipeline.publishing.rejects import rejects as gathered
from pipeline.publishing.release import Publication, changes_since, unchanged
from pipeline.publishing.releases import RELEASES
from pipeline.publishing.versioning.changes import changes as changes_between


@asset(**of_room("publishing"))
@reused()
def rejects(
    cache: Cache,
    texts: pa.Table,
    distinct_texts: pa.Table,
    documents: pa.Table,
    extractions: pa.Table,
    copies: pa.Table,
    passages: pa.Table,
) -> MaterializeResult[pa.Table]:
    """Everything that was left out and why; with the passages and copies it accounts for every raw character."""
    table = gathered(texts, distinct_texts, documents, extractions)
    counted = account(texts, copies, passages, table)
    return materialized(
        table,
        accounting=str(counted),
        characters_unaccounted=counted.unaccounted,
    )


@asset(**of_room("publishing", "csv", "arrow"))
@reused()
def corrections(cache: Cache, catalogued_documents: pa.Table, extractions: pa.Table) -> MaterializeResult[pa.Table]:
    """Every value that was corrected by hand in a row of this run, what the rules read there, and the reason."""
    lines = read_corrections()
    table = to_arrow(load_tables()["corrections"], applied(rows_as_read(catalogued_documents, extractions), lines))
    accounting = balance("lines of the file", len(lines), applied=len(table), not_applied=len(lines) - len(table))
    return materialized(table, accounting=accounting)


@asset(**of_room("publishing", "duckdb", "arrow"))
def changes(
    folders: Folders,
    cache: Cache,
    documents: pa.Table,
    copies: pa.Table,
    passages: pa.Table,
    rejects: pa.Table,
    indicators: pa.Table,
    observations: pa.Table,
    target_outcomes: pa.Table,
    projects: pa.Table,
    project_mentions: pa.Table,
    accuracy: pa.Table,
    codes: pa.Table,
    units: pa.Table,
    regions: pa.Table,
    corrections: pa.Table,
) -> MaterializeResult[pa.Table]:
    """Every row that differs from the latest release, and whether source, rules, correction or access changed it."""
    current = {name: table for name, table in locals().items() if name in load_tables()}
    return _changes_since_newest(cache, folders.outputs, current)


def _changes_since_newest(cache: Cache, outputs: str, current: Mapping[str, pa.Table]) -> MaterializeResult[pa.Table]:
    """The result of the asset `changes`."""

    def compared() -> MaterializeResult[pa.Table]:
        table = changes_between(newest_tables(outputs), current)
        operations = Counter(table["operation"].to_pylist())
        accounting = balance("changes", len(table), **operations) if len(table) else "0 changes"
        return materialized(table, accounting=accounting)

    before = newest_as_published(outputs)
    if before is None:
        return compared()

    def still_the_newest(table: pa.Table) -> bool:
        return newest_as_published(outputs) == before

    found: MaterializeResult[pa.Table] = cache.result(
        "changes", {**current, "before": before.checksums}, compared, still_the_newest
    )
    return found


@asset(**of_room("publishing", "parquet", "csv", "duckdb"))
def release(
    folders: Folders,
    cache: Cache,
    texts: pa.Table,
    distinct_texts: pa.Table,
    documents: pa.Table,
    copies: pa.Table,
    passages: pa.Table,
    rejects: pa.Table,
    indicators: pa.Table,
    observations: pa.Table,
    target_outcomes: pa.Table,
    projects: pa.Table,
    project_mentions: pa.Table,
    accuracy: pa.Table,
    codes: pa.Table,
    units: pa.Table,
    regions: pa.Table,
    corrections: pa.Table,
    changes: pa.Table,
) -> MaterializeResult[pa.Table]:
    """The release: Parquet, CSV and DuckDB files with their documentation, published all at once or not at all.

    Nothing is published where nothing differs from the latest release. The value is a list of what is in it.
    """
    tables = {name: table for name, table in locals().items() if name in load_tables() and name != "changes"}

    def what_they_say() -> list[DocumentText]:
        return document_texts(texts, distinct_texts, documents, copies)

    publication = _published(cache, folders.outputs, tables, what_they_say)
    counts = pa.table({"table": list(tables), "rows": [len(table) for table in tables.values()]})
    return materialized(
        counts,
        published=publication.version is not None,
        version=publication.version or publication.previous or "",
        changes=len(changes),
        accounting=balance(
            "rows", sum(map(len, tables.values())), **{name: len(table) for name, table in tables.items()}
        ),
        message=publication.message,
        **(
            {"folder": MetadataValue.path(f"{folders.outputs}/{RELEASES}/{publication.version}")}
            if publication.version
            else {}
        ),
    )


def _published(
    cache: Cache, outputs: str, tables: Mapping[str, pa.Table], what_they_say: Callable[[], list[DocumentText]]
) -> Publication:
    """Publish, unless these tables and this code have made the newest release already: they would make it again."""
    newest = newest_as_published(outputs)
    if newest and cache.is_noted("release", {**tables, "made": newest.checksums}):
        return unchanged(newest.version)

    def compare(previous: Path | None, given: Mapping[str, pa.Table]) -> pa.Table:
        if previous and newest and previous.name == newest.version:
            return _changes_since_newest(cache, outputs, tables).value
        return changes_since(previous, given)

    publication = publish_to(tables, outputs, what_they_say(), reporter("publishing"), compare)
    made = as_published(outputs, publication.version or publication.previous or "")
    if made:
        cache.note("release", {**tables, "made": made.checksums})
    return publication
