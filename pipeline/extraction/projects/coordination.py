"""Coordinated names: where one ends and the next begins, and the head they share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extraction.projects.clauses import depths
from pipeline.extraction.projects.distinctive import residue
from pipeline.extraction.projects.names import PHASE, core, has_phase
from pipeline.extraction.projects.vocabulary import head_of

_AND = re.compile(r"以及|[和及与暨](?!其)")
_PHASE_ONLY = re.compile(rf"^{PHASE}$")
_LIST_IN_BRACKETS = re.compile(r"[^（）]{2,}（([^（）]+、[^（）]+)）(?:[及和与](.+))?$")
_BARE = re.compile(r"[\u3400-\u9fffA-Z\d]+")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十]+[座条个处所家]")
_SHORT = 4


@dataclass(frozen=True)
class Member:
    """A member of a list from ``start`` to ``end``, with what it leaves to another member to say."""

    start: int
    end: int
    text: str
    before: str = ""
    """What the member before says for both: 智慧城市 in 智慧城市一期和二期."""
    after: str = ""
    """What a later member says for both: 复航 in 嘉江、乐水复航."""

    @property
    def whole(self) -> str:
        """The name with what it shares."""
        return self.before + self.text + self.after


def members(text: str, start: int, end: int) -> list[Member]:
    """The members of the list that stands from ``start`` to ``end`` in a sentence."""
    found: list[Member] = []
    for begin, stop in _spelled_out(text, start, end):
        for part_start, part_end in _joined(text, begin, stop):
            part = text[part_start:part_end]
            before = ""
            if _PHASE_ONLY.match(part) and found:
                before = re.sub(rf"{PHASE}$", "", found[-1].whole)
            found.append(Member(part_start, part_end, part, before))
    return _with_shared_heads(found)


def _spelled_out(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The listed stretches; of 两条公路（甲至乙公路、丙至丁公路） those that the brackets spell out."""
    for begin, stop in _listed(text, start, end):
        bracket = _LIST_IN_BRACKETS.match(text[begin:stop])
        if bracket:
            yield from _listed(text, begin + bracket.start(1), begin + bracket.end(1))
            if bracket[2]:
                yield begin + bracket.start(2), stop
        else:
            yield begin, stop


def _listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    depth, begin = depths(text[start:end]), start
    for place in range(start, end):
        comma = text[place] == "、" and not depth[place - start]
        quotes = text[place - 1 : place + 1] == "”“" and depth[place - start] == 1
        if comma or quotes:
            if begin < place:
                yield begin, place
            begin = place + 1 if comma else place
    if begin < end:
        yield begin, end


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    depth = depths(part)
    for match in _AND.finditer(part):
        left, right = part[: match.start()], part[match.end() :]
        if depth[match.start()] or len(left) < 2 or not right:
            continue
        if _two_names(left, right):
            if left:
                yield start, start + match.start()
            yield from _joined(text, start + match.end(), end)
            return
    yield start, end


def _two_names(left: str, right: str) -> bool:
    if _PHASE_ONLY.match(right):
        return bool(re.search(f"{PHASE}$", left))
    left_head, right_head = head_of(core(left)), head_of(core(right))
    if right_head is None:
        return has_phase(left) or (left_head is not None and left_head.kind == "line" and len(right) <= _SHORT)
    if left_head is not None or has_phase(left):
        if (len(right_head.head) >= 4 and right_head.kind != "works") or _COUNTED.match(right):
            return True
        whole = len(core(right)) - len(right_head.head)
        return whole >= 2 and (right_head.kind == "facility" or residue(core(right), right_head) >= 2)
    return right_head.kind == "line" and len(left) <= _SHORT and len(right) - len(right_head.head) <= _SHORT + 2


def _with_shared_heads(found: list[Member]) -> list[Member]:
    """Each run of short names without a head takes that of the short name behind it: 嘉江、乐水复航."""
    if len(found) == 1:
        return found
    result: list[Member] = []
    shared = ""
    for member in reversed(found):
        name = core(member.whole)
        head = head_of(name)
        if head is not None:
            fits = head.kind in ("line", "works") and len(head.head) > 1
            shared = head.head if fits and len(name) - len(head.head) <= _SHORT + 2 else ""
            result.append(member)
        elif shared and len(member.text) <= _SHORT + 2 and _BARE.fullmatch(member.text) and not has_phase(member.text):
            result.append(Member(member.start, member.end, member.text, member.before, shared))
        else:
            shared = ""
            result.append(member)
    return result[::-1]
