"""The entries of the cache: files named by the key of what they hold, each of which knows whether it is whole."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_SUFFIX, _ASIDE = ".entry", ".aside"
_CHECKSUM_BYTES = hashlib.sha256().digest_size
# Whoever writes a file aside renames it at once; one that is older is of a run that was killed.
_OLDEST_ASIDE = 3600.0


class CacheEntries:
    """Bytes by their key (hexadecimal), in a folder that anybody may delete, fill or empty at any time.

    What is missing, half written, altered or of another key is not there; what cannot be written is not kept. Neither
    is an error: whoever asks works it out again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """What was put under `key`, byte for byte, or None; it counts as used now."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            content = data[_CHECKSUM_BYTES:]
            if data[:_CHECKSUM_BYTES] != _checksum(key, content):
                return None
            os.utime(path)
        except OSError:
            return None
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep `content` under `key`, all of it or nothing, also where another run does the same now."""
        path = self._path(key)
        aside = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(suffix=_ASIDE, dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(_checksum(key, content))
                file.write(content)
            Path(aside).replace(path)
        except OSError:
            if aside is not None:
                _remove(Path(aside))

    def trim(self, limit: int) -> None:
        """Remove what was not used for the longest time until no more than `limit` bytes are left."""
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        for used, size, path in entries:
            abandoned = path.suffix == _ASIDE and used < time.time() - _OLDEST_ASIDE
            if total > limit or abandoned:
                _remove(path)
                total -= size

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """(when it was used last, its size in bytes, where it is) of every file that the cache has written."""
        for path in self.folder.glob("??/*"):
            if path.suffix in (_SUFFIX, _ASIDE):
                try:
                    known = path.stat()
                except OSError:
                    continue
                yield known.st_mtime, known.st_size, path

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}{_SUFFIX}"


def _checksum(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + content).digest()


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
