"""White space goes where it separates nothing, and stays where it parts two numbers or words."""

import pytest

from .cleaned import clean


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("总投资 826 亿元的 57 个项目开工。", "总投资826亿元的57个项目开工。"),
        ("一步一个脚 印，放贷4.2亿 元。", "一步一个脚印，放贷4.2亿元。"),
        ("增长 8.5% ， 高于全省。", "增长8.5%，高于全省。"),
        ("三年分别为 12 15 18 万吨。", "三年分别为12 15 18万吨。"),
        ("引进 Smart City 平台一个。", "引进Smart City平台一个。"),
        ("粮食\u3000总产　38万吨。", "粮食总产38万吨。"),
        ("城镇居民收入 38 216 元，竣工住房 1 035 144 套。", "城镇居民收入38216元，竣工住房1035144套。"),
        ("优良天数比例达到 86. 1%，资金 17 .6 万元。", "优良天数比例达到86.1%，资金17.6万元。"),
        ("补差达 2 70 元，增长 1 1%，办会 3 0 0 多场。", "补差达270元，增长11%，办会300多场。"),
        ("分别新建 3 5 8 所，出台“1 17”方案。", "分别新建3 5 8所，出台“1 17”方案。"),
        ("新建2015 20家，第 12 15 项。", "新建2015 20家，第12 15项。"),
    ],
)
def test_spaces(raw: str, text: str) -> None:
    cleaned = clean(raw)
    assert cleaned.texts == [text]
    assert not cleaned.unaccounted


def test_characters_that_no_reader_sees_go_and_are_told() -> None:
    cleaned = clean("全市\u200b新增\ufeff就业\x0712\u202c万人。")
    assert cleaned.texts == ["全市新增就业12万人。"]
    assert cleaned.removed == [("invisible_character", character) for character in "\u200b\ufeff\x07\u202c"]


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("政 府 工 作 报 告", "政府工作报告"),
        ("林 望 川", "林望川"),
        ("林望 川", "林望川"),
        ("县长 林川", "县长 林川"),
        ("咬定目标 加油干 建设幸福临江", "咬定目标 加油干 建设幸福临江"),
        ("临江县 2021 年政府工作报告", "临江县2021年政府工作报告"),
    ],
)
def test_a_line_of_the_head_is_closed_up_and_its_parts_stay_apart(raw: str, line: str) -> None:
    cleaned = clean(f"{raw}\n各位代表：\n全县粮食总产38.6万吨。")
    assert cleaned.texts[0] == line


def test_what_stands_for_no_character_goes_and_is_told() -> None:
    cleaned = clean("全市\ufffd新增\ue004\ue005就业12万人。")
    assert cleaned.texts == ["全市新增就业12万人。"]
    assert cleaned.removed == [("unreadable_character", "\ufffd"), ("unreadable_character", "\ue004\ue005")]
