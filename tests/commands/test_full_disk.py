"""A whole run on a disk without room: a small file system of its own, where the test may mount one."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 40 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", folder]
    try:
        subprocess.run(mounted, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a file system needs root")
    yield folder
    subprocess.run(["umount", folder], check=True)


def resize(disk: Path, kilobytes: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", disk], check=True)


def used(disk: Path) -> int:
    told = subprocess.run(["df", "--output=used", disk], check=True, capture_output=True, text=True)
    return int(told.stdout.split()[-1])


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# In kilobytes: Dagster's own record does not fit, a table between the stages does not, the release does not.
@pytest.mark.parametrize("room", [40, 700, 2500])
def test_it_is_said_what_was_published_stays_and_the_next_run_is_right(
    room: int, disk: Path, raw_folder: Path, gongbao: Run
) -> None:
    outputs = disk / "outputs"
    publish = ("publish", "--raw", raw_folder, "--outputs", outputs)
    assert gongbao(*publish).returncode == 0
    before = files(outputs / "releases" / "1.0.0")
    report = raw_folder / "report.txt"
    report.write_text(report.read_text(encoding="utf-8").replace("812.6", "812.7"), encoding="utf-8")
    resize(disk, used(disk) + room)
    failed = gongbao(*publish)
    assert failed.returncode == 1, failed.stdout
    told = " ".join(failed.stderr.split())
    assert "Traceback" not in told and "disk" in told and str(outputs) in told, failed.stderr
    assert [release.name for release in (outputs / "releases").glob("[0-9]*")] == ["1.0.0"]
    assert files(outputs / "latest") == before
    resize(disk, 40_000)
    after = gongbao(*publish)
    assert after.returncode == 0, after.stderr
    assert (outputs / "latest").readlink() == Path("releases/2.0.0")
