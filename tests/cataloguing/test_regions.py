"""Where a text names a region, and the code that the region had then."""

import pytest

from pipeline.cataloguing.regions import by_code, named_in, valid_code, zone_at


def codes(text: str, within: str | None = None, year: int | None = None) -> list[str]:
    return [named.region.code for named in named_in(text, within, year)]


@pytest.mark.parametrize(
    ("text", "within", "year", "found"),
    [
        ("吉林省通化市", None, None, ["220000", "220500"]),
        # A city's short name is known everywhere; a county's only within its city.
        ("从通化出发", None, None, ["220500"]),
        ("辉南新建公路126公里", None, None, []),
        ("辉南新建公路126公里", "220500", None, ["220523"]),
        ("辉南县新建公路126公里", None, None, ["220523"]),
        # The longer of two names that begin at one place.
        ("内蒙古自治区呼和浩特市", None, None, ["150000", "150100"]),
        # A district of this name is in two provinces.
        ("朝阳区", None, None, []),
        ("朝阳区", "220100", None, ["220104"]),
        ("朝阳区", "110000", None, ["110105"]),
        ("粮食总产38.6万吨", "220500", None, []),
        ("", None, None, []),
    ],
)
def test_names(text: str, within: str | None, year: int | None, found: list[str]) -> None:
    assert codes(text, within, year) == found


def test_a_name_is_found_where_it_stands() -> None:
    text = "我们到通化市和辉南县考察"
    assert [text[named.start : named.end] for named in named_in(text)] == ["通化市", "辉南县"]


@pytest.mark.parametrize(
    ("name", "year", "within", "code"),
    [
        # A county that became a district, under either name, when it had it.
        ("密云县", 2010, None, "110228"),
        ("密云区", 2020, None, "110118"),
        ("汾阳市", 2001, None, "142303"),
        ("汾阳市", 2010, None, "141182"),
        ("朝阳区", 2020, None, None),
        ("朝阳区", 2020, "220104", "220104"),
        ("密云", 2010, None, None),
        ("无此县", 2010, None, None),
    ],
)
def test_the_code_of_the_year(name: str, year: int, within: str | None, code: str | None) -> None:
    assert valid_code(name, year, within) == code


def test_a_short_name_means_the_county_or_district_of_its_year() -> None:
    assert codes("密云新建公路", "110000", 2010) == ["110228"]
    assert codes("密云新建公路", "110000", None) == ["110118"]
    assert codes("即墨新建公路", "370200", 2010) == ["370282"]
    assert codes("即墨新建公路", "370200", 2020) == ["370215"]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("通化市高新技术产业开发区全年", (12, "通化高新区", "220500-gxq")),
        ("通化经开区全年", (5, "通化经开区", "220500-jkq")),
        ("通化市经济开发区", (8, "通化经开区", "220500-jkq")),
        ("通化市新区", None),
        ("通化市的经开区", None),
    ],
)
def test_functional_zones(text: str, zone: tuple[int, str, str] | None) -> None:
    assert zone_at(text, next(named_in(text))) == zone


def test_a_code_names_its_region() -> None:
    region = by_code("220523")
    assert region is not None
    assert (region.name, region.level, region.parent) == ("辉南县", "county", "220500")
    assert by_code("000000") is None
