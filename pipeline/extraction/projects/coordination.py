"""Coordinated names: where one ends and the next begins, and the head they share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extraction.projects.clauses import depths
from pipeline.extraction.projects.distinctive import residue
from pipeline.extraction.projects.names import PHASE, core, has_phase, is_of_the_region
from pipeline.extraction.projects.vocabulary import Head, ending_in, head_of

_AND = re.compile(r"以及|[和及与](?!其)")
_PHASE_ONLY = re.compile(rf"^{PHASE}$")
_LIST_IN_BRACKETS = re.compile(r"[^（）]{2,}（([^（）]+、[^（）]+)）(?:[及和与](.+))?$")
_BARE = re.compile(r"[\u3400-\u9fffA-Z\d]+")
_SHORT_NAME = re.compile(r"[\u3400-\u9fff]{2,6}")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十]+[座条个处所家]")
_TELLING_MORE = re.compile(r"(.{2,40}?)等(?:一批|[\d一二三四五六七八九十百]+(?:多|余)?(?:个|项|座|条|所|家|处))")
# 甲至乙, 甲经乙至丙, 甲-乙-丙: from where a road or a pipeline leads to where.
_TO = "[至\\-—－]{1,2}"
_ROUTE = re.compile(rf"[\u3400-\u9fff]{{2,5}}(?:(?:经|{_TO})[\u3400-\u9fff]{{2,5}})?{_TO}[\u3400-\u9fff]{{2,5}}")
_SHORT, _LONGER = 4, 6
_ALIKE = "河湖江渠沟溪库路街桥"
_OWN = 2
"""Characters of its own that a name needs."""
_ATTACHED = ("接线", "连接线", "附属", "配套", "其", "相关")
"""What belongs to the name in front of it: 长江大桥及接线."""


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


def members(text: str, start: int, end: int, closed: bool = False) -> list[Member]:
    """The members of the list that stands from ``start`` to ``end`` in a sentence.

    ``closed`` says that something closes it (等项目), so that short names in it are whole.
    """
    found: list[Member] = []
    for begin, stop in _spelled_out(text, start, end):
        for part_start, part_end in _joined(text, begin, _told(text, begin, stop), closed):
            part = text[part_start:part_end]
            before = ""
            if _PHASE_ONLY.match(part) and found:
                before = re.sub(rf"{PHASE}$", "", found[-1].whole)
            elif found and _is_of_the_same_region(part, found[-1].whole):
                before = core(found[-1].whole)[0]
            found.append(Member(part_start, part_end, part, before))
    return _with_shared_heads(found, closed)


def _is_of_the_same_region(name: str, before: str) -> bool:
    """Whether a bare name shares the level of the region with the one before: 市中医院和疾控中心."""
    head = _thing(name)
    thing = core(name)[: core(name).rfind(head.head) + len(head.head)] if head else ""
    bare = head is not None and head.kind in ("facility", "class") and residue(thing, head) == 0
    return bare and is_of_the_region(core(before))


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


def _told(text: str, start: int, end: int) -> int:
    """Where a member ends that tells more than its name: 甲厂等100个项目投产、乙园等80个项目开工."""
    more = _TELLING_MORE.match(text, start, end)
    return more.end(1) if more else end


def _joined(text: str, start: int, end: int, closed: bool) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    depth = depths(part)
    for match in _AND.finditer(part):
        left, right = part[: match.start()], part[match.end() :]
        if depth[match.start()] or len(left) < 2 or not right or right.startswith(_ATTACHED):
            continue
        if _two_names(left, right) or (closed and _are_peculiar(left, right)):
            if left:
                yield start, start + match.start()
            yield from _joined(text, start + match.end(), end, closed)
            return
    yield start, end


def _two_names(left: str, right: str) -> bool:
    """Whether what stands before and behind 和 are two names, and not one."""
    if _PHASE_ONLY.match(right):
        return bool(re.search(f"{PHASE}$", left))
    left_head, right_head = _thing(left), _thing(right)
    told = (left[-1] == "”" and right[0] == "“") or left.endswith(("工程", "项目"))
    told = told or (right[0] == "“" and left_head is not None)
    if told or (left_head is not None and is_of_the_region(core(left))):
        return True
    if right_head is None:
        return _is_named_without_head(left, left_head, right)
    if left_head is None and not has_phase(left):
        # 城南和城北新区
        works = head_of(core(right))
        if works is not None and works.kind == "works":
            return _are_alike(left, core(right), works)
        shares = right_head.kind in ("line", "area")
        return shares and len(left) <= _SHORT and len(right) - len(right_head.head) <= _SHORT + 2
    return _says_what_it_is(right, right_head)


def _are_alike(left: str, right: str, works: Head) -> bool:
    """青河和白马河生态修复: both are rivers, to which the same is done."""
    thing = right[: -len(_with_modifiers(right, works))]
    return left[-1] in _ALIKE and thing.endswith(left[-1]) and len(left) <= _LONGER


def _are_peculiar(*names: str) -> bool:
    """天河光能和金保新等项目: each is long enough and says nothing that others would."""
    return all(len(name) > _OWN and head_of(core(name)) is None and residue(name, None) == len(name) for name in names)


def _is_named_without_head(left: str, left_head: Head | None, right: str) -> bool:
    """Whether a name whose head comes later follows one that is whole: 甲渔港和乙 (等渔港)."""
    if left_head is None:
        return has_phase(left)
    line = left_head.kind == "line" and len(right) <= _SHORT
    short = bool(_SHORT_NAME.fullmatch(right)) or right.endswith(("工程", "项目"))
    return has_phase(left) or line or (residue(core(left), left_head) >= _OWN and short)


def _says_what_it_is(name: str, head: Head) -> bool:
    if (len(head.head) >= _SHORT and head.kind != "works") or _COUNTED.match(name):
        return True
    whole = len(core(name)) - len(head.head)
    return whole >= _OWN and (head.kind == "facility" or residue(core(name), head) >= _OWN)


def _thing(name: str) -> Head | None:
    """The head of a name; of works, that of what they are done to."""
    head = head_of(core(name))
    if head is not None and head.kind == "works":
        return head_of(core(core(name)[: -len(head.head)])) or head
    return head


def _with_shared_heads(found: list[Member], closed: bool) -> list[Member]:
    """Each run of short names without a head takes the tail of the name behind it: 嘉江、乐水复航."""
    if len(found) == 1:
        return found
    result: list[Member] = []
    behind: Member | None = None
    run: list[Member] = []
    for member in reversed(found):
        name = core(member.whole)
        head = head_of(name)
        # 泉港 is no port.
        if head is not None and (len(head.head) > 1 or head.kind == "line" or len(name) >= _SHORT):
            result += _sharing(run, behind, closed)
            run, behind = [], member
            result.append(member)
        elif behind is not None and _is_bare(member):
            run.append(member)
        else:
            result += _sharing(run, behind, closed)
            run, behind = [], None
            result.append(member)
    return (result + _sharing(run, behind, closed))[::-1]


def _is_bare(member: Member) -> bool:
    if _ROUTE.fullmatch(member.text):
        return True
    return len(member.text) <= _LONGER and bool(_BARE.fullmatch(member.text)) and not has_phase(member.text)


def _with_modifiers(name: str, head: Head) -> str:
    """The head of a name with the words in front of it that fit any of its class: 生态环境治理, 物流集聚区."""
    begin = len(name) - len(head.head)
    while (word := ending_in(name[:begin], "generic")) and begin - len(word) >= _OWN:
        begin -= len(word)
    thing = head_of(name[:begin]) if head.kind == "works" else None
    if thing is not None and len(thing.head) > 1 and begin - len(thing.head) >= _OWN:
        # 甲乙、丙丁高速扩建
        begin -= len(thing.head)
    return name[begin:]


def _head_of_route(name: str, head: Head) -> str:
    """高速公路 of 绵阳至苍溪高速公路东段, and of 嘉江大桥东延段高速公路; "" where nothing in a name leads anywhere."""
    behind = re.split(_TO, name, maxsplit=1)[-1]
    heads = (head_of(behind[:end]) for end in range(len(behind), _OWN, -1))
    inner = next((it for it in heads if it is not None and it.kind == "line" and len(it.head) > _OWN), None)
    if inner is not None:
        return inner.head
    leads = head.kind == "line" or (behind != name and head.kind == "class")
    return _with_modifiers(name, head) if leads and len(head.head) > 1 else ""


_NUMBERED = re.compile(r"[\d一二三四五六七八九十]{1,3}")


def _sharing(run: list[Member], behind: Member | None, closed: bool) -> list[Member]:
    """The members of a run, from the last to the first, each with the tail of the name ``behind`` them."""
    tail = _shared_tail(run, core(behind.whole), closed) if behind and run else ""
    return [Member(each.start, each.end, each.text, each.before, tail) for each in run]


def _shared_tail(run: list[Member], name: str, closed: bool) -> str:
    """What a name says for those in front of it too, "" for nothing.

    Its head, where what is left of it is about as long as they are; else, where they are all equally long
    (温福、福厦、向莆铁路某段), what stands behind as many characters.
    """
    head = head_of(name)
    if head is None:
        return ""
    numbered = _NUMBERED.match(name)
    if numbered and all(_NUMBERED.fullmatch(each.text) for each in run):
        # 一、二、三环改造
        return name[numbered.end() :]
    longest = max(len(each.text) for each in run)
    if all(re.search(_TO, each.text) for each in run) and (route := _head_of_route(name, head)):
        return route
    tail = _with_modifiers(name, head)
    if head.kind in ("line", "works", "area") and len(head.head) > 1 and len(name) - len(tail) <= longest + 2:
        return tail
    lengths = {len(each.text) for each in run}
    size = lengths.pop() if len(lengths) == 1 else 0
    equal = (
        not closed
        and 2 <= size <= (_SHORT if head.kind == "works" else _SHORT - 1)
        and len(name) - size >= len(head.head)
    )
    return name[size:] if equal else ""
