"""Simplified and traditional text that lost a byte is put right where its characters tell, and else left alone."""

import pytest

from .cleaned import clean


def shifted(run: str, following: str) -> str:
    """What is read where the first byte of a run is lost: ``?`` for it, pairs one off, ``?`` for the last byte."""
    return "?" + run.encode("gbk")[1:-1].decode("gb18030") + "?" + following


@pytest.mark.parametrize(
    ("run", "kept"),
    [
        # The mark and all characters come back but the last one, whose second byte is gone as well.
        ("。全县城镇居民人均可支配收入达到", "。全县城镇居民人均可支配收入达"),
        ("，新建改建农村公路里程超过", "，新建改建农村公路里程超"),
        # The first character is lost, too, where it was no mark.
        ("县城镇居民人均可支配收入达到", "城镇居民人均可支配收入达"),
    ],
)
def test_a_shifted_run_is_restored_and_what_is_lost_is_told(run: str, kept: str) -> None:
    cleaned = clean(f"各项工作稳步推进{shifted(run, '38216元，增长5.2%。')}")
    assert cleaned.texts == [f"各项工作稳步推进{kept}38216元，增长5.2%。"]
    assert "shifted_bytes" in [reason for reason, _ in cleaned.removed]
    assert not cleaned.unaccounted


@pytest.mark.parametrize(
    "text",
    [
        "这样干行不行？全县干部群众用行动作了回答，粮食总产38.6万吨。",
        "全县新增就业多少?答案写在百姓脸上：3200人。",
        "防汛抢险战胜了“8·26”洪水。鄱阳湖、潦河、涢水沿岸筑堤126公里。",
    ],
)
def test_a_question_and_rare_names_are_no_shifted_run(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.texts == [text.replace("?", "？")]
    assert not cleaned.removed


@pytest.mark.parametrize("lost", [8, 9])
def test_a_shift_that_nothing_marks_is_restored_but_for_the_character_of_the_lost_byte(lost: int) -> None:
    data = "各项工作稳步推进，城镇居民人均可支配收入达到".encode("gbk")
    raw = (data[:lost] + data[lost + 1 :])[:-1].decode("gb18030") + "38216元，增长5.2%。"
    cleaned = clean(raw)
    assert cleaned.texts == ["各项工作步推进，城镇居民人均可支配收入达38216元，增长5.2%。"]
    assert [reason for reason, _ in cleaned.removed] == ["shifted_bytes"]
    assert not cleaned.unaccounted


def test_a_shift_that_cannot_be_put_right_is_taken_out() -> None:
    cleaned = clean("各项工作稳步推进。\n榀鳕嘭亍榀涫袢氪锏鳕嘭亍榀涫\n新建公园5个。")
    assert cleaned.texts[-1] == "新建公园5个。"
    assert not any("鳕嘭" in text for text in cleaned.texts)


@pytest.mark.parametrize(
    "text",
    [
        "整治潦河、涢水、滠水、澴水，筑堤126公里。",
        "喀喇沁旗、鄂伦春旗、莫力达瓦旗新建公路126公里。",
        "醴陵、攸县、耒阳、郴州、汨罗的瓷器、辣椒、柑橘热销。",
    ],
)
def test_rare_names_stay(text: str) -> None:
    assert clean(text).texts == [text]
