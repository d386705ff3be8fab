"""Words that whoever copied a text left in it go; words that a text merely repeats stay."""

import pytest

from .cleaned import clean


@pytest.mark.parametrize("stamp", [" 某某文库 ", "【某某资料网】", "（www.example.com）", "www.example.com"])
def test_a_stamp_amid_the_words_goes_wherever_it_stands(stamp: str) -> None:
    raw = (
        f"全县粮食{stamp}总产38.6万吨，新建{stamp}公园5个。\n改造{stamp}危桥5座，群众满意。\n新增就业{stamp}3200人。\n"
    )
    cleaned = clean(raw)
    assert cleaned.texts == ["全县粮食总产38.6万吨，新建公园5个。", "改造危桥5座，群众满意。", "新增就业3200人。"]
    assert [reason for reason, _ in cleaned.removed] == ["stray_words"] * 4
    assert not cleaned.unaccounted


@pytest.mark.parametrize(
    "text",
    [
        "推进“数字乡村”建设，实施数字乡村行动，建成数字乡村示范点12个。",
        "政府网站（www.example.com）全年发布信息3200条。",
        "各位代表！新的一年，任务艰巨。谢谢大家",
        "优化 营商环境 三年行动完成，营商环境评价列全市第2。",
    ],
)
def test_words_that_are_the_text_s_own_stay(text: str) -> None:
    cleaned = clean(text)
    assert [text.replace(" ", "") for text in cleaned.texts] == [text.replace(" ", "")]
    assert not cleaned.removed
