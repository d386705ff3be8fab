"""Footnotes at the end, the marks that call them, and circled numbers that are neither."""

import pytest

from .cleaned import Cleaned, clean

REPORT = (
    "推进“百村千户”①改造，建成“一站式”平台②，②类水体占比达95%。\n"
    "主要任务有：①新建学校3所；②改造危桥5座。\n"
    "名词解释\n"
    "1.“百村千户”：指100个村、1000户的厕所改造。\n"
    "2.2021年起启用的政务服务平台。\n"
)


def test_marks_that_call_notes_go_and_items_stay() -> None:
    cleaned = clean(REPORT)
    assert cleaned.kinds == [
        ("paragraph", "推进“百村千户”改造，建成“一站式”平台，②类水体占比达95%。"),
        ("paragraph", "主要任务有：①新建学校3所；②改造危桥5座。"),
        ("heading", "名词解释"),
        ("footnote", "1.“百村千户”：指100个村、1000户的厕所改造。"),
        ("footnote", "2.2021年起启用的政务服务平台。"),
    ]
    assert cleaned.removed == [("footnote_call", "①"), ("footnote_call", "②")]
    assert cleaned.sections[3][1] == "名词解释"


def test_without_notes_no_mark_is_a_call() -> None:
    text = "推进甲类企业①和乙类企业②改造，新增产能12万吨。"
    cleaned = clean(text)
    assert (cleaned.texts, cleaned.removed) == ([text], [])


def test_a_sentence_about_notes_opens_none() -> None:
    cleaned = clean("说明问题的是数字，粮食增产2.1%。\n新建学校3所，改造危桥5座。\n")
    assert [kind for kind, _ in cleaned.kinds] == ["paragraph", "paragraph"]


def called(cleaned: Cleaned) -> dict[int | None, int | None]:
    """The raw place of the call of every note, by its number."""
    notes = [passage for passage in cleaned.row["passages"] if passage["kind"] == "footnote"]
    return {note["note_number"]: note["called_at"] for note in notes}


def test_a_note_knows_its_number_and_the_place_that_calls_it() -> None:
    assert called(clean(REPORT)) == {1: REPORT.index("①"), 2: REPORT.index("②")}


@pytest.mark.parametrize(
    ("mark", "number"),
    [("[{}]", "[{}]"), ("［{}］", "[{}] "), ("【{}】", "{}."), ("〔{}〕", "（{}）"), ("（注{}）", "注{}：")],
)
def test_notes_are_numbered_in_many_ways(mark: str, number: str) -> None:
    report = (
        f"推进“百村千户”{mark.format(1)}改造，建成“一站式”平台{mark.format(2)}，新建学校3所[新区]。\n"
        f"《政府工作报告》有关名词解释\n{number.format(1)}“百村千户”：指1000户。\n{number.format(2)}平台：2021年启用。\n"
    )
    cleaned = clean(report)
    assert cleaned.texts[0] == "推进“百村千户”改造，建成“一站式”平台，新建学校3所[新区]。"
    assert called(cleaned) == {1: report.index(mark.format(1)), 2: report.index(mark.format(2))}
    assert not cleaned.unaccounted


def test_a_note_that_nothing_calls_and_one_without_a_number() -> None:
    report = "推进“百村千户”①改造。\n名词解释\n1.“百村千户”：略。\n7.双随机：略。\n放管服：略。\n"
    assert called(clean(report)) == {1: report.index("①"), 7: None, None: None}


@pytest.mark.parametrize("text", ["地铁①号线、②号线全线贯通。", "工程[1]号楼、[2]号楼、[3]号楼封顶。"])
def test_a_number_that_belongs_to_a_name_is_no_call(text: str) -> None:
    assert clean(f"{text}\n名词解释\n1.“百村千户”：略。\n2.平台：略。").texts[0] == text


def test_notes_end_where_a_numbered_section_begins() -> None:
    cleaned = clean("（一）工业\n新增企业12家。\n注：\n上述数字为快报数。\n（二）农业\n粮食总产38.6万吨。\n")
    assert [kind for kind, _ in cleaned.kinds] == [
        *("heading", "paragraph", "heading", "footnote", "heading", "paragraph"),
    ]


def test_calls_that_count_up_are_calls_though_the_notes_are_lost() -> None:
    cleaned = clean("推进“百村千户”[1]改造，建成平台[2]，完成“三变”改革[3]，兑现奖补资金[2021]12万元。")
    assert cleaned.texts == ["推进“百村千户”改造，建成平台，完成“三变”改革，兑现奖补资金[2021]12万元。"]


@pytest.mark.parametrize("heading", ["注释", "名词解释：", "【名词解释】", "附：名词注解", "部分用语说明"])
def test_headings_of_notes(heading: str) -> None:
    cleaned = clean(f"全县粮食总产38.6万吨。\n{heading}\n1.“百村千户”：指1000户的改造。")
    assert [kind for kind, _ in cleaned.kinds] == ["paragraph", "heading", "footnote"]


@pytest.mark.parametrize("line", ["附件", "情况说明会召开了12次", "注册企业1200家", "解释宪法，监督政府"])
def test_lines_that_open_no_notes(line: str) -> None:
    assert "footnote" not in [kind for kind, _ in clean(f"全县粮食总产38.6万吨。\n{line}\n新建学校3所。").kinds]
