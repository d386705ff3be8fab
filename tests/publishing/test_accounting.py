"""The account of characters: each is counted once, and one that is nowhere is seen."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.clean_texts import clean_texts
from pipeline.publishing.accounting import Account, account, account_of_cleaning
from pipeline.reading.texts import TEXTS

TEXT = "网站首页\n一、工作回顾\n全县粮食产量21.4万吨。\n"


def texts(*contents: str) -> pa.Table:
    rows = [{"raw_path": f"{number}.txt", "text": text, "register": "{}"} for number, text in enumerate(contents)]
    return pa.Table.from_pylist(rows, schema=TEXTS)


def test_every_character_has_its_place() -> None:
    read = texts(TEXT)
    counted = account_of_cleaning(read, clean_texts(read))
    assert (counted.read, counted.white_space, counted.rejected, counted.unaccounted) == (len(TEXT), 3, 4, 0)
    assert counted.kept == len(TEXT) - 7
    assert "UNACCOUNTED" not in str(counted)


def test_a_lost_passage_is_seen() -> None:
    read = texts(TEXT)
    rows = clean_texts(read).to_pylist()
    lost = rows[0]["passages"].pop()
    counted = account_of_cleaning(read, pa.Table.from_pylist(rows))
    assert counted.unaccounted == len(lost["text"])
    assert f"{len(lost['text'])} UNACCOUNTED" in str(counted)


def test_copies_count_once_whatever_else_claims_them() -> None:
    read = texts("甲乙丙丁" * 2)
    copies = pa.Table.from_pylist(
        [
            {"document_id": "d", "raw_path": "0.txt", "raw_start": 0, "raw_end": 4, "relation": "primary"},
            {"document_id": "d", "raw_path": "0.txt", "raw_start": 4, "raw_end": 8, "relation": "exact"},
        ]
    )
    passages = pa.Table.from_pylist([{"document_id": "d", "raw_start": 0, "raw_end": 3}])
    rejects = pa.Table.from_pylist([{"raw_path": "0.txt", "raw_start": 3, "raw_end": 5, "reason": "caption"}])
    assert account(read, copies, passages, rejects) == Account(read=8, white_space=0, kept=3, copies=4, rejected=1)


def test_the_characters_of_a_number_that_measures_nothing_are_kept() -> None:
    read = texts("二期2个")
    copies = pa.Table.from_pylist(
        [{"document_id": "d", "raw_path": "0.txt", "raw_start": 0, "raw_end": 4, "relation": "primary"}]
    )
    passages = pa.Table.from_pylist([{"document_id": "d", "raw_start": 0, "raw_end": 4}])
    rejects = pa.Table.from_pylist([{"raw_path": "0.txt", "raw_start": 0, "raw_end": 1, "reason": "ordinal"}])
    assert account(read, copies, passages, rejects) == Account(read=4, white_space=0, kept=4, copies=0, rejected=0)


def test_a_passage_within_a_copy_is_seen() -> None:
    read = texts("甲乙丙丁" * 2)
    copies = pa.Table.from_pylist(
        [
            {"document_id": "d", "raw_path": "0.txt", "raw_start": 0, "raw_end": 8, "relation": "primary"},
            {"document_id": "d", "raw_path": "0.txt", "raw_start": 4, "raw_end": 8, "relation": "excerpt"},
        ]
    )
    rejects = pa.Table.from_pylist([{"raw_path": "0.txt", "raw_start": 0, "raw_end": 0, "reason": "caption"}])
    for end, twice in ((4, 0), (6, 2)):
        passages = pa.Table.from_pylist([{"document_id": "d", "raw_start": 0, "raw_end": end}])
        counted = account(read, copies, passages, rejects)
        assert (counted.unaccounted, counted.twice, counted.balanced) == (0, twice, not twice)
    assert "2 IN A COPY AND ELSEWHERE" in str(counted)


@given(
    st.lists(
        st.sampled_from(
            ["一、回顾", "全县财政收入8.3亿元，", "增长4%。", " ", "\n", "- 3 -", "Top", "“”", "abc①", "\u200b"]
        )
    )
)
def test_cleaning_loses_no_character(pieces: list[str]) -> None:
    read = texts("".join(pieces))
    assert account_of_cleaning(read, clean_texts(read)).unaccounted == 0
