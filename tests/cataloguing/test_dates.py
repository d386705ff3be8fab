"""Days that are named in full."""

import datetime

import pytest

from pipeline.cataloguing.dates import date_in, is_of_publication


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
        ("2021年2月30日", None),
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
