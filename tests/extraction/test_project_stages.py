"""What is said of a project: its stage, whether it is done or planned, of which year, and at what cost."""

import pytest

from pipeline.contract.vocabularies import read_csv
from pipeline.extraction.projects.vocabulary import STAGES
from tests.extraction.project_sentences import mentions


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("谋划建设涪江三桥。", "proposed"),
        ("启动绵茂铁路前期工作。", "proposed"),
        ("绵茂铁路前期工作启动。", "proposed"),
        ("完成涪江三桥设计招标。", "proposed"),
        ("科创新城建设拉开帷幕。", "started"),
        ("绵茂铁路进入工可报告优化阶段。", "proposed"),
        ("涪江三桥进入主体结构施工阶段。", "construction"),
        ("争取绵茂铁路列入国家规划。", "proposed"),
        ("开工建设涪江三桥。", "started"),
        ("推动绵阳知识产权保护中心落地。", "started"),
        ("加快推进涪江三桥建设。", "construction"),
        ("改造青年路等旅游公路。", "construction"),
        ("涪江三桥正在加快建设。", "construction"),
        ("确保涪江三桥年底前建成。", "completed"),
        ("涪江三桥竣工通车。", "completed"),
        ("绵阳综合保税区获批。", "other"),
        ("涪江三桥还没有如期完工。", "construction"),
        ("推动绵茂铁路复工。", "construction"),
        ("涪江三桥完成12.5亿元。", "construction"),
        ("绵茂铁路完成全线铺轨。", "construction"),
        ("完成绵茂铁路年度建设任务。", "construction"),
        ("加大绵阳综合保税区申建工作力度。", "proposed"),
    ],
)
def test_verbs_tell_the_stage(text: str, stage: str) -> None:
    assert [mention.stage for mention in mentions(text)] == [stage]


def test_a_line_of_a_list_of_projects_says_no_stage() -> None:
    assert [(mention.name, mention.stage) for mention in mentions("3. 凯江农产品物流园项目（二期）")] == [
        ("凯江农产品物流园（二期）", "other")
    ]
    assert mentions("3. 一批高品质酒店项目") == []


def test_works_told_by_their_verb_alone_are_done_where_a_report_looks_back() -> None:
    assert [mention.stage for mention in mentions("改造青年路、涪滨路。", role="review")] == ["completed"] * 2
    assert [mention.stage for mention in mentions("推进改造青年路、涪滨路。", role="review")] == ["construction"] * 2


def test_a_following_predicate_carries_on_for_the_project_before_it() -> None:
    assert [mention.stage for mention in mentions("涪江三桥开工，顺利完工。")] == ["completed"]
    assert [mention.stage for mention in mentions("涪江三桥开工，粮食丰收。")] == ["started"]


@pytest.mark.parametrize(
    ("text", "role", "modality", "period"),
    [
        ("建成涪江三桥。", "review", "realised", "2019"),
        ("建成涪江三桥。", "plan", "planned", "2020"),
        ("涪江三桥前期工作抓紧推进。", "review", "realised", "2019"),
        ("力争建成涪江三桥。", "review", "planned", "2020"),
        ("2018年建成涪江三桥。", "review", "realised", "2018"),
        ("力争明年开工涪江三桥。", "plan", "planned", "2021"),
        ("涪江三桥已经建成。", "none", "realised", "2019"),
        ("我们将开工建设涪江三桥。", "none", "planned", "2020"),
    ],
)
def test_the_part_of_the_document_and_the_clause_tell_done_from_planned(
    text: str, role: str, modality: str, period: str
) -> None:
    mention = mentions(text, role)[0]
    assert (mention.modality, mention.period) == (modality, period)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("实施总投资12.5亿元的涪江三桥项目。", [(12.5, "亿元")]),
        ("实施总投资3亿元的惠科光电、总投资8000万元的云谷电子等项目。", [(3.0, "亿元"), (8000.0, "万元")]),
        # the amount of a whole list is nobody's own
        ("实施总投资3亿元的惠科光电、云谷电子等项目。", [(None, None), (None, None)]),
        ("建成涪江三桥。", [(None, None)]),
    ],
)
def test_an_amount_is_tied_to_its_own_project_only(text: str, amounts: list[tuple[float | None, str | None]]) -> None:
    assert [(m.investment_value, m.investment_unit) for m in mentions(text)] == amounts


def test_every_verb_has_a_known_stage_position_and_crosswalk() -> None:
    gem = {"announced", "pre-construction", "construction", "operating"}
    oc4ids = {"identification", "preparation", "implementation", "completion", "completed"}
    for row in read_csv("project_stages.csv"):
        assert row["stage"] in STAGES
        assert row["position"] in {"front", "after", "both"}
        assert row["strength"] in {"strong", "plain", "weak", "aim", "helper"}
        assert row["gem_status"] in gem
        assert row["iati_activity_status"] in {"1", "2", "3", "4"}
        assert row["oc4ids_status"] in oc4ids


def test_a_verb_has_one_line_for_each_of_its_positions() -> None:
    """Of two, the latter would hold without a word."""
    lines = [(row["verb"], row["position"]) for row in read_csv("project_stages.csv")]
    assert len(lines) == len(set(lines))


def test_every_head_has_a_known_kind_and_works_have_no_sector_of_their_own() -> None:
    for row in read_csv("project_heads.csv"):
        assert row["kind"] in {"facility", "class", "line", "works", "area"}
        assert bool(row["sector"]) == (row["kind"] != "works")
