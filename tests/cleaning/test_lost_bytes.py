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
