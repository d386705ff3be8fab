"""Shares that a sentence names without part and whole, and structures in three parts."""

import pytest

from tests.extraction.observation_sentences import only, read


def test_a_ratio_behind_the_name_of_a_structure_gives_three_shares() -> None:
    items = read("三次产业结构调整为9.4∶41.2∶49.4。")
    assert [(item.code, item.measure, item.value) for item in items] == [
        ("agriculture_value_added", "share", 9.4),
        ("secondary_value_added", "share", 41.2),
        ("services_value_added", "share", 49.4),
    ]
    assert {item.rule for item in items} == {"structure_in_three_parts"}
    assert items[0].name == "农业增加值占地区生产总值比重"


def test_a_structure_that_changes_has_the_shares_before_and_after() -> None:
    items = read("三次产业结构由16∶50∶34调整为12∶48∶40。")
    assert [(item.value, item.period) for item in items] == [
        (16, "2018"), (50, "2018"), (34, "2018"), (12, "2019"), (48, "2019"), (40, "2019")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "measure"),
    [
        ("第三产业比重提高2.1个百分点。", "services_value_added", "change"),
        ("税占比达到82.3%。", "tax_revenue", "share"),
        ("民生支出占比为80%。", "livelihood_expenditure", "share"),
    ],
)
def test_short_names_of_shares(text: str, code: str, measure: str) -> None:
    assert (only(text).code, only(text).measure) == (code, measure)


def test_the_part_of_a_share_that_moves_keeps_its_code() -> None:
    item = only("茶叶产量占全省产量比重提高1.3个百分点。")
    assert (item.code, item.name) == ("tea_output", "茶叶产量占全省产量比重")
    assert only("绿地占建成区比重提高1.3个百分点。").code is None


def test_the_growth_of_an_industry_is_no_share() -> None:
    assert only("第三产业增长8.2%。").measure == "growth"


def test_what_a_list_shares_out_keeps_a_name() -> None:
    text = "甘蔗、蚕茧、木薯等产量排全省首位，分别占全省总产量的60%、33%和14%以上。"
    assert all(it.name for it in read(text))
