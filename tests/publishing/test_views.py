"""What the views answer, in a database made of rows that differ in one thing."""

import datetime
from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from pipeline.contract.declarations import load_tables
from pipeline.contract.duckdb_ddl import create_table
from pipeline.publishing.formats.duckdb_file import view_files

from .invented import (
    BRIDGE,
    BRIDGE_DONE,
    BRIDGE_PLANNED,
    BRIDGE_STARTED,
    CITY,
    FOREST_NOTE,
    GDP_2020,
    GDP_2021,
    GDP_2021_NEWS,
    GDP_2021_TARGET,
    GROWTH_2021,
    NEWS,
    NOTE,
    REPORT_2021,
    REPORT_2022,
    SENTENCES,
    Row,
    Rows,
    find,
    identifier,
    rows,
    tables,
)

Answer = list[dict[str, Any]]
THIRD = identifier("obs", "third")


def ask(given: Rows, query: str) -> Answer:
    with duckdb.connect() as connection:
        for name, data in tables(given).items():
            connection.execute(create_table(load_tables()[name]))
            connection.register("given", data)
            connection.execute(f"INSERT INTO {name} FROM given")
        for view in view_files():
            connection.execute(view.read_text(encoding="utf-8"))
        return connection.sql(query).to_arrow_table().to_pylist()


def gdp_2021(given: Rows) -> dict[str, Any]:
    key = "indicator = 'gdp' AND region_code = '990100' AND measure = 'level' AND period = '2021'"
    (row,) = ask(given, f"FROM series WHERE {key}")
    return row


def date_of(given: Rows, document: str, day: object) -> None:
    find(given, "documents", document).update(delivered_on=day, published_on=None)


def test_series_has_one_row_a_key_of_actual_values() -> None:
    found = ask(rows(), "FROM series")
    keys = [(row["indicator"], row["measure"], row["period"]) for row in found]
    assert sorted(keys) == [
        ("forest_coverage", "level", "2021"),
        ("gdp", "growth", "2021"),
        ("gdp", "level", "2020"),
        ("gdp", "level", "2021"),
    ]
    assert {row["name_zh"] for row in found} == {"地区生产总值", "森林覆盖率"}
    (single,) = [row for row in found if row["period"] == "2020"]
    assert (single["candidates"], single["why"], single["value"]) == (1, "only candidate", 486.3)


def test_series_takes_the_later_document() -> None:
    row = gdp_2021(rows())
    assert (row["observation_id"], row["why"], row["candidates"]) == (GDP_2021_NEWS, "later document", 2)


def test_series_takes_a_dated_document_before_an_undated_one() -> None:
    given = rows()
    date_of(given, NEWS, None)
    assert gdp_2021(given)["observation_id"] == GDP_2021


def same_day(given: Rows) -> None:
    date_of(given, NEWS, find(given, "documents", REPORT_2022)["delivered_on"])


def test_series_takes_the_state_document_of_the_same_day() -> None:
    given = rows()
    same_day(given)
    row = gdp_2021(given)
    assert (row["observation_id"], row["why"]) == (GDP_2021, "state document")


@pytest.mark.parametrize(("value", "chosen"), [(526.44, GDP_2021_NEWS), (526.0, GDP_2021)])
def test_series_takes_more_decimals_when_all_else_is_equal(value: float, chosen: str) -> None:
    given = rows()
    same_day(given)
    find(given, "documents", NEWS)["document_type"] = "bulletin"
    find(given, "observations", GDP_2021_NEWS).update(value=value)
    row = gdp_2021(given)
    assert (row["observation_id"], row["why"]) == (chosen, "more decimals")


def test_series_says_so_when_nothing_tells_candidates_apart() -> None:
    given = rows()
    same_day(given)
    find(given, "documents", NEWS)["document_type"] = "bulletin"
    find(given, "observations", GDP_2021_NEWS).update(value=526.3)
    row = gdp_2021(given)
    assert (row["observation_id"], row["why"]) == (min(GDP_2021, GDP_2021_NEWS), "first by id")


def test_series_takes_a_specimen_only_where_there_is_nothing_else() -> None:
    given = rows()
    find(given, "documents", NEWS)["specimen"] = True
    assert (gdp_2021(given)["observation_id"], gdp_2021(given)["why"]) == (GDP_2021, "issued by a government")
    find(given, "documents", REPORT_2022)["specimen"] = True
    assert gdp_2021(given)["specimen"] is True


@pytest.mark.parametrize(
    "change",
    [
        {"base_period": "2015", "measure": "change"},
        {"region": "望河县", "region_code": "990121"},
        {"status": "estimate"},
        {"region": None, "region_code": None},
        {"period": None, "period_start": None, "period_end": None},
        {"indicator": None},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_differs_in_the_key_is_no_candidate(change: Row) -> None:
    given = rows()
    find(given, "observations", GDP_2021_NEWS).update(change)
    assert gdp_2021(given)["candidates"] == 1


def test_the_same_code_is_the_same_place_under_another_name() -> None:
    given = rows()
    find(given, "observations", GDP_2021_NEWS).update(CITY | {"region": "临江"})
    assert gdp_2021(given)["candidates"] == 2


def conflicts(change: Row, change_of_other: Row | None = None) -> Answer:
    given = rows()
    find(given, "observations", GDP_2021_NEWS).update(change)
    find(given, "observations", GDP_2021).update(change_of_other or {})
    return ask(given, "FROM conflicts")


def amount(value: float, **other: object) -> Row:
    return {"value": value, "value_base": value * 1e8, **other}


@pytest.mark.parametrize(
    "agrees",
    [
        amount(526.0),
        amount(526.4),
        amount(526.42),
        amount(527.0, comparator="approx"),
        amount(500.0, comparator="gt"),
        amount(526.0, comparator="ge"),
        amount(530.0, comparator="lt"),
        amount(520.0, value_high=530.0),
        {"value": 5264000.0, "unit": "万元", "value_base": 52640000000.0},
        {"value": 75.0, "unit": "亿美元", "value_base": 7500000000.0, "unit_base": "美元"},
    ],
    ids=str,
)
def test_values_that_can_both_be_true_are_no_conflict(agrees: Row) -> None:
    assert conflicts(agrees) == []


@pytest.mark.parametrize(
    "contradicts",
    [
        amount(527.0),
        amount(526.3),
        amount(526.5),
        amount(526.46),
        amount(530.0, comparator="gt"),
        amount(520.0, comparator="le"),
        amount(527.0, value_high=530.0),
        {"value": 5263000.0, "unit": "万元", "value_base": 52630000000.0},
        {"value": 0.0, "value_base": 0.0},
    ],
    ids=str,
)
def test_values_that_cannot_both_be_true_are_a_conflict(contradicts: Row) -> None:
    (row,) = conflicts(contradicts)
    assert (row["earlier_observation_id"], row["later_observation_id"]) == (GDP_2021, GDP_2021_NEWS)
    assert row["earlier_sentence"] == SENTENCES[GDP_2021]
    assert row["later_sentence"] == SENTENCES[GDP_2021_NEWS]
    assert row["difference"] == pytest.approx(float(str(contradicts["value_base"])) - 526.4e8)
    assert row["difference_unit"] == "元"


def test_two_values_of_one_document_are_no_conflict_and_a_conflict_keeps_its_id() -> None:
    assert conflicts(amount(527.0, document_id=REPORT_2022)) == []
    (row,), (again,) = conflicts(amount(527.0)), conflicts(amount(999.0))
    assert row["conflict_id"] == again["conflict_id"]
    assert row["conflict_id"].startswith("conflict_")


def test_a_growth_without_a_base_unit_is_compared_as_said() -> None:
    given = rows()
    other = find(given, "observations", GROWTH_2021) | {"observation_id": THIRD, "value": 8.1}
    given["observations"].append(other | {"document_id": NEWS, "passage_id": given["passages"][3]["passage_id"]})
    (row,) = ask(given, "FROM conflicts")
    assert row["difference"] == pytest.approx(0.3)
    assert row["difference_unit"] == "%"


def test_a_target_contradicts_no_outcome_and_a_specimen_nobody() -> None:
    assert conflicts(amount(600.0, status="target")) == []
    given = rows()
    find(given, "observations", GDP_2021_NEWS).update(amount(600.0))
    find(given, "documents", NEWS)["specimen"] = True
    assert ask(given, "FROM conflicts") == []


def test_ranks_conflict_only_in_the_same_scope() -> None:
    rank: Row = {"measure": "rank", "unit": "位", "value_base": None, "unit_base": None}
    first, second = rank | {"value": 3.0}, rank | {"value": 5.0}
    assert conflicts(first | {"rank_scope": "全省"}, second | {"rank_scope": "全国"}) == []
    assert len(conflicts(first | {"rank_scope": "全省"}, second | {"rank_scope": "全省"})) == 1


def test_scorecard_puts_the_outcome_beside_the_target() -> None:
    (row,) = ask(rows(), "FROM scorecard")
    assert (row["target_observation_id"], row["actual_observation_id"]) == (GDP_2021_TARGET, GDP_2021)
    assert (row["target_value"], row["actual_value"], row["gap"], row["result"]) == (520.0, 526.4, 6.4, "met")
    assert row["target_sentence"] == SENTENCES[GDP_2021_TARGET]
    assert row["actual_sentence"] == SENTENCES[GDP_2021]
    assert (row["region"], row["period"], row["reason"]) == ("临江市", "2021", None)


def test_scorecard_keeps_a_target_without_an_outcome() -> None:
    given = rows()
    given["target_outcomes"] = [{"target_observation_id": GDP_2021_TARGET, "result": "pending", "computed_from": []}]
    (row,) = ask(given, "FROM scorecard")
    assert (row["result"], row["actual_value"], row["actual_sentence"]) == ("pending", None, None)


def timeline(alter: Callable[[Rows], None] = lambda given: None) -> list[str]:
    given = rows()
    alter(given)
    found = ask(given, "FROM project_timeline ORDER BY project_id, step")
    assert [row["step"] for row in found] == [1, 2, 3]
    return [row["mention_id"] for row in found]


def test_project_timeline_is_in_the_order_of_the_documents() -> None:
    assert timeline() == [BRIDGE_PLANNED, BRIDGE_STARTED, BRIDGE_DONE]


def test_project_timeline_has_undated_documents_last_and_then_goes_by_period() -> None:
    assert timeline(lambda given: date_of(given, REPORT_2021, None))[-1] == BRIDGE_PLANNED

    def one_day(given: Rows) -> None:
        for document in (REPORT_2021, REPORT_2022, NOTE):
            date_of(given, document, None)
        find(given, "project_mentions", BRIDGE_DONE)["period"] = "2020"

    assert timeline(one_day)[0] == BRIDGE_DONE


@pytest.mark.parametrize(
    ("planned", "done", "told"),
    [
        ({"stage": "completed", "period": "2022"}, {}, ("2022", 0, "on_time")),
        ({"stage": "completed", "period": "2021"}, {}, ("2022", 1, "late")),
        ({"stage": "completed", "period": "2021/2025"}, {}, ("2022", -3, "early")),
        ({"stage": "completed", "period": "2020"}, {"stage": "construction"}, (None, 2, "overdue")),
        ({"stage": "completed", "period": "2024"}, {"stage": "construction"}, (None, None, "open")),
        ({"stage": "completed", "period": "2021"}, {"modality": "planned"}, (None, 1, "overdue")),
        ({"stage": "completed", "period": None}, {}, ("2022", None, "unknown")),
        ({"stage": "other", "period": "2021"}, {}, (None, None, "unknown")),
        # What comes further than planned has reached the plan.
        ({"stage": "started", "period": "2021"}, {}, ("2021", 0, "on_time")),
    ],
)
def test_a_planned_step_stands_beside_what_happened(planned: Row, done: Row, told: tuple[object, ...]) -> None:
    given = rows()
    find(given, "project_mentions", BRIDGE_PLANNED).update(planned)
    find(given, "project_mentions", BRIDGE_DONE).update(done)
    steps = {row["mention_id"]: row for row in ask(given, "FROM project_timeline")}
    step = steps[BRIDGE_PLANNED]
    assert (step["reached_period"], step["slip_years"], step["plan_result"]) == told
    assert steps[BRIDGE_STARTED]["plan_result"] is None


def test_what_was_reached_before_the_plan_does_not_fulfil_it() -> None:
    given = rows()
    find(given, "project_mentions", BRIDGE_STARTED).update(modality="planned", stage="completed", period="2023")
    find(given, "project_mentions", BRIDGE_PLANNED).update(modality="realised", stage="completed")
    find(given, "project_mentions", BRIDGE_DONE).update(stage="other")
    steps = {row["mention_id"]: row for row in ask(given, "FROM project_timeline")}
    assert steps[BRIDGE_STARTED]["reached_period"] is None


def test_the_timeline_of_a_whole_has_the_steps_of_its_parts() -> None:
    given = rows()
    phase = given["projects"][0] | {"project_id": identifier("project", "phase"), "name": "望江大桥二期"}
    given["projects"].append(phase | {"parent_project_id": BRIDGE, "aliases": []})
    find(given, "project_mentions", BRIDGE_DONE)["project_id"] = phase["project_id"]
    found = ask(given, "SELECT project_name, step, part, mention_id FROM project_timeline ORDER BY ALL")
    assert [tuple(row.values()) for row in found] == [
        ("望江大桥", 1, None, BRIDGE_PLANNED),
        ("望江大桥", 2, None, BRIDGE_STARTED),
        ("望江大桥", 3, "望江大桥二期", BRIDGE_DONE),
        ("望江大桥二期", 1, None, BRIDGE_DONE),
    ]


def test_unregistered_indicators_are_counted_the_most_frequent_first() -> None:
    given = rows()
    renamed = {"indicator": None, "indicator_name": "城市绿道长度"}
    find(given, "observations", GDP_2021).update(renamed, unit="公里")
    find(given, "observations", GDP_2021_NEWS).update(renamed, unit="米")
    find(given, "observations", GDP_2021_TARGET).update(renamed, unit="公里")
    find(given, "observations", GDP_2020).update(indicator=None, indicator_name="古树保护数", unit=None)
    assert ask(given, "FROM unregistered_indicators") == [
        {"indicator_name": "城市绿道长度", "observations": 3, "documents": 3, "unit": "公里"},
        {"indicator_name": "古树保护数", "observations": 1, "documents": 1, "unit": None},
    ]


def test_a_release_of_registered_indicators_only_has_none_left() -> None:
    assert ask(rows(), "FROM unregistered_indicators") == []


def test_evidence_says_where_an_observation_comes_from() -> None:
    (row,) = ask(rows(), f"FROM evidence('{GDP_2021}')")
    assert (row["kind"], row["name"], row["says"]) == ("observation", "地区生产总值", "526.4 亿元")
    assert row["sentence"] == SENTENCES[GDP_2021]
    assert (row["document_title"], row["raw_path"]) == ("临江市2022年政府工作报告", "2022.txt")
    assert (row["raw_start"], row["raw_end"], row["section"]) == (1008, 1014, "一、综合")


def test_evidence_says_where_a_mention_comes_from() -> None:
    (row,) = ask(rows(), f"FROM evidence('{BRIDGE_DONE}')")
    assert (row["kind"], row["says"], row["raw_path"]) == (
        "project_mention",
        "realised completed",
        "note.txt",
    )
    assert row["sentence"] is None and row["access"] == "facts"


def test_evidence_asked_for_every_row_of_a_query_is_that_of_the_row() -> None:
    found = ask(
        rows(), "SELECT (SELECT row_id FROM evidence(observation_id)) AS row_id, observation_id FROM observations"
    )
    assert len(found) > 3
    assert all(row["row_id"] == row["observation_id"] for row in found)


def test_evidence_reads_the_primary_copy_only_and_has_no_row_for_an_unknown_id() -> None:
    given = rows()
    copy = given["copies"][3] | {"copy_id": identifier("copy", "second"), "relation": "near"}
    given["copies"].append(copy | {"raw_path": "second.txt", "similarity": 0.9})
    assert [row["raw_path"] for row in ask(given, f"FROM evidence('{FOREST_NOTE}')")] == ["note.txt"]
    assert ask(given, "FROM evidence('obs_0000000000000000')") == []


def coverage(given: Rows) -> dict[tuple[object, ...], dict[str, Any]]:
    keys = ("region", "year", "document_type")
    return {tuple(row[key] for key in keys): row for row in ask(given, "FROM coverage")}


def test_coverage_counts_by_region_year_and_type() -> None:
    found = coverage(rows())
    assert [(year, kind) for _, year, kind in found] == [
        (2021, "work_report"),
        (2022, "news"),
        (2022, "other"),
        (2022, "work_report"),
    ]
    row = found["临江市", 2021, "work_report"]
    assert (row["documents"], row["observations"], row["targets"], row["actuals"]) == (1, 2, 1, 1)
    assert (row["estimates"], row["projects"], row["specimens"]) == (0, 1, 0)


def test_coverage_puts_documents_of_one_kind_together_and_counts_a_project_once() -> None:
    given = rows()
    date_of(given, REPORT_2021, find(given, "documents", REPORT_2022)["delivered_on"])
    find(given, "documents", REPORT_2021)["specimen"] = True
    row = coverage(given)["临江市", 2022, "work_report"]
    assert (row["documents"], row["specimens"], row["observations"], row["projects"]) == (2, 1, 4, 1)


def test_coverage_keeps_documents_without_region_or_date() -> None:
    given = rows()
    find(given, "documents", NOTE).update(region=None, region_code=None)
    date_of(given, NOTE, None)
    row = coverage(given)[None, None, "other"]
    assert (row["documents"], row["observations"], row["projects"]) == (1, 1, 1)
    assert sum(row["observations"] for row in coverage(given).values()) == 6


def unstated(given: Rows) -> list[tuple[str, str, bool]]:
    found = ask(given, "FROM unstated_indicators")
    return [(row["document_id"], row["indicator"], row["target_stated"]) for row in found]


def test_a_core_indicator_that_a_report_does_not_state_is_listed() -> None:
    given = rows()
    assert unstated(given) == []
    find(given, "indicators", "forest_coverage")["core"] = True
    assert unstated(given) == [(REPORT_2021, "forest_coverage", False), (REPORT_2022, "forest_coverage", False)]


def test_a_target_alone_states_no_value() -> None:
    given = rows()
    find(given, "observations", GDP_2020)["status"] = "target"
    assert unstated(given) == [(REPORT_2021, "gdp", True)]
    find(given, "observations", GDP_2020)["status"] = "estimate"
    assert unstated(given) == []


def test_the_value_of_another_region_is_not_that_of_the_report() -> None:
    given = rows()
    find(given, "observations", GDP_2020).update(region="望河县", region_code="990121")
    assert (REPORT_2021, "gdp", False) not in unstated(given) and (REPORT_2021, "gdp", True) in unstated(given)
    find(given, "documents", REPORT_2021).update(region=None, region_code=None)
    assert unstated(given) == []


def test_nothing_is_said_of_closed_reports_and_of_other_documents() -> None:
    given = rows()
    given["observations"] = []
    given["target_outcomes"] = []
    find(given, "documents", REPORT_2021)["access"] = "closed"
    assert unstated(given) == [(REPORT_2022, "gdp", False)]


@pytest.mark.parametrize("name", ["望江大桥", "大桥", "临江望江"])
def test_the_history_of_a_project_by_any_of_its_names(name: str) -> None:
    found = ask(rows(), f"FROM project_history('{name}')")
    assert [row["mention_id"] for row in found] == [BRIDGE_PLANNED, BRIDGE_STARTED, BRIDGE_DONE]


def test_the_history_of_a_name_that_no_project_has_is_empty() -> None:
    assert ask(rows(), "FROM project_history('望湖大桥')") == []


@pytest.mark.parametrize(
    "arguments", ["'临江市', 2021", "'990100', '2021'", "990100, 2021", "NULL, 2021", "'临江市', NULL", "NULL, NULL"]
)
def test_missed_targets_of_a_place_and_a_year(arguments: str) -> None:
    given = rows()
    assert ask(given, f"FROM missed_targets({arguments})") == []
    given["target_outcomes"][0].update(result="not_met", gap=-6.4, actual_value=513.6)
    (row,) = ask(given, f"FROM missed_targets({arguments})")
    assert (row["target_observation_id"], row["gap"], row["actual_observation_id"]) == (GDP_2021_TARGET, -6.4, GDP_2021)


@pytest.mark.parametrize("arguments", ["'临江市', 2022", "'990200', 2021", "'临江', NULL"])
def test_missed_targets_of_another_place_or_year_are_not_told(arguments: str) -> None:
    given = rows()
    given["target_outcomes"][0].update(result="not_met", gap=-6.4, actual_value=513.6)
    assert ask(given, f"FROM missed_targets({arguments})") == []


def test_a_target_for_several_years_belongs_to_the_last() -> None:
    given = rows()
    given["target_outcomes"][0].update(result="not_met", gap=-6.4, actual_value=513.6)
    find(given, "observations", GDP_2021_TARGET)["period"] = "2017/2021"
    find(given, "observations", GDP_2021_TARGET)["period_start"] = datetime.date(2017, 1, 1)
    assert len(ask(given, "FROM missed_targets(NULL, 2021)")) == 1
    assert ask(given, "FROM missed_targets(NULL, 2017)") == []
