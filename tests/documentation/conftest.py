"""One run of the README's session, for all tests of the documentation."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.documentation.examples import READMES, Printed, run, steps


class Session(NamedTuple):
    """The folder in which the session of the README was run, and what its commands printed."""

    folder: Path
    printed: list[Printed]


@pytest.fixture(scope="session")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("readme")
    return Session(folder, run(steps(READMES[0].read_text(encoding="utf-8")), folder))
