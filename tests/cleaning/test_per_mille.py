"""A broken ‰ is restored where a rate can have no other sign, and stays as it is elsewhere."""

import pytest

from .cleaned import clean


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("人口自然增长率控制在5.78%。以内。", "人口自然增长率控制在5.78‰以内。"),
        ("人口出生率7.67%。，死亡率5.2%。；全面建成小康。", "人口出生率7.67‰，死亡率5.2‰；全面建成小康。"),
    ],
)
def test_a_broken_sign_is_restored_and_recorded(raw: str, text: str) -> None:
    cleaned = clean(raw)
    assert cleaned.texts == [text]
    assert {(repair["kind"], repair["replacement"]) for repair in cleaned.row["repairs"]} == {("per_mille", "‰")}
    assert not cleaned.unaccounted


@pytest.mark.parametrize(
    "text",
    [
        "人口自然增长率为5.78%。全面两孩政策落实到位。",
        "一般公共预算收入增长5.2%。，高于全市。",
        "死亡率为5.2‰。，低于全市。",
    ],
)
def test_a_percentage_that_ends_a_sentence_stays(text: str) -> None:
    assert not clean(text).row["repairs"]
