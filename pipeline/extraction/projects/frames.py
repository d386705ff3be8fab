"""The frame of a clause: a list of names with a verb before it, or after it, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from pipeline.extraction.projects.clauses import depths
from pipeline.extraction.projects.closures import NOMINAL_TAIL, Closure, closed_list
from pipeline.extraction.projects.names import core
from pipeline.extraction.projects.vocabulary import STAGES, StageVerb, head_of, heads, verb_pattern, verbs, word_pattern
from pipeline.extraction.wordlists import any_of

_TIME = (
    r"(?:到?(?:20\d\d年|今年|去年|明年|年内|本年|当年)(?:底|末|初|上半年|下半年|\d{1,2}月份?)?(?:之?前|以前)?|"
    r"年(?:底|末|初)(?:之?前)?|春节(?:前后?|后)|[上下]半年|"
    r"\d{1,2}月份?(?:底|初)?(?:之?前)?)"
)
_ADVERB = rf"(?:{word_pattern('adverbs').pattern}|{_TIME})"
_LEAD = re.compile(
    r"^(?:[①-⑳]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+(?:是|要|、)|\d{1,2}[.．、]|"
    rf"{word_pattern('lead_ins').pattern}|20\d\d年|“?十[一二三四五]五”?(?:期间|时期)?|[^，]{{1,12}}(?:方面|领域)|"
    rf"{_ADVERB}|对(?=[^，]{{2,40}}进行)|\s)*"
)
_ADVERBS = re.compile(rf"{_ADVERB}*")
_ADVERBS_AT_END = re.compile(rf"(?:{_ADVERB})+$")
_CONTINUES = re.compile(r"(?:了|好|起|起来|并|和(?![平谐美顺静])|且|、|及)*")
# A second verb directly before the end of the clause is a noun: 推进 改造; 启动 整治工程.
_LAST_NOUN = re.compile(r".{2,4}(?:项目|工程)?$")
# 文化广场主体结构封顶, 水电站实现首台机组发电: what is said of a part is said of the whole.
_PART_AT_END = re.compile(r"(?:工程部分|的?主体(?:结构)?|实现[^，、；]{0,8})$")
_TOLD = re.compile(r"(?:项目|工程)(?=现场|规模|最|是|年产|投产后|投产以后)")
_WORKS_BEHIND = re.compile(r"(?:项目|工程)?的(?P<works>[\u3400-\u9fff]{2,6})$")
_ON_PAPER = re.compile(r"(?:规划|设计|招标)$|申建|申报")
_NUMBERED_NAME = re.compile(r"\d{1,3}[.．、]\s*[^，。；：]{3,40}(?:项目|工程)(?:（[^（）]*）)?")
_LONGEST_REST = 12
# 甲高速完成14.5亿元: so much of it is done.
_SPENT = re.compile(r"(?:投资)?\d[\d.]*[百千万亿]*元")
_LONGEST_CONTINUATION = 60
_SAYS_ITSELF = re.compile(r"[了为是达占让使被由%]|\d[\d.]*[万亿]?(?:元|家|个|户|人|项|件|名|次)")
_HOW_MANY = re.compile(r"等(?:[^，；]{0,12}(?:项目|工程))?\d+[个项条座处所家]")
_NO_WORKS = {"新建", "修建", "续建", "复建", "开发建设", "恢复", "开挖", "完善", "保护"}
"""Verbs that a register does not repeat in the name of what is built."""


@dataclass(frozen=True)
class Frame:
    """A list of names from ``start`` to ``end`` in the sentence and what the clause says of them."""

    start: int
    end: int
    stage: str
    strength: str
    front: bool
    """Whether the verb stands before the names."""
    closure: Closure | None
    works: str = ""
    """The verb before the names where it is what is done to them (改造, 扩建), else ""."""
    tells_works: bool = False
    """Whether the works themselves are all that is told (改造丹桂桥): what looks back tells them as done."""
    further: Frame | None = None
    """The frame of another list, of which the same is said: 等三座水库和城西泵站."""


@dataclass(frozen=True)
class _Clause:
    text: str
    offset: int

    @cached_property
    def depth(self) -> tuple[int, ...]:
        return depths(self.text)

    def frame(self, start: int, end: int, said: tuple[str, str], front: bool, works: str = "") -> Frame:
        """The frame of the names from ``start`` to ``end``, of which a (stage, strength) is said."""
        length, closure = closed_list(self.text[start:end])
        works = _works(self.text[:start]) if front else works
        further = None
        if closure and closure.more:
            nominal = NOMINAL_TAIL.search(self.text[:end])
            last = nominal.start() if nominal and nominal.start() > start + closure.more else end
            further = self.frame(start + closure.more, last, said, front, works)
        place = self.offset + start
        return Frame(place, place + length, *said, front, closure, works, further=further)


@cache
def _works_verbs() -> re.Pattern[str]:
    works = {word for word, head in heads().items() if head.kind == "works"}
    plain = {verb for verb, said in verbs("front").items() if said.strength == "plain"}
    return re.compile(f"(?:{any_of(works & plain - _NO_WORKS)})$")


def _works(before: str) -> str:
    """The verb at the end of what stands before the names, where it names works."""
    match = _works_verbs().search(before)
    return match[0] if match else ""


def lead_end(text: str) -> int:
    """How many characters at the beginning of a clause only lead in: numbering, adverbs, the time, 我市."""
    match = _LEAD.match(text)
    return match.end() if match else 0


def front_verbs(text: str, place: int) -> tuple[int, StageVerb | None]:
    """The end of the chain of verbs that begins at a place, and its first verb that says a stage."""
    found: StageVerb | None = None
    while True:
        adverbs = _ADVERBS.match(text, place)
        begin = adverbs.end() if adverbs else place
        match = verb_pattern("front").match(text, place) or verb_pattern("front").match(text, begin)
        if match is None or (found and _LAST_NOUN.match(text, match.start())):
            return place, found
        verb = verbs("front")[match[0]]
        helped = found is not None and found.strength == "helper" and verb.strength != "helper"
        # 加快发展, 推进提升: what is said in the end is an aim.
        aimed = found is not None and found.strength == "plain" and verb.strength == "aim"
        if found is None or helped or aimed:
            found = verb
        goes_on = _CONTINUES.match(text, match.end())
        place = goes_on.end() if goes_on else match.end()


def frames(text: str, start: int, end: int) -> Iterator[Frame]:
    """The frames that a clause may have, the likelier first; the first that holds a project is right."""
    clause = _Clause(text[start:end], start)
    lead = lead_end(clause.text)
    verbs_at = [m.start() for m in verb_pattern("front").finditer(clause.text) if not clause.depth[m.start()]]
    weak: list[Frame] = []
    for place in dict.fromkeys([0, lead, *verbs_at]):
        after, verb = front_verbs(clause.text, place)
        if verb is None:
            if place in (0, lead):
                yield from _subject_frames(clause, max(place, lead))
        elif verb.strength == "weak":
            # 支持某区建设甲园: what is said of it is said by the verb behind.
            weak += _object_frames(clause, after, verb)
        else:
            yield from _object_frames(clause, after, verb)
    yield from weak
    if start == 0 and end == len(text) and _NUMBERED_NAME.fullmatch(clause.text):
        # A line of a list of projects says no stage.
        yield clause.frame(lead, len(clause.text), ("other", "plain"), False)


def continued(text: str, start: int, end: int, before: Frame) -> Frame | None:
    """The frame of a clause that goes on with the names of the one before: 推进甲路，乙路、丙大桥等项目建设.

    None where the clause says something itself.
    """
    clause = _Clause(text[start:end], start)
    place = lead_end(clause.text)
    if (
        not before.front
        or len(clause.text) > _LONGEST_CONTINUATION
        or _SAYS_ITSELF.search(_HOW_MANY.sub("", clause.text))
    ):
        return None
    if front_verbs(clause.text, place)[1] is not None or next(_tails(clause, place), None) is not None:
        return None
    nominal = NOMINAL_TAIL.search(clause.text)
    last = nominal.start() if nominal and nominal.start() > place else len(clause.text)
    frame = clause.frame(place, last, (before.stage, before.strength), True)
    return frame if head_of(core(text[frame.start : frame.end])) or frame.closure else None


def _object_frames(clause: _Clause, place: int, verb: StageVerb) -> Iterator[Frame]:
    for end, tail in _tails(clause, place):
        if tail.stage != "other":
            strength = "plain" if verb.strength == "weak" and tail.strength == "strong" else verb.strength
            yield clause.frame(place, end, (_aimed_at(verb, tail), strength), True)
    nominal = NOMINAL_TAIL.search(clause.text)
    end = nominal.start() if nominal and nominal.start() > place else len(clause.text)
    done = _WORKS_BEHIND.search(clause.text[:end])
    if done and done.start() > place and _works(done["works"]):
        # 完成甲路、乙路的改造
        yield clause.frame(place, done.start(), (verb.stage, verb.strength), False, done["works"])
    # 启动甲路规划, 完成乙馆设计招标
    stage = "proposed" if nominal and _ON_PAPER.search(nominal[0]) else verb.stage
    if nominal and "年度" in nominal[0] and stage == "completed":
        # 完成甲高速年度建设任务: there is more to be built.
        stage = "construction"
    frame = clause.frame(place, end, (stage, verb.strength), True)
    yield replace(frame, tells_works=stage == "construction" and bool(_works(verb.verb)))


def _subject_frames(clause: _Clause, place: int) -> Iterator[Frame]:
    for end, tail in _tails(clause, place):
        # 机场完成改扩建, 对机场进行改扩建
        done = tail.verb.removeprefix("完成").removeprefix("进行")
        works = done if done != tail.verb and _works(done) else ""
        yield clause.frame(place, end, (tail.stage, tail.strength), False, works)
    told = _TOLD.search(clause.text, place)
    if told and not clause.depth[told.start()]:
        yield clause.frame(place, told.end(), ("other", "aim"), False)


def _aimed_at(verb: StageVerb, tail: StageVerb) -> str:
    if verb.stage == "construction" or verb.strength == "helper" or tail.stage == "proposed":
        # 推动…落地, 争取…开工, 启动…前期工作: what the second verb says is what is aimed at.
        return tail.stage
    return max(verb.stage, tail.stage, key=STAGES.index)


def _tails(clause: _Clause, place: int) -> Iterator[tuple[int, StageVerb]]:
    """Where the names may end because a verb says something of them: (end of the names, the verb)."""
    for match in verb_pattern("after").finditer(clause.text, place + 2):
        verb, rest = verbs("after")[match[0]], clause.text[match.end() :]
        if clause.depth[match.start()] or (not verb.complement and len(rest) > _LONGEST_REST):
            continue
        names = _ADVERBS_AT_END.sub("", clause.text[place : match.start()])
        names = NOMINAL_TAIL.sub("", _ADVERBS_AT_END.sub("", names))
        names = _PART_AT_END.sub("", names).removesuffix("的")
        if names:
            yield place + len(names), _furthest(verb, rest)


def _furthest(verb: StageVerb, rest: str) -> StageVerb:
    if verb.complement or verb.stage == "proposed":
        # …前期工作启动 is no start.
        return verb
    if verb.stage == "completed" and _SPENT.match(rest):
        return replace(verb, stage="construction")
    found = [verb, *(verbs("after")[m[0]] for m in verb_pattern("after").finditer(rest[:_LONGEST_REST]))]
    return max(found, key=lambda each: STAGES.index(each.stage))
