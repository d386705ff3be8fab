"""datapackage.json and SHA256SUMS: what the files of a release are, and that they are whole."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.contract.datapackage import resource
from pipeline.contract.schema_changes import Schema, SchemaChange, published_schema
from pipeline.publishing.about import DESCRIPTION, DESCRIPTION_ZH, LICENCE, NAME, TITLE
from pipeline.publishing.errors import ReleaseError
from pipeline.publishing.files import DataFile, sha256
from pipeline.publishing.releases import CHECKSUMS, parse_checksums

PACKAGE = "datapackage.json"


def write_package(
    folder: Path,
    files: Sequence[DataFile],
    version: str,
    previous: str | None,
    schema_changes: Sequence[SchemaChange],
) -> None:
    """Writes datapackage.json (Data Package 2.0) into the release `folder`, of the `files` of data in it.

    It also tells which release this one came after, and what differs from the schema of that one.
    """
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": TITLE,
        "description": DESCRIPTION,
        "description_zh": DESCRIPTION_ZH,
        "version": version,
        "previous_version": previous,
        "schema_changes": [asdict(change) for change in schema_changes],
        "licenses": [LICENCE],
        "resources": [_resource(file) for file in files],
    }
    written = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / PACKAGE).write_text(written + "\n", encoding="utf-8", newline="\n")


def previous_version(release: Path) -> str | None:
    """The version that the release in the folder `release` came after; None for the first one."""
    found: str | None = _read(release)["previous_version"]
    return found


def announced_schema_changes(release: Path) -> list[SchemaChange]:
    """What the release in the folder `release` says differs from the schema of the one before."""
    return [SchemaChange(**change) for change in _read(release).get("schema_changes", [])]


def schema(release: Path) -> Schema:
    """The schema of the release in the folder `release`; ReleaseError where its datapackage.json tells none."""
    try:
        return published_schema(_read(release))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReleaseError(
            f"{release / PACKAGE} does not tell the schema of the release ({error!r}): put it back as it was."
        ) from error


def _read(release: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((release / PACKAGE).read_text(encoding="utf-8"))
    return package


def write_checksums(folder: Path) -> None:
    """Writes SHA256SUMS of every other file in the release `folder`, for `sha256sum -c` there."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [f"{sha256(folder / name)}  {name}\n" for name in names if name != CHECKSUMS]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def is_whole(release: Path) -> bool:
    """Whether every file that SHA256SUMS of a release names is there, byte for byte."""
    published = parse_checksums((release / CHECKSUMS).read_bytes())
    try:
        return all(_sha256(release / name, _state(release / name)) == known for name, known in published.items())
    except OSError:
        return False


def _state(path: Path) -> tuple[int, ...]:
    """What differs whenever a file was written or replaced."""
    state = path.stat()
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns


@lru_cache(256)
def _sha256(path: Path, state: tuple[int, ...]) -> str:
    """A run asks several times for what takes longer the more was published."""
    return sha256(path)


def _resource(file: DataFile) -> dict[str, object]:
    if file.table:
        return resource(file.table, file.path, file.size, file.sha256)
    return {
        "name": file.name,
        "path": file.path,
        "title": file.title.en,
        "title_zh": file.title.zh,
        "format": file.format,
        "mediatype": file.media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
