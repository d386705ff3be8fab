"""`gongbao evaluate`: a release beside annotations, and what is said where they cannot be compared."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.accuracy.measure import GOLD
from tests.conftest import ROOT, Run

REPORT = ROOT / "tests" / "gold" / "specimen_work_report.jsonl"


def words(line: str) -> list[str]:
    """The words of a line of a table."""
    return line.replace("│", " ").split()


def test_a_release_of_the_specimens_is_scored_as_the_release_says(specimens: Path, gongbao: Run) -> None:
    scored = gongbao("evaluate", *GOLD, "latest", "--outputs", specimens)
    assert scored.returncode == 0, scored.stderr
    printed = [words(line) for line in scored.stdout.splitlines()]
    for row in pq.read_table(specimens / "latest" / "data" / "accuracy.parquet").to_pylist():
        counts = f"{row['right_count']}/{row['total_count']}"
        if row["dimension"] == "all" and row["statistic"] == "precision":
            assert any(line[:2] == [row["table_name"], row["level"]] and counts in line for line in printed), row
        if row["dimension"] == "field" or (row["dimension"] == "rule" and row["level"] == "full"):
            assert any(line[:2] == [row["table_name"], row["category"]] and counts in line for line in printed), row
        if row["dimension"] == "topic" and row["level"] == "full":
            assert any(line[:1] == [row["category"]] and counts in line for line in printed), row


def test_the_weakest_rules_come_first_and_what_is_wrong_can_be_traced(specimens: Path, gongbao: Run) -> None:
    scored = gongbao("evaluate", *GOLD, specimens / "latest")
    rules = scored.stdout.split("the weakest first")[1].split("Where to look")[0]
    shares = [float(words(line)[2]) for line in rules.splitlines() if line.startswith("│")]
    assert len(shares) > 5 and shares == sorted(shares)
    command = next(line.split() for line in scored.stdout.splitlines() if "gongbao trace" in line)
    assert gongbao(*command[1:], "--outputs", specimens).returncode == 0


def test_annotations_without_places_are_looked_up_in_the_raw_folder(
    specimens: Path, tmp_path: Path, gongbao: Run
) -> None:
    for path in GOLD:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        without = [{name: line[name] for name in line if name not in ("start", "end")} for line in lines]
        (tmp_path / path.name).write_text("\n".join(map(json.dumps, without)), encoding="utf-8")
    looked_up = gongbao("evaluate", *sorted(tmp_path.glob("*.jsonl")), "latest", "--outputs", specimens)
    given = gongbao("evaluate", *GOLD, "latest", "--outputs", specimens)
    assert (looked_up.returncode, looked_up.stdout) == (0, given.stdout), looked_up.stderr
    elsewhere = gongbao("evaluate", tmp_path / REPORT.name, "latest", "--outputs", specimens, "--raw", tmp_path)
    assert elsewhere.returncode == 1 and "specimen_work_report.txt cannot be read" in elsewhere.stderr


def test_a_document_that_is_not_in_the_release_is_named(specimens: Path, tmp_path: Path, gongbao: Run) -> None:
    other = tmp_path / "云河县_2021.jsonl"
    other.write_text(REPORT.read_text(encoding="utf-8"), encoding="utf-8")
    refused = gongbao("evaluate", REPORT, other, "latest", "--outputs", specimens)
    assert refused.returncode == 2 and not refused.stdout
    assert "云河县_2021.jsonl: the release has no document from a file named 云河县_2021" in refused.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{}\n", "specimen_speech.jsonl, line 1: make `kind` observation or project"),
        ("\nnumber,unit\n", "specimen_speech.jsonl, line 2: write one JSON object"),
    ],
)
def test_annotations_that_cannot_be_used_say_why(
    specimens: Path, tmp_path: Path, gongbao: Run, content: str, said: str
) -> None:
    path = tmp_path / "specimen_speech.jsonl"
    path.write_text(content, encoding="utf-8")
    refused = gongbao("evaluate", path, "latest", "--outputs", specimens)
    assert refused.returncode == 2 and said in refused.stderr


def test_a_file_of_annotations_that_is_not_there_is_told(specimens: Path, tmp_path: Path, gongbao: Run) -> None:
    refused = gongbao("evaluate", tmp_path / "nowhere.jsonl", "latest", "--outputs", specimens)
    assert refused.returncode == 2 and "nowhere.jsonl cannot be read" in refused.stderr


def test_a_release_that_is_not_there_is_told(specimens: Path, gongbao: Run) -> None:
    refused = gongbao("evaluate", REPORT, "9.9.9", "--outputs", specimens)
    assert refused.returncode == 2 and "Releases there: 1.0.0" in refused.stderr


def test_annotations_alone_are_wrong_usage(gongbao: Run) -> None:
    refused = gongbao("evaluate", "latest")
    assert refused.returncode == 2 and "GOLD" in refused.stderr


def test_a_document_that_is_annotated_twice_is_refused(specimens: Path, tmp_path: Path, gongbao: Run) -> None:
    again = tmp_path / REPORT.name
    again.write_bytes(REPORT.read_bytes())
    refused = gongbao("evaluate", REPORT, again, "latest", "--outputs", specimens)
    assert refused.returncode == 2 and "were given already" in refused.stderr
