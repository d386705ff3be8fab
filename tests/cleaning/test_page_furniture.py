"""Page heads, menus and lists of links, which only their surroundings give away."""

import pytest

from .cleaned import clean

PARAGRAPH = (
    "全县上下坚持稳中求进工作总基调，粮食总产达到38.6万吨，比上年增长2.1%，新建改建农村公路126公里，"
    "改造危桥5座，新增规模以上工业企业12家，完成工业投资98.3亿元，城镇居民人均可支配收入38216元，"
)


def paged(lines: list[str], head: str, foot: str, page: str = "— {} —") -> str:
    """Lines on pages of two, each with a head and a foot of its own and a number."""
    pages = [lines[place : place + 2] for place in range(0, len(lines), 2)]
    return "\f".join(
        "\n".join([head, *page_lines, foot, page.format(number)]) for number, page_lines in enumerate(pages, start=1)
    )


def wrapped(text: str, width: int = 30) -> list[str]:
    return [text[place : place + width] for place in range(0, len(text), width)]


def test_heads_and_feet_of_pages_go_and_the_sentence_they_broke_is_whole_again() -> None:
    text = PARAGRAPH * 2 + "群众满意度进一步提高。"
    cleaned = clean(paged(wrapped(text), "临江县人民政府公报 2021年第3期", "临江县政府办公室编印"))
    assert cleaned.texts == [text]
    assert {reason for reason, _ in cleaned.removed} == {"page_head", "page_number"}
    assert not cleaned.unaccounted


def test_a_running_title_goes_but_the_title_stays() -> None:
    title = "临江县2021年政府工作报告"
    lines = wrapped(PARAGRAPH * 4)
    text = "\n".join(line if place % 4 != 3 else f"{line}\n{title}" for place, line in enumerate(lines))
    cleaned = clean(f"{title}\n{text}")
    assert [text for kind, text in cleaned.kinds if kind == "title"] == [title]
    assert cleaned.texts[1] == PARAGRAPH * 4
    assert set(cleaned.removed) == {("page_head", title)}


def test_lines_that_come_again_in_a_list_stay() -> None:
    text = "新建学校3所，改造危桥5座。\n牵头单位：县教育局\n新建公园5个，安装路灯800盏。\n牵头单位：县教育局\n" * 2
    cleaned = clean(text)
    assert cleaned.texts == text.strip().split("\n")
    assert not cleaned.removed


@pytest.mark.parametrize(
    "menu",
    ["首页\n要闻\n走进临江\n政务公开\n互动交流", "首页 政务公开 互动交流", "首页|要闻|政务公开", "设为首页 | 加入收藏"],
)
def test_a_menu_goes_in_one_line_or_in_many(menu: str) -> None:
    cleaned = clean(f"{menu}\n临江县2021年政府工作报告\n各位代表：\n全县粮食总产38.6万吨。")
    assert cleaned.texts == ["临江县2021年政府工作报告", "各位代表：", "全县粮食总产38.6万吨。"]
    assert {reason for reason, _ in cleaned.removed} == {"navigation"}


def test_short_lines_of_a_head_are_no_menu() -> None:
    cleaned = clean("政府工作报告\n临江县人民政府\n县长 林望川\n各位代表：\n全县粮食总产38.6万吨。")
    assert not cleaned.removed


def test_links_below_the_text_go_up_to_the_next_sentence() -> None:
    cleaned = clean(
        "上一篇：县里召开座谈会\n临江县2021年政府工作报告\n各位代表：\n全县粮食总产38.6万吨。\n"
        "相关阅读\n县政府召开全体会议 2021-03-01\n一图读懂报告\n报告全文另发各乡镇学习。"
    )
    assert cleaned.texts == [
        "临江县2021年政府工作报告",
        "各位代表：",
        "全县粮食总产38.6万吨。",
        "报告全文另发各乡镇学习。",
    ]
    assert [reason for reason, _ in cleaned.removed] == ["related_links"] * 4


def test_a_newspaper_s_note_on_the_next_page_goes_and_the_sentence_goes_on() -> None:
    cleaned = clean(
        "全县粮食总产38.6万吨。新增（下转第二版）\n\n（上接第一版）企业12家，改造危桥5座。（下转A3版）\n新建公园5个。"
    )
    assert cleaned.texts == ["全县粮食总产38.6万吨。新增企业12家，改造危桥5座。", "新建公园5个。"]
    assert [reason for reason, _ in cleaned.removed] == ["read_the_rest"] * 3
    assert not cleaned.unaccounted


@pytest.mark.parametrize(
    "cells", [["粮食产量", "12", "万吨"], ["年份", "2020", "2021", "2022"], ["学校数", "215", "230"]]
)
def test_a_number_that_has_a_line_of_its_own_is_no_page_number(cells: list[str]) -> None:
    cleaned = clean("全县经济稳中有进。\n" + "\n".join(cells))
    assert "".join(cleaned.texts) == "全县经济稳中有进。" + "".join(cells)
    assert not cleaned.removed


def test_numbers_that_count_the_pages_go() -> None:
    cleaned = clean("全县粮食总产38.6万吨。\n1\n新建公园5个。\n2\n改造危桥5座。\n3\n")
    assert cleaned.texts == ["全县粮食总产38.6万吨。", "新建公园5个。", "改造危桥5座。"]


def test_a_line_with_an_amount_is_no_link() -> None:
    cleaned = clean("全县粮食总产38.6万吨。\n相关政策\n减税降费3亿元\n")
    assert cleaned.texts == ["全县粮食总产38.6万吨。", "减税降费3亿元"]


def test_lines_of_a_table_under_the_title_are_of_the_text() -> None:
    cleaned = clean("临江县2020年主要指标\n地区生产总值\t386.2亿元\n粮食总产完成38.6万吨\n")
    assert [kind for kind, _ in cleaned.kinds] == ["title", "paragraph", "paragraph"]


def test_a_running_title_that_comes_once_goes_and_the_title_of_another_copy_stays() -> None:
    text = "全县粮食总产38.6万吨。\n政府工作报告\n新建公园5个，改造危桥5座。\n"
    assert clean(text).removed == [("page_head", "政府工作报告")]
    head = "临江县政府工作报告\n——2021年1月18日在县第十七届人民代表大会第五次会议上\n各位代表：\n"
    assert not clean(f"{head}全县粮食总产38.6万吨。\n{head}新建公园5个，改造危桥5座。").removed
