"""Ranks: 全省第3, 位居第五位, 前三名."""

from __future__ import annotations

import re

from pipeline.cleaning.numerals import NUMERALS
from pipeline.extraction.amounts.numbers import value_of
from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.wordlists import words

RANK_SCOPE = "|".join(sorted(words("measures.yaml", "rank_scopes"), key=len, reverse=True))
"""A pattern for those among whom a rank is held."""
_RANK_SCOPED = re.compile(rf"(?:{RANK_SCOPE})(?:排名?|位次|地市|同类城市|城市)?(?:的)?第$")
_RANK_VERB = re.compile(
    "(?:位列|位居|居|(?<!系)列|排名?|名列|位次|稳居|跃居|跃升[至到]?|上升[至到]|提升[至到]|前移[至到]?|进位[至到]|保持)[^，。；：]{0,14}第$"
)
_RANK_WITHIN = re.compile("(?:居|列|进入|跻身|迈入|位居|排名|进|在)[^，。；：]{0,12}$")
_FROM_A_RANK = re.compile(r"第[\d一二三四五六七八九十百]+位?[^，。；]{0,8}(?:至|到|为)$")
_NO_RANK_BEHIND = re.compile(rf"{NUMERALS}|\d|批|届|次|个")
_PLACES = 10_000
"""More places than any list has: 居全国第千万 is something else."""
_ENDS_A_RANK = re.compile("[位名的和以，。；、！？）),;:：]|$")


def with_rank_moved_to(text: str, amount: Quantity) -> Quantity:
    """由第234位提升至154位: what a rank moves to is a rank."""
    ranked = amount.unit == "位" and _FROM_A_RANK.search(text[max(0, amount.start - 24) : amount.start])
    return amount._replace(is_rank=True) if ranked and amount.value == int(amount.value) > 0 else amount


def rank(text: str, start: int, end: int) -> Quantity | None:
    """全省第3, 位居第五位, 前三名; 第一批 and 第三届 are no ranks."""
    marker, ended = text[start - 1 : start], text[end : end + 1] in ("位", "名")
    if marker == "前" and (
        ended or (_ENDS_A_RANK.match(text, end) and _RANK_WITHIN.search(text[max(0, start - 17) : start - 1]))
    ):
        return _of_place(text, start, end + ended, "le")
    if marker != "第":
        return None
    before = text[max(0, start - 16) : start]
    scoped = _RANK_SCOPED.search(before) and _ENDS_A_RANK.match(text, end)
    placed = _RANK_VERB.search(before) and not _NO_RANK_BEHIND.match(text, end)
    if not (ended or scoped or placed):
        return None
    return _of_place(text, start, end + ended, "eq")


def _of_place(text: str, start: int, end: int, comparator: str) -> Quantity | None:
    try:
        place = value_of(text[start:end].rstrip("位名"))
    except ValueError:
        return None
    if not 0 < place < _PLACES or place != int(place):
        return None
    return Quantity(start - 1, end, place, None, "位", comparator, is_rank=True)
