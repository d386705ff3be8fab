"""Whether the newest release in a folder is whole, opens, and is the one that `latest` leads to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb

from pipeline.commands.examination.finding import Finding, some
from pipeline.contract.schema_changes import declared_schema, schema_changes
from pipeline.publishing.description.package import PACKAGE, schema
from pipeline.publishing.errors import ReleaseError
from pipeline.publishing.files import DATABASE, sha256
from pipeline.publishing.releases import CHECKSUMS, LATEST, RELEASES, parse_checksums, read_tables, versions

_PUT_BACK = "put the release back as it was published, or remove its folder: the next run compares with the one before"


def examine_last_release(outputs: Path) -> Iterator[Finding]:
    """The link, the checksums, the version, the tables and the DuckDB file."""
    known = versions(outputs)
    if not known:
        yield Finding("ok", f"{outputs} holds no release yet; gongbao publish makes the first")
        return
    release = outputs / RELEASES / known[-1]
    if (outputs / LATEST).is_symlink() and (outputs / LATEST).resolve() == release.resolve():
        yield Finding("ok", f"{outputs / LATEST} leads to {known[-1]}, the newest of {len(known)} releases")
    else:
        what_to_do = "run gongbao publish, which puts the link right; move away what is there if it is no link"
        yield Finding("wrong", f"{outputs / LATEST} does not lead to {known[-1]}, the newest release", what_to_do)
    wrong = list(_files(release))
    yield from some(wrong, "files")
    if not wrong:
        yield Finding("ok", f"{release}: all files are as {CHECKSUMS} says")
    yield from _content(release)


def _files(release: Path) -> Iterator[Finding]:
    expected = parse_checksums((release / CHECKSUMS).read_bytes())
    for name, digest in expected.items():
        if not (release / name).is_file():
            yield Finding("wrong", f"{release / name} is missing", _PUT_BACK)
        elif sha256(release / name) != digest:
            yield Finding("wrong", f"{release / name} is not what was published", _PUT_BACK)
    there = {file.relative_to(release).as_posix() for file in release.rglob("*") if file.is_file()}
    for name in sorted(there - expected.keys() - {CHECKSUMS}):
        yield Finding("warning", f"{release / name} was not published", "move it away: it is no part of the release")


def _content(release: Path) -> Iterator[Finding]:
    try:
        version = json.loads((release / PACKAGE).read_text(encoding="utf-8"))["version"]
        rows = sum(map(len, read_tables(release).values()))
        with duckdb.connect(str(release / DATABASE), read_only=True) as connection:
            connection.execute("FROM documents LIMIT 1")
        differing = len(schema_changes(schema(release), declared_schema()))
    except (OSError, ValueError, KeyError, ReleaseError, duckdb.Error) as fault:
        yield Finding("wrong", f"{release} cannot be read ({fault})", _PUT_BACK)
        return
    if version != release.name:
        yield Finding("wrong", f"{release} says that it is release {version}", _PUT_BACK)
    yield Finding("ok", f"{release} opens: {rows:,} rows")
    if differing:
        what = f"{release} was made with another schema: {differing} tables or columns differ"
        yield Finding("warning", what, "nothing: the next release is compared with it, and its CHANGES.md says so")
