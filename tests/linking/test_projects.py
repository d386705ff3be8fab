"""Mentions put together: what becomes one project, what stays apart, and what a project's row says."""

import datetime
import itertools
from typing import Any

import pytest

from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.contract.validation import faults
from pipeline.linking import project_aliases, project_names
from pipeline.linking.project_aliases import Alias, aliases, unfit_aliases
from pipeline.linking.projects import link_projects

DAYS = {"doc_a": datetime.date(2017, 1, 8), "doc_b": datetime.date(2019, 1, 9), "doc_c": None}
DOCUMENTS = [{"document_id": key, "delivered_on": day, "published_on": None} for key, day in DAYS.items()]


_numbers = itertools.count()


def mention(name: str, document: str = "doc_a", **said: Any) -> dict[str, Any]:
    return {
        "mention_id": f"mention_{next(_numbers):016x}",
        "name": name,
        "stage": "construction",
        "modality": "realised",
        "period": "2016",
        "investment_value": None,
        "investment_unit": None,
        "region": "衢州市",
        "region_code": "330800",
        "document_id": document,
        "raw_start": 10,
        **said,
    }


def projects(*mentions: dict[str, Any]) -> list[dict[str, Any]]:
    return link_projects(mentions, DOCUMENTS)[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("杭衢高铁", "杭衢铁路"),
        ("龙窑博物馆", "龙窑遗址博物馆"),
        ("“信安湖”文化中心", "信安湖文化中心项目"),
        ("衢州市工人文化宫", "工人文化宫"),
        ("智慧岛（一期）", "智慧岛一期"),
        ("沙湾一期安置小区", "沙湾安置小区一期"),
        ("智慧岛首期", "智慧岛第1期工程"),
        ("衢州国际机场", "衢州机场"),
        ("轨道交通2号线", "地铁2号线"),
        ("荷花路提升改造", "荷花路改造"),
        ("衢州至丽水高速公路", "衢州—丽水高速"),
        ("衢州市第十二小学", "十二小"),
        ("常山县石门水库", "常山石门水库"),
        ("杭衢铁路全线", "杭衢铁路"),
        ("信安湖国家湿地公园", "信安湖湿地公园"),
    ],
)
def test_ways_of_writing_one_name_come_together(one: str, other: str) -> None:
    (project,) = projects(mention(one), mention(other, "doc_b"))
    assert (project["documents"], project["mentions"], len(project["aliases"])) == (2, 2, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("智慧岛一期", "智慧岛二期"),
        ("柯城学校", "柯城实验学校"),
        ("衢江大桥", "衢江二桥"),
        ("信安湖改造", "信安湖扩建"),
        ("市民中心", "市民公园"),
        ("江山市污水处理厂", "龙游县污水处理厂"),
        ("江山松花大桥", "开化松花大桥"),
        ("衢州火车站", "衢州高铁站"),
        ("第二中学", "第二小学"),
        ("龙窑博物馆主体工程", "龙窑博物馆"),
        ("信安湖治理", "信安湖综合治理"),
        ("国家软件产业基地", "软件产业基地"),
        ("国家级化工中试基地", "化工中试基地"),
        ("柯西一级公路", "柯西二级公路"),
    ],
)
def test_different_undertakings_stay_apart(one: str, other: str) -> None:
    linked, _ = link_projects([mention(one), mention(other)], DOCUMENTS)
    assert len({row["project_id"] for row in linked}) == 2


ELSEWHERE = {"region": "金华市", "region_code": "330700", "document_id": "doc_b"}
FAR_AWAY = {"region": "茂名市", "region_code": "440900", "document_id": "doc_b"}


def test_a_name_holds_within_its_prefecture_only() -> None:
    for name in ("工人文化宫", "龙窑博物馆", "环城高速公路", "火车站改造", "县县通高速"):
        assert len(projects(mention(name), mention(name, **ELSEWHERE))) == 2


def test_a_railway_that_names_its_ends_is_one_everywhere_and_a_motorway_is_not() -> None:
    (line,) = projects(mention("杭衢金高铁"), mention("杭衢金铁路", **ELSEWHERE), mention("杭衢金高铁", **FAR_AWAY))
    assert (line["region"], line["region_code"], line["sector"]) == (None, None, "railway")
    assert len(projects(mention("江金高速"), mention("江金高速公路"))) == 1
    # Each prefecture builds its own section.
    assert len(projects(mention("江金高速"), mention("江金高速公路", **ELSEWHERE))) == 2


def test_what_any_county_has_is_told_apart_by_the_county_and_what_only_one_has_is_not() -> None:
    one, other = ({"region": name, "region_code": code} for name, code in (("江山市", "330881"), ("开化县", "330824")))
    assert len(projects(mention("工人文化宫", **one), mention("工人文化宫", **other))) == 2
    assert len(projects(mention("江山港码头", **one), mention("江山港码头"))) == 1


def test_a_fast_line_named_like_an_old_one_is_another() -> None:
    old = mention("衢丽铁路", stage="completed", period="2016")
    new = mention("衢丽高铁", "doc_b", stage="proposed", period="2018")
    assert len(projects(old, new)) == 2
    # A line that is renamed while it is built is one.
    assert len(projects({**old, "stage": "proposed"}, {**new, "stage": "construction"})) == 1
    # What was opened is not started again, whatever it is called.
    opened = mention("衢丽高速铁路", stage="completed", period="2016")
    again = mention("衢丽高铁", "doc_b", stage="started", period="2018")
    (first, second) = projects(opened, again)
    assert {first["latest_stage"], second["latest_stage"]} == {"completed", "started"}
    assert len(projects(opened, {**again, "stage": "completed"})) == 1
    # So many years of silence do not lie in the course of one.
    undated = mention("衢丽高铁", "doc_c", stage="proposed", period="2026")
    assert len(projects({**old, "stage": "construction"}, undated)) == 2


def test_works_are_done_again_and_a_name_that_changes_after_years_is_of_another() -> None:
    long_after = {"document": "doc_c", "period": "2026", "stage": "started"}
    assert len(projects(mention("衢州机场改扩建"), mention("衢州机场改扩建", **long_after))) == 2
    assert len(projects(mention("衢州会展中心"), mention("会展中心", **long_after))) == 2
    # What goes by the very same name is no other for that.
    assert len(projects(mention("衢州会展中心"), mention("衢州会展中心", **long_after))) == 1
    assert len(projects(mention("衢州会展中心"), mention("会展中心", "doc_b"))) == 1


def test_phases_are_projects_under_a_whole() -> None:
    whole, first, second = projects_by_name(
        mention("鹿鸣湾"),
        mention("鹿鸣湾一期", stage="completed", period="2016"),
        mention("鹿鸣湾（二期）", "doc_b", stage="started", period="2018"),
    )
    assert whole["name"] == "鹿鸣湾"
    assert {first["parent_project_id"], second["parent_project_id"]} == {whole["project_id"]}
    assert (whole["parent_project_id"], whole["mentions"], whole["latest_stage"]) == (None, 1, "construction")
    assert {first["latest_stage"], second["latest_stage"]} == {"completed", "started"}


def test_a_whole_of_which_only_phases_are_told_has_a_row_and_no_stage() -> None:
    rows = projects_by_name(mention("鹿鸣湾一期"), mention("鹿鸣湾二期"))
    whole = next(row for row in rows if row["parent_project_id"] is None)
    assert (whole["name"], whole["mentions"], whole["latest_stage"], whole["region"]) == ("鹿鸣湾", 0, None, "衢州市")
    table = load_tables()["projects"]
    assert not faults(table, to_arrow(table, rows))
    (alone,) = projects(mention("鹿鸣湾一期"))
    assert alone["parent_project_id"] is None


def test_sections_and_the_main_structure_are_parts() -> None:
    rows = projects(
        mention("杭衢铁路"), mention("杭衢铁路衢州段"), mention("龙窑博物馆"), mention("龙窑博物馆主体工程")
    )
    assert sum(row["parent_project_id"] is not None for row in rows) == 2


def projects_by_name(*mentions: dict[str, Any]) -> list[dict[str, Any]]:
    return sorted(projects(*mentions), key=lambda row: len(row["name"]))


def test_a_chain_of_documents_tells_how_a_project_came_about() -> None:
    (project,) = projects(
        mention(
            "龙窑博物馆",
            "doc_b",
            stage="completed",
            period="2018",
            investment_value=2.0,
            investment_unit="亿元",
        ),
        mention("龙窑遗址博物馆", stage="started"),
        mention("龙窑遗址博物馆", stage="completed", modality="planned", period="2017", raw_start=90),
        mention("龙窑遗址博物馆", "doc_c", stage="construction", period=None),
    )
    expected = {
        "name": "龙窑遗址博物馆",
        "aliases": ["龙窑博物馆"],
        "sector": "culture",
        "first_period": "2016",
        "planned_completion": "2017",
        "completed_period": "2018",
        "latest_stage": "completed",
        "latest_period": "2018",
        "investment_value": 2.0,
        "documents": 3,
        "mentions": 4,
    }
    assert {key: project[key] for key in expected} == expected


def test_what_is_only_planned_does_not_pass_for_reached() -> None:
    (project,) = projects(
        mention("龙窑博物馆", stage="started"),
        mention("龙窑博物馆", stage="completed", modality="planned", period="2017", raw_start=90),
    )
    assert (project["latest_stage"], project["completed_period"]) == ("started", None)


def test_ids_stay_when_further_documents_arrive_and_in_any_order() -> None:
    first, second = mention("龙窑博物馆"), mention("龙窑遗址博物馆", "doc_b")
    alone, both, turned = projects(first), projects(first, second), projects(second, first)
    assert alone[0]["project_id"] == both[0]["project_id"]
    assert both == turned


def test_every_mention_points_to_its_project_and_the_rows_keep_the_contract() -> None:
    linked, rows = link_projects([mention("杭衢高铁"), mention("信安湖公园", region=None, region_code=None)], DOCUMENTS)
    assert {row["project_id"] for row in linked} == {row["project_id"] for row in rows}
    table = load_tables()["projects"]
    assert not faults(table, to_arrow(table, rows))


def test_an_alias_joins_what_no_rule_can_and_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    for alias in aliases():
        place = {"region": "某市", "region_code": alias.region_code}
        pair = [mention(name, **place) for name in (alias.name, alias.canonical_name)]
        assert len(projects(*pair)) == 1
        with monkeypatch.context() as without:
            without.setattr(project_names, "_canonical_names", dict)
            assert len(projects(*pair)) == 2, f"{alias.name}: a rule joins it already, remove the line"


def test_an_alias_that_finds_no_more_what_it_was_written_for_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    line = Alias(7, "水亭门景区", "水亭门历史街区", "330800", "ab" * 32)
    monkeypatch.setattr(project_aliases, "aliases", lambda: (line,))
    copies = [{"raw_sha256": "ab" * 32, "document_id": "doc_a"}]
    assert unfit_aliases([mention("水亭门景区")], copies) == []
    assert unfit_aliases([mention("水亭门景区")], []) == []
    (told,) = unfit_aliases([mention("水亭门街区"), mention("水亭门景区", "doc_b")], copies)
    assert "line 7" in told
    assert "水亭门景区" in told
