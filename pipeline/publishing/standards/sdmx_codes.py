"""What stands in the cells of the SDMX series: codes of units, areas and scopes, and periods as SDMX writes them.

Identifiers: SDMX 3.0, section 2, IDType. Periods: section 6, ObservationalTimePeriod.
"""

import datetime
import math
import re
from functools import cache
from typing import Any, NamedTuple

from pipeline.contract.vocabularies import read_csv, read_yaml
from pipeline.extraction.amounts.numbers import scale_of
from pipeline.extraction.amounts.units import split_scale

_IDENTIFIER = re.compile(r"[A-Za-z0-9_@$\-]+")


class Code(NamedTuple):
    """A code and what it stands for."""

    id: str
    en: str
    zh: str


class Period(NamedTuple):
    """A frequency (CL_FREQ) and a TIME_PERIOD."""

    frequency: str
    written: str


@cache
def vocabulary() -> dict[str, Any]:
    """schemas/vocabularies/sdmx.yaml."""
    found: dict[str, Any] = read_yaml("sdmx.yaml")
    return found


def not_applicable() -> Code:
    """The code of a dimension that has no value."""
    return Code(**vocabulary()["not_applicable"])


def named(name: str | None) -> Code:
    """A code for a name that has none, made of its characters: 全省 → U5168-7701. None: not applicable."""
    if name is None:
        return not_applicable()
    return Code("U" + "-".join(f"{ord(character):04X}" for character in name), name, name)


def unit(written: str | None) -> tuple[Code, int]:
    """The code of a unit without its scale, and the power of ten that the scale stands for: 亿元 → (CNY, 8)."""
    scale, bare = split_scale(written or "")
    code = _units().get(bare) or named(bare or None)
    return code, round(math.log10(scale_of(scale)))


def yes_or_no(value: bool) -> str:
    return "Y" if value else "N"


def period(written: str, start: datetime.date, end: datetime.date) -> Period:
    """2021 → (A, 2021), 2021-H1 → (S, 2021-S1), 2016/2020 → (_O, 2016-01-01/P5Y); `end` is the last day."""
    if "/" in written:
        return Period("_O", f"{start.isoformat()}/{_duration(written, start, end)}")
    if "H" in written:
        return Period("S", written.replace("H", "S"))
    if "Q" in written:
        return Period("Q", written)
    return Period({4: "A", 7: "M", 10: "D"}[len(written)], written)


def base_period(written: str | None) -> str:
    """A period that a change is measured against: as `period` writes it, an interval by its two ends."""
    return written.replace("H", "S") if written else not_applicable().id


def _duration(written: str, start: datetime.date, end: datetime.date) -> str:
    """The ISO 8601 duration from the first day to the last, both counted, in the finest unit that is written.

    2016/2020 → P5Y, 2016-01/2020-12 → P60M: what is written in two ways stays two keys, as in the view.
    """
    finest = max(len(part) for part in written.split("/"))
    if finest == len("2016"):
        return f"P{end.year - start.year + 1}Y"
    if finest <= len("2016-01"):
        return f"P{(end.year - start.year) * 12 + end.month - start.month + 1}M"
    return f"P{(end - start).days + 1}D"


@cache
def _units() -> dict[str, Code]:
    """The code of every unit of the vocabulary; units that are the same (元, 人民币) have one code."""
    usual = vocabulary()["units"]
    rows = {row["unit"]: row for row in read_csv("units.csv")}
    codes = {}
    for written, row in rows.items():
        name = row["base_unit"] if row["factor"] == "1" else written
        if name in usual:
            codes[written] = Code(usual[name]["id"], usual[name]["en"], name)
        elif rows[name]["dimension"] == "money":
            codes[written] = Code(rows[name]["currency"], rows[name]["currency"], name)
        elif _IDENTIFIER.fullmatch(rows[name]["ucum"]):
            codes[written] = Code(rows[name]["ucum"], rows[name]["ucum"], name)
        else:
            codes[written] = named(name)
    return codes
