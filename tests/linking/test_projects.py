"""Mentions put together: what becomes one project, what stays apart, and what a project's row says."""

import datetime
from typing import Any

import pytest

from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.contract.validation import faults
from pipeline.contract.vocabularies import read_csv
from pipeline.linking import project_names
from pipeline.linking.projects import link_projects

DAYS = {"doc_a": datetime.date(2017, 1, 8), "doc_b": datetime.date(2019, 1, 9), "doc_c": None}
DOCUMENTS = [{"document_id": key, "delivered_on": day, "published_on": None} for key, day in DAYS.items()]


def mention(name: str, document: str = "doc_a", **said: Any) -> dict[str, Any]:
    return {
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
    ],
)
def test_different_undertakings_stay_apart(one: str, other: str) -> None:
    assert len(projects(mention(one), mention(other))) == 2


def test_a_name_holds_within_its_prefecture_only_unless_it_is_a_line_that_names_its_ends() -> None:
    elsewhere = {"region": "金华市", "region_code": "330700", "document_id": "doc_b"}
    assert len(projects(mention("工人文化宫"), mention("工人文化宫", **elsewhere))) == 2
    assert len(projects(mention("环城高速公路"), mention("环城高速公路", **elsewhere))) == 2
    (line,) = projects(mention("杭衢金高铁"), mention("杭衢金高铁", **elsewhere))
    assert (line["region"], line["region_code"], line["sector"]) == (None, None, "railway")


def test_a_county_and_its_city_speak_of_the_same_project() -> None:
    in_county = mention("江山港码头", region="江山市", region_code="330881")
    assert len(projects(mention("江山港码头"), in_county)) == 1


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
    for row in read_csv("project_aliases.csv"):
        place = {"region": "某市", "region_code": row["region_code"]}
        pair = [mention(row[column], **place) for column in ("name", "canonical_name")]
        assert len(projects(*pair)) == 1
        with monkeypatch.context() as without:
            without.setattr(project_names, "_aliases", dict)
            assert len(projects(*pair)) == 2, f"{row['name']}: a rule joins it already, remove the line"
