"""The capacity in the name of an undertaking, and what only looks like one."""

import pytest

from tests.extraction.observation_sentences import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("华星30万吨纸浆项目投产。", "华星纸浆项目产能"),
        ("云岭年产2万吨铜箔生产线开工。", "云岭铜箔项目产能"),
        ("加快建设远大日处理500吨垃圾焚烧项目。", "远大垃圾焚烧项目产能"),
        ("推进绵投5万千瓦光伏项目。", "绵投光伏项目产能"),
    ],
)
def test_the_number_in_the_middle_of_a_name_is_a_capacity(text: str, name: str) -> None:
    (item,) = read(text)
    assert (item.name, item.rule) == (name, "capacity_in_a_name")


@pytest.mark.parametrize(
    "text",
    [
        "粮食产量30万吨。",
        "投资12亿元的纸浆项目投产。",
        "新建学校8所、项目3个。",
        "完成30万吨的纸浆订单。",
    ],
)
def test_other_amounts_are_none(text: str) -> None:
    assert all(item.rule != "capacity_in_a_name" for item in read(text))
