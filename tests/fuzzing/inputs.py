"""What the fuzz tests feed: texts near to those of reports, and files near to whole ones."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.conftest import REPORT

few = settings(
    max_examples=max(settings.default.max_examples // 4, 1) if settings.default else 25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
"""A quarter of the examples that the profile asks for: an example here is a whole document."""

_PROSE = """
    2022年 2023年 去年 今年 到2025年 “十四五”时期 上半年 一季度 前三季度 近三年 五年来 同比 比上年 年均 累计
    分别 其中 全市 全县 云河县 临江市 第 约 超过 突破 以上 以内 左右 力争 完成 增长 下降 达到 提高 减少 新增
    地区生产总值 一般公共预算收入 城镇新增就业 粮食产量 城镇登记失业率 占 比重 人均 排名 全省 亿元 万人 万亿
    公里 % ‰ 个百分点 万吨 户 个 成 倍 百分之 分之 万 亿 千 两 半 翻一番 投资 总投资 项目 工程 开工 建成投产
    启动 滨江路改造 市第三人民医院 和 、 ， 。 ； ： （ ） “ ” - — 至 ～ / · ① ⑫ [1] 注 一、 （二） 3. 臨江
    月 日 来源： 发布时间：2023-01-09 / ٣ ５ ᧙ ² Ⅳ ㊀ 𝟗 2022年至2015年 “十五五”以来 99月 三十一日 （ ） 元月八日
    (lín) 江(jiāng) ** ## | <p> </p> <b> &nbsp; 责任编辑 市长 各位代表： 政府工作报告
    ――2023年1月9日在市第九届人民代表大会第三次会议上 0 00 7 1. .5 1,095 3.14 九 十二 一百零五 〇
"""
_BLANKS = ["\n", "\r\n", "\u3000", " ", "\t", "\f", "\ufeff", "\u200b", "---\n", "title: ", "内部资料 注意保存"]


def texts(most: int = 60) -> st.SearchStrategy[str]:
    """Texts of the words that the rules look for, of numbers, and of anything else, in any order."""
    numerals = st.text("零一二三四五六七八九十百千万亿", max_size=8)
    numbers = st.one_of(st.integers(0, 10**9).map(str), st.floats(0, 1e7).map("{:.2f}".format), numerals)
    anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
    words = st.sampled_from([*_PROSE.split(), *_BLANKS])
    mixed = st.lists(st.one_of(words, words, words, numbers, anything), min_size=1, max_size=most).map("".join)
    lines = REPORT.splitlines(keepends=True)
    around = st.lists(st.sampled_from(lines), max_size=4).map("".join)
    return st.tuples(around, mixed, around).map("".join).filter(str.strip)


def phrases(words: str, most: int = 16) -> st.SearchStrategy[str]:
    """Phrases of these words, which blanks part, in any order, with a few characters of any kind between them."""
    anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=2)
    word = st.sampled_from(words.split())
    return st.lists(st.one_of(word, word, word, word, anything), max_size=most).map("".join)


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """A whole file with some of its bytes changed, left out, put in, or said twice."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.integers(0, 40))
        match draw(st.sampled_from(["change", "leave out", "put in", "twice", "cut"])):
            case "change":
                data[at : at + length] = draw(st.binary(min_size=length, max_size=length))
            case "leave out":
                del data[at : at + length]
            case "put in":
                data[at:at] = draw(st.binary(max_size=40))
            case "twice":
                data[at:at] = data[at : at + length]
            case _:
                del data[at + draw(st.integers(0, len(data))) :]
    return bytes(data)
