"""Releases at an address: fetched to a working folder, made there, and sent, the checksums last.

releases/<version>/…              a release, once SHA256SUMS is in it, which is put last and never altered
latest                            an object that holds the path of the newest (`releases/1.0.0`)
releases/.uploading-<version>     while a release is sent: the SHA256SUMS that it will have
releases/.publishing              while a run publishes: which one, and since when
"""

from __future__ import annotations

import datetime
import hashlib
import platform
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.publishing.destinations.object_store import ObjectStore
from pipeline.publishing.destinations.outputs_folder import exclusive
from pipeline.publishing.errors import PublishingError, ReleaseError
from pipeline.publishing.files import sha256
from pipeline.publishing.releases import CHECKSUMS, LATEST, RELEASES, parse_checksums
from pipeline.publishing.versions import parts

UPLOADING = ".uploading-"
LOCK = ".publishing"
# What tells the working folders of all machines apart; in the lock, hashed with the machine's name.
OWNER = "owner"


class RemoteOutputs:
    """The releases at an address, and `working`, the folder of this machine that they pass through.

    Every method raises PublishingError naming the address where the store fails.
    """

    def __init__(self, address: str, working: Path) -> None:
        """AddressError where nothing can be reached by such an address."""
        self._store = ObjectStore(address)
        self._working = working

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keeps other runs, of this machine and of others, from publishing there.

        PublishingError where another run is publishing. A run that was killed leaves the lock behind; the next one
        with the same working folder takes it over, any other is told which object to remove.
        """
        with _writable(self._working):
            self._working.mkdir(parents=True, exist_ok=True)
        with exclusive(self._working, self._store.address):
            self._lock()
            try:
                yield
            finally:
                # Where that fails as well, what ended the run is what to tell; the next one takes the lock over.
                with suppress(PublishingError):
                    self._store.delete(f"{RELEASES}/{LOCK}")

    def prepare(self, names: Sequence[str]) -> None:
        """While `held`: `working` holds these files of the newest release that stands there, and no other release.

        What a killed run left undone after the checksums were there is done. ReleaseError as of `fetch`.
        """
        there = self._store.sizes(RELEASES)
        known = _versions(there)
        with _writable(self._working):
            for folder in (self._working / RELEASES).glob("*"):
                if folder.name not in known[-1:]:
                    shutil.rmtree(folder)
        for version in known:
            if f"{RELEASES}/{UPLOADING}{version}" in there:
                self._store.delete(f"{RELEASES}/{UPLOADING}{version}")
        if known:
            self.fetch(known[-1], names)
            if self._store.read(LATEST) != _path_of(known[-1]).encode():
                self._store.write(LATEST, _path_of(known[-1]).encode())

    def versions(self) -> list[str]:
        """The versions that stand there, oldest first."""
        return _versions(self._store.sizes(RELEASES))

    def latest(self) -> str:
        """The version that `latest` names; ReleaseError where there is none yet."""
        named = self._store.read(LATEST)
        if named is None:
            raise ReleaseError(
                f"There is no release in {self._store.address} yet. Make one with "
                f"`gongbao publish --raw DIR --outputs {self._store.address}`."
            )
        version = named.decode(errors="replace").strip().removeprefix(f"{RELEASES}/")
        if not parts(version):
            raise ReleaseError(
                f"{self._store.address}/{LATEST} does not hold the path of a release: `gongbao publish` puts it right."
            )
        return version

    def fetch(self, version: str, names: Sequence[str]) -> Path:
        """The folder in `working` that holds these files of a release, whole; what is there already is not fetched.

        A file that the release was made without (an older contract) is left out. ReleaseError where there is no
        such release, or where a file is not the one that was published.
        """
        sums = self._store.read(f"{_path_of(version)}/{CHECKSUMS}") if parts(version) else None
        if sums is None:
            known = ", ".join(self.versions()) or "none"
            raise ReleaseError(f"There is no release {version} in {self._store.address}. Releases there: {known}")
        folder = self._working / RELEASES / version
        published = parse_checksums(sums)
        with _writable(self._working):
            for name in names:
                if name in published and _sha256(folder / name) != published[name]:
                    self._fetch(version, name, published[name])
            (folder / CHECKSUMS).write_bytes(sums)
        return folder

    def upload(self, version: str, progress: Callable[[str], None]) -> None:
        """While `held`: sends the release `version` from `working`, the checksums last, and moves `latest` to it.

        What an upload that failed has sent of the same release is not sent again; what it sent of another is removed.
        """
        folder, path = self._working / RELEASES / version, _path_of(version)
        sums = (folder / CHECKSUMS).read_bytes()
        missing = self._missing(version, folder, sums)
        for number, name in enumerate(missing, start=1):
            progress(f"Sending {name} to {self._store.address} ({number} of {len(missing)})")
            self._store.send(folder / name, f"{path}/{name}")
        expected = {f"{path}/{name}": (folder / name).stat().st_size for name in parse_checksums(sums)}
        if self._store.sizes(path) != expected or not self._store.create(f"{path}/{CHECKSUMS}", sums):
            raise self._rivalled(version)
        self._store.delete(f"{RELEASES}/{UPLOADING}{version}")
        self._store.write(LATEST, path.encode())

    def _owner(self) -> str:
        file = self._working / OWNER
        with _writable(self._working):
            if not file.exists():
                file.write_text(uuid.uuid4().hex, encoding="utf-8")
            # With the machine's name: a working folder may have been copied to another one.
            return hashlib.sha256(f"{platform.node()} {file.read_text(encoding='utf-8')}".encode()).hexdigest()[:16]

    def _lock(self) -> None:
        name, owner = f"{RELEASES}/{LOCK}", self._owner()
        holder = self._store.read(name)
        # One of ours is of a run that was killed: a living one would hold the working folder.
        if holder is not None and holder.decode(errors="replace").startswith(owner):
            return
        since = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        if holder is None and self._store.create(name, f"{owner} {since}\n".encode()):
            return
        holder = self._store.read(name) or b""
        began = holder.decode(errors="replace").strip().partition(" ")[2] or "a moment ago"
        raise PublishingError(
            f"Another run is publishing to {self._store.address}, since {began}: wait until it has ended. If it was "
            f"killed, remove {self._store.address}/{name} and run again."
        )

    def _fetch(self, version: str, name: str, sha256: str) -> None:
        target = self._working / RELEASES / version / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=self._working, prefix=".fetching-") as folder:
            aside = Path(folder, target.name)
            self._store.fetch(f"{_path_of(version)}/{name}", aside)
            if _sha256(aside) != sha256:
                raise ReleaseError(
                    f"{self._store.address}/{_path_of(version)}/{name} is not what its {CHECKSUMS} says: "
                    "put it back as it was."
                )
            aside.replace(target)

    def _missing(self, version: str, folder: Path, sums: bytes) -> list[str]:
        """The files still to be sent; of what else lies there nothing is left."""
        manifest, path = f"{RELEASES}/{UPLOADING}{version}", _path_of(version)
        wanted, sent = parse_checksums(sums), parse_checksums(self._store.read(manifest) or b"")
        there = {name.removeprefix(f"{path}/"): size for name, size in self._store.sizes(path).items()}
        if CHECKSUMS in there:
            raise self._rivalled(version)
        right = {
            name
            for name, size in there.items()
            if name in wanted and wanted[name] == sent.get(name) and size == (folder / name).stat().st_size
        }
        for name in there.keys() - right:
            self._store.delete(f"{path}/{name}")
        # Only now: from here on whatever lies there with the right size is what this manifest says.
        self._store.write(manifest, sums)
        return [name for name in wanted if name not in right]

    def _rivalled(self, version: str) -> PublishingError:
        return PublishingError(
            f"Release {version} was not published: another run has written to {self._store.address}/"
            f"{_path_of(version)}. See that one run publishes at a time, then run again."
        )


def _path_of(version: str) -> str:
    return f"{RELEASES}/{version}"


def _versions(names: Iterable[str]) -> list[str]:
    """The versions of the releases among these objects, oldest first."""
    found = [name.split("/") for name in names if name.endswith(f"/{CHECKSUMS}")]
    numbered = [(numbers, path[1]) for path in found if len(path) == 3 and (numbers := parts(path[1]))]
    return [version for _, version in sorted(numbered)]


def _sha256(path: Path) -> str | None:
    return sha256(path) if path.is_file() else None


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PublishingError(
            f"Cannot write to {folder}, through which releases pass: {error.strerror or error}. Make room there, or "
            "set XDG_CACHE_HOME to a folder that can be written."
        ) from error
