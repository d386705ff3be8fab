"""The examples of the README: what they show, and what a run on the specimens says.

A block opened with ```console holds commands, each on a line that begins with `$ ` (and the lines after it, until its
quotes are closed), followed by what it prints. A block opened with ```text and a path is a file that the reader adds.
Together, in the order of the page, they are one session in a folder that has `raw/` in it.

    python -m tests.documentation.examples     runs the session and writes its outputs into both READMEs
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
# What the Makefile runs, without the setting up.
STANDS_FOR = {"make data": "gongbao publish --raw raw --outputs outputs"}

_BLOCK = re.compile(r"^```(\S+)[ ]?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "


@dataclass(frozen=True)
class Command:
    """A command as the page shows it, what it is said to print, and where that stands in the page."""

    text: str
    output: str
    start: int
    end: int


class Printed(NamedTuple):
    """What a command printed, and whether it succeeded; of one that failed, its faults are printed as well."""

    text: str
    succeeded: bool


@dataclass(frozen=True)
class File:
    """A file that the page tells the reader to add, by its path."""

    path: str
    text: str


def steps(page: str) -> list[Command | File]:
    """The session that a page shows, in its order."""
    found: list[Command | File] = []
    for block in _BLOCK.finditer(page):
        kind, path, body = block.groups()
        if kind == "console":
            found += _commands(body, block.start(3))
        elif path:
            found.append(File(path, body))
    return found


def run(session: Sequence[Command | File], folder: Path) -> list[Printed]:
    """What the commands of a session print when it is run in ``folder``, which gets a copy of raw/.

    Raises ValueError where a command is neither gongbao nor something that stands for it.
    """
    shutil.copytree(ROOT / "raw", folder / "raw")
    outputs = []
    for step in session:
        if isinstance(step, File):
            (folder / step.path).write_text(step.text, encoding="utf-8")
        else:
            outputs.append(_run(step.text, folder))
    return outputs


def rewritten(page: str, outputs: Sequence[str]) -> str:
    """The page with these outputs under its commands."""
    commands = [step for step in steps(page) if isinstance(step, Command)]
    for command, output in reversed(list(zip(commands, outputs, strict=True))):
        page = page[: command.start] + output + page[command.end :]
    return page


def without_trailing_space(text: str) -> str:
    """A text as it is compared and written: no space at the ends of lines, one newline at the end."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines()) + "\n"


def _commands(body: str, offset: int) -> Iterator[Command]:
    starts = [match.start() for match in re.finditer(r"^\$ ", body, re.MULTILINE)]
    for start, end in pairwise([*starts, len(body)]):
        text = _command_text(body[start:end])
        output_start = start + len(text) + 1
        yield Command(text.removeprefix(_PROMPT), body[output_start:end], start=offset + output_start, end=offset + end)


def _command_text(part: str) -> str:
    """The first line of a part, and those after it until the quotes are closed."""
    lines = part.splitlines()
    for count in range(1, len(lines) + 1):
        text = "\n".join(lines[:count])
        try:
            shlex.split(text)
        except ValueError:
            continue
        return text
    raise ValueError(f"the quotes are not closed in: {part}")


def _run(text: str, folder: Path) -> Printed:
    words = shlex.split(STANDS_FOR.get(text, text))
    if words[0] != "gongbao":
        raise ValueError(f"an example runs gongbao, not: {text}")
    command = [str(Path(sys.executable).with_name("gongbao")), *words[1:]]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("FORCE_", "TTY_"))}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    faults = done.stderr if done.returncode else ""
    return Printed(without_trailing_space(done.stdout + faults), done.returncode == 0)


def main() -> None:
    """Run the session of the README once and, if nothing fails, write its outputs into both languages."""
    session = steps(READMES[0].read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        printed = run(session, Path(folder))
    commands = [step.text for step in session if isinstance(step, Command)]
    failed = [f"{text}\n{one.text}" for text, one in zip(commands, printed, strict=True) if not one.succeeded]
    if failed:
        sys.exit("\n".join(["Nothing was written; these examples fail:", *failed]))
    outputs = [one.text for one in printed]
    for path in READMES:
        path.write_text(rewritten(path.read_text(encoding="utf-8"), outputs), encoding="utf-8")
        print(f"{path.name}: {len(outputs)} outputs written")


if __name__ == "__main__":
    main()
