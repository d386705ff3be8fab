"""What tests see of an object store, and of a machine that publishes to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fsspec.core import url_to_fs

from pipeline.publishing.destinations.object_store import ObjectStore
from pipeline.publishing.outputs import publish_to
from pipeline.publishing.release import Publication
from tests.publishing.invented import GDP_2020, Rows, document_texts, find, rows, tables


def objects(address: str) -> dict[str, bytes]:
    """Every object under an address, by its name relative to it."""
    files, root = url_to_fs(address)
    files.invalidate_cache()
    return {path[len(root) + 1 :]: files.cat_file(path) for path in files.find(root)}


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder of this machine, by its path relative to it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def release_in(found: dict[str, bytes], version: str) -> dict[str, bytes]:
    """Those of the objects that belong to a release, by their names in it."""
    start = f"releases/{version}/"
    return {name.removeprefix(start): data for name, data in found.items() if name.startswith(start)}


def changed(value: float) -> Rows:
    """The invented rows, with another value in one of them: a major version."""
    given = rows()
    find(given, "observations", GDP_2020)["value"] = value
    return given


def publish_rows(given: Rows, address: str) -> Publication:
    return publish_to(tables(given), address, document_texts(), lambda said: None)


class Machine:
    """Moves the test to machines that share nothing but the store."""

    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._tmp_path = tmp_path
        self._monkeypatch = monkeypatch

    def use(self, name: str) -> Path:
        """From here on the cache of the user, and so the working folder, is that of the machine `name`."""
        cache = self._tmp_path / "machines" / name
        self._monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
        return cache


class Sending:
    """Watches what is sent to the store; before the file number `stop`, counted from one, `then` happens.

    With the name of a file instead of a number it happens before that one.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sent: list[str] = []
        self.stop: int | str | None = None
        self.then: Callable[[], None] = lambda: None
        send = ObjectStore.send

        def watched(store: ObjectStore, source: Path, name: str) -> None:
            if self.stop in (len(self.sent) + 1, name.rpartition("/")[2]):
                self.stop = None
                self.then()
            send(store, source, name)
            self.sent.append(name)

        monkeypatch.setattr(ObjectStore, "send", watched)

    def before(self, stop: int | str, then: Callable[[], None]) -> None:
        self.sent.clear()
        self.stop, self.then = stop, then
