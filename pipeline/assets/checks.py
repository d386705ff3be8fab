"""Checks: what must hold of every table before anything is published.

One check a table for the rules of its declaration, one for the references between tables, one for the account of
characters, one that anything was read at all, and those for the laws of cleaning, deduplication and extraction. All
of them block: where one fails, nothing is published; the one that only warns says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
from dagster import (
    AssetCheckResult,
    AssetChecksDefinition,
    AssetCheckSeverity,
    AssetIn,
    MetadataValue,
    asset_check,
)

from pipeline.assets.cache import Cache, reused
from pipeline.cleaning.clean_texts import changed_again, mapped_passage
from pipeline.cleaning.journal import Removal
from pipeline.cleaning.laws import broken_laws
from pipeline.contract.declarations import Table, load_tables
from pipeline.contract.rows import rows_in
from pipeline.correction.correcting import rows_as_read, unfit
from pipeline.correction.corrections_file import read_corrections
from pipeline.deduplication.distinct_texts import deduplicate
from pipeline.extraction.laws import lost_numbers
from pipeline.linking.project_aliases import unfit_aliases
from pipeline.publishing.accounting import account

if TYPE_CHECKING:
    from pipeline.contract.validation import Fault

# pandera and pandas take half a second to import: only a check that runs needs them, not whoever loads the graph.


_TOLD_FAULTS = 20


def _result(found: Sequence[Fault], rows: int) -> AssetCheckResult:
    total = sum({(fault.rule, fault.column): fault.total for fault in found}.values())
    return AssetCheckResult(
        passed=not found,
        severity=AssetCheckSeverity.ERROR,
        description=f"{total} faults: {'; '.join(map(_told, found[:3]))}" if found else f"{rows} rows keep every rule",
        metadata={
            "faults": MetadataValue.md("\n".join(f"- {_told(fault)}" for fault in found) or "none"),
            "rows": rows,
        },
    )


def _told(fault: Fault) -> str:
    place = ".".join(filter(None, (fault.table, fault.column)))
    where = fault.row_id or "the whole column"
    return f"{place}: {fault.rule} is broken in {where} by {fault.value!r} ({fault.total} rows in all)"


def _by_name(identity: str, faults: Mapping[str, Sequence[str]]) -> pa.Table:
    return pa.table(
        {
            identity: pa.array(faults, pa.string()),
            "faults": pa.array(faults.values(), pa.list_(pa.string())),
        }
    )


def _conforms(table: Table) -> AssetChecksDefinition:
    @asset_check(
        name=f"{table.name}_conforms",
        asset=table.name,
        blocking=True,
        description=f"Columns, types, keys, ranges and rules as schemas/tables/{table.name}.yaml declares them.",
    )
    def conforms(cache: Cache, data: pa.Table) -> AssetCheckResult:
        def looked_at() -> AssetCheckResult:
            from pipeline.contract.validation import faults

            return _result(faults(table, data), len(data))

        return cache.result(f"{table.name}_conforms", {"data": data}, looked_at)

    return conforms


@asset_check(asset="texts", blocking=True, description="At least one file of the raw folder could be read.")
@reused()
def some_file_was_read(cache: Cache, texts: pa.Table) -> AssetCheckResult:
    """A folder of nothing but unreadable files is a mistake, not the end of all documents."""
    read = texts["failure"].null_count
    return AssetCheckResult(passed=read > 0, description=f"{read} of {len(texts)} files could be read")


@asset_check(
    asset="clean_texts",
    blocking=True,
    description="Every text keeps the laws of cleaning: each character has one place, and every span leads back.",
    additional_ins={"texts": AssetIn("texts")},
)
@reused()
def cleaning_keeps_its_laws(cache: Cache, clean_texts: pa.Table, texts: pa.Table) -> AssetCheckResult:
    """What ``pipeline.cleaning.laws`` states; a text that breaks a law in cleaning is a reject already."""

    def look_at(parts: Sequence[pa.Table]) -> pa.Table:
        faults = {
            row["raw_path"]: [
                f"{row['raw_path']}: {fault}"
                for fault in broken_laws(
                    text["text"],
                    [mapped_passage(it) for it in row["passages"]],
                    [Removal(**it) for it in row["removals"]],
                )
            ]
            for row, text in zip(rows_in(parts[0]), rows_in(parts[1].select(["text"])), strict=True)
        }
        return _by_name("raw_path", faults)

    raw = texts.take(pc.index_in(clean_texts["raw_path"], texts["raw_path"]))
    looked_at = cache.by_document("broken_laws", None, [clean_texts, raw], "raw_path", look_at)
    found = pc.list_flatten(looked_at.table["faults"]).to_pylist()
    told = f"{len(found)} faults: {'; '.join(found[:3])}" if found else f"{len(clean_texts)} texts keep every law"
    return AssetCheckResult(passed=not found, description=told)


@asset_check(
    asset="clean_texts",
    blocking=True,
    description="Cleaning what is clean changes nothing; a text of which that is not true is named, and published.",
)
@reused()
def cleaning_again_changes_nothing(cache: Cache, clean_texts: pa.Table) -> AssetCheckResult:
    """One odd text takes no other down: it is a warning."""

    def look_at(parts: Sequence[pa.Table]) -> pa.Table:
        return pa.table({"raw_path": pa.array(changed_again(*parts), pa.string())})

    looked_at = cache.by_document("changed_again", "cleaning", [clean_texts], "raw_path", look_at)
    found = looked_at.table["raw_path"].to_pylist()
    told = f"{len(found)} of {len(clean_texts)} texts change when they are cleaned again"
    return AssetCheckResult(
        passed=not found,
        severity=AssetCheckSeverity.WARN,
        description=f"{told}: {', '.join(found[:_TOLD_FAULTS])}"
        if found
        else f"{len(clean_texts)} texts stay as they are",
    )


@asset_check(
    asset="copies",
    blocking=True,
    description="The same texts in another order have the same copies.",
    additional_ins={name: AssetIn(name) for name in ("clean_texts", "distinct_texts")},
)
@reused()
def order_of_files_changes_nothing(
    cache: Cache, copies: pa.Table, clean_texts: pa.Table, distinct_texts: pa.Table
) -> AssetCheckResult:
    """Deduplication sees the texts once more, the last one first."""
    again = deduplicate(clean_texts.take(list(range(len(clean_texts)))[::-1]))
    same = again.copies.equals(copies) and again.distinct_texts.equals(distinct_texts)
    return AssetCheckResult(
        passed=same, description=f"{len(copies)} copies are {'the same' if same else 'OTHERS'} in another order"
    )


@asset_check(
    asset="extractions",
    blocking=True,
    description="Every number of every passage is an observation or a reject with a reason.",
    additional_ins={"distinct_texts": AssetIn("distinct_texts")},
)
@reused()
def every_number_is_accounted_for(cache: Cache, extractions: pa.Table, distinct_texts: pa.Table) -> AssetCheckResult:
    """The law of extraction; of a document that could not be worked on the whole is a reject."""

    def look_at(parts: Sequence[pa.Table]) -> pa.Table:
        faults = {
            row["document_id"]: [
                f"{row['document_id']}, character {start}: {number}"
                for start, _, number in lost_numbers(
                    text["passages"],
                    [(it["raw_start"], it["raw_end"]) for it in (*row["observations"], *row["unread"])],
                )
            ]
            for row, text in zip(rows_in(parts[0]), rows_in(parts[1].select(["passages"])), strict=True)
            if row["failure"] is None
        }
        return _by_name("document_id", faults)

    extracted_from = distinct_texts.take(pc.index_in(extractions["document_id"], distinct_texts["document_id"]))
    looked_at = cache.by_document("lost_numbers", None, [extractions, extracted_from], "document_id", look_at)
    lost = pc.list_flatten(looked_at.table["faults"]).to_pylist()
    told = f"{len(lost)} numbers are lost: {'; '.join(lost[:_TOLD_FAULTS])}" if lost else "no number is lost"
    return AssetCheckResult(passed=not lost, description=told)


@asset_check(
    asset="rejects",
    blocking=True,
    description="Every raw character is white space, in a passage, in a copy that is not primary, or in a reject.",
    additional_ins={name: AssetIn(name) for name in ("texts", "copies", "passages")},
)
@reused()
def every_character_is_accounted_for(
    cache: Cache, rejects: pa.Table, texts: pa.Table, copies: pa.Table, passages: pa.Table
) -> AssetCheckResult:
    """The first law: nothing is lost in silence."""
    counted = account(texts, copies, passages, rejects)
    return AssetCheckResult(passed=counted.balanced, description=str(counted))


@asset_check(
    asset="project_mentions",
    blocking=True,
    description="Each line of project_aliases.csv still finds the mention it was written for.",
    additional_ins={"copies": AssetIn("copies")},
)
@reused()
def project_aliases_fit(cache: Cache, project_mentions: pa.Table, copies: pa.Table) -> AssetCheckResult:
    """A line that no longer fits joins nothing any more, and may join what it should not: it is a warning."""
    found = unfit_aliases(project_mentions.to_pylist(), copies.to_pylist())
    return AssetCheckResult(
        passed=not found,
        severity=AssetCheckSeverity.WARN,
        description="; ".join(found) if found else "every alias whose document is there fits",
    )


@asset_check(
    asset="corrections",
    blocking=True,
    description="Each line of corrections.csv still finds the row and the value that it was written for.",
    additional_ins={name: AssetIn(name) for name in ("catalogued_documents", "extractions", "copies")},
)
@reused()
def corrections_fit(
    cache: Cache, corrections: pa.Table, catalogued_documents: pa.Table, extractions: pa.Table, copies: pa.Table
) -> AssetCheckResult:
    """What no longer fits is not applied: the value is published as the rules read it, and it is a warning."""
    rows = rows_as_read(catalogued_documents, extractions)
    found = unfit(rows, copies.to_pylist(), read_corrections())
    return AssetCheckResult(
        passed=not found,
        severity=AssetCheckSeverity.WARN,
        description="; ".join(found) if found else f"{len(corrections)} corrections were applied, and no other is due",
    )


_REFERRING = sorted(name for name, table in load_tables().items() if any(column.references for column in table.columns))


@asset_check(
    asset="changes",
    blocking=True,
    description=f"Every id that a row refers to is there ({', '.join(_REFERRING)}).",
    additional_ins={name: AssetIn(name) for name in load_tables() if name != "changes"},
)
@reused()
def references_hold(
    cache: Cache,
    changes: pa.Table,
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
) -> AssetCheckResult:
    """No row points at one that is not published with it."""
    tables = {name: data for name, data in locals().items() if name != "cache"}
    from pipeline.contract.validation import broken_references

    return _result(broken_references(tables), sum(len(tables[name]) for name in _REFERRING))


def all_checks() -> list[AssetChecksDefinition]:
    """Every check, in the reading order of the tables."""
    return [
        some_file_was_read,
        cleaning_keeps_its_laws,
        cleaning_again_changes_nothing,
        order_of_files_changes_nothing,
        every_number_is_accounted_for,
        project_aliases_fit,
        corrections_fit,
        *map(_conforms, load_tables().values()),
        every_character_is_accounted_for,
        references_hold,
    ]
