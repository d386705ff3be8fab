"""Where releases stand, and how one is read: outputs/releases/<version>, outputs/latest → the newest."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.contract.declarations import load_tables
from pipeline.publishing.errors import ReleaseError
from pipeline.publishing.versions import parts

RELEASES = "releases"
LATEST = "latest"
# Written last into a release; a folder without it is not one.
CHECKSUMS = "SHA256SUMS"


def latest(outputs: Path) -> Path:
    """The folder of the newest release in `outputs`; ReleaseError says what to run where there is none."""
    link = outputs / LATEST
    if is_release(link):
        return link.resolve()
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


def read_tables(release: Path) -> dict[str, pa.Table]:
    """The declared tables of the release in the folder `release`, by name, as its Parquet files hold them.

    A table that the release was made without (an older contract) is left out. ReleaseError where a file is
    not what was published.
    """
    files = {name: release / "data" / f"{name}.parquet" for name in load_tables()}
    try:
        return {name: _read(file) for name, file in files.items() if file.is_file()}
    except (pa.ArrowInvalid, OSError) as error:
        raise ReleaseError(f"The release in {release} cannot be read ({error}): put it back as it was.") from error


def _read(file: Path) -> pa.Table:
    data = pq.read_table(file)
    # Parquet calls what is in a list `element`, Arrow `item`: another type to whoever compares types.
    fields = [
        field.with_type(pa.list_(pa.string())) if pa.types.is_list(field.type) else field for field in data.schema
    ]
    return data.cast(pa.schema(fields, data.schema.metadata))


def _none_yet(outputs: Path) -> str:
    return (
        f"There is no release in {outputs} yet. Make one with `make data`, "
        f"or with `gongbao publish --raw DIR --outputs {outputs}`."
    )
