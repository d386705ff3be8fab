"""The releases of an outputs folder beside each other."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.contract.declarations import load_tables
from pipeline.publishing.description.package import PACKAGE, previous_version
from pipeline.publishing.errors import ReleaseError
from pipeline.publishing.releases import parquet_file, parquet_names

_COUNTED = ("documents", "observations", "projects")
_OPERATIONS = ("added", "changed", "removed")
LISTING = pa.schema(
    [
        ("version", pa.string()),
        ("since", pa.string()),
        *((name, pa.int64()) for name in (*_COUNTED, *_OPERATIONS)),
        ("latest", pa.bool_()),
    ]
)


FILES = [PACKAGE, *(file for name in (*_COUNTED, "changes") for file in parquet_names(load_tables()[name]))]
"""The files of a release that the listing is made from."""


def releases_listing(releases: Sequence[Path], newest: str) -> pa.Table:
    """One row a release, in their order: its version, the one before it, and how much is in it.

    `documents`, `observations` and `projects` count rows, `added`, `changed` and `removed` rows of `changes`; null
    where a release was made before there was such a table. Only the ends of files and the operations of changes are
    read. ReleaseError where one cannot be read.
    """
    rows = []
    for release in releases:
        try:
            rows.append({"version": release.name, "latest": release.name == newest} | _counts(release))
        except (OSError, ValueError, KeyError) as error:
            raise ReleaseError(f"The release in {release} cannot be read ({error}): put it back as it was.") from error
    return pa.Table.from_pylist(rows, schema=LISTING)


def _counts(release: Path) -> dict[str, str | int | None]:
    counts: dict[str, str | int | None] = {"since": previous_version(release)}
    for name in _COUNTED:
        if file := parquet_file(release, load_tables()[name]):
            counts[name] = pq.read_metadata(file).num_rows
    if file := parquet_file(release, load_tables()["changes"]):
        changes = pq.read_table(file, columns=["operation"])["operation"].to_pylist()
        counts |= {name: changes.count(name) for name in _OPERATIONS}
    return counts
