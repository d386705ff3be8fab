import csv
import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.contract.vocabularies import read_csv
from pipeline.extraction.amounts.numbers import SCALES
from pipeline.publishing.release import publish
from pipeline.publishing.standards.sdmx_codes import base_period, named, period, unit, vocabulary

from ..invented import GDP_2020, GROWTH_2021, document_texts, find, rows, tables
from .conftest import Validate
from .copies import copied, read_json

ROLES = {"dimension": "DIMENSION", "time": "DIMENSION", "measure": "MEASURE", "attribute": "ATTRIBUTE"}


def lines(release: Path) -> list[dict[str, str]]:
    with (release / "data" / "series.sdmx.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def view(release: Path) -> dict[str, dict[str, Any]]:
    """The rows of the view `series` in the DuckDB file, by their observation."""
    with duckdb.connect(str(release / "gongbao.duckdb"), read_only=True) as connection:
        found = connection.sql("FROM series").to_arrow_table().to_pylist()
    return {row["observation_id"]: row for row in found}


def test_pysdmx_reads_the_view_back(release: Path, validate: Validate) -> None:
    compare(validate("sdmx", release), view(release), "1.0.0")


def test_pysdmx_reads_the_specimens_back(specimens: Path, validate: Validate) -> None:
    compare(validate("sdmx", specimens / "latest"), view(specimens / "latest"), "1.0.0")


def compare(read: Any, expected: dict[str, dict[str, Any]], version: str) -> None:
    assert read["strange"] == []
    assert f"DataStructure=GONGBAO:DSD_SERIES({version})" in read["structures"]
    assert read["roles"] == {part["id"]: ROLES[part["role"]] for part in vocabulary()["components"]}
    assert sorted(row["OBSERVATION_ID"] for row in read["rows"]) == sorted(expected)
    codes = read["codes"]
    for row in read["rows"]:
        seen = expected[row["OBSERVATION_ID"]]
        assert float(row["OBS_VALUE"]) == seen["value"]
        assert (float(row["VALUE_HIGH"]) if row["VALUE_HIGH"] else None) == seen["value_high"]
        assert (row["INDICATOR"], row["MEASURE"]) == (seen["indicator"].upper(), seen["measure"].upper())
        assert codes["INDICATOR"][row["INDICATOR"]] == seen["name_en"]
        assert row["REF_AREA"] == (seen["region_code"] or named(seen["region"]).id)
        if seen["unit_base"] == "元":
            scaled = seen["value"] * 10 ** int(row["UNIT_MULT"])
            assert row["UNIT_MEASURE"] == "CNY" and scaled == pytest.approx(seen["value_base"])


def test_keys_are_unique_and_in_order(specimens: Path) -> None:
    key = [part["id"] for part in vocabulary()["components"] if part["role"] in ("dimension", "time")]
    keys = [tuple(line[name] for name in key) for line in lines(specimens / "latest")]
    assert keys and keys == sorted(set(keys))


def test_what_tells_two_rows_apart_in_the_view_tells_them_apart_here(tmp_path: Path) -> None:
    given = rows()
    others = [
        {"annual_average": True},
        {"comparison_basis": "constant_prices"},
        {"base_period": "2019"},
        {"period": "2021-H1", "period_end": datetime.date(2021, 6, 30)},
        {"period": "2021/2022", "period_end": datetime.date(2022, 12, 31)},
        {"region_code": None, "region": "望江新区"},
    ]
    growth = find(given, "observations", GROWTH_2021)
    for number, other in enumerate(others):
        given["observations"].append(growth | other | {"observation_id": f"obs_{number:016x}"})
    published = publish(tables(given), tmp_path, document_texts())
    assert published.path is not None
    written = [line for line in lines(published.path) if line["MEASURE"] == "GROWTH"]
    assert len(written) == len(others) + 1
    assert {line["TIME_PERIOD"] for line in written} == {"2021", "2021-S1", "2021-01-01/P2Y"}
    assert {line["BASE_PER"] for line in written} == {"2019", "_Z"}


def test_a_line_names_its_structure_and_its_observation(release: Path) -> None:
    (line,) = [line for line in lines(release) if line["OBSERVATION_ID"] == GDP_2020]
    assert (line["STRUCTURE"], line["STRUCTURE_ID"], line["ACTION"]) == ("dataflow", "GONGBAO:SERIES(1.0.0)", "I")
    assert (line["OBS_VALUE"], line["UNIT_MEASURE"], line["UNIT_MULT"]) == ("486.3", "CNY", "8")
    assert (line["FREQ"], line["TIME_PERIOD"], line["OBS_STATUS"]) == ("A", "2020", "A")


def test_a_code_that_no_list_has_is_found(release: Path, tmp_path: Path, validate: Validate) -> None:
    spoilt = copied(release, tmp_path)
    file = spoilt / "data" / "series.sdmx.csv"
    file.write_text(file.read_text("utf-8").replace(",GDP,", ",GNP,", 1), encoding="utf-8")
    assert validate("sdmx", spoilt)["strange"] == [["INDICATOR", "GNP"]]


def test_the_structure_names_codes_in_both_languages(release: Path) -> None:
    lists = {
        item["id"]: item["codes"] for item in read_json(release / "data" / "series.structure.json")["data"]["codelists"]
    }
    names = {name: {code["id"]: code["names"] for code in codes} for name, codes in lists.items()}
    assert names["CL_MEASURE"]["LEVEL"] == {"en": "Level", "zh": "水平"}
    assert names["CL_COMPARATOR"]["GE"] == {"en": "At least", "zh": "不低于"}
    assert names["CL_COMPARISON_BASIS"]["CONSTANT_PRICES"] == {"en": "Constant prices", "zh": "不变价"}
    assert names["CL_INDICATOR"]["GDP"] == {"en": "Gross regional product", "zh": "地区生产总值"}


def test_a_release_without_a_series_has_a_structure(tmp_path: Path) -> None:
    published = publish(tables({}), tmp_path, document_texts())
    assert published.path is not None
    assert lines(published.path) == []
    assert all(item["codes"] for item in read_json(published.path / "data/series.structure.json")["data"]["codelists"])


@pytest.mark.parametrize(
    ("written", "start", "end", "expected"),
    [
        ("2021", "2021-01-01", "2021-12-31", ("A", "2021")),
        ("2021-H2", "2021-07-01", "2021-12-31", ("S", "2021-S2")),
        ("2021-Q3", "2021-07-01", "2021-09-30", ("Q", "2021-Q3")),
        ("2021-06", "2021-06-01", "2021-06-30", ("M", "2021-06")),
        ("2021-06-30", "2021-06-30", "2021-06-30", ("D", "2021-06-30")),
        ("2016/2020", "2016-01-01", "2020-12-31", ("_O", "2016-01-01/P5Y")),
        ("2016-01/2020-12", "2016-01-01", "2020-12-31", ("_O", "2016-01-01/P60M")),
        ("2007-01/2007-09", "2007-01-01", "2007-09-30", ("_O", "2007-01-01/P9M")),
        ("2019/2023-H1", "2019-01-01", "2023-06-30", ("_O", "2019-01-01/P54M")),
        ("2021-03-05/2021-03-09", "2021-03-05", "2021-03-09", ("_O", "2021-03-05/P5D")),
    ],
)
def test_periods_are_written_as_sdmx_writes_them(written: str, start: str, end: str, expected: tuple[str, str]) -> None:
    first, last = map(datetime.date.fromisoformat, (start, end))
    assert period(written, first, last) == expected


def test_base_periods() -> None:
    assert [base_period(written) for written in ("2019", "2019-H1", None)] == ["2019", "2019-S1", "_Z"]


@pytest.mark.parametrize(
    ("written", "code", "multiplier"),
    [
        ("亿元", "CNY", 8),
        ("万美元", "USD", 4),
        ("万亿元", "CNY", 12),
        ("%", "PT", 0),
        ("万人", "PS", 4),
        ("名", "PS", 0),
        ("公里", "km", 0),
        ("千瓦", "kW", 0),
        ("万户", "U6237", 4),
        ("亿", "_Z", 8),
        ("无人登记的单位", "U65E0-4EBA-767B-8BB0-7684-5355-4F4D", 0),
        (None, "_Z", 0),
    ],
)
def test_units_have_a_code_and_a_multiplier(written: str | None, code: str, multiplier: int) -> None:
    found, power = unit(written)
    assert (found.id, power) == (code, multiplier)


def test_units_with_one_code_are_of_one_size() -> None:
    sizes: dict[str, set[str]] = {}
    for row in read_csv("units.csv"):
        sizes.setdefault(unit(row["unit"])[0].id, set()).add(row["factor"])
    assert {code: found for code, found in sizes.items() if len(found) > 1} == {}


def test_every_scale_is_a_multiplier() -> None:
    multipliers = vocabulary()["code_lists"]["CL_UNIT_MULT"]
    assert {str(unit(f"{scale}元")[1]) for scale in SCALES} <= set(multipliers)
