"""Whether the newest release at an address is all there; nothing is fetched but its checksums."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.commands.examination.finding import Finding
from pipeline.publishing.destinations.object_store import ObjectStore
from pipeline.publishing.destinations.remote_outputs import LOCK, RemoteOutputs
from pipeline.publishing.errors import PublishingError
from pipeline.publishing.outputs import working_folder
from pipeline.publishing.releases import CHECKSUMS, LATEST, RELEASES, parse_checksums


def examine_address(address: str) -> Iterator[Finding]:
    """Whether it can be reached, whether a run holds it, `latest`, and the files of the newest release."""
    try:
        yield from _examine(address)
    except PublishingError as fault:
        yield Finding("wrong", str(fault), "see that the address, the network and the credentials are right")


def _examine(address: str) -> Iterator[Finding]:
    store, remote = ObjectStore(address), RemoteOutputs(address, working_folder(address))
    known = remote.versions()
    if store.read(f"{RELEASES}/{LOCK}") is not None:
        what_to_do = (
            "nothing, if a run is going; else it was killed: run again on the same machine, or remove the object"
        )
        yield Finding("warning", f"{address}/{RELEASES}/{LOCK} is there: a run is publishing", what_to_do)
    if not known:
        yield Finding("ok", f"{address} holds no release yet; gongbao publish makes the first")
        return
    newest = f"{RELEASES}/{known[-1]}"
    if store.read(LATEST) != newest.encode():
        what_to_do = "run gongbao publish, which puts it right"
        yield Finding("wrong", f"{address}/{LATEST} does not name {known[-1]}, the newest release", what_to_do)
    else:
        yield Finding("ok", f"{address}/{LATEST} names {known[-1]}, the newest of {len(known)} releases")
    published = parse_checksums(store.read(f"{newest}/{CHECKSUMS}") or b"")
    there = store.sizes(newest)
    missing = [name for name in published if f"{newest}/{name}" not in there]
    for name in missing:
        yield Finding("wrong", f"{address}/{newest}/{name} is missing", "put it back as it was published")
    if not missing:
        yield Finding("ok", f"{address}/{newest}: all {len(published)} files are there")
