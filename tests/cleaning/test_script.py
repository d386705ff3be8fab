"""Traditional characters become simplified ones, each in the place of its own."""

import pytest

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import MappedText
from pipeline.cleaning.script import in_simplified_script, script_of, simplified

from .cleaned import clean


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [
        ("沿著江邊建設綠道28公里", "沿着江边建设绿道28公里"),
        ("成效顯著，品牌著名", "成效显著，品牌著名"),
        ("這裡的發展後勁，於是更足了", "这里的发展后劲，于是更足了"),
        ("乾旱少雨，幹部下鄉", "干旱少雨，干部下乡"),
    ],
)
def test_traditional_text_is_simplified_in_place(traditional: str, simple: str) -> None:
    assert script_of(traditional) == "hant"
    assert simplified(traditional) == simple
    journal = Journal()
    text = in_simplified_script(MappedText.from_raw(traditional), journal)
    assert (text.text, text.spans) == (simple, MappedText.from_raw(traditional).spans)
    assert {repair.kind for repair in journal.repairs} == {"traditional_script"}
    rebuilt = list(traditional)
    for repair in journal.repairs:
        rebuilt[repair.raw_start : repair.raw_end] = repair.replacement
    assert "".join(rebuilt) == simple


def test_the_script_is_told_and_simplified_text_keeps_its_characters() -> None:
    assert clean("臨江縣完成造林3.2萬畝。").row["script"] == "hant"
    plain = "著名画家陈乾的作品首次展出，接待观众5.6万人次，文化馆全年开放三百天以上，群众反映良好。"
    plain += "新建乡镇综合文化站12个、村级文化广场86个，送戏下乡240场，放映农村公益电影1500场，培训文艺骨干460人次。"
    cleaned = clean(plain)
    assert (cleaned.row["script"], cleaned.texts) == ("hans", [plain])


def test_a_name_in_traditional_characters_makes_no_traditional_text() -> None:
    text = (
        "老字号“廣源号”落户我县步行街，带动周边商铺120家，全年营业额突破3000万元，新增就业800人。"
        "步行街二期动工，改造沿街建筑立面4.2万平方米，铺设石板路3公里，安装路灯260盏，新增停车位500个，"
        "计划明年国庆节前开街迎客，届时可容纳商户300家、日接待游客2万人次。"
    )
    assert script_of(text) == "hans"


def test_a_text_without_chinese_characters_has_a_script_all_the_same() -> None:
    assert script_of("2021 GDP 5.6%") == "hans"
    assert script_of("") == "hans"
