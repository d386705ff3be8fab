"""Broken lines become whole, whatever broke them; lines that run into a heading are cut there."""

import pytest

from .cleaned import clean

FIRST = "2020年，面对复杂严峻的外部环境，全县上下扎实做好各项工作，粮食总产达到38.6万吨，比上年增长2.1%。"
SECOND = "新建改建农村公路126公里，改造危桥5座。新增规模以上工业企业12家，完成工业投资98.3亿元，增长8.2%。"
THIRD = "城镇居民人均可支配收入38216元，增长5.2%；农村居民人均可支配收入16238元，增长6.8%，快于城镇。"
REPORT = [FIRST, SECOND, THIRD, FIRST.replace("2020", "2019"), SECOND.replace("126", "98")]


def wrapped(paragraphs: list[str], width: int, indent: str) -> str:
    lines = []
    for paragraph in paragraphs:
        text = indent + paragraph
        lines += [text[place : place + width] for place in range(0, len(text), width)]
    return "\n".join(lines)


@pytest.mark.parametrize("width", [22, 27, 31, 36, 40])
def test_paragraphs_set_in_lines_of_one_width_are_whole_again(width: int) -> None:
    cleaned = clean(wrapped(REPORT, width, "　　"))
    assert cleaned.texts == REPORT
    assert not cleaned.unaccounted


def test_without_white_space_before_paragraphs_a_full_stop_at_a_full_line_may_end_one() -> None:
    assert "".join(clean(wrapped(REPORT, 27, "")).texts) == "".join(REPORT)


def test_words_in_latin_letters_are_parted_where_lines_are_joined() -> None:
    cleaned = clean("我县成为首批加入该组织的山区县，其全称为Mountain\nCounties Network，成员有12个县。")
    assert cleaned.texts == ["我县成为首批加入该组织的山区县，其全称为Mountain Counties Network，成员有12个县。"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("全县地区生产总值增长", "6.8%，位居全市第一。"),
        ("全县粮食总产比上年增长3", ".5%，再获丰收。"),
        ("力争如期实现2022", "年的各项目标。"),
        ("完成固定资产投资1.2", "亿元，增长9.1%。"),
        ("加快发展现代农业与", "乡村旅游，新增就业3200人。"),
    ],
)
def test_words_that_ask_for_more_and_numbers_that_are_broken_go_on(first: str, second: str) -> None:
    assert clean(f"{first}\n\n{second}").texts == [first + second]


def test_two_numbers_never_become_one() -> None:
    lines = ["一、难忘的2022", "6月8日，全县新增就业3200人。"]
    assert clean("\n\n".join(lines)).texts == lines


def test_rows_of_a_table_stay_apart() -> None:
    rows = ["固定资产投资（不含农户），同比增长\t126.3亿元\t9.1%", "粮食总产、油料总产\t38.6万吨\t2.1%"]
    cleaned = clean("\n".join(["全县经济稳中有进。", *rows, "全县新增就业3200人。"]))
    assert cleaned.kinds[1:3] == [("paragraph", row) for row in rows]


@pytest.mark.parametrize(
    "lines",
    [
        ["（一）大力建设“两型", "社会”，推进绿色发展"],
        ["“十三五”发展成就", "和2020年工作回顾"],
    ],
)
def test_a_heading_in_two_lines_is_one(lines: list[str]) -> None:
    cleaned = clean("全县经济稳中有进，稳中向好。\n" + "\n".join(lines) + "\n全县粮食总产38.6万吨。")
    assert cleaned.kinds[1] == ("heading", "".join(lines))


def test_a_line_is_cut_where_it_runs_into_a_heading() -> None:
    cleaned = clean(
        "各位代表：一、2020年工作回顾过去一年，全县粮食总产38.6万吨。二、2021年工作安排\n"
        "做好今年的工作：（一）着力做强工业。新增规上企业12家。（二）着力做美城乡。新建公园5个。\n"
        "牵头单位：县教育局附件2：名词解释\n1.“百村千户”：指100个村、1000户的改造。\n"
    )
    assert cleaned.sections == [
        ("byline", "", "各位代表："),
        ("heading", "一、2020年工作回顾", "一、2020年工作回顾"),
        ("paragraph", "一、2020年工作回顾", "过去一年，全县粮食总产38.6万吨。"),
        ("heading", "二、2021年工作安排", "二、2021年工作安排"),
        ("paragraph", "二、2021年工作安排", "做好今年的工作："),
        ("paragraph", "二、2021年工作安排 / （一）着力做强工业", "（一）着力做强工业。新增规上企业12家。"),
        ("paragraph", "二、2021年工作安排 / （二）着力做美城乡", "（二）着力做美城乡。新建公园5个。"),
        ("paragraph", "二、2021年工作安排 / （二）着力做美城乡", "牵头单位：县教育局"),
        ("heading", "附件2：名词解释", "附件2：名词解释"),
        ("footnote", "附件2：名词解释", "1.“百村千户”：指100个村、1000户的改造。"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "三次产业协调发展。一、二、三产业增加值分别增长2.1%、5.3%和6.8%。",
        "要抓好三件事：（一）新建学校；（二）改造危桥；（三）新建公园。",
        "学习贯彻全会精神。三、四季度新开工项目26个。",
        "严格执行条例（二）（三）项规定，查处案件12起。",
    ],
)
def test_numerals_that_open_no_heading_cut_nothing(text: str) -> None:
    assert clean(text).texts == [text]
