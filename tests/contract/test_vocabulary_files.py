"""The vocabularies that people edit by hand: every fault is named with its file and line, and what to do."""

import copy
from typing import NamedTuple

import pytest

from pipeline.contract.vocabularies import read_csv

from . import vocabulary_checks as checks
from .vocabulary_checks import CHECKS, HEADERS, KEYS, Check, Files, messages


class Slip(NamedTuple):
    """One field edited wrongly: the row is the first with `key`; `read` is what the person reads."""

    check: Check
    name: str
    key: str
    column: str
    value: str
    read: str


SLIPS = [
    Slip(checks.fields, "units.csv", "亩", "dimension", "", "`dimension` is empty"),
    Slip(checks.fields, "indicators.csv", "gdp", "definition", "一\n二", "runs over several lines"),
    Slip(checks.keys, "units.csv", "亩", "unit", "公顷", "公顷 stands already in line"),
    Slip(checks.region_codes, "regions.csv", "360200", "code", "360200.0", "must be six digits"),
    Slip(
        checks.region_codes,
        "regions.csv",
        "360200",
        "level",
        "county",
        "that of a prefecture, not of a county",
    ),
    Slip(checks.region_codes, "regions.csv", "360200", "level", "city", "must be one of country, province"),
    Slip(checks.region_years, "regions.csv", "360404", "valid_from", "17", "must be a year of four digits"),
    Slip(
        checks.region_years,
        "regions.csv",
        "360404",
        "valid_to",
        "2016",
        "valid_from 2017 is later than valid_to 2016",
    ),
    Slip(checks.region_years, "regions.csv", "410211", "valid_to", "2010", "still means 郊区 until 2010"),
    Slip(checks.region_parents, "regions.csv", "360222", "parent", "369900", "'369900' of 360222 has no row"),
    Slip(
        checks.region_parents,
        "regions.csv",
        "360222",
        "parent",
        "360400",
        "cannot be the parent of the county 360222",
    ),
    Slip(
        checks.region_parents,
        "regions.csv",
        "360200",
        "parent",
        "100000",
        "cannot be the parent of the prefecture",
    ),
    Slip(checks.region_parents, "regions.csv", "100000", "parent", "100000", "a country has no parent"),
    Slip(checks.region_parents, "regions.csv", "360802", "valid_to", "1995", "was not valid in the same years"),
    Slip(
        checks.region_names,
        "regions.csv",
        "360222",
        "short_name",
        "浮粱",
        "does not begin with its short name",
    ),
    Slip(checks.region_order, "regions.csv", "360200", "code", "369999", "sort by code"),
    Slip(checks.unit_values, "units.csv", "亩", "unit", "万亩", "the number carries"),
    Slip(checks.unit_values, "units.csv", "亩", "factor", "666,67", "must be a positive number"),
    Slip(checks.unit_values, "units.csv", "亩", "factor", "0", "must be a positive number"),
    Slip(checks.unit_values, "units.csv", "亩", "kind", "area", "must be one of classifier, measure"),
    Slip(checks.unit_values, "units.csv", "吨", "ucum", "吨", "must be ASCII"),
    Slip(checks.unit_values, "units.csv", "元", "currency", "", "money and prices have a currency"),
    Slip(checks.unit_values, "units.csv", "元", "currency", "RMB¥", "must be an ISO 4217 code"),
    Slip(checks.unit_bases, "units.csv", "亩", "base_unit", "平方丈", "has no row"),
    Slip(checks.unit_bases, "units.csv", "亩", "base_unit", "公顷", "must be its own base unit"),
    Slip(checks.unit_bases, "units.csv", "亩", "base_unit", "米", "differ in dimension or currency"),
    Slip(checks.indicator_values, "indicators.csv", "gdp", "indicator", "GDP", "lower-case words joined with _"),
    Slip(checks.indicator_values, "indicators.csv", "gdp", "kind", "amount", "must be one of addition, area"),
    Slip(
        checks.indicator_values,
        "indicators.csv",
        "gdp",
        "direction",
        "higher",
        "must be one of down, none, up",
    ),
    Slip(checks.indicator_values, "indicators.csv", "gdp", "topic", "gdp", "must be one of agriculture"),
    Slip(
        checks.indicator_values,
        "indicators.csv",
        "gdp",
        "definition",
        "一个地区",
        "one sentence that ends in 。",
    ),
    Slip(checks.fields, "indicators.csv", "gdp", "definition_en", "", "`definition_en` is empty"),
    Slip(
        checks.indicator_values, "indicators.csv", "gdp", "definition_en", "常住单位的增加值。", "one English sentence"
    ),
    Slip(checks.indicator_values, "indicators.csv", "gdp", "definition_en", "Value added", "ends in a full stop"),
    Slip(checks.indicator_values, "indicators.csv", "gdp", "definition_en", "Value. Added.", "one English sentence"),
    Slip(checks.indicator_codes, "indicators.csv", "pm25", "indicator", "pm2_5", "there is no line for pm25"),
    Slip(
        checks.indicator_names,
        "indicators.csv",
        "gdp",
        "aliases",
        "GDP|人均GDP",
        "人均GDP belongs already to gdp",
    ),
    Slip(
        checks.indicator_names,
        "indicators.csv",
        "gdp",
        "aliases",
        "GDP||国内生产总值",
        "is empty or has space",
    ),
    Slip(
        checks.indicator_names,
        "indicators.csv",
        "gdp",
        "aliases",
        "全市生产总值",
        "without the place: 生产总值",
    ),
    Slip(
        checks.indicator_units,
        "indicators.csv",
        "gdp",
        "unit",
        "亿圆",
        "the unit 亿圆 has no line in units.csv",
    ),
    Slip(checks.compound_parts, "compound_subjects.csv", "城乡低保标准", "parts", "城市低保标准", "two or more"),
    Slip(
        checks.compound_parts,
        "compound_subjects.csv",
        "城乡低保标准",
        "parts",
        "城市低保标准|",
        "two or more",
    ),
]


@pytest.fixture(scope="module")
def real_files() -> Files:
    return {name: read_csv(name) for name in HEADERS}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_files_are_right(check: Check, real_files: Files) -> None:
    found = messages(check, real_files)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.check.__name__}: {slip.read}")
def test_a_slip_is_named(slip: Slip, real_files: Files) -> None:
    files = copy.deepcopy(dict(real_files))
    row = next(row for row in files[slip.name] if row[KEYS[slip.name][0]] == slip.key)
    row[slip.column] = slip.value
    found = messages(slip.check, files)
    assert any(slip.read in message for message in found), found
    assert all(message.startswith(f"schemas/vocabularies/{slip.name}, line ") for message in found)


def test_a_message_names_the_line_of_the_spreadsheet(real_files: Files) -> None:
    files = copy.deepcopy(dict(real_files))
    row = files["units.csv"][2]
    row["factor"] = "two"
    assert messages(checks.unit_values, files) == [
        f"schemas/vocabularies/units.csv, line 4: the factor of {row['unit']} must be a positive number, not 'two'"
    ]


def test_a_renamed_column_is_named() -> None:
    files = {name: [dict.fromkeys(header.split(), "x")] for name, header in HEADERS.items()}
    files["units.csv"] = [{"Unit": "亩"}]
    assert messages(checks.headers, files) == [
        "schemas/vocabularies/units.csv, line 1: "
        "the first line must be unit,dimension,base_unit,factor,ucum,currency,kind"
    ]


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("360200", 2021, "景德镇市"),
        ("360281", 2021, "乐平市"),
        ("360404", 2021, "柴桑区"),
        ("360421", 2016, "九江县"),
        ("361104", 2021, "广信区"),
        ("361121", 2015, "上饶县"),
        ("371200", 2018, "莱芜市"),
        ("370116", 2019, "莱芜区"),
        ("419001", 2021, "济源市"),
    ],
)
def test_a_region_has_the_name_and_code_of_its_time(code: str, year: int, name: str, real_files: Files) -> None:
    valid = [row for row in real_files["regions.csv"] if checks.span(row)[0] <= year <= checks.span(row)[1]]
    assert [row["name"] for row in valid if row["code"] == code] == [name]
