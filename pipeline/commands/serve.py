"""`gongbao serve` and `gongbao ui`: Dagster's pages and its daemon on this project."""

from __future__ import annotations

import fcntl
import os
import signal
import sys
from pathlib import Path

from pipeline.assets.folders import OUTPUTS_VARIABLE, RAW_VARIABLE
from pipeline.commands.console import UsageError, err
from pipeline.publishing.outputs import is_address, working_folder


def serve(raw: Path, outputs: str, host: str, port: int) -> None:
    """Replace this process by Dagster's webserver and daemon, with schedule and sensors on.

    UsageError where the raw folder or a setting cannot be used, or where Dagster is there already.
    """
    from pipeline.assets.automation.settings import AUTOMATIC_VARIABLE

    if not raw.is_dir():
        raise UsageError(f"{raw} is not a folder. Make it and put documents in it, or name another with --raw.")
    os.environ[AUTOMATIC_VARIABLE] = "1"
    _become_dagster(raw, outputs, host, port, "Documents are published by themselves")


def ui(raw: Path, outputs: str, port: int) -> None:
    """The same on this machine only, with schedule and sensors off until they are switched on in the pages."""
    _become_dagster(raw, outputs, "127.0.0.1", port, "Nothing runs by itself")


def _become_dagster(raw: Path, outputs: str, host: str, port: int, what: str) -> None:
    from pipeline.assets.automation.abandoned_runs import end_abandoned_runs
    from pipeline.assets.automation.dagster_home import opened
    from pipeline.commands.environment import check_environment

    check_environment()
    os.environ[RAW_VARIABLE] = str(raw.resolve())
    os.environ[OUTPUTS_VARIABLE] = outputs if is_address(outputs) else str(Path(outputs).resolve())
    working = working_folder(outputs)
    with opened(working) as instance:
        end_abandoned_runs(instance, working)
    _hold(working, outputs)
    err.print(f"{what}. Dagster opens at http://{host}:{port} in some seconds; stop it with Ctrl-C.")
    # A shell that starts it in the background has it ignore Ctrl-C, and Dagster then ignores SIGTERM as well.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    dagster = Path(sys.executable).with_name("dagster")
    # `dagster dev` runs both, and ends both when it is told to stop or when one of them dies.
    command = [str(dagster), "dev", "-m", "pipeline.definitions", "-h", host, "-p", str(port)]
    os.execv(command[0], command)


def _hold(working: Path, outputs: str) -> None:
    """Lock Dagster's folder for as long as what this process becomes is alive: two daemons would do things twice."""
    handle = os.open(working / "dagster", os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fault:
        raise UsageError(f"Dagster is running on {outputs} already: use its pages, or stop it first.") from fault
    os.set_inheritable(handle, True)
