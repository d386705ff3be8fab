"""The law of extraction: every number of a text is an observation or a reject with a reason."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.amounts.non_measures import reasons
from pipeline.extraction.amounts.numbers import numbers_in
from pipeline.extraction.amounts.quantity import NoQuantity
from pipeline.extraction.laws import lost_numbers
from pipeline.extraction.observations import observations
from tests.extraction.observation_sentences import sentence

_PIECES = st.sampled_from(
    [
        "全市", "财政总收入", "增长", "达到", "8.6%", "3217.6亿元", "1,095", "百分之八点五", "三成", "2-3家", "翻番",
        "过半", "首位", "第3位", "2019年", "3月5日", "一是", "（二）", "G318", "4A级景区", "1∶13", "9.4∶41.2∶49.4",
        "三分之二", "万", "亿", "千", "〇", "、", "，", "；", "分别", "和", "的", "“三个100万”", "12345热线",
        "统一", "5亿元以上企业", "２０１９", "①", "0.5", "1.2.3", "77777777777777777777777",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, min_size=1, max_size=24).map("".join))
@settings(max_examples=400, deadline=None)
def test_no_number_of_any_sentence_is_lost(text: str) -> None:
    spans = []
    for item in observations(sentence(text)):
        read = item if isinstance(item, NoQuantity) else item.quantity
        spans.append((read.start, read.end))
        assert not isinstance(item, NoQuantity) or item.reason in reasons()
    for start, end in numbers_in(text):
        assert any(one < end and start < other for one, other in spans), text[start:end]


def _passage(text: str, raw_start: int) -> dict[str, Any]:
    return {"text": text, "spans": [(0, raw_start, raw_start + len(text))]}


def test_a_number_that_no_row_touches_is_found_where_it_stands() -> None:
    passages = [_passage("新建学校8所", 100), _passage("总投资3.2亿元", 200)]
    assert list(lost_numbers(passages, [(104, 106), (203, 208)])) == []
    assert list(lost_numbers(passages, [(104, 106)])) == [(203, 207, "3.2亿")]
    assert list(lost_numbers(passages, [(203, 208)])) == [(104, 105, "8")]
