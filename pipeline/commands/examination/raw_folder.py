"""Which documents would be read, which would not and why, and whether their register can be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.assets.progress import reporter
from pipeline.commands.examination.finding import Finding, some
from pipeline.reading.formats import SUFFIXES
from pipeline.reading.register import REGISTER_NAME, read_register, register_faults
from pipeline.reading.texts import raw_files, read_texts


def examine_raw_folder(raw: Path) -> Iterator[Finding]:
    """Every file is read as a run would read it."""
    if not raw.is_dir():
        yield Finding("wrong", f"{raw} is no folder", "make it and put documents in it, or name another with --raw")
        return
    files = raw_files(raw)
    if not files:
        yield Finding("wrong", f"{raw} holds no documents", f"put some in it ({', '.join(SUFFIXES)})")
    faults = register_faults(raw)
    if faults:
        yield from some((Finding("wrong", fault, "correct that line") for fault in faults), "faults in the register")
        yield Finding("warning", f"the files in {raw} were not looked at", "correct the register first")
        return
    rows = read_texts(raw, reporter("reading", len(files))).select(["raw_path", "failure", "failure_detail", "unread"])
    found = list(_left_out(rows.to_pylist()))
    read = rows["failure"].null_count
    if read:
        yield Finding("ok", f"{raw}: {read} files can be read")
    elif files:
        yield Finding(
            "wrong", f"{raw}: none of {len(files)} files can be read", "do what is said of each, or add others"
        )
    yield from some(found, "files that would be left out")
    yield _register(raw, {path.relative_to(raw).as_posix() for path in files})


def _left_out(rows: list[dict[str, Any]]) -> Iterator[Finding]:
    for row in rows:
        if row["failure"]:
            yield _would_be_left_out(row["raw_path"], row["failure"], row["failure_detail"])
        for part in row["unread"] or ():
            yield _would_be_left_out(f"a part of {row['raw_path']}", part["reason"], part["detail"])


def _would_be_left_out(what: str, reason: str, detail: str) -> Finding:
    return Finding("warning", f"{what} would be left out ({reason})", detail)


def _register(raw: Path, files: set[str]) -> Finding:
    registered = read_register(raw)
    if not registered:
        return Finding("ok", f"{raw / REGISTER_NAME}: nothing is registered, all is read from the documents")
    told = f"{raw / REGISTER_NAME}: {len(registered)} rows can be used"
    unregistered = len(files - set(registered))
    return Finding("ok", f"{told}; {unregistered} files have none" if unregistered else told)
