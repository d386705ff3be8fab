"""The registries that a release carries, made of the vocabularies: indicators, codes, units, regions."""

from __future__ import annotations

import pyarrow as pa

from pipeline.contract.arrow import to_arrow
from pipeline.contract.code_lists import code_rows
from pipeline.contract.declarations import load_tables
from pipeline.contract.identifiers import identifier
from pipeline.contract.vocabularies import VocabularyError, read_csv, read_yaml


def indicators() -> pa.Table:
    """The table `indicators`, of indicators.csv and core_indicators.yaml; VocabularyError for an unknown core one."""
    registered = read_csv("indicators.csv")
    core = set(read_yaml("core_indicators.yaml"))
    for unknown in sorted(core - {row["indicator"] for row in registered}):
        raise VocabularyError(
            "core_indicators.yaml", "whole file", f"name codes of indicators.csv; `{unknown}` is none"
        )
    rows = [
        {
            **_filled(row),
            "aliases": [alias for alias in row["aliases"].split("|") if alias],
            "core": row["indicator"] in core,
        }
        for row in registered
    ]
    return to_arrow(load_tables()["indicators"], rows)


def codes() -> pa.Table:
    """The table `codes`, of codes.csv and the declared tables."""
    return to_arrow(load_tables()["codes"], code_rows().values())


def units() -> pa.Table:
    """The table `units`, of units.csv."""
    rows = [{**_filled(row), "factor": float(row["factor"])} for row in read_csv("units.csv")]
    return to_arrow(load_tables()["units"], rows)


def regions() -> pa.Table:
    """The table `regions`, of regions.csv."""
    rows = [
        {
            "region_id": identifier("region", row["code"], row["name"]),
            "region_code": row["code"],
            "region": row["name"],
            "short_name": row["short_name"],
            "level": row["level"],
            "parent_region_code": row["parent"] or None,
            "valid_from": _year(row["valid_from"]),
            "valid_to": _year(row["valid_to"]),
        }
        for row in read_csv("regions.csv")
    ]
    return to_arrow(load_tables()["regions"], rows)


def _filled(row: dict[str, str]) -> dict[str, str | None]:
    return {name: text or None for name, text in row.items()}


def _year(text: str) -> int | None:
    return int(text) if text else None
