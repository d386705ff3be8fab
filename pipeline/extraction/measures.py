"""How a number relates to what it measures: a level, a growth, a change, a share, a rank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.contract.vocabularies import read_yaml
from pipeline.extraction.quantities import Quantity

_RATIOS = frozenset({"%", "‰", "倍", "番", "成"})
_POINTS = frozenset({"个百分点", "百分点", "个千分点"})
_BASE = re.compile(r"(?:比|较|与)(?P<year>(?:19|20)\d{2})年(?:底|末|同期|相比|水平)*")
_COMPARED = re.compile(r"(同比|环比|比上年|较上年|比去年|较去年|年均|比年初|较年初|比(?:19|20)\d{2}年|较(?:19|20)\d{2}年)[\u4e00-\u9fff]{0,6}$")
_REACHES = re.compile(r"(提高|增加|上升|提升|扩大|下降|降低|减少|缩短|压缩|缩小|回落|降|升|增|减)(到|至|为)了?$")


@dataclass(frozen=True)
class Measure:
    """The kind of measure, its sign (a fall is negative), the base year if one is named, and what it is a share of."""

    kind: str
    sign: int
    base_period: str | None
    whole: str | None
    subject_end: int
    """Where in the text in front of the number the words of the measure begin: what stands before is the subject."""


@cache
def words(name: str) -> tuple[str, ...]:
    """A word list of the vocabulary of measures, longest first."""
    return tuple(sorted(read_yaml("measures.yaml")[name], key=len, reverse=True))


@cache
def _ending(name: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, words(name)))})$")


_SHARE_OF = re.compile(r"(?:占|占到|约占)(?P<whole>[^，。；占]{0,24}?)(?:的?(?:比重|比例|份额|百分比))?(?:达到?|为|是|的|在|到|超过|约|近|高达|突破|提高到|上升到|提升到|升至|不低于)*$")


def measure(before: str, quantity: Quantity) -> Measure:
    """Read the measure from the words in front of a quantity, back to the mark or number before them."""
    if quantity.is_rank:
        return Measure("rank", 1, None, None, _without_between(before))
    base = _BASE.search(before)
    end = _without_between(before)
    share = _SHARE_OF.search(before) if quantity.unit in _RATIOS else None
    if share:
        return Measure("share", 1, None, share["whole"] or None, share.start())
    sign, words_start = _direction(before[:end])
    moves = sign != 0 and not _REACHES.search(before[: _without_marks(before)])
    if not moves:
        return Measure("level", 1, None, None, end)
    if quantity.unit in _RATIOS and not before[:words_start].endswith("率") or quantity.unit in _POINTS:
        kind = "change" if quantity.unit in _POINTS else "growth"
        return Measure(kind, sign, base["year"] if base else None, None, words_start)
    if _COMPARED.search(before[:words_start]) or (quantity.unit in _RATIOS and sign):
        kind = "growth" if quantity.unit in _RATIOS else "change"
        return Measure(kind, sign, base["year"] if base else None, None, words_start)
    return Measure("level", 1, None, None, end)


def _without_marks(before: str) -> int:
    return len(re.sub("(了|约|近|超过|超)+$", "", before))


def _without_between(before: str) -> int:
    """Where the words between a subject and its number begin."""
    end = len(before)
    while match := (_ending("between").search(before[:end]) or _BASE_ENDING.search(before[:end])):
        end = match.start()
    return end


_BASE_ENDING = re.compile(_BASE.pattern.replace("?P<year>", "") + "$")


def _direction(before: str) -> tuple[int, int]:
    """(1 for a rise, -1 for a fall, 0 for neither; where the words that say so begin)."""
    for name, sign in (("fall", -1), ("rise", 1)):
        match = _ending(name).search(before)
        if match and not (name == "rise" and before.endswith(("新增", "负增长", "最高", "提高质量"))):
            return sign, _without_between(before[: match.start()])
    return 0, len(before)
