"""How a number relates to what it measures: a level, a growth, a change, a share, a rank."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.naming import subjects
from pipeline.extraction.wordlists import at_end, one_of

_FILE = "measures.yaml"
STARTS_FROM = re.compile("(?:由|从(?!业))[^，；由从到第]{0,8}$")
"""Words in front of the number that a change starts from: 由上年的81%提高到90%."""
_MEMBERS = re.compile("[、和与及]")
_LONGEST_BETWEEN = 80
_MINUS = ("-", "－", "−", "—")
_RATIOS = frozenset({"%", "‰", "倍", "番", "成"})
# A rise of so many points, or places in a ranking, is a change whatever word tells it.
_POINTS = frozenset({"个百分点", "百分点", "个千分点", "位", "个位次", "个位"})
_EARLIER = (
    r"(?:(?P<year>(?:19|20)\d{2})年|去年|上年|上一年|前一年|年初|前五年|前些年|过去|同期|全国|全省|全市|城镇|以前|上届|上个五年"
    r"|[“\"]?(?:十[一二三四五]?|[六七八九])五[”\"]?(?:期末|时期|期间|末)?|[一二三四五六七八九十\d]+年前)"
)
_COMPARISON = re.compile(rf"(?:比|较|与){_EARLIER}(?:同期|年?底|末|初|全年|平均|水平|相比)*(?:同比)?$")
# 增加到2005年的301亿元
_YEAR_OF = re.compile(
    r"(?=[12“\"十一二三四五六七八九])(?:(?:19|20)\d{2}年(?:底|末)?的?$|[“\"]?(?:十[一二三四五]?|[六七八九])五[”\"]?(?:期末|时期|期间|末)的?$)"
)
_SINCE = re.compile(r"(?:比|较|与)(?P<year>(?:19|20)\d{2})年")
_TIMES_OF = re.compile(rf"(?:是|为|相当于|达到?)(?:{_EARLIER})(?:同期|年?底|末|初|全年|水平)*的?(?:近|约|超过)?$")
_GROWTH_BEHIND = re.compile(
    "(?:以上|左右|以内)?的?(?P<sign>[正负])?(?:年均|平均|中高|高)?(?:速度)?(?:增长|增速|增幅|递增)(?![点极])|(?:以上|左右)?的?(?:年均|平均)?速度(?:增|递)"
)
_REACHES = re.compile(
    r"(?:提高|增加|上升|提升|跃升|前移|扩大|增长|下降|降低|减少|缩短|压缩|缩小|回落|降|升|增|减)(?:到|至|为)了?$"
)
_COMPARATORS_AT_END = re.compile("(?:了|约|近|超过|超)+$")
_SHARE_OF = re.compile(
    r"(?:约?占到?(?!比|有率|地(?!区|方)|用|道)|相当于)(?P<whole>[^，。；占]{0,24}?)(?:的?(?:比重|比例|份额|百分比))?"
    r"(?:达到?|为|是|的|在|到|超过|约|近|高达|突破|保持|提高到|上升到|提升到|升至|不低于|由|从|分别|均|各)*$"
)


class Measure(NamedTuple):
    """The kind of measure, its sign (a fall is negative), the base year if one is named, what it is a share of."""

    kind: str
    sign: int = 1
    base_period: str | None = None
    whole: str | None = None
    subject_end: int = 0
    """Where in the text in front of the number the words of the measure begin: the subject stands before."""


def measure(before: str, quantity: Quantity, behind: str = "") -> Measure:
    """Read the measure from the words in front of a quantity, back to the mark or number before them, and behind."""
    minus = before.endswith(_MINUS)
    before = before.rstrip("".join(_MINUS))
    end = without_between(before)
    if minus and (moved := _moved(before[:end])):
        # 增长-2.3%
        return Measure("growth", -moved[0], _since(before), None, moved[2])
    if quantity.is_rank:
        return Measure("rank", subject_end=end)
    moved = _moved(before[:end])
    if quantity.unit == "番":
        return Measure("growth", 1, _since(before), None, moved[2] if moved else end)
    found = None
    if quantity.unit in _RATIOS:
        found = _times(before, quantity) or _share(before) or _growth_behind(moved, end, behind)
    return (
        found or _reached(before, end) or _moved_by(moved, before, end, quantity) or Measure("level", subject_end=end)
    )


def _times(before: str, quantity: Quantity) -> Measure | None:
    """是2010年的2.4倍."""
    times = _TIMES_OF.search(before) if quantity.unit == "倍" else None
    if times is None:
        return None
    # 达到全国的1.9倍 compares with others, not with before.
    kind = "level" if "全" in times[0] else "growth"
    return Measure(kind, 1, times["year"], None, without_between(before[: times.start()]))


def _share(before: str) -> Measure | None:
    """占地区生产总值的38%."""
    share = _SHARE_OF.search(before)
    return (
        Measure("share", whole=share["whole"], subject_end=without_between(before[: share.start()])) if share else None
    )


def _growth_behind(moved: tuple[int, str, int] | None, end: int, behind: str) -> Measure | None:
    """以8%的速度增长."""
    told = _GROWTH_BEHIND.match(behind) if moved is None else None
    return Measure("growth", -1 if told["sign"] == "负" else 1, None, None, end) if told else None


def _reached(before: str, end: int) -> Measure | None:
    """提高到65%: the level that a movement ends at."""
    reached = _REACHES.search(_COMPARATORS_AT_END.sub("", before))
    return Measure("level", subject_end=min(end, without_between(before[: reached.start()]))) if reached else None


def _moved_by(moved: tuple[int, str, int] | None, before: str, end: int, quantity: Quantity) -> Measure | None:
    """增长8%, 减少200户: how much something rose or fell; None where the words tell no movement of it."""
    if moved is None:
        return None
    sign, word, subject_end = moved
    ratio = quantity.unit in _RATIOS
    if not ratio and quantity.unit not in _POINTS and word not in one_of(_FILE, "change_of_an_amount"):
        return None
    if word.endswith("率") and subjects.registered(_MEMBERS.split(before[:end])[-1]):
        # 人口自然增长率 is itself what is measured.
        return None
    if word == "提速" and "时" in before:
        # 审批时限提速50% is a fall of the time.
        sign = -1
    return Measure("growth" if ratio else "change", sign, _since(before), None, subject_end)


def _since(before: str) -> str | None:
    """The year a change is measured against, where the words name it."""
    compared = _SINCE.search(before)
    return compared["year"] if compared else None


def without_between(before: str) -> int:
    """Where the words between a subject and its number begin."""
    end = len(before)
    first = max(0, end - _LONGEST_BETWEEN)
    while True:
        text = before[first:end]
        found = _COMPARISON.search(text) or _YEAR_OF.search(text) or at_end(_FILE, "between").search(text)
        if found is None or end == first:
            return end
        kept = at_end(_FILE, "kept_at_end").search(text)
        if kept and kept.start() <= found.start():
            return end
        end = first + found.start()


def _moved(before: str) -> tuple[int, str, int] | None:
    """(1 for a rise, -1 for a fall; the word that says so; where the subject ends); None for neither."""
    if at_end(_FILE, "no_rise").search(before) and not before.endswith("负增长"):
        return None
    for name, sign in (("fall", -1), ("rise", 1)):
        match = at_end(_FILE, name).search(before)
        if match:
            return sign, match[0], without_between(before[: match.start()])
    return None
