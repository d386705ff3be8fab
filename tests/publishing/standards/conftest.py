"""Running a validator: `validate(name, *arguments)` gives what it printed."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PYTHON = "GONGBAO_STANDARDS"
VALIDATORS = Path(__file__).parent / "validators"

Validate = Callable[..., Any]


@pytest.fixture(scope="session")
def validate() -> Validate:
    python = os.environ.get(PYTHON)
    if not python:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say(f"set {PYTHON} to the Python of .venv/standards (`make test` does)")

    def run(name: str, *arguments: object) -> Any:
        command = [str(python), str(VALIDATORS / f"{name}.py"), *map(str, arguments)]
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
        assert finished.returncode == 0, finished.stderr
        return json.loads(finished.stdout)

    return run
