"""The stage: from texts on disk to rows with their evidence."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipeline.cataloguing.catalogue import catalogue
from pipeline.cleaning.clean_texts import clean_texts
from pipeline.contract.identifiers import sha256
from pipeline.deduplication.distinct_texts import deduplicate
from pipeline.extraction import extract as stage
from pipeline.extraction.extract import extract
from pipeline.extraction.rederivation import values_of
from pipeline.reading.texts import read_texts

Tables = tuple[pa.Table, pa.Table, pa.Table]
_REPORT = """{city}人民政府工作报告
――2020年1月8日在市第七届人民代表大会第五次会议上
市长 郑一帆
各位代表：
受政府委托，我来报告工作。
一、2019年工作回顾
{year}地区生产总值完成{gdp}亿元，增长7.4%；粮食产量{grain}万吨。新建 幼儿园12所，城镇登记失业率3.1%。
二、2020年工作安排
今年的预期目标是：地区生产总值增长8%左右，城镇登记失业率控制在4%以内。
"""


@pytest.fixture
def tables(tmp_path: Path) -> Callable[[int], Tables]:
    """Makes so many reports of different cities, as far as extraction is reached."""

    def make(count: int) -> Tables:
        for number in range(count):
            city = f"{'甲乙丙丁戊己庚辛壬癸'[number % 10]}{'东西南北'[number // 10]}市"
            text = _REPORT.format(
                city=city, gdp=800 + 13 * number, grain=90 + number, year="" if number % 2 else "2019年，"
            )
            (tmp_path / f"report_{number:02d}.txt").write_text(text * 1, encoding="utf-8")
        texts = read_texts(tmp_path)
        distinct = deduplicate(clean_texts(texts)).distinct_texts
        return texts, distinct, catalogue(distinct).documents

    return make


def _observations(extracted: pa.Table) -> list[dict[str, Any]]:
    return [row for rows in extracted["observations"].to_pylist() for row in rows]


def test_the_result_is_the_same_with_one_worker_and_with_two(
    tables: Callable[[int], Tables], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "_WORTH_A_POOL", 2)
    made = tables(3)
    assert extract(*made, workers=1).equals(extract(*made, workers=2))


def test_the_same_texts_give_the_same_rows_again(tables: Callable[[int], Tables]) -> None:
    made = tables(2)
    assert extract(*made, workers=1).equals(extract(*made, workers=1))


def test_every_row_stands_on_its_raw_characters(tables: Callable[[int], Tables]) -> None:
    texts, distinct, documents = tables(1)
    raw = texts["text"][0].as_py()
    rows = _observations(extract(texts, distinct, documents, workers=1))
    assert len(rows) == 7
    for row in rows:
        sentence = raw[row["sentence_start"] : row["sentence_end"]]
        assert sha256(sentence) == row["sentence_sha256"]
        assert row["sentence_start"] <= row["raw_start"] < row["raw_end"] <= row["sentence_end"]
        said = values_of(raw[row["raw_start"] : row["raw_end"]])
        assert (abs(row["value"]), row["value_high"], row["unit"]) in said
    assert len({row["observation_id"] for row in rows}) == len(rows)


def test_what_a_report_says_of_last_year_and_plans_for_this(tables: Callable[[int], Tables]) -> None:
    rows = _observations(extract(*tables(1), workers=1))
    said = [(row["indicator"], row["measure"], row["value"], row["period"], row["status"]) for row in rows]
    assert said == [
        ("gdp", "level", 800, "2019", "actual"),
        ("gdp", "growth", 7.4, "2019", "actual"),
        ("grain_output", "level", 90, "2019", "actual"),
        ("kindergartens_new", "level", 12, "2019", "actual"),
        ("urban_unemployment_rate", "level", 3.1, "2019", "actual"),
        ("gdp", "growth", 8, "2020", "target"),
        ("urban_unemployment_rate", "level", 4, "2020", "target"),
    ]


def test_one_document_that_fails_takes_no_other_down(
    tables: Callable[[int], Tables], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tables(2)
    poor = made[1]["document_id"][0].as_py()
    whole = stage.extract_document

    def failing(text: dict[str, Any], document: dict[str, Any], raw: str) -> dict[str, Any]:
        if document["document_id"] == poor:
            raise RuntimeError("no such sentence")
        return whole(text, document, raw)

    monkeypatch.setattr(stage, "extract_document", failing)
    result = {row["document_id"]: row for row in extract(*made, workers=1).to_pylist()}
    assert result[poor]["failure"] == "RuntimeError: no such sentence"
    assert result[poor]["observations"] == []
    (other,) = (row for name, row in result.items() if name != poor)
    assert other["failure"] is None
    assert len(other["observations"]) == 7


def test_a_closed_document_is_not_extracted_from(tables: Callable[[int], Tables]) -> None:
    texts, distinct, documents = tables(1)
    closed = documents.set_column(documents.schema.get_field_index("access"), "access", pa.array(["closed"]))
    assert extract(texts, distinct, closed, workers=1).num_rows == 0


@pytest.mark.parametrize(("access", "counts"), [("open", (7, 0)), ("excerpt", (6, 1)), ("facts", (6, 1))])
def test_a_name_that_is_longer_than_a_clause_is_not_let_out(
    tables: Callable[[int], Tables], monkeypatch: pytest.MonkeyPatch, access: str, counts: tuple[int, int]
) -> None:
    texts, distinct, documents = tables(1)
    accesses = documents.set_column(documents.schema.get_field_index("access"), "access", pa.array([access]))
    named = stage.observation_row

    def long_winded(*given: Any) -> dict[str, Any]:
        row = named(*given)
        return row | {"indicator_name": "粮" * 41 if row["indicator"] == "grain_output" else row["indicator_name"]}

    monkeypatch.setattr(stage, "observation_row", long_winded)
    (row,) = extract(texts, distinct, accesses, workers=1).to_pylist()
    withheld = [item for item in row["unread"] if item["detail"]]
    assert (len(row["observations"]), len(withheld)) == counts
    assert all("more than 40 characters" in item["detail"] for item in withheld)


def test_progress_names_every_document(tables: Callable[[int], Tables]) -> None:
    told: list[str] = []
    extracted = extract(*tables(3), told.append, workers=1)
    assert told == extracted["document_id"].to_pylist()
