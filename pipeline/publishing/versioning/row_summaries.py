"""A row of `changes` in a few words, for a person."""

import json
from collections.abc import Mapping

# table → the columns by which a person knows what a row of it is.
_TELLING: Mapping[str, tuple[str, ...]] = {
    "documents": ("title", "region"),
    "copies": ("raw_path", "relation"),
    "passages": ("kind", "section"),
    "rejects": ("reason", "raw_path"),
    "indicators": ("name_zh", "name_en"),
    "observations": ("indicator_name", "value", "unit", "period", "region"),
    "target_outcomes": ("result", "reason"),
    "projects": ("name", "latest_stage", "region"),
    "project_mentions": ("name", "stage", "period", "region"),
    "accuracy": ("accuracy_id", "value"),
    "codes": ("code_list", "code", "name_en", "name_zh"),
    "units": ("unit", "dimension"),
    "regions": ("region_code", "region"),
    "corrections": ("row_id", "column_name", "expected", "corrected", "reason"),
}


def row_summary(change: Mapping[str, str]) -> str:
    """What the row that `change` (a row of `changes`, operation added) adds is: "地区生产总值, 526.4, 亿元, 2021"."""
    row = json.loads(change["new"])
    return ", ".join(row[column] for column in _TELLING[change["table_name"]] if column in row)
