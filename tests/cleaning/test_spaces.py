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
    ],
)
def test_spaces(raw: str, text: str) -> None:
    assert clean(raw).texts == [text]


def test_characters_that_no_reader_sees_go_and_are_told() -> None:
    cleaned = clean("全市\u200b新增\ufeff就业\x0712\u202c万人。")
    assert cleaned.texts == ["全市新增就业12万人。"]
    assert cleaned.removed == [("invisible_character", character) for character in "\u200b\ufeff\x07\u202c"]
