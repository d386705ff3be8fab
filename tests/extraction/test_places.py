"""Where: which region a number is about."""

import pytest

from tests.extraction.observation_sentences import only, read


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("财政总收入增长6%。", "绵阳市"),
        ("三台县财政总收入增长6%。", "三台县"),
        ("三台新建公路80公里。", "三台县"),
        ("新建三台80公里产业路。", "三台县"),
        ("投资7亿元的江油市供水工程开工。", "江油市"),
        ("投资7亿元的城北供水工程开工。", "绵阳市"),
    ],
)
def test_the_county_that_is_spoken_of(text: str, region: str) -> None:
    assert only(text).region == region


def test_a_county_holds_until_another_is_named_or_the_part_ends() -> None:
    items = read("三台县财政总收入增长6%，粮食产量60万吨；全市粮食产量230万吨。")
    assert [item.region for item in items] == ["三台县", "三台县", "绵阳市"]


def test_counties_side_by_side() -> None:
    items = read("三台县新建高标准农田4.2万亩；江油市建成污水处理厂3座。")
    assert [item.region for item in items] == ["三台县", "江油市"]


def test_other_provinces_are_partners_in_a_report_and_subjects_in_a_feature() -> None:
    text = "湖南省签约项目15个。"
    assert only(text).region == "绵阳市"
    assert only(text, document_type="news").region == "湖南省"


@pytest.mark.parametrize(
    "text", ["江油肥肠品牌价值12亿元。", "北川机场旅客吞吐量12万人次。", "三台等地新建公路80公里。"]
)
def test_a_region_in_the_name_of_something_else_is_not_the_place(text: str) -> None:
    assert only(text).region == "绵阳市"


def test_values_shared_out_over_regions_are_each_of_its_own() -> None:
    items = read("三台县、江油市财政总收入分别达到12亿元、30亿元。")
    assert [(item.region, item.value) for item in items] == [("三台县", 12), ("江油市", 30)]
    assert {item.region for item in read("三台县、江油市新建公路80公里。")} == {"绵阳市"}


def test_the_whole_city_is_spoken_of_again() -> None:
    items = read("三台县完成造林2万亩，全市完成造林20万亩。")
    assert [item.region for item in items] == ["三台县", "绵阳市"]


def test_there_is_the_place_named_before() -> None:
    items = read("江油经开区产值超过200亿元；早在2017年，那里就设立基金10支。")
    assert [item.region for item in items] == ["江油经开区", "江油经开区"]


def test_a_zone_without_its_city_is_that_of_the_place() -> None:
    assert only("高新区新建项目31个。").region == "绵阳高新区"


def test_a_development_zone_is_a_place_of_its_own() -> None:
    assert only("绵阳经开区工业投资增长12%。").region == "绵阳经开区"
