"""One width for every character, and never another number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.widths import one_width


def width(text: str) -> str:
    return one_width(text)


@pytest.mark.parametrize(
    ("raw", "one"),
    [
        ("①完成1万户", "①完成1万户"),
        ("投资1,095.5亿元", "投资1,095.5亿元"),
        ("增长５．２％，建成ＡＩ中心", "增长5.2%，建成AI中心"),
        ("粮食增产,财政增收;民生改善:三件事!对吗?", "粮食增产，财政增收；民生改善：三件事！对吗？"),
        ("占比78.4%,金额177亿元", "占比78.4%，金额177亿元"),
        ("比例为1:2.5,时间8:30", "比例为1:2.5,时间8:30".replace(",", "，")),
        ("(一)做强(A)区", "（一）做强（A）区"),
        ("网址http://example.org/a?b=1", "网址http://example.org/a?b=1"),
        ("甲),(a),乙", "甲），（a），乙"),
        ("全　市\u00a0新\t增", "全 市 新\t增"),
        ("PM2.5浓度25μg/m³", "PM2.5浓度25μg/m³"),
        ("第Ⅲ类水体、㎡、½", "第Ⅲ类水体、㎡、½"),
        ("⼯业增⻓５﹒２﹪，⺠⽣改善﹔", "工业增长5.2%，民生改善；"),
    ],
)
def test_marks_digits_and_spaces(raw: str, one: str) -> None:
    assert width(raw) == one


@given(st.text(alphabet="全市增长１2３,;:!?()（）％%．.，① \t\u3000aＡ\n", max_size=60))
def test_no_character_comes_or_goes_and_a_second_time_changes_nothing(raw: str) -> None:
    text = one_width(raw)
    assert len(text) == len(raw)
    assert width(text) == text
    digits = str.maketrans("１３", "13")
    assert [c for c in text if c.isdigit()] == [c for c in raw.translate(digits) if c.isdigit()]
