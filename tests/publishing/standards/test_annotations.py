import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.publishing.standards.annotations import write_annotations

from ..invented import BRIDGE_DONE, GDP_2021, GDP_2021_NEWS, NOTE, SENTENCES, Row, digest, find, rows, tables
from .conftest import Validate

RAW = Path(__file__).parents[3] / "raw"


def annotations(path: Path) -> dict[str, Any]:
    """The annotations in the file at `path`, by the id of their row."""
    found = map(json.loads, path.read_text("utf-8").splitlines())
    return {annotation["body"]["value"]: annotation for annotation in found}


def selectors(annotation: Any) -> dict[str, Any]:
    return {selector["type"]: selector for selector in annotation["target"]["selector"]}


def test_they_follow_the_web_annotation_model(release: Path, validate: Validate) -> None:
    found = validate("linked_data", "annotation", release / "data" / "evidence.jsonl")
    assert found["conforms"], found["report"]


def test_quotations_follow_the_model(specimens: Path, validate: Validate) -> None:
    found = validate("linked_data", "annotation", specimens / "latest" / "data" / "evidence.jsonl")
    assert found["conforms"], found["report"]


@pytest.mark.parametrize(
    ("place", "wrong"), [("source", "2021.txt"), ("start", 2000), ("start", -1), ("type", "TextSelector")]
)
def test_what_breaks_the_model_is_found(
    release: Path, tmp_path: Path, validate: Validate, place: str, wrong: object
) -> None:
    annotation = annotations(release / "data" / "evidence.jsonl")[GDP_2021]
    target = annotation["target"]
    (target if place == "source" else target["selector"][0])[place] = wrong
    (tmp_path / "evidence.jsonl").write_text(json.dumps(annotation), encoding="utf-8")
    assert not validate("linked_data", "annotation", tmp_path / "evidence.jsonl")["conforms"]


def test_every_observation_and_mention_has_one(release: Path) -> None:
    given = rows()
    found = annotations(release / "data" / "evidence.jsonl")
    mentions = [row["mention_id"] for row in given["project_mentions"]]
    assert sorted(found) == sorted([*(row["observation_id"] for row in given["observations"]), *mentions])
    annotation = found[BRIDGE_DONE]
    assert annotation["id"] == f"#{BRIDGE_DONE}"
    assert annotation["target"]["source"] == f"urn:sha256:{digest(f'raw {NOTE}')}"
    assert selectors(annotation) == {
        "TextPositionSelector": {"type": "TextPositionSelector", "start": 1008, "end": 1014}
    }


def quoted(tmp_path: Path, row_id: str, changes: Row) -> Any:
    given = rows()
    find(given, "observations", row_id).update(changes)
    write_annotations(tables(given), tmp_path / "evidence.jsonl")
    return selectors(annotations(tmp_path / "evidence.jsonl")[row_id]).get("TextQuoteSelector")


def test_a_whole_sentence_gives_the_words_around_the_value(tmp_path: Path) -> None:
    sentence = SENTENCES[GDP_2021]
    start = 1000 + sentence.index("526.4亿元")
    place: Row = {"raw_start": start, "raw_end": start + len("526.4亿元"), "sentence_sha256": digest(sentence)}
    assert quoted(tmp_path, GDP_2021, place) == {
        "type": "TextQuoteSelector",
        "exact": "526.4亿元",
        "prefix": "2021年，全市地区生产总值",
        "suffix": "，同比增长7.8%。",
    }


def test_a_long_sentence_is_cut_around_the_value(tmp_path: Path) -> None:
    sentence = "甲" * 100 + "12亿元" + "乙" * 100
    place: Row = {"sentence": sentence, "sentence_sha256": digest(sentence), "raw_start": 1100, "raw_end": 1104}
    found = quoted(tmp_path, GDP_2021, place)
    assert (found["prefix"], found["exact"], found["suffix"]) == ("甲" * 32, "12亿元", "乙" * 32)


def test_a_clause_or_a_cleaned_sentence_is_not_quoted(tmp_path: Path) -> None:
    assert quoted(tmp_path, GDP_2021_NEWS, {}) is None
    assert quoted(tmp_path, GDP_2021, {"sentence": None}) is None


def test_quotations_stand_in_the_raw_files_where_they_say(specimens: Path) -> None:
    texts = {}
    for path in RAW.glob("specimen_*.txt"):
        texts[f"urn:sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"] = path.read_bytes().decode("utf-8-sig")
    found = annotations(specimens / "latest" / "data" / "evidence.jsonl")
    quotations = 0
    for annotation in found.values():
        text, chosen = texts[annotation["target"]["source"]], selectors(annotation)
        start, end = chosen["TextPositionSelector"]["start"], chosen["TextPositionSelector"]["end"]
        assert 0 <= start < end <= len(text)
        if quotation := chosen.get("TextQuoteSelector"):
            quotations += 1
            around = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
            assert text[start:end] == quotation["exact"]
            assert text[start - len(quotation["prefix"]) :].startswith(around)
    assert quotations > 100
