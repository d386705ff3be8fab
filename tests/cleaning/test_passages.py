"""A cleaned text is cut into passages of the right kind, and its title is found."""

import pytest

from pipeline.cleaning import clean_texts as stage

from .cleaned import clean

REPORT = (
    "临江县2021年政府工作报告\n\n2021-02-03 09:30 来源：临江日报\n\n"
    "——2021年1月18日在县第十七届人民代表大会第五次会议上\n\n"
    "县长 林望川\n\n各位代表：\n\n现在，我代表县人民政府作工作报告，请予审议。\n\n一、2020年工作回顾\n\n"
    "一年来，全县粮食总产38.6万吨。\n\n——这一年，工业挑起大梁。\n\n1.新建学校3所\n\n三是改造危桥5座。\n"
)


def test_the_kinds_of_a_work_report() -> None:
    assert clean(REPORT).kinds == [
        ("title", "临江县2021年政府工作报告"),
        ("byline", "2021-02-03 09:30 来源：临江日报"),
        ("byline", "——2021年1月18日在县第十七届人民代表大会第五次会议上"),
        ("byline", "县长 林望川"),
        ("byline", "各位代表："),
        ("paragraph", "现在，我代表县人民政府作工作报告，请予审议。"),
        ("heading", "一、2020年工作回顾"),
        ("paragraph", "一年来，全县粮食总产38.6万吨。"),
        ("list_item", "——这一年，工业挑起大梁。"),
        ("heading", "1.新建学校3所"),
        ("list_item", "三是改造危桥5座。"),
    ]


@pytest.mark.parametrize(
    ("head", "titles"),
    [
        # The headline of the page stands above; the title names a kind of document.
        (["林望川到东乡镇调研", "在全县工业大会上的讲话", "2021年3月2日"], ["在全县工业大会上的讲话"]),
        # A subtitle belongs to the title, and makes the line above it one.
        (["全县工业大会召开", "咬定目标加油干", "——在全县工业大会上的讲话", "（2021年3月2日）"],
         ["咬定目标加油干", "——在全县工业大会上的讲话"]),
        # The occasion with a date is no subtitle.
        (["政府工作报告", "——2021年1月18日在县人民代表大会上"], ["政府工作报告"]),
        # A name, a date and a masthead are no titles.
        (["临江工作简报", "第 6 期", "山乡里的新账本", "县委调研组"], ["山乡里的新账本"]),
        # An editor's note may stand above the title.
        (["编者按：本刊派人到县里住了一周，写成此文，现予刊登，供各地参阅。", "山乡里的新账本"], ["山乡里的新账本"]),
        # A numbered heading is none.
        (["一、全县粮食总产情况"], []),
        # Nothing in the head looks like one.
        (["县长 林望川", "考察归来，我们坐不住、等不起。"], []),
    ],
)  # fmt: skip
def test_the_title(head: list[str], titles: list[str]) -> None:
    cleaned = clean("\n\n".join([*head, "同志们：", "全县粮食总产38.6万吨，比上年增长2.1%。"]))
    assert [text for kind, text in cleaned.kinds if kind == "title"] == titles


def test_a_short_line_of_the_head_is_a_byline_and_one_of_the_text_is_none() -> None:
    cleaned = clean("在全县工业大会上的讲话\n林望川\n同志们：\n全县粮食总产38.6万吨。\n新的目标\n要再新建学校3所。\n")
    assert ("byline", "林望川") in cleaned.kinds
    assert ("heading", "新的目标") in cleaned.kinds


def test_markdown_and_front_matter_go_and_are_told() -> None:
    cleaned = clean(
        "---\ntitle: 政府工作报告\nsource: https://example.org/1\n---\n# 政府工作报告\n\n**一、工业**\n\n- 增长6.1%。\n"
    )
    assert cleaned.row["front_matter"] == "title: 政府工作报告\nsource: https://example.org/1"
    assert cleaned.kinds == [("title", "政府工作报告"), ("heading", "一、工业"), ("paragraph", "增长6.1%。")]
    assert [reason for reason, _ in cleaned.removed] == ["front_matter"] + ["markdown_mark"] * 4
    assert not cleaned.unaccounted


def test_a_rule_of_dashes_within_the_text_is_no_front_matter() -> None:
    assert clean("全县粮食总产38.6万吨。\n---\n甲：乙\n---\n").row["front_matter"] is None


STAMPED = "全县粮食总产{}万吨，群众的日子越过越好。五号文书\n\n工业方面，新增规上企业{}家，产业工人{}人。\n\n"


def test_a_stamp_behind_full_stops_goes_wherever_it_stands() -> None:
    cleaned = clean(STAMPED.format(38, 12, 300) + STAMPED.format(39, 15, 400))
    assert cleaned.removed == [("stray_words", "五号文书")] * 2
    assert cleaned.texts[0] == "全县粮食总产38万吨，群众的日子越过越好。"
    assert cleaned.texts[1] == "工业方面，新增规上企业12家，产业工人300人。"
    assert not cleaned.unaccounted


def test_a_sentence_broken_behind_its_first_word_is_no_stamp_though_it_happens_twice() -> None:
    cleaned = clean(
        "全县粮食总产38.6万吨，群众的日子越过越好。全县\n新增规上企业12家。\n"
        "新建学校3所，改造危桥5座，群众更加满意。全县\n新增就业3200人。\n"
    )
    assert cleaned.texts == [
        "全县粮食总产38.6万吨，群众的日子越过越好。全县新增规上企业12家。",
        "新建学校3所，改造危桥5座，群众更加满意。全县新增就业3200人。",
    ]
    assert not cleaned.removed


def test_a_text_that_makes_cleaning_fail_is_a_reject_from_end_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("秘密的句子")

    monkeypatch.setattr(stage, "in_one_width", fail)
    cleaned = clean(REPORT)
    assert cleaned.removed == [("cleaning_failed", REPORT)]
    assert "RuntimeError" in cleaned.row["removals"][0]["detail"]
    assert "秘密" not in cleaned.row["removals"][0]["detail"]
