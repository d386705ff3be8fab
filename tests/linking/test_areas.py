"""Mentions linked area by area: the same rows as all together, and only where something changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa

from pipeline.contract.arrow import arrow_schema, to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.linking.areas import link_areas
from pipeline.linking.projects import link_projects
from tests.linking.test_projects import DOCUMENTS, mention

DAYS = pa.Table.from_pylist(
    DOCUMENTS, pa.schema([("document_id", pa.string()), ("delivered_on", pa.date32()), ("published_on", pa.date32())])
)
HERE = {"region": "衢州市", "region_code": "330800"}
ELSEWHERE = {"region": "丽水市", "region_code": "331100"}
NOWHERE = {"region": None, "region_code": None}
MENTIONS = [
    mention("信安湖文化中心", **HERE),
    mention("杭衢高铁", **HERE),
    mention("信安湖文化中心项目", "doc_b", **HERE),
    mention("工人文化宫", **ELSEWHERE),
    mention("杭衢铁路", "doc_b", stage="completed", **ELSEWHERE),
    mention("智慧岛一期", **HERE),
    mention("智慧岛二期", "doc_c", **HERE),
    mention("工人文化宫", "doc_b", **HERE),
    mention("滨江公园", **NOWHERE),
    mention("杭衢铁路", "doc_c", period=None, **NOWHERE),
    mention("滨江公园", "doc_b", **NOWHERE),
]


def stated(mentions: list[dict[str, object]]) -> pa.Table:
    fields = [field for field in arrow_schema(load_tables()["project_mentions"]) if field.name != "project_id"]
    return pa.Table.from_pylist(mentions, pa.schema(fields).remove_metadata())


def test_the_rows_are_those_of_all_mentions_linked_together() -> None:
    mentions, projects = link_projects(MENTIONS, DOCUMENTS)
    found = link_areas(stated(MENTIONS), DAYS)
    assert found.mentions.equals(to_arrow(load_tables()["project_mentions"], mentions))
    assert found.projects.equals(to_arrow(load_tables()["projects"], projects))
    assert len({row["project_id"] for row in mentions if "杭衢" in row["name"]}) == 1


def test_no_mention_is_no_project() -> None:
    found = link_areas(stated([]), DAYS)
    assert (len(found.mentions), len(found.projects)) == (0, 0)


def test_one_area_is_linked_again_where_a_mention_of_it_changes() -> None:
    known: dict[str, pa.Table] = {}
    worked_on = []

    def remember(inputs: Sequence[pa.Table], function: Callable[[], pa.Table]) -> pa.Table:
        rows = inputs[0]
        key = str([table.to_pylist() for table in inputs])
        if key not in known:
            worked_on.append(set(rows["region_code"].to_pylist()))
            known[key] = function()
        return known[key]

    link_areas(stated(MENTIONS), DAYS, remember)
    assert len(worked_on) == 4
    worked_on.clear()
    changed = [*MENTIONS, mention("市民中心", "doc_b", **ELSEWHERE)]
    found = link_areas(stated(changed), DAYS, remember)
    assert worked_on == [{"331100"}]
    assert found.projects.equals(link_areas(stated(changed), DAYS).projects)


def test_mentions_that_are_all_of_no_known_region_are_linked_although_their_rows_are_those_of_one_area() -> None:
    nowhere = [mention("滨江公园", **NOWHERE), mention("滨江公园", "doc_b", **NOWHERE)]
    known: dict[str, pa.Table] = {}

    def remember(inputs: Sequence[pa.Table], function: Callable[[], pa.Table]) -> pa.Table:
        return known.setdefault(str([table.to_pylist() for table in inputs]), function())

    found = link_areas(stated(nowhere), DAYS, remember)
    assert found.mentions["project_id"].null_count == 0
    assert len(found.projects) == 1
