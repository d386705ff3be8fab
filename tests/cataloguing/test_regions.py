"""Where a text names a region, and the code that the region had then."""

import pytest

from pipeline.cataloguing.regions import all_regions, by_code, named_in, valid_code, zone_at


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


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        # Renamed: one code, another name.
        ("思茅市", 2005, "530800"),
        ("普洱市", 2010, "530800"),
        ("襄樊市", 2005, "420600"),
        ("襄阳市", 2015, "420600"),
        ("大庸市", 1990, "430800"),
        ("浑江市", 1990, "220600"),
        # Prefectures that became cities.
        ("毕节地区", 2008, "522400"),
        ("毕节市", 2015, "520500"),
        ("遵义地区", 1990, "522100"),
        ("遵义市", 2000, "520300"),
        ("丽江地区", 1999, "533200"),
        ("伊克昭盟", 1998, "152700"),
        ("鄂尔多斯市", 2005, "150600"),
        ("零陵地区", 1990, "432900"),
        ("永州市", 2005, "431100"),
        ("忻县地区", 1982, "142200"),
        ("忻州地区", 1990, "142200"),
        ("海东地区", 2010, "632100"),
        ("海东市", 2015, "630200"),
        # Dissolved, merged, or under another province then.
        ("巢湖市", 2008, "341400"),
        ("莱芜市", 2018, "371200"),
        ("重庆市", 1990, "510200"),
        ("重庆市", 2000, "500000"),
        ("海口市", 1986, "441000"),
        ("海口市", 1990, "460100"),
        ("儋州市", 2016, "460400"),
        ("三沙市", 2013, "460300"),
        # In the year of a change the new one is meant.
        ("重庆市", 1997, "500000"),
    ],
)
def test_the_code_of_a_prefecture_in_its_year(name: str, year: int, code: str) -> None:
    assert valid_code(name, year) == code


def test_a_prefecture_that_is_a_city_now_still_names_the_area() -> None:
    assert codes("忻州地区", year=1990) == ["142200"]
    assert codes("忻州地区", year=2020) == ["140900"]
    assert codes("忻州地区") == ["140900"]
    assert codes("忻州", year=1990) == ["142200"]


def test_rivers_and_common_words_are_no_prefectures_of_before() -> None:
    for text in ("松花江防洪工程", "惠民政策", "渡口改造", "嫩江流域", "鄂西北干旱"):
        assert codes(text) == []


def test_two_names_of_one_prefecture_do_not_stand_in_one_year() -> None:
    prefectures = [region for region in all_regions() if region.level == "prefecture"]
    for one in prefectures:
        for other in prefectures:
            if one is not other and (one.code[:2], one.name) == (other.code[:2], other.name):
                assert one.valid_to <= other.valid_from or other.valid_to <= one.valid_from, (one, other)


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
