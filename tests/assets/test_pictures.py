"""The pictures that the Dagster UI shows of what linking found."""

import datetime
from typing import Any

from pipeline.assets.pictures import outcome_chart, timelines

DOCUMENTS = [
    {"document_id": "second", "delivered_on": datetime.date(2019, 1, 9), "published_on": None},
    {"document_id": "first", "delivered_on": None, "published_on": datetime.date(2017, 1, 8)},
]


def mention(project: str, document: str, period: str, stage: str, modality: str = "realised") -> dict[str, Any]:
    return {
        "project_id": project,
        "document_id": document,
        "period": period,
        "stage": stage,
        "modality": modality,
        "raw_start": 1,
    }


def test_the_most_mentioned_projects_come_first_each_with_its_steps_in_order() -> None:
    projects = [{"project_id": f"p{n}", "name": f"第{n}水库", "region": None, "mentions": n} for n in range(1, 13)]
    told = timelines(
        projects,
        [
            mention("p12", "second", "2018", "construction"),
            mention("p12", "first", "2017", "started", "planned"),
            mention("p12", "first", "2016", "proposed"),
        ],
        DOCUMENTS,
    ).splitlines()
    assert len(told) == 2 + 10
    assert told[2] == "| 第12水库 |  | 12 | 2016 proposed → (2017 started) → 2018 construction |"


def test_the_chart_counts_targets_by_the_year_they_were_for() -> None:
    results = {"a": ("2018", "met"), "b": ("2018", "met"), "c": ("2016/2020", "not_met"), "d": ("2020", "pending")}
    outcomes = [{"target_observation_id": key, "result": result} for key, (_, result) in results.items()]
    observations = [{"observation_id": key, "period": period} for key, (period, _) in results.items()]
    lines = outcome_chart(outcomes, observations).splitlines()
    assert [line.split() for line in lines[1:-1]] == [
        ["2018", "met", "█" * 40, "2"],
        ["not", "met", "0"],
        ["2020", "met", "0"],
        ["not", "met", "█" * 20, "1"],
    ]
    assert "No target" in outcome_chart([], [])
