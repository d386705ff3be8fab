"""The words around a number, up to the marks and numbers next to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.marks import CLAUSE_MARK, last_clause

LIST_JOINT = re.compile("[、和与及]|以及")
_NOTHING_BETWEEN = frozenset({"", "的", "共", "共计", "总计", "合计", "总规模", "规模"})
_EACH_TIME = re.compile("(?:每人)?每[年月天日人户](?:每[年月])?$")
_FOR = re.compile(
    r"(?:资金|专项资金)?，?(?:主要|专项|重点|全部|继续|加快|进一步|持续)?"
    r"(?:用于|支持|帮助|着力|扶持|解决|实施|推进|新建|新?改扩建|改造|建设|加强|对|向|为|进行|开展|打造|完善|改善|发放)"
    r"(?:\d+[^\d，。；]{1,2}?)?(?P<what>[^，。；\d]{2,24})"
)
_CLOSES_A_NUMBER = re.compile("^(?:及以上|以上|以内|以下|左右|上下|之内|多|余)?(?:[、和与及]|以及)?")
_TOPIC = re.compile("(?:[一二三四五六七八九十]+是|[—―–-]+|一方面|其中)?([\u4e00-\u9fff]{2,8})(?:产业)?方面[，：,:]")


class Surroundings(NamedTuple):
    """What stands around one number of a sentence."""

    before: str
    behind: str
    clause_to_its_end: str
    """What stands behind the number up to the end of its clause, numbers included."""
    heading: str
    """The heading, or the first words, of the passage."""
    purpose: str
    """What money is for, from the clause behind it: ，用于…."""
    sentence: str
    """The whole sentence."""
    sentence_before: str
    """The whole sentence in front of the number."""
    runs_on: bool
    """Whether ``behind`` runs into the next number, with no mark between."""
    following: str
    """What stands behind the next number where at most 的 stands between: 总投资14亿元的17个项目."""
    earlier: str
    """The clause before, where it holds no number."""
    new_part: bool
    """Whether that clause opens a new part of the sentence (behind ；)."""
    topic: str
    """What the part of the sentence is about: 陶瓷 in 陶瓷方面，…."""
    joined: bool
    """Whether only a list joint (、 和) parts it from the number before."""
    listed: bool
    """Whether a list joint behind the number before begins what stands in front of this one: A 5个、B 6个."""
    same_clause: bool
    """Whether the number before stands in the same clause."""
    next_clause: bool
    """Whether the number before stands in the same clause or in the one before, with no clause between."""
    values: int
    """How many numbers follow one another from here on, parted by list joints only."""
    adjacent: bool
    """Whether nothing stands between the number before and this one: 道路22条52公里."""


def surroundings(text: str, found: Sequence[Quantity], number: int, heading: str = "") -> Surroundings:
    """The surroundings of the quantity ``found[number]`` of a sentence that stands under a ``heading``."""
    quantity = found[number]
    place = number - 1
    while place >= 0 and found[place].lasts:
        # 连续9年超过100万吨: how long it was so stands aside.
        place -= 1
    previous_end = found[place].end if place >= 0 else 0
    marks = [match.end() for match in CLAUSE_MARK.finditer(text, previous_end, quantity.start)]
    start = marks[-1] if marks else previous_end
    before = text[start : quantity.start]
    follows = place >= 0 and not marks
    values = _values(text, found, number)
    last = number + values - 1
    earlier = last_clause(text[: max(0, start - 1)]) if marks else ""
    before_earlier = text[: max(0, start - 1 - len(earlier))]
    return Surroundings(
        before=_CLOSES_A_NUMBER.sub("", before) if follows else before,
        behind=found[last].noun + _clause_behind(text, found, last),
        clause_to_its_end=quantity.noun + CLAUSE_MARK.split(text[quantity.end :], maxsplit=1)[0],
        heading=heading,
        purpose=_purpose(text, found[last].end),
        sentence=text,
        sentence_before=text[: quantity.start],
        runs_on=last + 1 < len(found) and not CLAUSE_MARK.search(text, found[last].end, found[last + 1].start),
        following=_following(text, found, last),
        earlier=earlier if len(before_earlier) >= previous_end else "",
        new_part=before_earlier.endswith(("；", ";")),
        topic=_topic(text[: quantity.start]),
        joined=follows and _only_joint(before),
        listed=follows and LIST_JOINT.match(before.lstrip("以上左右内下")) is not None,
        same_clause=follows,
        next_clause=place >= 0 and len(marks) <= 1,
        values=values,
        adjacent=follows and not before,
    )


def _only_joint(between: str) -> bool:
    bare = _EACH_TIME.sub("", between) if "每" in between else between
    return LIST_JOINT.fullmatch(bare.strip("以上左右内下")) is not None


def _values(text: str, found: Sequence[Quantity], number: int) -> int:
    last = number
    while last + 1 < len(found) and _only_joint(text[found[last].end : found[last + 1].start]):
        last += 1
    return last - number + 1


def _following(text: str, found: Sequence[Quantity], number: int) -> str:
    if number + 1 < len(found) and text[found[number].end : found[number + 1].start] in _NOTHING_BETWEEN:
        return _clause_behind(text, found, number + 1)
    return ""


def _purpose(text: str, end: int) -> str:
    match = _FOR.match(text, end)
    return match["what"] if match else ""


def _clause_behind(text: str, found: Sequence[Quantity], number: int) -> str:
    end = found[number + 1].start if number + 1 < len(found) else len(text)
    return CLAUSE_MARK.split(text[found[number].end : end], maxsplit=1)[0]


def _topic(before: str) -> str:
    if "方面" not in before:
        return ""
    match = _TOPIC.match(before, max(before.rfind("；"), before.rfind("。")) + 1)
    return match[1] if match else ""
