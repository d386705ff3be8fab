"""`gongbao serve`: the real daemon publishes what is put into raw/, leaves in peace what is as it was, and reports."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from dagster import DagsterEventType, DagsterInstance, DagsterRunStatus
from dagster._core.scheduler.instigation import TickStatus
from dagster._core.storage.tags import WILL_RETRY_TAG

from tests.conftest import REPORT, ROOT, Run

PATIENCE = 120


def until(condition: Callable[[], object], serving: subprocess.Popen[str]) -> None:
    """Wait for something to become true while the daemon lives; no longer than a slow machine needs."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert serving.poll() is None, serving.stdout and serving.stdout.read()
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.5)


@contextmanager
def receiver() -> Iterator[tuple[str, list[dict[str, object]]]]:
    """A webhook's address on this machine, and what it receives."""
    received: list[dict[str, object]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing to the console."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/hook", received
        server.shutdown()


@contextmanager
def serving(raw: Path, outputs: Path, webhook: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """`gongbao serve` as a process group of its own, of which nothing is left at the end; with its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("gongbao")), "serve", "--raw", raw, "--outputs", outputs]
    environment = os.environ | {"GONGBAO_SENSOR_SECONDS": "1", "GONGBAO_FAILURE_WEBHOOK": webhook}
    with (outputs.with_name("serve.log")).open("w") as log:
        process = subprocess.Popen(
            [*map(str, command), "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    try:
        yield process, port
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def answers(port: int) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/server_info", timeout=5) as page:
        return page.status == 200
    return False


def skips(instance: DagsterInstance) -> list[str]:
    """Why the sensor started no run, the newest first."""
    state = next(it for it in instance.all_instigator_state() if it.instigator_name == "raw_folder_changed")
    ticks = instance.get_ticks(state.instigator_origin_id, state.selector_id, statuses=[TickStatus.SKIPPED])
    return [tick.tick_data.skip_reason or "" for tick in ticks]


def test_the_daemon_publishes_what_changed_and_reports_what_failed(tmp_path: Path, gongbao: Run) -> None:
    raw, outputs = tmp_path / "raw", tmp_path / "outputs"
    raw.mkdir()
    with receiver() as (address, received), serving(raw, outputs, address) as (process, port):
        until(lambda: answers(port), process)
        again = gongbao("serve", "--raw", raw, "--outputs", outputs)
        assert again.returncode == 2 and "running" in again.stderr

        (raw / "report.txt").write_text(REPORT, encoding="utf-8")
        until((outputs / "latest" / "SHA256SUMS").exists, process)
        with DagsterInstance.from_config(str(outputs / "dagster")) as instance:
            until(lambda: instance.get_runs()[0].status == DagsterRunStatus.SUCCESS, process)
            seen = len(skips(instance))
            until(lambda: len(skips(instance)) > seen, process)
            assert "Nothing has changed" in skips(instance)[0]
            assert len(instance.get_runs()) == 1

            (raw / "report.txt").unlink()
            (raw / "empty.txt").touch()
            until(lambda: received, process)
            failed = instance.get_runs()[0]
            assert failed.status == DagsterRunStatus.FAILURE and failed.tags[WILL_RETRY_TAG] == "false"
            assert len(instance.get_runs()) == 2
            checked = [
                entry.dagster_event.asset_check_evaluation_data
                for entry in instance.all_logs(failed.run_id, of_type=DagsterEventType.ASSET_CHECK_EVALUATION)
                if entry.dagster_event
            ]
            assert [(it.asset_key.to_user_string(), it.description) for it in checked if not it.passed] == [
                ("texts", "0 of 1 files could be read")
            ]
        assert (outputs / "latest").readlink() == Path("releases/1.0.0")
        report = json.loads((outputs / "last_failure.json").read_text(encoding="utf-8"))
        assert report["release_that_stands"] == "1.0.0" and report["run_id"] == failed.run_id
        assert "some_file_was_read of texts failed: 0 of 1 files could be read" in report["message"]
        assert received == [{"text": report["message"], **report}]

        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
        with pytest.raises(OSError, match=r"refused|reset"):
            socket.create_connection(("127.0.0.1", port), timeout=5)
