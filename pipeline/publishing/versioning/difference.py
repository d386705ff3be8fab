"""What changed between any two releases, for `gongbao diff`."""

from pathlib import Path

import pyarrow as pa

from pipeline.publishing.releases import read_tables
from pipeline.publishing.versioning.changes import changes


def difference(old: Path, new: Path) -> pa.Table:
    """The rows of the table `changes` from the release in the folder `old` to the one in the folder `new`."""
    return changes(read_tables(old), read_tables(new))
