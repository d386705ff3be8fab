"""Annotations and rows that agree, of an invented city, to alter in the tests."""

from typing import Any

OBSERVATION: dict[str, Any] = {
    "kind": "observation", "quote": "财政总收入突破112亿元", "value_text": "112亿元", "indicator": "财政总收入",
    "code": "fiscal_revenue", "measure": "level", "value": 112.0, "value_high": None, "unit": "亿元",
    "comparator": "ge", "period": "2019", "period_alt": ["2018"], "base": None, "status": "actual",
    "region": "临江市", "optional": False, "start": 10, "end": 15,
}  # fmt: skip
PROJECT: dict[str, Any] = {
    "kind": "project", "quote": "临望铁路开工建设", "name_text": "临望铁路", "name": "临望铁路", "stage": "started",
    "modality": "realised", "period": "2019", "period_alt": [], "investment": None, "region": "临江市",
    "optional": False, "start": 40, "end": 44,
}  # fmt: skip

# As they are read: with the lists of other readings, and the number of their line.
MARKED = {**OBSERVATION, "indicator_alt": [], "code_alt": [], "line": 1}
MARKED_PROJECT = {**PROJECT, "name_alt": [], "stage_alt": [], "modality_alt": [], "line": 2}

ROW: dict[str, Any] = {
    "raw_start": 10, "raw_end": 15, "indicator": "fiscal_revenue", "indicator_name": "财政总收入",
    "measure": "level", "value": 112.0, "value_high": None, "unit": "亿元", "comparator": "gt", "period": "2018",
    "base_period": None, "status": "actual", "region": "临江市", "rule": "subject_before_number",
}  # fmt: skip
MENTION: dict[str, Any] = {
    "raw_start": 40, "raw_end": 44, "name": "临望铁路", "stage": "started", "modality": "realised", "period": "2019",
    "region": "临江市", "rule": "project_subject",
}  # fmt: skip


def at(place: dict[str, Any], start: int, end: int) -> dict[str, Any]:
    """The same annotation or row on other characters."""
    names = ("start", "end") if "start" in place else ("raw_start", "raw_end")
    return place | dict(zip(names, (start, end), strict=True))
