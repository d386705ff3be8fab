"""Rows that keep every rule, invented for the tests: full ones, and ones with every nullable column null.

FAULTY_ROWS holds, for each rule across columns, changes to a sample row that break that rule and no other.
"""

import datetime
from collections.abc import Mapping

Row = dict[str, object]

REPORT, BULLETIN = "doc_00000000000000a1", "doc_00000000000000a2"
HEADING, PARAGRAPH, LINE = (f"passage_00000000000000b{number}" for number in (1, 2, 3))
LEVEL, GROWTH, RANK, BARE, TARGET = (f"obs_00000000000000c{number}" for number in (1, 2, 3, 4, 5))
RAILWAY, MUSEUM = "project_00000000000000d1", "project_00000000000000d2"


def digest(digit: str) -> str:
    """Something that looks like a SHA-256."""
    return digit * 64


def _evidence(passage: str, start: int, end: int, sentence: str | None) -> Row:
    return {
        "document_id": REPORT,
        "passage_id": passage,
        "raw_start": start,
        "raw_end": end,
        "sentence_start": 100,
        "sentence_end": 160,
        "sentence": sentence,
        "sentence_sha256": digest("5"),
        "rule": "level_after_indicator",
    }


def _year(year: int) -> Row:
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return {"period": str(year), "period_start": first, "period_end": last}


SAMPLE_ROWS: Mapping[str, list[Row]] = {
    "documents": [
        {
            "document_id": REPORT,
            "title": "2019年临江市政府工作报告",
            "document_type": "work_report",
            "issuer": "临江市人民政府",
            "speaker": "何平",
            "region": "临江市",
            "region_code": "990100",
            "delivered_on": datetime.date(2020, 1, 8),
            "published_on": datetime.date(2020, 1, 15),
            "publisher": "临江市人民政府网",
            "review_period": "2016/2019",
            "plan_period": "2020",
            "script": "hans",
            "characters": 9000,
            "access": "open",
            "rights": "state_body_report",
            "source_url": "https://example.org/linjiang/report?year=2019",
            "text_sha256": digest("1"),
            "specimen": True,
        },
        {
            "document_id": BULLETIN,
            "document_type": "bulletin",
            "characters": 0,
            "access": "closed",
            "text_sha256": digest("2"),
            "specimen": False,
        },
    ],
    "copies": [
        {
            "copy_id": "copy_00000000000000e1",
            "document_id": REPORT,
            "raw_path": "reports/临江2019.txt",
            "raw_sha256": digest("3"),
            "media_type": "text/plain",
            "encoding": "gb18030",
            "raw_start": 0,
            "raw_end": 9400,
            "relation": "primary",
            "similarity": 1.0,
        },
        {
            "copy_id": "copy_00000000000000e2",
            "document_id": REPORT,
            "raw_path": "bulletin.pdf",
            "raw_sha256": digest("4"),
            "media_type": "application/pdf",
            "raw_start": 9400,
            "raw_end": 12000,
            "relation": "near",
            "similarity": 0.93,
        },
    ],
    "passages": [
        {
            "passage_id": HEADING,
            "document_id": REPORT,
            "sequence": 1,
            "kind": "heading",
            "raw_start": 80,
            "raw_end": 90,
            "text_sha256": digest("6"),
        },
        {
            "passage_id": PARAGRAPH,
            "document_id": REPORT,
            "sequence": 2,
            "kind": "paragraph",
            "section": "过去一年的工作",
            "raw_start": 100,
            "raw_end": 300,
            "text": "全市地区生产总值500.2亿元,增长7.5%,总量居全省第4位。",
            "text_sha256": digest("7"),
        },
        {
            "passage_id": LINE,
            "document_id": BULLETIN,
            "sequence": 1,
            "kind": "list_item",
            "section": "一、综合",
            "raw_start": 0,
            "raw_end": 30,
            "text_sha256": digest("8"),
        },
    ],
    "rejects": [
        {
            "reject_id": "reject_00000000000000f1",
            "stage": "cleaning",
            "reason": "navigation",
            "raw_path": "reports/临江2019.txt",
            "document_id": REPORT,
            "raw_start": 9300,
            "raw_end": 9400,
            "detail": "links at the foot of the page",
        },
        {
            "reject_id": "reject_00000000000000f2",
            "stage": "reading",
            "reason": "empty_file",
            "raw_path": "empty.txt",
        },
        {
            "reject_id": "reject_00000000000000f3",
            "stage": "extraction",
            "reason": "unknown_unit",
            "document_id": BULLETIN,
            "raw_start": 0,
            "raw_end": 5,
        },
    ],
    "indicators": [
        {
            "indicator": "gdp",
            "name_zh": "地区生产总值",
            "name_en": "Gross regional product",
            "definition": "Value added of all resident units in the period.",
            "unit": "元",
            "kind": "flow",
            "direction": "up",
            "topic": "economy",
            "aliases": ["生产总值", "GDP"],
        },
        {
            "indicator": "bridges",
            "name_zh": "桥梁座数",
            "name_en": "Bridges",
            "kind": "count",
            "direction": "none",
            "topic": "transport",
            "aliases": [],
        },
    ],
    "observations": [
        {
            "observation_id": LEVEL,
            "indicator": "gdp",
            "indicator_name": "地区生产总值",
            "measure": "level",
            "value": 500.2,
            "value_high": 510.0,
            "unit": "亿元",
            "value_base": 50020000000.0,
            "unit_base": "元",
            "comparator": "eq",
            **_year(2019),
            "status": "actual",
            "region": "临江市",
            "region_code": "990100-gx",
            "section": "过去一年的工作",
            **_evidence(PARAGRAPH, 108, 115, "全市地区生产总值500.2亿元,增长7.5%,总量居全省第4位。"),
        },
        {
            "observation_id": GROWTH,
            "indicator": "gdp",
            "indicator_name": "地区生产总值",
            "measure": "growth",
            "value": -7.5,
            "unit": "%",
            "comparator": "approx",
            "period": "2016/2019-H1",
            "period_start": datetime.date(2016, 1, 1),
            "period_end": datetime.date(2019, 6, 30),
            "base_period": "2015",
            "status": "estimate",
            "region": "望河县",
            **_evidence(PARAGRAPH, 118, 122, None),
        },
        {
            "observation_id": RANK,
            "indicator_name": "地区生产总值",
            "measure": "rank",
            "value": 4.0,
            "unit": "位",
            "comparator": "le",
            **_year(2019),
            "status": "actual",
            "rank_scope": "全省",
            **_evidence(PARAGRAPH, 100, 160, "总量居全省第4位"),
        },
        {
            "observation_id": BARE,
            "indicator_name": "公园绿地数",
            "measure": "level",
            "value": 12.0,
            "comparator": "gt",
            "status": "actual",
            **_evidence(PARAGRAPH, 140, 143, None),
        },
        {
            "observation_id": TARGET,
            "indicator": "gdp",
            "indicator_name": "地区生产总值",
            "measure": "level",
            "value": 490.0,
            "unit": "亿元",
            "value_base": 49000000000.0,
            "unit_base": "元",
            "comparator": "ge",
            **_year(2019),
            "status": "target",
            "region": "临江市",
            "region_code": "990100",
            **_evidence(LINE, 150, 155, None),
        },
    ],
    "target_outcomes": [
        {"target_observation_id": TARGET, "actual_observation_id": LEVEL, "result": "met", "gap": 10.2},
        {"target_observation_id": GROWTH, "result": "pending"},
        {
            "target_observation_id": RANK,
            "actual_observation_id": LEVEL,
            "result": "not_comparable",
            "reason": "the units differ",
        },
    ],
    "projects": [
        {
            "project_id": RAILWAY,
            "name": "临望铁路",
            "aliases": ["临江至望河铁路"],
            "region": "临江市",
            "region_code": "990100",
            "sector": "transport",
            "latest_stage": "construction",
            "latest_period": "2019",
            "first_period": "2016/2020",
            "planned_completion": "2021-H2",
            "completed_period": "2021-12",
            "investment_value": 86.0,
            "investment_unit": "亿元",
            "documents": 1,
            "mentions": 2,
        },
        {
            "project_id": MUSEUM,
            "name": "临江竹艺馆",
            "aliases": [],
            "latest_stage": "proposed",
            "documents": 1,
            "mentions": 1,
        },
    ],
    "project_mentions": [
        {
            "mention_id": "mention_00000000000000f1",
            "project_id": RAILWAY,
            "name": "临望铁路",
            "stage": "construction",
            "modality": "realised",
            "period": "2019",
            "investment_value": 86.0,
            "investment_unit": "亿元",
            "region": "临江市",
            "region_code": "990100",
            **_evidence(PARAGRAPH, 125, 129, "总投资86亿元的临望铁路加快建设。"),
        },
        {
            "mention_id": "mention_00000000000000f2",
            "project_id": MUSEUM,
            "name": "临江竹艺馆",
            "stage": "proposed",
            "modality": "planned",
            **_evidence(LINE, 131, 136, None),
        },
    ],
    "changes": [
        {
            "table_name": "observations",
            "row_id": LEVEL,
            "operation": "changed",
            "column_name": "value",
            "old": "500.1",
            "new": "500.2",
            "cause": "correction",
        },
        {"table_name": "documents", "row_id": REPORT, "operation": "added", "cause": "source"},
        {"table_name": "passages", "row_id": LINE, "operation": "removed", "cause": "access"},
    ],
}

# (table, rule) → (number of the sample row, changes to it).
FAULTY_ROWS: Mapping[tuple[str, str], list[tuple[int, Row]]] = {
    ("documents", "region_code_has_region"): [(0, {"region": None})],
    ("copies", "copy_in_order"): [(1, {"raw_end": 9400}), (1, {"raw_end": 9000})],
    ("copies", "exact_is_identical"): [(0, {"similarity": 0.99}), (1, {"relation": "exact"})],
    ("passages", "passage_in_order"): [(0, {"raw_end": 80}), (1, {"raw_start": 301})],
    ("rejects", "reject_has_place"): [(1, {"raw_path": None})],
    ("rejects", "span_is_whole"): [(0, {"raw_start": None}), (1, {"raw_start": 0}), (2, {"raw_end": None})],
    ("rejects", "reject_in_order"): [(0, {"raw_end": 9300})],
    ("observations", "value_in_order"): [(0, {"raw_end": 108}), (3, {"raw_start": 150, "raw_end": 145})],
    ("observations", "sentence_holds_value"): [
        (0, {"raw_start": 99}),
        (1, {"raw_end": 161}),
        (2, {"sentence_start": 101}),
    ],
    ("observations", "range_in_order"): [(0, {"value_high": 500.1}), (1, {"value_high": -8.0})],
    ("observations", "base_value_has_unit"): [(0, {"unit_base": None}), (1, {"unit_base": "元"})],
    ("observations", "period_has_dates"): [
        (0, {"period": None}),
        (1, {"period_start": None}),
        (2, {"period_end": None}),
        (3, {"period_end": datetime.date(2019, 12, 31)}),
    ],
    ("observations", "period_in_order"): [
        (0, {"period_start": datetime.date(2019, 12, 31), "period_end": datetime.date(2019, 1, 1)})
    ],
    ("observations", "dates_match_period"): [
        (0, {"period": "2018"}),
        (1, {"period": "2016/2018"}),
        (1, {"period": "2017/2019"}),
    ],
    ("observations", "growth_is_relative"): [(1, {"unit": "亿元"}), (1, {"unit": None})],
    ("observations", "rank_is_place"): [
        (2, {"unit": "%"}),
        (2, {"unit": None}),
        (2, {"value": 0.0}),
        (2, {"value": 3.5}),
    ],
    ("observations", "rank_scope_has_rank"): [(0, {"rank_scope": "全省"})],
    ("observations", "base_period_has_change"): [(0, {"base_period": "2015"})],
    ("observations", "region_code_has_region"): [(0, {"region": None})],
    ("target_outcomes", "compared_has_outcome"): [
        (0, {"gap": None}),
        (0, {"actual_observation_id": None}),
        (0, {"result": "not_met", "gap": None}),
    ],
    ("target_outcomes", "pending_has_no_outcome"): [(1, {"actual_observation_id": LEVEL})],
    ("target_outcomes", "not_comparable_has_reason"): [(2, {"reason": None})],
    ("target_outcomes", "gap_has_comparison"): [(1, {"gap": 0.0}), (2, {"gap": 1.5})],
    ("target_outcomes", "outcome_is_another"): [(0, {"target_observation_id": LEVEL, "actual_observation_id": LEVEL})],
    ("projects", "mentions_cover_documents"): [(0, {"documents": 3})],
    ("projects", "periods_in_order"): [(0, {"first_period": "2020"})],
    ("projects", "investment_has_unit"): [(0, {"investment_unit": None}), (1, {"investment_unit": "亿元"})],
    ("projects", "region_code_has_region"): [(0, {"region": None})],
    ("project_mentions", "name_in_order"): [(0, {"raw_end": 125})],
    ("project_mentions", "sentence_holds_name"): [(0, {"raw_start": 99}), (1, {"sentence_end": 135})],
    ("project_mentions", "investment_has_unit"): [(0, {"investment_value": None})],
    ("project_mentions", "region_code_has_region"): [(0, {"region": None})],
    ("changes", "changed_has_column"): [(0, {"column_name": None}), (1, {"column_name": "value"})],
    ("changes", "changed_has_difference"): [(0, {"new": "500.1"}), (0, {"old": None, "new": None})],
    ("changes", "added_has_no_old"): [(1, {"old": "12"})],
    ("changes", "removed_has_no_new"): [(2, {"new": "12"})],
}
