"""`gongbao ui`: Dagster's own pages on this project."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pipeline.assets.folders import OUTPUTS_VARIABLE, RAW_VARIABLE
from pipeline.commands.console import err
from pipeline.commands.publish import dagster_home
from pipeline.publishing.outputs import is_address, working_folder


def ui(raw: Path, outputs: str, port: int) -> None:
    """Replace this process by the Dagster UI, on this machine only, over the given folders."""
    os.environ[RAW_VARIABLE] = str(raw.resolve())
    os.environ[OUTPUTS_VARIABLE] = outputs if is_address(outputs) else str(Path(outputs).resolve())
    dagster_home(working_folder(outputs))
    err.print(f"Dagster opens at http://127.0.0.1:{port} in some seconds; stop it with Ctrl-C.")
    dagster = Path(sys.executable).with_name("dagster")
    command = [str(dagster), "dev", "-m", "pipeline.definitions", "-h", "127.0.0.1", "-p", str(port)]
    os.execv(command[0], command)
