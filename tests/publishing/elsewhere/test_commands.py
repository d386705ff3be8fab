"""The commands with an address, as a user meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.publishing.elsewhere.conftest import use_s3
from tests.publishing.elsewhere.store import Machine, objects, release_in


def test_publish_and_ask_from_another_machine(
    s3: str, machine: Machine, raw_folder: Path, tmp_path: Path, gongbao: Run
) -> None:
    published = gongbao("publish", "--raw", raw_folder, "--outputs", s3, cwd=tmp_path)
    assert published.returncode == 0, published.stderr
    assert f"The release is in {s3}/releases/1.0.0." in published.stdout
    assert f"--outputs {s3}" in published.stdout
    assert not (tmp_path / "s3:").exists()
    first = release_in(objects(s3), "1.0.0")

    machine.use("second")
    sql = "SELECT observation_id FROM observations WHERE value = 812.6"
    asked = gongbao("query", sql, "--outputs", s3)
    assert asked.returncode == 0, asked.stderr
    traced = gongbao("trace", next(word for word in asked.stdout.split() if word.startswith("obs_")), "--outputs", s3)
    assert "地区生产总值完成812.6亿元" in traced.stdout
    verified = gongbao("verify", "latest", "--raw", raw_folder, "--outputs", s3)
    assert verified.returncode == 0 and "Release 1.0.0 agrees" in verified.stdout

    report = raw_folder / "report.txt"
    report.write_text(report.read_text(encoding="utf-8").replace("812.6", "813.6"), encoding="utf-8")
    changed = gongbao("publish", "--raw", raw_folder, "--outputs", s3)
    assert "Published release 2.0.0" in changed.stdout
    told = gongbao("diff", "1.0.0", "2.0.0", "--outputs", s3)
    assert told.returncode == 0 and "observations" in told.stdout
    machine.use("third")
    listed = gongbao("releases", "--outputs", s3).stdout
    lines = [[cell.strip() for cell in line.split("│")] for line in listed.splitlines() if line.startswith("│")]
    assert [(version, since) for _, version, since, *_ in lines] == [("1.0.0", ""), ("2.0.0", "1.0.0")]
    assert release_in(objects(s3), "1.0.0") == first


def test_a_bucket_that_is_not_there_is_named_before_the_work(s3: str, raw_folder: Path, gongbao: Run) -> None:
    published = gongbao("publish", "--raw", raw_folder, "--outputs", "s3://bucket-of-nobody/open")
    assert published.returncode == 2
    assert "s3://bucket-of-nobody/open cannot be written: there is no such bucket" in published.stderr
    assert "reading" not in published.stderr
    asked = gongbao("query", "SELECT 1", "--outputs", "s3://bucket-of-nobody/open")
    assert asked.returncode == 2 and "There is no release in s3://bucket-of-nobody/open yet" in asked.stderr


def test_an_endpoint_that_does_not_answer_is_said_and_no_secret(
    machine: Machine, raw_folder: Path, gongbao: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_s3("http://127.0.0.1:9", monkeypatch)
    published = gongbao("publish", "--raw", raw_folder, "--outputs", "s3://bucket/open")
    assert published.returncode == 1
    assert "s3://bucket/open cannot be read: Could not connect" in published.stderr
    assert "of-nobody" not in published.stderr + published.stdout
