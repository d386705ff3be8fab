"""An S3-compatible server on this machine, and machines that publish to it."""

from __future__ import annotations

import itertools
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import s3fs
from moto.server import ThreadedMotoServer

from pipeline.publishing import contents
from tests.publishing.elsewhere.store import Machine, Sending

_numbers = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The endpoint of a server that keeps everything in memory."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """The machines of a test; it begins on one of them."""
    machines = Machine(tmp_path, monkeypatch)
    machines.use("first")
    return machines


@pytest.fixture
def s3(server: str, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder in a bucket of its own."""
    use_s3(server, monkeypatch)
    bucket = f"bucket-{next(_numbers)}"
    s3fs.S3FileSystem().mkdir(bucket)
    return f"s3://{bucket}/open"


@pytest.fixture
def sending(monkeypatch: pytest.MonkeyPatch) -> Sending:
    return Sending(monkeypatch)


@pytest.fixture
def quick_duckdb(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for the DuckDB file, which takes longest: where a test is about something else."""
    monkeypatch.setattr(
        contents, "write_duckdb", lambda data, target: shutil.copyfile(release / "gongbao.duckdb", target)
    )


def use_s3(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a user sets to publish to a store: nothing of it is given to gongbao."""
    s3fs.S3FileSystem.clear_instance_cache()
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key-of-nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret-of-nobody")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
