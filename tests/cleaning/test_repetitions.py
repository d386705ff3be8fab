"""What a damaged text says twice in a row goes once; what good Chinese says twice stays."""

import pytest

from .cleaned import clean


@pytest.mark.parametrize(
    ("raw", "text", "removed"),
    [
        (
            "强化园区建设强化园区建设。。新增企业12家。",
            "强化园区建设。新增企业12家。",
            [("repeated_words", "强化园区建设"), ("repeated_mark", "。")],
        ),
        (
            "预期目标是预期目标是：：粮食总产38万吨。",
            "预期目标是：粮食总产38万吨。",
            [("repeated_words", "预期目标是"), ("repeated_mark", "：")],
        ),
        ("改造危桥改造危桥\n改造危桥改造危桥。", "改造危桥。", [("repeated_words", "改造危桥改造危桥\n改造危桥")]),
    ],
)
def test_a_phrase_said_twice_is_said_once(raw: str, text: str, removed: list[tuple[str, str]]) -> None:
    cleaned = clean("全县经济稳中有进，稳中向好。" + raw)
    assert cleaned.texts == ["全县经济稳中有进，稳中向好。" + text]
    assert cleaned.removed == removed


@pytest.mark.parametrize(
    "text",
    [
        "我们一个问题一个问题解决，一个项目一个项目推进。",
        "常常研究，常常督促。",
        "第三产业增加值占比为4.6%。。",
        "新的征程……我们整装出发。",
        "   \n　　。",
    ],
)
def test_good_chinese_and_what_may_be_damaged_otherwise_stay(text: str) -> None:
    assert not [reason for reason, _ in clean(text).removed if reason.startswith("repeated")]
