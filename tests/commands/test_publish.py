"""`gongbao publish` as a user meets it: what is printed, the exit code, what stands in the folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.publishing.releases import read_tables
from pipeline.publishing.versioning.apply_changes import apply_changes
from tests.conftest import ROOT, Run


def rows(outputs: Path, table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(outputs / "latest" / "data" / f"{table}.parquet").to_pylist()
    return found


def test_a_second_run_on_unchanged_input_publishes_nothing_and_says_so(
    raw_folder: Path, tmp_path: Path, gongbao: Run
) -> None:
    outputs = tmp_path / "outputs"
    first = gongbao("publish", "--raw", raw_folder, "--outputs", outputs)
    assert first.returncode == 0, first.stderr
    assert "Published release 1.0.0" in first.stdout
    assert "gongbao query" in first.stdout  # the next command to try
    second = gongbao("publish", "--raw", raw_folder, "--outputs", outputs)
    assert second.returncode == 0
    assert "Nothing differs from release 1.0.0" in second.stdout
    assert [folder.name for folder in (outputs / "releases").iterdir()] == ["1.0.0"]


def test_another_document_makes_a_minor_version_and_a_changed_one_a_major(
    raw_folder: Path, tmp_path: Path, gongbao: Run
) -> None:
    outputs = tmp_path / "outputs"
    gongbao("publish", "--raw", raw_folder, "--outputs", outputs)
    (raw_folder / "news.txt").write_text(
        "安平县召开项目推进会\n本报记者 陆小川\n"
        "2023年5月，安平县总投资6.8亿元的环城北路工程开工，全县新增停车泊位1200个。\n",
        encoding="utf-8",
    )
    added = gongbao("publish", "--raw", raw_folder, "--outputs", outputs)
    assert "Published release 1.1.0" in added.stdout
    report = raw_folder / "report.txt"
    report.write_text(report.read_text(encoding="utf-8").replace("812.6", "813.6"), encoding="utf-8")
    changed = gongbao("publish", "--raw", raw_folder, "--outputs", outputs)
    assert "Published release 2.0.0" in changed.stdout
    file = tmp_path / "difference.parquet"
    told = gongbao("diff", "1.1.0", "2.0.0", "--outputs", outputs, "--parquet", file)
    assert told.returncode == 0
    assert "observations" in told.stdout and "source" in told.stdout and "{" not in told.stdout
    assert pq.read_table(file).to_pylist() == rows(outputs, "changes")
    before, after = (read_tables(outputs / "releases" / version) for version in ("1.1.0", "2.0.0"))
    made = apply_changes(before, pq.read_table(file))
    assert all(table.equals(after[name]) for name, table in made.items())
    nowhere = gongbao("diff", "1.1.0", "2.0.0", "--outputs", outputs, "--parquet", tmp_path / "no" / "x.parquet")
    assert nowhere.returncode == 2 and "cannot be written" in nowhere.stderr
    assert gongbao("diff", "1.1.0", "9.9.9", "--outputs", outputs).returncode == 2
    listed = gongbao("releases", "--outputs", outputs)
    assert listed.returncode == 0
    assert [line.split("│")[1:3] for line in listed.stdout.splitlines() if line.startswith("│")] == [
        [" 1.0.0   ", "       "],
        [" 1.1.0   ", " 1.0.0 "],
        [" 2.0.0   ", " 1.1.0 "],
    ]
    assert gongbao("releases", "--outputs", tmp_path / "none").returncode == 2


def test_bad_files_are_named_and_the_rest_is_published(raw_folder: Path, tmp_path: Path, gongbao: Run) -> None:
    (raw_folder / "empty.txt").write_bytes(b"")
    (raw_folder / "picture.txt").write_bytes(bytes(range(256)) * 8)
    (raw_folder / "broken.txt").write_bytes(
        "全市实现生产总值".encode()[:-1] + b"\xff\xfe and more, no encoding has this \x81"
    )
    (raw_folder / "table.xlsx").write_bytes(b"PK\x03\x04")
    outputs = tmp_path / "outputs"
    published = gongbao("publish", "--raw", raw_folder, "--outputs", outputs)
    assert published.returncode == 0, published.stderr
    rejected = {row["raw_path"]: row["reason"] for row in rows(outputs, "rejects") if row["stage"] == "reading"}
    assert rejected == {
        "empty.txt": "empty_file",
        "picture.txt": "binary_file",
        "broken.txt": "invalid_encoding",
        "table.xlsx": "format_not_read",
    }
    for name, what_to_do in (("empty.txt", "put the text in it"), ("broken.txt", "save it again as UTF-8")):
        assert name in published.stderr and what_to_do in published.stderr
    assert len(rows(outputs, "documents")) == 1


def test_an_unreadable_file_is_a_reject(raw_folder: Path, tmp_path: Path, gongbao: Run) -> None:
    # A link to nothing cannot be read by anyone, the superuser included.
    (raw_folder / "lost.txt").symlink_to(raw_folder / "nowhere.txt")
    outputs = tmp_path / "outputs"
    published = gongbao("publish", "--raw", raw_folder, "--outputs", outputs)
    assert published.returncode == 0
    assert "lost.txt" in published.stderr and "unreadable_file" in published.stderr
    assert len(rows(outputs, "documents")) == 1


def test_only_bad_files_publish_nothing(tmp_path: Path, gongbao: Run) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "empty.txt").write_bytes(b"")
    published = gongbao("publish", "--raw", raw, "--outputs", tmp_path / "outputs")
    assert published.returncode == 1
    assert "empty.txt" in published.stderr and "Nothing was published" in published.stderr
    assert not (tmp_path / "outputs" / "latest").exists()


def test_a_missing_or_empty_raw_folder_is_wrong_usage(tmp_path: Path, gongbao: Run) -> None:
    missing = gongbao("publish", "--raw", tmp_path / "nowhere", "--outputs", tmp_path / "outputs")
    assert missing.returncode == 2 and "nowhere" in missing.stderr
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "sources.csv").write_text("file,title\n", encoding="utf-8")
    empty = gongbao("publish", "--raw", tmp_path / "raw", "--outputs", tmp_path / "outputs")
    assert empty.returncode == 2 and "holds no documents" in empty.stderr
    assert not (tmp_path / "outputs").exists()


def test_an_outputs_folder_that_cannot_be_written_is_wrong_usage(
    raw_folder: Path, tmp_path: Path, gongbao: Run
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    published = gongbao("publish", "--raw", raw_folder, "--outputs", tmp_path / "file" / "outputs")
    assert published.returncode == 2
    assert "cannot be written" in published.stderr and "--outputs" in published.stderr


def test_a_register_that_cannot_be_used_names_its_line(raw_folder: Path, tmp_path: Path, gongbao: Run) -> None:
    (raw_folder / "sources.csv").write_text("file,delivered_on\nreport.txt,2023年1月\n", encoding="utf-8")
    published = gongbao("publish", "--raw", raw_folder, "--outputs", tmp_path / "outputs")
    assert published.returncode == 2
    assert "sources.csv, line 2" in published.stderr and "2022-01-23" in published.stderr


def test_unknown_options_are_wrong_usage(gongbao: Run) -> None:
    assert gongbao("publish", "--row", "raw").returncode == 2
    assert gongbao("pubish").returncode == 2


def test_help_names_every_command(gongbao: Run) -> None:
    told = gongbao("--help").stdout
    assert all(name in told for name in ("publish", "verify", "trace", "diff", "query", "serve", "ui"))


def test_the_command_needs_no_dagster_to_query() -> None:
    """A query answers at once; Dagster alone takes a second to import."""
    code = "import sys, pipeline.cli, pipeline.commands.query; sys.exit('dagster' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_number_of_workers_that_is_none_is_wrong_usage(
    raw_folder: Path, tmp_path: Path, gongbao: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGBAO_WORKERS", "many")
    published = gongbao("publish", "--raw", raw_folder, "--outputs", tmp_path / "outputs")
    assert published.returncode == 2
    assert "GONGBAO_WORKERS" in published.stderr and "unset it" in published.stderr
