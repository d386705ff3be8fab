"""Days that are named in full."""

import datetime

import pytest

from pipeline.cataloguing.dates import date_in, is_of_adoption, is_of_publication, with_years_in_digits, years_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年1月18日", "2021-01-18"),
        ("（ 2021 年 1 月 18 日 ）", "2021-01-18"),
        ("2021-02-03 09:30", "2021-02-03"),
        ("2021/2/3", "2021-02-03"),
        ("二〇二一年一月十八日", "2021-01-18"),
        ("二○一九年十二月三十一日", "2019-12-31"),
        ("一九九八年十月二十日", "1998-10-20"),
        ("二00七年元月八日", "2007-01-08"),
        ("2007年元月8日", "2007-01-08"),
        ("2021年٣月５日", "2021-03-05"),
        ("2021年2月30日", None),
        ("9999年1月1日", None),
        ("1021年1月18日", None),
        ("2021年0月0日", None),
        ("2021-01-180", None),
        ("2021年13月1日", None),
        ("二〇二一年二月三十日", None),
        ("原定2021年2月30日，改在2021年3月1日召开", "2021-03-01"),
        ("2021年1月", None),
        ("2021年政府工作报告", None),
        ("电话0000-12-34567", None),
    ],
)
def test_the_first_day_that_exists(text: str, day: str | None) -> None:
    assert date_in(text) == (datetime.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("2021-02-03 来源：云河日报", True),
        ("发布时间：2021年2月3日", True),
        ("2021-02-03 09:30", True),
        ("（2021年1月18日）", False),
        ("——2021年1月18日在县人民代表大会上", False),
    ],
)
def test_what_a_line_with_a_date_says(line: str, published: bool) -> None:
    assert is_of_publication(line) == published


def test_the_day_of_adoption_is_told_from_that_of_delivery() -> None:
    assert is_of_adoption("2021年1月18日云河县第八届人民代表大会第五次会议通过")
    assert not is_of_adoption("2021年1月18日在云河县第八届人民代表大会第五次会议上")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("一、二〇〇七年工作回顾", "一、2007年工作回顾"),
        ("二○○七年、二OO八年和二零零九年", "2007年、2008年和2009年"),
        ("一九八九年", "1989年"),
        ("三〇〇七年", "三〇〇七年"),
        ("一百二十年", "一百二十年"),
        ("十二五", "十二五"),
    ],
)
def test_years_in_numerals_are_written_in_digits(text: str, written: str) -> None:
    assert with_years_in_digits(text) == written


def test_years_are_found_where_they_stand_and_other_numbers_are_none() -> None:
    assert list(years_in("2020年新建2021年续建，户数9999年内不变，12020年")) == [(2020, 0, 5), (2021, 7, 12)]
