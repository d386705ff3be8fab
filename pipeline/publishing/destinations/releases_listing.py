"""The releases of an outputs folder beside each other."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publishing.description.package import PACKAGE, previous_version
from pipeline.publishing.errors import ReleaseError

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


FILES = [PACKAGE, *(f"data/{name}.parquet" for name in (*_COUNTED, "changes"))]
"""The files of a release that the listing is made from."""


def releases_listing(releases: Sequence[Path], newest: str) -> pa.Table:
    """One row a release, in their order: its version, the one before it, and how much is in it.

    `documents`, `observations` and `projects` count rows, `added`, `changed` and `removed` rows of `changes`. Only
    the ends of files and the operations of changes are read. ReleaseError where one cannot be read.
    """
    rows = []
    for release in releases:
        try:
            rows.append({"version": release.name, "latest": release.name == newest} | _counts(release))
        except (OSError, ValueError, KeyError) as error:
            raise ReleaseError(f"The release in {release} cannot be read ({error}): put it back as it was.") from error
    return pa.Table.from_pylist(rows, schema=LISTING)


def _counts(release: Path) -> dict[str, str | int | None]:
    data = release / "data"
    rows = {name: pq.read_metadata(data / f"{name}.parquet").num_rows for name in _COUNTED}
    operations = Counter(pq.read_table(data / "changes.parquet", columns=["operation"])["operation"].to_pylist())
    return {"since": previous_version(release)} | rows | {name: operations[name] for name in _OPERATIONS}
