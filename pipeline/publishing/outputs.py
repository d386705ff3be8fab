"""Where releases go: a folder of this machine, or an address, by way of a working folder in the user's cache."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from pipeline.contract.declarations import load_tables
from pipeline.publishing.access.document_texts import DocumentText
from pipeline.publishing.contents import DICTIONARY
from pipeline.publishing.description.package import PACKAGE, is_whole
from pipeline.publishing.destinations.remote_outputs import RemoteOutputs
from pipeline.publishing.release import Compare, Publication, changes_since, publish
from pipeline.publishing.releases import (
    CHECKSUMS,
    LATEST,
    RELEASES,
    find,
    is_release,
    latest,
    parquet_names,
    read_tables,
    versions,
)

DATABASE = ("gongbao.duckdb",)
"""The file of a release that SQL needs."""


class Published(NamedTuple):
    """A release: its version, and its checksums, which say every byte of it."""

    version: str
    checksums: bytes


def table_files() -> list[str]:
    """The files of a release that whoever compares it needs: its tables, its contract, and what it came after.

    An older release has no more than one of the files that a renamed table may stand in.
    """
    return [PACKAGE, DICTIONARY, *(file for table in load_tables().values() for file in parquet_names(table))]


def is_address(outputs: str) -> bool:
    """Whether `outputs` is an address (s3://bucket/folder) rather than a folder."""
    return "://" in outputs


def working_folder(outputs: str) -> Path:
    """The folder of this machine where releases are made: `outputs` itself, or of an address one in the user's cache.

    Of an address it is a folder of its own, the same at each run: what is there need not be fetched again.
    """
    if not is_address(outputs):
        return Path(outputs)
    from platformdirs import user_cache_path

    address = outputs.rstrip("/")
    readable = re.sub(r"[^0-9A-Za-z.]+", "-", address)[:60]
    return user_cache_path("gongbao") / f"{readable}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"


def check_address(address: str) -> None:
    """Whether releases can be published to an address now; AddressError or PublishingError says why not."""
    with RemoteOutputs(address, working_folder(address)).held():
        pass


def publish_to(
    tables: Mapping[str, pa.Table],
    outputs: str,
    documents: Sequence[DocumentText],
    progress: Callable[[str], None],
    compare: Compare = changes_since,
) -> Publication:
    """Publishes `tables` as the next release in `outputs`, a folder or an address; see `release.publish`.

    At an address it is published when all of it is there: until then, and where that fails, the release before
    stays the newest, and the next run sends what is missing.
    """
    working = working_folder(outputs)
    if not is_address(outputs):
        return publish(tables, working, documents, progress, compare)
    remote = RemoteOutputs(outputs, working)
    with remote.held():
        remote.prepare(table_files())
        publication = publish(tables, working, documents, progress, compare)
        if publication.version:
            remote.upload(publication.version, progress)
    return publication


def newest_tables(outputs: str) -> dict[str, pa.Table] | None:
    """The tables of the newest release in `outputs`, a folder or an address, by name; None before the first."""
    folder = working_folder(outputs)
    if not is_address(outputs):
        return read_tables(latest(folder)) if versions(folder) else None
    remote = RemoteOutputs(outputs, folder)
    known = remote.versions()
    return read_tables(remote.fetch(known[-1], table_files())) if known else None


def newest_as_published(outputs: str) -> Published | None:
    """The newest release in `outputs` as it was published: None where a file of it is no longer what it was.

    None also before the first release, where `latest` leads elsewhere, and at an address, which knows for itself.
    """
    folder = working_folder(outputs)
    if is_address(outputs) or not versions(folder) or not is_release(folder / LATEST):
        return None
    release = latest(folder)
    newest = as_published(outputs, release.name)
    return newest if release.name == versions(folder)[-1] and is_whole(release) else None


def as_published(outputs: str, version: str) -> Published | None:
    """The release `version` in `outputs`; None at an address, or where there is none."""
    release = working_folder(outputs) / RELEASES / version
    if is_address(outputs) or not is_release(release):
        return None
    return Published(version, (release / CHECKSUMS).read_bytes())


def find_releases(outputs: str, files: Sequence[str]) -> list[Path]:
    """The folders of this machine that hold these `files` of each release in `outputs`, oldest first."""
    working = working_folder(outputs)
    if not is_address(outputs):
        return [working / RELEASES / version for version in versions(working)]
    remote = RemoteOutputs(outputs, working)
    return [remote.fetch(version, files) for version in remote.versions()]


def find_release(outputs: str, name_or_path: str, files: Sequence[str]) -> Path:
    """The folder of this machine that holds these `files` of a release, given as `releases.find` takes it.

    What `outputs`, an address, has and this machine has not is fetched. ReleaseError names the releases there are.
    """
    working = working_folder(outputs)
    if not is_address(outputs) or is_release(Path(name_or_path)):
        return find(working, name_or_path)
    remote = RemoteOutputs(outputs, working)
    return remote.fetch(remote.latest() if name_or_path == "latest" else name_or_path, files)
