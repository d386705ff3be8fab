"""Readings in brackets go where they are a habit of the text, and stay where they are somebody's gloss."""

import pytest

from pipeline.cleaning.clean_texts import mapped_passage

from .cleaned import clean

HABIT = "我县(xiàn)全年(nián)造林(lín)3.2万亩(mǔ)，新修水渠(qú)18公里。"


def test_readings_that_are_a_habit_go_and_are_told() -> None:
    cleaned = clean(HABIT)
    assert cleaned.texts == ["我县全年造林3.2万亩，新修水渠18公里。"]
    assert [raw for reason, raw in cleaned.removed if reason == "phonetic_insertion"] == [
        "(xiàn)",
        "(nián)",
        "(lín)",
        "(mǔ)",
        "(qú)",
    ]
    passage = cleaned.row["passages"][0]
    assert mapped_passage(passage).raw_span(1, 2) == (cleaned.raw.index("县"), cleaned.raw.index("县") + 1)
    assert not cleaned.unaccounted


def test_readings_without_a_tone_mark_and_in_wide_brackets_go_with_the_others() -> None:
    assert clean(HABIT + "修路的(de)人（rén）多了。").texts == ["我县全年造林3.2万亩，新修水渠18公里。修路的人多了。"]


def test_a_single_gloss_stays() -> None:
    cleaned = clean("游客在甪(lù)直古镇停留时间由0.8天延长到1.2天。")
    assert cleaned.texts == ["游客在甪（lù）直古镇停留时间由0.8天延长到1.2天。"]
    assert not cleaned.removed


def test_brackets_that_hold_no_reading_stay_even_where_readings_are_a_habit() -> None:
    cleaned = clean(HABIT + "液化天然气(LNG)储罐(一期)建成，空气中(PM)浓度下降，产业园(A)区扩大。")
    assert cleaned.texts[0].endswith("液化天然气（LNG）储罐（一期）建成，空气中（PM）浓度下降，产业园（A）区扩大。")


def test_the_readings_of_a_place_name_in_latin_letters_are_no_habit() -> None:
    text = "展会在曼谷(bangkok)举行，参展企业来自意大利(italy)。"
    assert clean(text).texts == ["展会在曼谷（bangkok）举行，参展企业来自意大利（italy）。"]


@pytest.mark.parametrize(
    "reading", ["( dòng )", "(wǒ men)", "（jiān chí）", "(dong4)", "［dòng］", "〔gǎi〕", "(ㄉㄨㄥˋ)"]
)
def test_readings_are_written_in_many_ways(reading: str) -> None:
    cleaned = clean(f"{HABIT}全县上下齐动{reading}起来。")
    assert cleaned.texts[0].endswith("全县上下齐动起来。")
    assert not cleaned.unaccounted


@pytest.mark.parametrize("mark", ["（a）", "(e)", "（GDP）", "（AI）"])
def test_a_letter_in_brackets_is_no_reading(mark: str) -> None:
    assert mark.strip("()（）") in clean(f"{HABIT}按照方案{mark}项执行。").texts[0]
