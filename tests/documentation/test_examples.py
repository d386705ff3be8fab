"""What the READMEs show is what the commands print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.documentation.conftest import Session
from tests.documentation.examples import (
    READMES,
    ROOT,
    STANDS_FOR,
    Command,
    File,
    rewritten,
    run,
    steps,
    without_trailing_space,
)

ENGLISH, CHINESE = (path.read_text(encoding="utf-8") for path in READMES)


def commands(page: str) -> list[Command]:
    return [step for step in steps(page) if isinstance(step, Command)]


SHOWN = [
    pytest.param(number, command, id=f"{name}-{number}")
    for name, page in (("en", ENGLISH), ("zh", CHINESE))
    for number, command in enumerate(commands(page))
]


@pytest.mark.parametrize(("number", "command"), SHOWN)
def test_a_command_prints_what_the_page_shows(session: Session, number: int, command: Command) -> None:
    assert session.printed[number].succeeded, session.printed[number].text
    assert without_trailing_space(command.output) == session.printed[number].text, (
        f"{command.text}\nprints something else; if it is right, run: python -m tests.documentation.examples"
    )


def test_both_languages_show_the_same_session() -> None:
    def session_of(page: str) -> list[str]:
        return [step.text if isinstance(step, Command) else f"{step.path}\n{step.text}" for step in steps(page)]

    assert session_of(CHINESE) == session_of(ENGLISH)


def test_the_page_shows_each_part_of_the_data() -> None:
    said = " ".join(command.text for command in commands(ENGLISH))
    for name in ("observations", "project_timeline", "evidence(", "scorecard", "rejects", "changes", "trace", "verify"):
        assert name in said, f"no example shows {name}"


@pytest.mark.parametrize("number", range(len(commands(ENGLISH))))
def test_no_example_comes_back_empty(session: Session, number: int) -> None:
    output = session.printed[number].text
    assert "│" in output if "┏" in output else output.strip(), commands(ENGLISH)[number].text


def test_make_data_is_what_it_stands_for() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    defaults = dict(re.findall(r"^(RAW|OUTPUTS) \?= (\S+)$", makefile, re.MULTILINE))
    assert STANDS_FOR["make data"] == "gongbao publish --raw {RAW} --outputs {OUTPUTS}".format(**defaults)
    assert '/gongbao publish --raw "$(RAW)" --outputs "$(OUTPUTS)"' in makefile


PAGE = """Words.

```console
$ gongbao query "SELECT 1
    FROM documents"
one
$ make data
```

```text raw/more.txt
它
```

```text
a drawing
```
"""


def test_a_session_is_read_from_the_blocks_of_a_page() -> None:
    first, second, file = steps(PAGE)
    assert isinstance(first, Command) and isinstance(second, Command)
    assert (first.text, first.output) == ('gongbao query "SELECT 1\n    FROM documents"', "one\n")
    assert (second.text, second.output) == ("make data", "")
    assert file == File("raw/more.txt", "它\n")


def test_outputs_are_written_under_their_commands_and_nothing_else_is_touched() -> None:
    page = rewritten(PAGE, ["two\n", "three\nfour\n"])
    assert page == PAGE.replace("one\n", "two\n").replace("$ make data\n", "$ make data\nthree\nfour\n")
    assert rewritten(page, ["one\n", ""]) == PAGE


def test_an_example_that_fails_is_told_from_one_that_prints(tmp_path: Path) -> None:
    (printed,) = run([Command("gongbao trace obs_0", "", 0, 0)], tmp_path)
    assert not printed.succeeded
    assert printed.text.strip(), "its message is kept"


def test_an_example_runs_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not: rm -r raw"):
        run([Command("rm -r raw", "", 0, 0)], tmp_path)
