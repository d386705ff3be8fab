"""Headings and openings that say whether a part looks back or ahead."""

import pytest

from pipeline.cataloguing.role import is_plan, is_review, opens_as


@pytest.mark.parametrize(
    ("heading", "review", "plan"),
    [
        ("一、2020年工作回顾", True, False),
        ("二、2021年工作安排", False, True),
        ("（一）坚持产业强县", False, True),
        ("“十三五”目标任务完成情况", True, False),
        ("三、扎扎实实抓好2021年各项工作", False, True),
        ("二、2021年政府工作总体考虑", False, True),
        ("一、抓好2020年工作的回顾", True, False),
        ("（二）城乡面貌", False, False),
    ],
)
def test_headings(heading: str, review: bool, plan: bool) -> None:
    assert (is_review(heading), is_plan(heading)) == (review, plan)


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("过去五年，全县变了样。", "review"),
        ("各位代表！一年来，我们真抓实干。", "review"),
        ("今后五年，要再上台阶。", "plan"),
        ("下一步，我们将加快建设。", "plan"),
        ("全县经济社会发展的主要预期目标是：", None),
        ("全市经济社会发展的主要预期目标是：", "plan"),
        ("粮食总产比过去五年都高。", None),
    ],
)
def test_openings(paragraph: str, role: str | None) -> None:
    assert opens_as(paragraph) == role
