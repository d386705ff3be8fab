"""The outputs folder while a release is published: one run at a time, built aside, shown by a rename."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.publishing.errors import PublishingError
from pipeline.publishing.releases import LATEST, RELEASES, versions

BUILDING = ".building-"
NEW_LINK = ".latest-new"


@contextmanager
def held(outputs: Path) -> Iterator[None]:
    """Makes the folder and keeps other runs out of it; tidies up after a run that was killed.

    PublishingError where another run is publishing there. The lock goes with the process, whatever ends it.
    """
    folder = outputs / RELEASES
    folder.mkdir(parents=True, exist_ok=True)
    with exclusive(folder, str(outputs)):
        _tidy(outputs)
        yield


@contextmanager
def exclusive(folder: Path, outputs: str, *, wait: bool = False) -> Iterator[None]:
    """Locks `folder`, which is there, for this run.

    While another run holds it, PublishingError, which says that it is publishing to `outputs`; or else `wait`.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            raise PublishingError(f"Another run is publishing to {outputs}: wait until it has ended.") from error
        yield
    finally:
        os.close(handle)


@contextmanager
def building(outputs: Path, version: str) -> Iterator[Path]:
    """A new folder beside the releases, gone at the end whatever happens, unless it was renamed."""
    folder = outputs / RELEASES / f"{BUILDING}{version}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def show(outputs: Path, folder: Path, version: str) -> Path:
    """Makes the finished `folder` the release `version` and the newest one; returns where it stands.

    The rename publishes it. A run killed before `latest` has moved is completed by the next one (`held`).
    """
    release = outputs / RELEASES / version
    _sync(folder)
    folder.rename(release)
    _move_latest(outputs, version)
    return release


def _tidy(outputs: Path) -> None:
    for stale in (outputs / RELEASES).glob(f"{BUILDING}*"):
        shutil.rmtree(stale)
    (outputs / NEW_LINK).unlink(missing_ok=True)
    link = outputs / LATEST
    if link.exists() and not link.is_symlink():
        raise PublishingError(f"{link} is not the link that gongbao makes: move it away, then run again.")
    known = versions(outputs)
    if known and (not link.is_symlink() or link.readlink() != Path(RELEASES, known[-1])):
        _move_latest(outputs, known[-1])


def _move_latest(outputs: Path, version: str) -> None:
    new = outputs / NEW_LINK
    new.symlink_to(Path(RELEASES, version), target_is_directory=True)
    new.replace(outputs / LATEST)


def _sync(folder: Path) -> None:
    # A rename may reach the disk before the bytes of what is renamed: after a power cut that would be half.
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
