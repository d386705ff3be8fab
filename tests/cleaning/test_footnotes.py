"""Footnotes at the end, the marks that call them, and circled numbers that are neither."""

from .cleaned import clean

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
