"""Headings, their levels, and the path under which a passage stands."""

import pytest

from pipeline.cleaning.headings import Level, heading_of

from .cleaned import clean


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("一、2020年工作回顾", (Level.SECTION, "一、2020年工作回顾")),
        ("第一部分 过去五年工作", (Level.PART, "第一部分 过去五年工作")),
        ("（二）城乡面貌改观。新建公园5个。", (Level.SUBSECTION, "（二）城乡面貌改观")),
        ("3.改造老旧小区。全年41个。", (Level.ITEM, "3.改造老旧小区")),
        ("（4）新建学校", (Level.SUBITEM, "（4）新建学校")),
        ("过去五年工作回顾", (Level.PART, "过去五年工作回顾")),
        ("2021年主要任务", (Level.PART, "2021年主要任务")),
        ("1.5万户居民用上天然气", None),
        ("2021年，全市新建公园5个，这是近年最好的成绩。", None),
        ("十二个项目开工", None),
        ("一、" + "把产业做强做优做大" * 8 + "。", None),
    ],
)
def test_what_a_heading_is(line: str, found: tuple[Level, str] | None) -> None:
    assert heading_of(line) == found


def test_a_passage_stands_under_the_headings_that_are_open() -> None:
    cleaned = clean(
        "一、2020年工作回顾\n（一）产业做强。工业增加值增长6.1%。\n1.招商引资\n引进项目23个。\n"
        "（二）城乡变美。新建公园5个。\n二、2021年工作安排\n粮食总产稳定在38万吨。\n"
    )
    assert cleaned.sections == [
        ("heading", "一、2020年工作回顾", "一、2020年工作回顾"),
        ("paragraph", "一、2020年工作回顾 / （一）产业做强", "（一）产业做强。工业增加值增长6.1%。"),
        ("heading", "一、2020年工作回顾 / （一）产业做强 / 1.招商引资", "1.招商引资"),
        ("paragraph", "一、2020年工作回顾 / （一）产业做强 / 1.招商引资", "引进项目23个。"),
        ("paragraph", "一、2020年工作回顾 / （二）城乡变美", "（二）城乡变美。新建公园5个。"),
        ("heading", "二、2021年工作安排", "二、2021年工作安排"),
        ("paragraph", "二、2021年工作安排", "粮食总产稳定在38万吨。"),
    ]


def test_another_speaker_stands_under_no_heading_of_the_one_before() -> None:
    cleaned = clean("一、工业\n工业增加值增长6.1%。\n副市长 林望川\n今年新建学校3所。\n")
    assert cleaned.sections[-1] == ("paragraph", "", "今年新建学校3所。")


def test_a_short_line_above_a_paragraph_is_a_heading_though_it_has_no_number() -> None:
    cleaned = clean(
        "全县经济稳中有进，稳中向好。\n2021年工作总体部署\n今年新建学校3所。\n（一）做强工业。新增企业12家。\n"
        "加强自身建设\n办理建议126件。\n附件1：民生实事清单\n新建公园5个。\n"
    )
    assert [(kind, section) for kind, section, _ in cleaned.sections] == [
        ("paragraph", ""),
        ("heading", "2021年工作总体部署"),
        ("paragraph", "2021年工作总体部署"),
        ("paragraph", "2021年工作总体部署 / （一）做强工业"),
        ("heading", "2021年工作总体部署 / 加强自身建设"),
        ("paragraph", "2021年工作总体部署 / 加强自身建设"),
        ("heading", "附件1：民生实事清单"),
        ("paragraph", "附件1：民生实事清单"),
    ]


@pytest.mark.parametrize(
    "line",
    ["牵头单位：县教育局", "新建农村公路126公里", "（本文略有删节）", "县政府办公室、县统计局", "临江县人民政府"],
)
def test_a_short_line_that_tells_something_or_closes_the_text_is_no_heading(line: str) -> None:
    above = "全县经济稳中有进，稳中向好。\n"
    below = "" if line.endswith("政府") else "\n今年新建学校3所。"
    assert ("heading", line) not in clean(above + line + below).kinds


RUN_IN = (
    "一、2020年工作回顾\n产业结构持续优化。新增规上工业企业12家，完成工业投资98.3亿元，增长8.2%。\n"
    "有效投资不断扩大。新开工项目126个，完成固定资产投资98.3亿元，增长9.1%。\n"
    "全县粮食总产38.6万吨，比上年增长2.1%，实现了连续十年的丰收。\n"
    "二、2021年工作安排\n——城乡面貌要焕然一新。新建改建农村公路126公里，改造危桥5座，新建公园5个。\n"
    "——民生福祉要稳步改善。城镇新增就业3200人，城镇居民人均可支配收入38216元。\n"
    "一是坚持依法行政。办理人大代表建议126件、政协委员提案98件，办结率达到100%。\n"
    "二是坚持廉洁从政，树立良好形象。“三公”经费再压减15%，把钱用在刀刃上。\n"
    "我们也清醒看到差距。全县经济总量偏小，工业基础薄弱，人均水平低于全市。\n"
    "临江是一座有活力的城市。全县人口38万人，面积2160平方公里，辖12个乡镇。\n"
    "各位代表！新的一年任务繁重。我们要再接再厉，新建学校3所，改造危桥5座。\n"
)


def test_the_first_sentence_of_a_paragraph_is_its_heading_where_that_is_the_habit_of_the_section() -> None:
    assert [section for _, section, _ in clean(RUN_IN).sections] == [
        "一、2020年工作回顾",
        "一、2020年工作回顾 / 产业结构持续优化",
        "一、2020年工作回顾 / 有效投资不断扩大",
        "一、2020年工作回顾",
        "二、2021年工作安排",
        "二、2021年工作安排 / ——城乡面貌要焕然一新",
        "二、2021年工作安排 / ——民生福祉要稳步改善",
        "二、2021年工作安排 / 一是坚持依法行政",
        "二、2021年工作安排 / 二是坚持廉洁从政，树立良好形象",
        "二、2021年工作安排",
        "二、2021年工作安排",
        "二、2021年工作安排",
    ]


def test_one_short_sentence_is_no_habit() -> None:
    text = "\n".join(RUN_IN.split("\n")[:2])
    assert {section for _, section, _ in clean(text).sections} == {"一、2020年工作回顾"}


def test_points_hold_what_stands_below_them_and_a_list_of_points_holds_nothing() -> None:
    cleaned = clean(
        "一、工作安排\n第一，聚焦工业，做强产业。产业是根基。\n一要新增企业12家。\n第二，聚焦城乡，做美环境。\n"
        "新建公园5个。\n二、几点要求\n第一，要早动手，新建学校3所。\n第二，要勤督查，改造危桥5座。\n"
    )
    assert [section for _, section, _ in cleaned.sections] == [
        "一、工作安排",
        "一、工作安排 / 第一，聚焦工业，做强产业",
        "一、工作安排 / 第一，聚焦工业，做强产业",
        "一、工作安排 / 第二，聚焦城乡，做美环境",
        "一、工作安排 / 第二，聚焦城乡，做美环境",
        "二、几点要求",
        "二、几点要求",
        "二、几点要求",
    ]


def test_numbered_lines_without_text_of_their_own_are_a_list() -> None:
    cleaned = clean(
        "二、民生实事\n1.新建学校3所\n2.改造危桥5座\n3.新建公园5个\n三、要求\n1.早动手\n新开工项目126个。\n2.勤督查\n全年督查12次。\n"
    )
    assert [kind for kind, _ in cleaned.kinds] == [
        *("heading", "list_item", "list_item", "list_item"),
        *("heading", "heading", "paragraph", "heading", "paragraph"),
    ]


def test_headings_without_a_number_that_divide_the_whole_text_stand_above_numbered_ones() -> None:
    cleaned = clean(
        "现在，我向大会报告工作。\n过去的成绩\n一、工业\n新增企业12家。\n二、城乡\n新建公园5个。\n今后的打算\n一、工业\n再增企业12家。\n各位代表！再接再厉。\n"
    )
    assert [section for kind, section, _ in cleaned.sections if kind == "paragraph"][1:] == [
        "过去的成绩 / 一、工业",
        "过去的成绩 / 二、城乡",
        "今后的打算 / 一、工业",
        "今后的打算 / 一、工业",
    ]


def test_words_to_the_audience_leave_the_last_subsection() -> None:
    cleaned = clean("一、工作安排\n（一）做强工业。新增企业12家。\n各位代表！让我们新建学校3所。\n")
    assert cleaned.sections[-1][1] == "一、工作安排"
