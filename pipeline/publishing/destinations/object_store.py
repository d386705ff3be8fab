"""A folder at an address (s3://bucket/folder, or any other that fsspec knows), and its faults in words.

Credentials and endpoints are those that the package of the store takes from the environment or from its own files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from pipeline.publishing.errors import AddressError, PublishingError, StoreError


class ObjectStore:
    """The objects under an address, each by its name relative to it (`releases/1.0.0/SHA256SUMS`).

    Every method raises StoreError naming the address where the store fails.
    """

    def __init__(self, address: str) -> None:
        """AddressError where nothing can be reached by such an address, or where it holds a password."""
        from fsspec.core import url_to_fs

        if urlsplit(address).password:
            raise AddressError(
                "The address for outputs holds a password, which every message would show: leave it out, and give it "
                "in the environment, in the way of that store."
            )
        self.address = address.rstrip("/")
        if not self.address.partition("://")[2]:
            raise AddressError(f"{address} names no bucket and no folder: write s3://bucket/folder.")
        try:
            self._files, self._root = url_to_fs(self.address)
        except ImportError as error:
            raise AddressError(
                f"{self.address} needs another package in the environment of gongbao: {error}."
            ) from error
        except ValueError as error:
            raise AddressError(f"{self.address} is not an address that releases can go to ({error}).") from error

    def sizes(self, folder: str) -> dict[str, int]:
        """The size in bytes of every object in `folder` and below it, by name; none where there is no such folder."""
        with self._said("read"), suppress(FileNotFoundError):
            self._files.invalidate_cache()  # What another run has done since is what matters.
            found = self._files.find(self._path(folder), detail=True)
            return {path[len(self._root) :].lstrip("/"): entry["size"] for path, entry in found.items()}
        return {}

    def read(self, name: str) -> bytes | None:
        """What a small object holds; None where it is not there."""
        with self._said("read"), suppress(FileNotFoundError):
            data: bytes = self._files.cat_file(self._path(name))
            return data
        return None

    def fetch(self, name: str, target: Path) -> None:
        """Writes an object into the file `target`."""
        with self._said("read"):
            self._files.get_file(self._path(name), str(target))

    def write(self, name: str, data: bytes) -> None:
        """Writes a small object, over what it held."""
        self._put(name, lambda path: self._files.pipe_file(path, data))

    def create(self, name: str, data: bytes) -> bool:
        """Writes a small object unless it is there already; whether it holds `data` afterwards.

        S3 and Google Cloud Storage decide between two that write at once. Other stores look first and then write:
        the later of the two wins, and the earlier learns it only if that happened before it looks here.
        """
        try:
            self._put(name, lambda path: self._files.pipe_file(path, data, mode="create"))
        except AddressError:
            raise
        except PublishingError:
            # "It is there already" is another exception in every store: what is there tells.
            if self.read(name) is None:
                raise
        return self.read(name) == data

    def send(self, source: Path, name: str) -> None:
        """Writes the file `source` into an object, over what it held."""
        self._put(name, lambda path: self._files.put_file(str(source), path))

    def delete(self, name: str) -> None:
        """Removes an object, if it is there."""
        with self._said("written"), suppress(FileNotFoundError):
            self._files.rm_file(self._path(name))

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _put(self, name: str, write: Callable[[str], None]) -> None:
        with self._said("written"):
            try:
                write(self._path(name))
            except FileNotFoundError:
                self._make_folders(name)
                write(self._path(name))

    def _make_folders(self, name: str) -> None:
        """The folders above an object, where the store has such; never the bucket, which a typing error would make."""
        try:
            for folder in reversed(PurePosixPath(name).parents[:-1]):
                with suppress(FileExistsError):
                    self._files.mkdir(self._path(str(folder)), create_parents=False)
        except FileNotFoundError as error:
            raise AddressError(
                f"{self.address} cannot be written: there is no such bucket or folder ({error}). Make it, or name "
                "another with --outputs."
            ) from error

    @contextmanager
    def _said(self, done: str) -> Iterator[None]:
        try:
            yield
        except PublishingError:
            raise
        except Exception as error:  # The package of every store has exceptions of its own.
            raise StoreError(
                f"{self.address} cannot be {done}: {str(error) or type(error).__name__}. Check the address, the "
                "network and the credentials, then run again."
            ) from error
