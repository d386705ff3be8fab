"""The releases of an outputs folder beside each other."""

from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publishing.errors import ReleaseError
from pipeline.publishing.package import previous_version
from pipeline.publishing.releases import RELEASES, latest, versions

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


def releases_listing(outputs: Path) -> pa.Table:
    """One row a release in `outputs`, oldest first: its version, the one before it, and how much is in it.

    `documents`, `observations` and `projects` count rows, `added`, `changed` and `removed` rows of `changes`. Only
    the ends of files and the operations of changes are read. ReleaseError where there is no release, or one
    cannot be read.
    """
    newest = latest(outputs).name
    rows = []
    for version in versions(outputs):
        release = outputs / RELEASES / version
        try:
            rows.append({"version": version, "latest": version == newest} | _counts(release))
        except (OSError, ValueError, KeyError) as error:
            raise ReleaseError(f"The release in {release} cannot be read ({error}): put it back as it was.") from error
    return pa.Table.from_pylist(rows, schema=LISTING)


def _counts(release: Path) -> dict[str, str | int | None]:
    data = release / "data"
    rows = {name: pq.read_metadata(data / f"{name}.parquet").num_rows for name in _COUNTED}
    operations = Counter(pq.read_table(data / "changes.parquet", columns=["operation"])["operation"].to_pylist())
    return {"since": previous_version(release)} | rows | {name: operations[name] for name in _OPERATIONS}
