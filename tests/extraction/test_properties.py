"""What must hold of any sentence: the raw characters of a value say the same again, and reading is repeatable."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.observation_rows import observation_row
from pipeline.extraction.observations import Observation, observations
from pipeline.extraction.rederivation import values_of
from tests.extraction.observation_sentences import sentence

_PLACES = st.sampled_from(["全市", "三台县", "江油市", ""])
_SUBJECTS = st.sampled_from(
    ["财政总收入", "粮食产量", "技改项目", "固定资产投资、进出口总额分别", "改造老旧小区", "单位GDP能耗"]
)
_VERBS = st.sampled_from(["达到", "增长", "下降", "突破", "占生产总值的", "为", "力争达到", "由", ""])
_DIGITS = st.one_of(
    st.integers(1, 99_999).map(str),
    st.integers(1000, 999_999).map(lambda number: f"{number:,}"),
    st.floats(0.1, 999).map(lambda number: f"{number:.1f}"),
)
_AMOUNTS = st.one_of(
    st.tuples(
        _DIGITS,
        st.sampled_from(["亿元", "万吨", "%", "个百分点", "家", "分", "县、56个乡镇", "余户", "多万人", "微克/立方米"]),
    ).map("".join),
    st.sampled_from(["百分之八点五", "六成半左右", "2-3家", "4.5%—5%", "三百多条", "全省第3位", "第十二名", "前三位"]),
)
_NOISE = st.sampled_from(
    ["", "（含农户）", "“3+1+X”", "2019年", "以上", "左右", "、", "；", "，其中", "的学校", "G318线", "①"]
)
_CLAUSES = st.tuples(_PLACES, _SUBJECTS, _VERBS, _AMOUNTS, _NOISE).map("".join)
_SENTENCES = st.lists(_CLAUSES, min_size=1, max_size=4).map(lambda clauses: "，".join(clauses) + "。")


@given(_SENTENCES)
@settings(max_examples=300, deadline=None)
def test_the_characters_of_every_value_say_the_value_and_its_unit(text: str) -> None:
    for item in observations(sentence(text)):
        if isinstance(item, Observation):
            quantity = item.quantity
            raw, behind = text[quantity.start : quantity.end], text[quantity.end :]
            assert (quantity.value, quantity.value_high, quantity.unit) in values_of(raw, behind), raw


@given(_SENTENCES)
@settings(max_examples=100, deadline=None)
def test_a_sentence_is_read_the_same_twice(text: str) -> None:
    assert list(observations(sentence(text))) == list(observations(sentence(text)))


@given(_SENTENCES)
@settings(max_examples=200, deadline=None)
def test_every_observation_makes_a_row_with_a_name_and_ordered_ends(text: str) -> None:
    told = sentence(text)
    for item in observations(told):
        if isinstance(item, Observation):
            row = observation_row(item, told)
            assert row["indicator_name"].strip() == row["indicator_name"] != ""
            assert row["value_high"] is None or row["value"] <= row["value_high"]
            assert (row["period"] is None) == (row["period_start"] is None)


@given(st.text("全市财政增长下降占第前亿万元家%百分之一二三十0123456789.,，。、；（）“”年第-—~", max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_reading(text: str) -> None:
    if text.strip():
        list(observations(sentence(text)))
