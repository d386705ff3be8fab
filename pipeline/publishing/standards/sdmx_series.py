"""The view `series` as SDMX-CSV 2.0, for statistical software and SDMX registries."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import schemas
from pipeline.contract.conditions import identifier, literal
from pipeline.publishing.formats.scratch_database import scratch_database
from pipeline.publishing.standards.sdmx_codes import (
    Code,
    base_period,
    named,
    not_applicable,
    period,
    unit,
    vocabulary,
    yes_or_no,
)

DATAFLOW = "SERIES"
_VIEW = Path(schemas.__file__).parent / "views" / "series.sql"
# INFORMATION: the file says what is so, and asks no registry to change anything.
_ACTION = "I"
_TABLES = ("documents", "indicators", "observations")


@dataclass
class UsedCodes:
    """The codes that a file uses of the lists that come from the data, by list and id."""

    lists: dict[str, dict[str, Code]] = field(default_factory=dict)

    def use(self, code_list: str, code: Code) -> str:
        """Notes `code` as one of `code_list`, and returns its id; the first name of a code stays."""
        return self.lists.setdefault(code_list, {}).setdefault(code.id, code).id


def write_series(data: Path, version: str, path: Path) -> UsedCodes:
    """Writes the view of data/<table>.parquet in the folder `data` to `path`, as the structure `version` says.

    One line a key, in the order of the keys. Returns the codes used, for the structure (`sdmx_structure`).
    """
    used = UsedCodes()
    names = [component["id"] for component in vocabulary()["components"]]
    structure = ["dataflow", f"{vocabulary()['agency']}:{DATAFLOW}({version})", _ACTION]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(["STRUCTURE", "STRUCTURE_ID", "ACTION", *names])
        lines = [_cells(row, used) for row in _rows(data)]
        writer.writerows([*structure, *(line[name] for name in names)] for line in sorted(lines, key=_key))
    return used


def _key(line: dict[str, str]) -> list[str]:
    return [line[part["id"]] for part in vocabulary()["components"] if part["role"] in ("dimension", "time")]


def _rows(data: Path) -> Iterator[dict[str, Any]]:
    with scratch_database() as connection:
        for name in _TABLES:
            source = f"read_parquet({literal(str(data / f'{name}.parquet'))})"
            connection.execute(f"CREATE VIEW {identifier(name)} AS FROM {source}")
        connection.execute(_VIEW.read_text(encoding="utf-8"))
        # Of the names of a region with one code, the newest is met first.
        yield from connection.sql("FROM series ORDER BY period_end DESC, observation_id").to_arrow_table().to_pylist()


def _cells(row: dict[str, Any], used: UsedCodes) -> dict[str, str]:
    frequency, time_period = period(row["period"], row["period_start"], row["period_end"])
    unit_code, multiplier = unit(row["unit"])
    area = row["region"]
    return {
        "FREQ": frequency,
        "REF_AREA": used.use(
            "CL_REF_AREA", Code(row["region_code"], area, area) if row["region_code"] else named(area)
        ),
        "INDICATOR": used.use("CL_INDICATOR", Code(row["indicator"].upper(), row["name_en"], row["name_zh"])),
        "MEASURE": row["measure"].upper(),
        "ANNUAL_AVERAGE": yes_or_no(row["annual_average"]),
        "COMPARISON_BASIS": (row["comparison_basis"] or not_applicable().id).upper(),
        "BASE_PER": base_period(row["base_period"]),
        "RANK_SCOPE": used.use("CL_RANK_SCOPE", named(row["rank_scope"])),
        "TIME_PERIOD": time_period,
        "OBS_VALUE": repr(row["value"]),
        "VALUE_HIGH": "" if row["value_high"] is None else repr(row["value_high"]),
        "COMPARATOR": row["comparator"].upper(),
        "UNIT_MEASURE": used.use("CL_UNIT_MEASURE", unit_code),
        "UNIT_MULT": str(multiplier),
        # The view holds actual values only.
        "OBS_STATUS": "A",
        "SPECIMEN": yes_or_no(row["specimen"]),
        "OBSERVATION_ID": row["observation_id"],
    }
