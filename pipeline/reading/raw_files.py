"""The files of a raw folder, and their bytes, whatever else lies there under a file's name."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from pipeline.reading.failure import UnreadableError
from pipeline.reading.limits import FILE_SIZE
from pipeline.reading.register import REGISTER_NAME

_NOT_DOCUMENTS = {REGISTER_NAME, "README.md", "README.zh-CN.md"}
_MEGABYTE = 1 << 20
# What Python makes of a byte in a file name that is not UTF-8 (PEP 383).
_NOT_UTF8 = re.compile("[\udc80-\udcff]")


def raw_files(folder: Path) -> list[Path]:
    """What lies under a folder, its register and read-me and hidden files left out, in the order of the paths.

    Among the files are folders that cannot be looked into (no permission) or are not (links): ``read_raw_file``
    says of each why.
    """
    closed: list[OSError] = []
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        linked = [name for name in folders if Path(place, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            Path(place, name)
            for name in [*names, *linked]
            if not name.startswith(".") and not (Path(place) == folder and name in _NOT_DOCUMENTS)
        ]
    return sorted([*found, *(Path(fault.filename) for fault in closed)])


def shown_name(path: Path, folder: Path) -> str:
    """A file's path in the folder, with / between its parts; what no table holds is written as %B1, a byte each."""
    name = path.relative_to(folder).as_posix().replace("\\", "%5C")
    return _NOT_UTF8.sub(lambda match: f"%{ord(match[0]) - 0xDC00:02X}", name)


def read_raw_file(path: Path, folder: Path) -> bytes:
    """The bytes of a file of the folder.

    Raises UnreadableError for what is no plain file (a pipe would never end), a link out of the folder, a file that
    is larger than one may be, one that cannot be read, and one that something writes to meanwhile.
    """
    try:
        _check_place(path, folder)
        # Not to wait, should something have put a pipe in its place meanwhile.
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(opened, "rb") as file:
            before = os.fstat(opened)
            if not stat.S_ISREG(before.st_mode):
                raise UnreadableError("not_a_file", "it is no plain file; put a copy of the document in its place")
            if before.st_size > FILE_SIZE.value * _MEGABYTE:
                raise UnreadableError("file_too_large", FILE_SIZE.exceeded("the file is larger than"))
            data = file.read(before.st_size + 1)
            after = os.fstat(opened)
    except FileNotFoundError as fault:
        raise UnreadableError(
            "unreadable_file", "it was taken away while the run went on, or is a link to nothing; put it back"
        ) from fault
    except OSError as fault:
        raise UnreadableError("unreadable_file", f"{fault.strerror}; make the file readable") from fault
    if len(data) != after.st_size or before.st_mtime_ns != after.st_mtime_ns:
        raise UnreadableError("changed_while_read", "something was writing to the file; publish again when it is whole")
    return data


def _check_place(path: Path, folder: Path) -> None:
    mode = path.stat().st_mode
    if path.is_symlink() and (stat.S_ISDIR(mode) or not path.resolve().is_relative_to(folder.resolve())):
        raise UnreadableError(
            "link_not_followed", "it is a link to a folder or out of the raw folder; put a copy in its place"
        )
    if stat.S_ISDIR(mode):
        raise UnreadableError("unreadable_file", "the folder cannot be looked into; make it readable")
    if not stat.S_ISREG(mode):
        raise UnreadableError("not_a_file", "it is no plain file; put a copy of the document in its place")
