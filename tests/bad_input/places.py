"""File names and things in a folder that are no plain files: links, pipes, folders that cannot be read."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bad_input.case import READ, Case, report

_AWKWARD = (
    "two\nlines.txt",
    "tab\tin it.txt",
    "return\r.txt",
    "a..b.txt",
    "x.txt\u202etxt.exe.txt",
    "\u200e\u200fmarks.txt",
    "\ufeffmark.txt",
    "zero\u200bwidth.txt",
    "\x1b[31mred.txt",
    "bell\x07.txt",
    "-rf.txt",
    "--help.txt",
    "~.txt",
    "*?[a].txt",
    "CON.txt",
    "a:b.txt",
    "trailing .txt",
    "'; DROP TABLE documents; --.txt",
    "<script>alert(1)<／script>.txt",
    "=1+1.txt",
    "@SUM(1).txt",
    "$(touch pwned).txt",
    "`id`.txt",
    "%s%n{0}.txt",
    "100%.txt",
    "a,b\"c'd.txt",
    "#.txt",
    "&amp;.txt",
    "[bold]x[／bold].txt",
    "e\u0301.txt",
    "é.txt",
    "🙂.txt",
    "REPORT.TXT",
    "a" * 251 + ".txt",
    "长" * 83 + "ab.txt",
    "/".join(["deep" * 20] * 30) + "/report.txt",
    "file.txt/report.txt",
)


# Links that end nowhere, or go in circles.
_TO_NOTHING = ("to_itself.txt", "to_a_pair_1.txt", "to_a_pair_2.txt", "to_nothing.txt")


@dataclass(frozen=True)
class Place:
    """Something in the folder that is not a file with bytes: ``make`` puts it there, at its path."""

    name: str
    make: Callable[[Path], object]
    end: str | tuple[str, ...]

    def put(self, folder: Path) -> None:
        """Make it in a folder."""
        path = folder / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.make(path)

    @property
    def ends(self) -> tuple[str, ...]:
        """Every end that is right."""
        return (self.end,) if isinstance(self.end, str) else self.end


def cases() -> Iterator[Case | Place]:
    """Every awkward name, and every place that is no file."""
    for number, name in enumerate(_AWKWARD, start=1):
        yield Case(f"name/{name}", report(number).encode(), READ)
    yield Case(f"name/{os.fsdecode('报告.txt'.encode('gb18030'))}", b"text", "unreadable_file_name")
    yield Case(f"name/{os.fsdecode(bytes([0xFF, 0xFE]))}.txt", b"text", "unreadable_file_name")
    yield Case("name/back\\slash.txt", b"text", "unreadable_file_name")
    yield Case("name/no_suffix", b"text", "format_not_read")
    links = {
        "to_a_file_outside.txt": "/etc/hostname",
        "to_secrets.txt": "/etc/passwd",
        "to_itself.txt": "to_itself.txt",
        "to_a_pair_1.txt": "to_a_pair_2.txt",
        "to_a_pair_2.txt": "to_a_pair_1.txt",
        "to_nothing.txt": "nowhere.txt",
        "to_zeros.txt": "/dev/zero",
        "to_the_terminal.txt": "/dev/tty",
        "to_input.txt": "/dev/stdin",
        "to_memory.txt": "/proc/self/mem",
        "to_the_folder": "..",
        "to_this_folder": ".",
        "to_the_root": "/",
        "to_a_folder_outside": "/etc",
    }
    for name, target in links.items():
        end = "unreadable_file" if name in _TO_NOTHING else "link_not_followed"
        yield Place(f"link/{name}", lambda path, target=target: path.symlink_to(target), end)
    yield Place("pipe/fifo.txt", os.mkfifo, "not_a_file")
    yield Place("pipe/fifo.pdf", os.mkfifo, "not_a_file")
    yield Place("pipe/to_the_fifo.txt", lambda path: path.symlink_to("fifo.txt"), "not_a_file")
    yield Place("pipe/socket.txt", _socket, "not_a_file")


def _socket(path: Path) -> None:
    """A socket; its path may be longer than such a name can be, so it is made from its folder."""
    there = os.open(path.parent, os.O_DIRECTORY)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(f"/proc/self/fd/{there}/{path.name}")
    os.close(there)
