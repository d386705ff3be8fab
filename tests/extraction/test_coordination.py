"""Which subjects a coordinated phrase names."""

import pytest

from pipeline.extraction.naming.coordination import several


@pytest.mark.parametrize(
    ("subject", "values", "parts"),
    [
        ("固定资产投资和财政总收入", 2, ["固定资产投资", "财政总收入"]),
        ("城镇、农村居民人均可支配收入", 2, ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("城镇职工养老、失业保险参保人数", 2, ["城镇职工养老保险参保人数", "失业保险参保人数"]),
        ("农业、工业、服务业用电量", 3, ["农业用电量", "工业用电量", "服务业用电量"]),
        ("机电产品、高新技术产品出口", 2, ["机电产品出口", "高新技术产品出口"]),
        ("环保、教育等民生支出", 2, ["环保支出", "教育支出"]),
        ("粮食产量", 1, ["粮食产量"]),
        ("普及率", 1, ["普及率"]),
        ("和谐社区", 1, ["和谐社区"]),
    ],
)
def test_the_parts_of_a_subject(subject: str, values: int, parts: list[str]) -> None:
    assert several(subject, values) == parts
