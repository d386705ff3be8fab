"""Publishing a release: all at once or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipeline.contract.arrow import arrange
from pipeline.contract.declarations import load_tables
from pipeline.contract.dictionary import dictionary
from pipeline.contract.schema_changes import declared_schema, schema_changes
from pipeline.publishing.access.access_scan import Violation, violations
from pipeline.publishing.access.document_texts import DocumentText
from pipeline.publishing.access.free_words import free_words
from pipeline.publishing.access.release_scan import Leak, leaks
from pipeline.publishing.contents import DICTIONARY, Contents, write
from pipeline.publishing.description.package import announced_schema_changes, previous_version, schema
from pipeline.publishing.destinations.outputs_folder import building, held, show
from pipeline.publishing.errors import PublishingError
from pipeline.publishing.releases import CHECKSUMS, latest, read_tables, versions
from pipeline.publishing.versioning.changes import NAME as CHANGES
from pipeline.publishing.versioning.changes import changes
from pipeline.publishing.versions import next_version

SHOWN_VIOLATIONS = 20
Compare = Callable[[Path | None, Mapping[str, pa.Table]], pa.Table]
"""The table `changes` from the release in a folder, if there is one, to the other tables of the next."""


@dataclass(frozen=True)
class Publication:
    """What came of publishing: `version` and `path` are null where nothing differed and no release was made.

    `previous` is the version before, null for the first; `changes` counts the rows of that table.
    """

    version: str | None
    path: Path | None
    previous: str | None
    changes: int
    message: str


def unchanged(version: str) -> Publication:
    """What came of publishing what the release `version` holds already."""
    return Publication(None, None, version, 0, f"Nothing differs from release {version}: no new release was made.")


def changes_since(previous: Path | None, tables: Mapping[str, pa.Table]) -> pa.Table:
    """The table `changes` from the release in the folder `previous`, if there is one, to `tables`."""
    return changes(read_tables(previous) if previous else None, tables)


def _silent(message: str) -> None:
    """Progress for nobody."""


def publish(
    tables: Mapping[str, pa.Table],
    outputs: Path,
    documents: Sequence[DocumentText],
    progress: Callable[[str], None] = _silent,
    compare: Compare = changes_since,
) -> Publication:
    """Publishes `tables` (all declared tables but `changes`, by name) as the next release in `outputs`.

    `documents` are the texts of all documents: every file of the release is searched for what it must not repeat.
    `progress` is told what is being done, in a line each; `compare` gives what `changes_since` gives, maybe faster.
    PublishingError where a table is missing, or the text of a document that is not open, something must not be
    published or breaks a constraint, another run is publishing, or `outputs` cannot be written; what was published
    before then stands as it was, and nothing else does.
    """
    given = _arranged(tables)
    _check_given(documents, given["documents"])
    try:
        with held(outputs):
            return _publish(given, outputs, documents, progress, compare)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PublishingError(
            f"Cannot publish to {outputs}: {reason} ({error.filename or outputs}). Give a folder that can be "
            "written, with room on its disk."
        ) from error


def _arranged(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    declared = {name: table for name, table in load_tables().items() if name != CHANGES}
    missing = [name for name in declared if name not in tables]
    if missing:
        raise PublishingError(f"Nothing was published: the tables {', '.join(missing)} are missing.")
    try:
        return {name: arrange(table, tables[name]) for name, table in declared.items()}
    except (KeyError, pa.ArrowInvalid) as error:
        raise PublishingError(f"Nothing was published: a table does not fit its declaration ({error}).") from error


def _check_given(documents: Sequence[DocumentText], table: pa.Table) -> None:
    texts = {document.document_id: document for document in documents}
    for row in table.select(["document_id", "access"]).to_pylist():
        text = texts.get(row["document_id"])
        if row["access"] != "open" and (text is None or text.access != row["access"]):
            raise PublishingError(
                f"Nothing was published: the text of {row['document_id']} ({row['access']}) is missing, so nobody can "
                "say whether the release repeats it."
            )


def _publish(
    given: Mapping[str, pa.Table],
    outputs: Path,
    documents: Sequence[DocumentText],
    progress: Callable[[str], None],
    compare: Compare,
) -> Publication:
    previous = latest(outputs) if versions(outputs) else None
    before = previous.name if previous else None
    progress(f"Comparing with {before}" if before else "Preparing the first release")
    changed = arrange(load_tables()[CHANGES], compare(previous, given))
    of_schema = schema_changes(schema(previous), declared_schema()) if previous else []
    complete = {**given, CHANGES: changed}
    progress("Looking at what the access of documents allows")
    _refuse(violations(complete))
    if previous and not changed.num_rows and not of_schema and _would_be_the_same(previous, given, outputs, progress):
        return unchanged(previous.name)
    version = next_version(before, changed, of_schema)
    with building(outputs, version) as folder:
        write(Contents(version, before, complete, of_schema), folder, progress)
        progress("Looking in every file for what must not be published")
        _refuse(leaks(folder, documents, free_words(complete)))
        release = show(outputs, folder, version)
    since = f"{changed.num_rows} changes since {before}" if before else "the first release"
    if of_schema:
        since += f", and {len(of_schema)} of its schema (see CHANGES.md)"
    return Publication(version, release, before, changed.num_rows, f"Published release {version}, {since}.")


def _refuse(found: Sequence[Violation | Leak]) -> None:
    if not found:
        return
    lines = [f"  {one}" for one in found[:SHOWN_VIOLATIONS]]
    if len(found) > SHOWN_VIOLATIONS:
        lines.append(f"  … and {len(found) - SHOWN_VIOLATIONS} more")
    raise PublishingError("\n".join(["Nothing was published: this must not be published", *lines]))


def _would_be_the_same(
    previous: Path, given: Mapping[str, pa.Table], outputs: Path, progress: Callable[[str], None]
) -> bool:
    """Whether these tables would make the release `previous` again, byte for byte, under its own name."""
    progress(f"No row differs from {previous.name}: looking at the rest")
    try:
        if (previous / DICTIONARY).read_text(encoding="utf-8") != dictionary(load_tables(), "en"):
            return False  # Made by another contract, which its rows may not fit.
        then = arrange(load_tables()[CHANGES], read_tables(previous)[CHANGES])
        announced = announced_schema_changes(previous)
        again = Contents(previous.name, previous_version(previous), {**given, CHANGES: then}, announced)
    except (FileNotFoundError, KeyError, TypeError, ValueError):
        return False
    with building(outputs, previous.name) as folder:
        write(again, folder, _silent)
        return (folder / CHECKSUMS).read_bytes() == (previous / CHECKSUMS).read_bytes()
