"""The frame of a clause: a verb before a list of names, or one after it, or both, and what closes the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extraction.projects.clauses import depths
from pipeline.extraction.projects.vocabulary import STAGES, StageVerb, verb_pattern, verbs, words

_TIME = (
    r"(?:到?(?:20\d\d年|今年|去年|明年|年内|本年|当年)(?:底|末|初|上半年|下半年|\d{1,2}月份?)?(?:之?前|以前)?|年(?:底|末|初)(?:之?前)?|[上下]半年|"
    r"\d{1,2}月份?(?:底|初)?(?:之?前)?)"
)
_ADVERB = (
    r"(?:加快|加速|加紧|积极|大力|全力以赴|全力|全面|全线|扎实|稳步|有序|持续|深入|高标准|高质量|高水平|高品质|高起点|抓紧|尽快|尽早|早日|按期|如期|统筹|科学|继续|基本|"
    r"正在|正式|正|已经|均已|也已|已|均|也|都|即将|着力|着手|初步|主体|顺利|相继|先后|陆续|同步|切实|进一步|不断|快速|强力|强化|重点|纷纷|成功|圆满|适时|适度|优先|"
    r"再|又|并|将|要|须|可望|有望|可|力争|确保|计划|拟|争取|努力|开始|就|全部|认真|主动|精心|推动|推进|督促|力促|加大力度|探索|"
    rf"{_TIME})"
)
_LEAD = re.compile(
    r"^(?:[①-⑳]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+(?:是|要|、)|\d{1,2}[.．、]|其中|同时|此外|目前|当前|另外|特别是|尤其是|以及|并且|并|"
    r"毫不动摇|坚定不移|我市|全市|我省|全省|我县|全县|我区|全区|我们|市政府|我国|20\d\d年|“?十[一二三四五]五”?(?:期间|时期)?|期间|在|[^，]{1,12}(?:方面|领域)|"
    rf"{_ADVERB}|[把将]|\s)*"
)
_ADVERBS = re.compile(rf"{_ADVERB}*")
_ADVERBS_AT_END = re.compile(rf"(?:{_ADVERB})+$")
_CONTINUES = re.compile(r"^(?:了|好|起|起来|并|和|且|、|及)*")
_NOMINAL_TAIL = re.compile(
    r"(?:的?(?:规划建设|建设运营|建设管理|建设|步伐|进度|进程|工作|力度|任务|速度|质量|施工|进展|筹建|实施)|一期工程建设)+$"
)
_CLOSURE = re.compile(r"(?<![高平中对初优上同])等(?!级|教育|院校|保测评|保制度|额|效|次|[为于]一体|为主)")
_COUNT = re.compile(
    r"(?:一大?批|一系列|[两二三四五六七八九十\d]+(?:个|条|座|所|大|家|项|处|段|批|类|种)|多[个条座所家项处]|各?类|"
    r"重点|重大|特色|大型|大|好|新|标志性|骨干|配套|基础设施|民生|续建|龙头|一些|的)+"
)
_APPOSITION = re.compile(r"(?<=[^\d\.年第约超近、产])[两二三四五六七八九十\d]+(?:个|条|座|所|大|处)(?![月年人])")
_TOLD = re.compile(r"(?:项目|工程)(?=现场|规模|最|是|年产|投产后|投产以后)")
_LONGEST_REST = 12


@dataclass(frozen=True)
class Frame:
    """A list of names from ``start`` to ``end`` in the sentence and what the clause says of them.

    ``closure`` is what closes the list, without count, praise and 项目: "" for 等项目 and 等; None where nothing
    does. ``marked`` says that the closing word is 项目 (工程 as often closes a list of programmes); ``counted`` that it comes with a count (等三所学校).
    """

    start: int
    end: int
    stage: str
    strength: str
    front: bool
    verb_start: int
    closure: str | None = None
    marked: str = ""
    counted: bool = False


def lead_end(text: str) -> int:
    """How many characters at the beginning of a clause only lead in: numbering, adverbs, the time, 我市."""
    match = _LEAD.match(text)
    return match.end() if match else 0


def front_verbs(text: str, place: int) -> tuple[int, StageVerb | None]:
    """The end of the chain of verbs that begins at a place, and its first verb that says a stage."""
    found: StageVerb | None = None
    while True:
        begin = _ADVERBS.match(text, place).end()  # type: ignore[union-attr]
        match = verb_pattern("front").match(text, place) or verb_pattern("front").match(text, begin)
        if match is None or (found and _is_name(text, match.start())):
            return place, found
        verb = verbs("front")[match[0]]
        if found is None or (found.strength == "helper" and verb.strength != "helper"):
            found = verb
        place = match.end() + len(_CONTINUES.match(text[match.end() :])[0])  # type: ignore[index]


def _is_name(text: str, place: int) -> bool:
    # A second verb directly before the end of the clause is a noun: 推进 改造; 启动 整治工程.
    return bool(re.match(r".{2,4}(?:项目|工程)?$", text[place:]))


def frames(text: str, start: int, end: int) -> Iterator[Frame]:
    """The frames that a clause may have, the likelier first; the caller takes the first that holds a project."""
    clause = text[start:end]
    depth = depths(clause)
    lead = lead_end(clause)
    if depth and lead < len(depth) and depth[min(lead, len(depth) - 1)] and clause[lead] not in "“《（(":
        lead = 0
    places = [lead] if lead else []
    places += [m.start() for m in verb_pattern("front").finditer(clause) if not depth[m.start()]]
    for place in dict.fromkeys([0, *places]):
        after, verb = front_verbs(clause, place)
        if verb is not None:
            yield from _object_frames(clause, depth, start, place, after, verb)
        elif place in (0, lead):
            yield from _subject_frames(clause, depth, start, max(place, lead))


def _object_frames(
    clause: str, depth: list[int], offset: int, verb_at: int, place: int, verb: StageVerb
) -> Iterator[Frame]:
    for end, tail in _tails(clause, depth, place):
        if tail.stage == "other":
            continue
        stage = _further(verb, tail)
        yield _closed(clause, depth, offset, place, end, stage, verb.strength, True, verb_at)
    nominal = _NOMINAL_TAIL.search(clause)
    end = nominal.start() if nominal and nominal.start() > place else len(clause)
    yield _closed(clause, depth, offset, place, end, verb.stage, verb.strength, True, verb_at)


def _subject_frames(clause: str, depth: list[int], offset: int, place: int) -> Iterator[Frame]:
    for end, tail in _tails(clause, depth, place):
        yield _closed(clause, depth, offset, place, end, tail.stage, tail.strength, False, offset + end)
    told = _TOLD.search(clause, place)
    if told and not depth[told.start()]:
        yield _closed(clause, depth, offset, place, told.end(), "other", "aim", False, offset + told.end())


def _further(verb: StageVerb, tail: StageVerb) -> str:
    if verb.stage == "construction" or verb.strength == "helper" or tail.stage == "proposed":
        # 推动…落地, 争取…开工, 启动…前期工作: what the second verb says is what is aimed at.
        return tail.stage
    return max(verb.stage, tail.stage, key=STAGES.index)


def _tails(clause: str, depth: list[int], place: int) -> Iterator[tuple[int, StageVerb]]:
    """Where the names may end because a verb says something of them: (end of the names, the verb)."""
    for match in verb_pattern("after").finditer(clause, place + 2):
        if depth[match.start()]:
            continue
        verb = verbs("after")[match[0]]
        rest = clause[match.end() :]
        if not verb.complement and len(rest) > _LONGEST_REST:
            continue
        names = _ADVERBS_AT_END.sub("", clause[place : match.start()])
        names = _NOMINAL_TAIL.sub("", _ADVERBS_AT_END.sub("", names))
        if names:
            yield place + len(names), _furthest_in(rest, verb)


def _furthest_in(rest: str, verb: StageVerb) -> StageVerb:
    found = [verb, *(verbs("after")[m[0]] for m in verb_pattern("after").finditer(rest[:_LONGEST_REST]))]
    if verb.complement:
        return verb
    return max(found, key=lambda each: STAGES.index(each.stage))


def _closed(  # noqa: PLR0913
    clause: str,
    depth: list[int],
    offset: int,
    start: int,
    end: int,
    stage: str,
    strength: str,
    front: bool,
    verb_at: int,
) -> Frame:
    closure, marked, counted, names_end = None, "", False, end
    closings = [m for m in _CLOSURE.finditer(clause, start, end) if not depth[m.start()] and m.start() > start]
    if closings:
        names_end = closings[-1].start()
        closure, marked, counted = closing_kind(clause[closings[-1].end() : end])
    else:
        listed = [m for m in _APPOSITION.finditer(clause, start, end) if not depth[m.start()]]
        separated = "、" in clause[start:end] or "”“" in clause[start:end]
        if listed and separated and re.search(r"^[^、]{2,}", clause[listed[-1].end() : end]):
            names_end = listed[-1].start()
            closure, marked, _ = closing_kind(clause[listed[-1].end() : end])
            counted = True
    return Frame(
        offset + start, offset + names_end, stage, strength, front, offset + verb_at, closure, marked, counted
    )


def closing_kind(text: str) -> tuple[str, str, bool]:
    """(kind, 项目 or 工程 where that closes it, counted) of what follows 等: 等三个无人机项目 → 无人机, 项目, True."""
    count = _COUNT.match(text)
    counted = bool(count and re.match(r"[两二三四五六七八九十\d]", text))
    kind = text[count.end() :] if count else text
    kind = _NOMINAL_TAIL.sub("", kind)
    kind = re.split(r"[、（(]", kind)[0]
    bare = re.sub(r"(?:建设)?(?:项目|工程)(?:群|集群)?$", "", kind)
    return bare, kind[-2:] if bare != kind and kind.endswith(("项目", "工程")) else "项目" if bare != kind else "", counted


def is_other_list(closure: str | None) -> bool:
    """Whether what closes a list says that its members are no projects: 等企业, 等政策."""
    if not closure:
        return False
    # A single character (县) must be all there is: 小区 does not end in the word for a district.
    return closure in words("closures") or closure.endswith(tuple(w for w in words("closures") if len(w) > 1))
