"""Where releases stand, and how one is read: outputs/releases/<version>, outputs/latest → the newest."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.contract.declarations import Table, load_tables
from pipeline.publishing.errors import ReleaseError
from pipeline.publishing.versions import parts

RELEASES = "releases"
LATEST = "latest"
# Written last into a release; a folder without it is not one.
CHECKSUMS = "SHA256SUMS"


def latest(outputs: Path) -> Path:
    """The folder of the newest release in `outputs`; ReleaseError says what to run where there is none.

    Where the link leads nowhere (its release was moved away), it is the newest of those that stand there.
    """
    link = outputs / LATEST
    if is_release(link):
        return link.resolve()
    known = versions(outputs)
    if known:
        return (outputs / RELEASES / known[-1]).resolve()
    raise ReleaseError(_none_yet(outputs))


def find(outputs: Path, name_or_path: str | Path) -> Path:
    """The folder of a release, given as a version ("1.0.0"), as "latest", or as the path of its folder.

    ReleaseError names the releases that there are.
    """
    if str(name_or_path) == LATEST:
        return latest(outputs)
    for folder in (outputs / RELEASES / name_or_path, Path(name_or_path)):
        if is_release(folder):
            return folder.resolve()
    known = versions(outputs)
    if not known:
        raise ReleaseError(_none_yet(outputs))
    raise ReleaseError(
        f"There is no release {name_or_path} in {outputs}, nor a folder of that name with a release in it. "
        f"Releases there: {', '.join(known)}"
    )


def versions(outputs: Path) -> list[str]:
    """The versions that stand in `outputs`, oldest first."""
    found = [
        (numbers, folder.name)
        for folder in (outputs / RELEASES).glob("*")
        if (numbers := parts(folder.name)) and is_release(folder)
    ]
    return [name for _, name in sorted(found)]


def is_release(folder: Path) -> bool:
    """Whether a release stands in `folder`."""
    return (folder / CHECKSUMS).is_file()


def parquet_names(table: Table) -> list[str]:
    """Where the Parquet file of `table` stands in a release: under its name, or in an older one under one it had."""
    return [f"data/{name}.parquet" for name in table.all_names]


def parquet_file(release: Path, table: Table) -> Path | None:
    """The Parquet file of `table` in the release in the folder `release`; None where it was made without."""
    return next((release / name for name in parquet_names(table) if (release / name).is_file()), None)


def parse_checksums(sums: bytes) -> dict[str, str]:
    """What a SHA256SUMS says: the name of each file in the release → its hash."""
    lines = (line.partition("  ") for line in sums.decode().splitlines())
    return {name: sha256 for sha256, _, name in lines}


def read_tables(release: Path) -> dict[str, pa.Table]:
    """The declared tables of the release in the folder `release`, by name, as its Parquet files hold them.

    Where the release was made by an older contract, a table that it has not is left out, and what was renamed since
    has the name of today. ReleaseError where a file is not what was published.
    """
    published = parse_checksums((release / CHECKSUMS).read_bytes())
    found = {}
    for name, table in load_tables().items():
        file = parquet_file(release, table)
        if file is not None:
            found[name] = _read(file, table)
        elif missing := [path for path in parquet_names(table) if path in published]:
            raise _unreadable(release / missing[0], "it is missing")
    return found


def _read(file: Path, table: Table) -> pa.Table:
    try:
        data = pq.read_table(file)
    except (pa.ArrowInvalid, OSError) as error:
        raise _unreadable(file, error) from error
    # Parquet calls what is in a list `element`, Arrow `item`: another type to whoever compares types.
    fields = [
        field.with_type(pa.list_(pa.string())) if pa.types.is_list(field.type) else field for field in data.schema
    ]
    today = {former: column.name for column in table.columns for former in column.renamed_from}
    return data.cast(pa.schema(fields, data.schema.metadata)).rename_columns(
        [today.get(name, name) for name in data.column_names]
    )


def _unreadable(file: Path, why: object) -> ReleaseError:
    return ReleaseError(
        f"{file} cannot be read ({why}). Put the release back as it was published, or move {file.parents[1]} away: "
        "then the one before it is the newest."
    )


def _none_yet(outputs: Path) -> str:
    return (
        f"There is no release in {outputs} yet. Make one with `make data`, "
        f"or with `gongbao publish --raw DIR --outputs {outputs}`."
    )
