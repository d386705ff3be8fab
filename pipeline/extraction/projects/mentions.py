"""The project mentions of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.cataloguing import regions
from pipeline.extraction.circumstances.context import Place
from pipeline.extraction.circumstances.sentences import Sentence
from pipeline.extraction.projects import frames as framing
from pipeline.extraction.projects.admission import is_project
from pipeline.extraction.projects.candidate import Voucher
from pipeline.extraction.projects.clauses import clauses, depths
from pipeline.extraction.projects.closures import Closure
from pipeline.extraction.projects.coordination import Member, members
from pipeline.extraction.projects.distinctive import residue
from pipeline.extraction.projects.investment import Amount, investment
from pipeline.extraction.projects.names import core, has_phase, may_name, standard, trimmed
from pipeline.extraction.projects.stages import modality, period
from pipeline.extraction.projects.vocabulary import STAGES, Head, ending_in, head_of

_BUILDING = ("建设", "申建", "申报", "创建", "筹建")
_ROADS = ("路", "街", "大街", "大道")
_SHORT_NAME, _LONG_NAME = 4, 10
# 南官河、周山河等骨干河道整治: the members say themselves that they are rivers.
_PLACE_KINDS = re.compile(
    r"^(?:(?:主要|骨干|重点|城区|重要)?(?:河道|江河|河流|内河|道路|街道|街路|桥梁|湖泊|交通节点|骨干工程|工业企业|企业|县市区|县市|"
    r"县区|市县|县|市(?![区政]))(?=.{2}))+"
)
_FIRMS = ("集团", "公司", "企业")
_COMPLETE = ("院", "园", "城", "馆", "厂", "站", "港", "街", "区", "楼", "厦", "河", "路", "小", "中", "幼")
_THING_AT_END = re.compile(r"[\u3400-\u9fff“”）](?<!个)[路街桥河湖江山渠站厂馆院校园区村镇港巷场沟坊寺庙塔库闸段楼”]$")
_NO_HEADS = ("断头路", "瓶颈路", "业", "类", "性", "设施", "类型", "产业化", "一体化", "转型升级")
# 青山路 is a road, whatever district is called 青山.
_FEATURE = re.compile(r"[路街河江湖山桥港流水大]")
_LONG_KIND = 8
_WORKS = Head("", "", "works")
_DESCRIBED = re.compile(r"(?:一个|一座)?集[^，；]{2,60}?[为于]一体的")
# Whoever is encouraged to build something has not begun.
_ENCOURAGED = re.compile(
    r"(?:鼓励|支持|引导|吸引|允许)[^，。；]{0,12}(?:企业|机构|院校|高校|资本|农户|群众|居民|国家|乡镇|县市区?)[^，。；]{0,8}$"
)
_ONLY_MONEY = re.compile(r"(?:累计|已|共)?(?:计划|完成|总)*投资(?:额)?(?:达|约|超)?[\d.]+[百千万亿]*元(?:以上)?")
_PLANT = re.compile("[^，；]{0,6}(?:投产|达产)")
_SOME = re.compile(r"(?:了)?(?:一大?批|一系列|各类|若干|一些|部分|更多)")


@dataclass(frozen=True)
class Mention:
    """A mention of a named project; ``start`` and ``end`` bound its name in the sentence's text."""

    name: str
    start: int
    end: int
    stage: str
    modality: str
    period: str | None
    investment_value: float | None
    investment_unit: str | None
    place: Place
    rule: str
    """``project_object`` (the name follows its verb), ``project_subject`` (it comes before), each with
    ``_list`` where a closing 等项目 or a sister vouches for it."""


def project_mentions(sentence: Sentence) -> list[Mention]:
    """The named projects that a sentence speaks of, in its order."""
    found: list[Mention] = []
    last: list[Mention] = []
    going_on: framing.Frame | None = None
    if not may_name(sentence.text):
        return found
    for start, end in clauses(sentence.text):
        clause = sentence.text[start:end]
        mentions, frame = _of_clause(sentence, start, end) if may_name(clause) else ([], None)
        stage = _bare_predicate(clause) if last and not mentions else None
        if stage:
            # 主体工程封顶，如期投产: the second clause speaks of what the first one names.
            further = [replace(m, stage=stage) if STAGES.index(stage) > STAGES.index(m.stage) else m for m in last]
            found[-len(last) :] = further
            continue
        if not mentions and going_on and _ONLY_MONEY.fullmatch(clause):
            # 完成投资27亿元 stands between the lists of one verb.
            continue
        if not mentions and going_on and may_name(clause):
            frame = framing.continued(sentence.text, start, end, going_on)
            mentions = list(_of_frame(sentence, frame, clause)) if frame else []
        found += mentions
        last, going_on = mentions, frame if mentions else None
    return found


def _bare_predicate(clause: str) -> str | None:
    """The stage said by a clause that is nothing but a predicate; None for any other clause."""
    place = framing.lead_end(clause)
    match = framing.verb_pattern("after").match(clause, place)
    return framing.verbs("after")[match[0]].stage if match and match.end() >= len(clause) - 1 else None


def _of_clause(sentence: Sentence, start: int, end: int) -> tuple[list[Mention], framing.Frame | None]:
    """(the mentions of a clause, the last frame that holds one)."""
    text = sentence.text
    result: list[Mention] = []
    last: framing.Frame | None = None
    for part_start, part_end in _verb_parts(text, start, end):
        for frame in framing.frames(text, part_start, part_end):
            mentions = list(_of_frame(sentence, frame, text[start:end]))
            if frame.further:
                mentions += _of_frame(sentence, frame.further, text[start:end])
            if mentions:
                result += mentions
                last = frame
                break
    return result, last


def _verb_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a clause that each have a verb of their own: 建成A、启动B."""
    depth = depths(text[start:end])
    begin = start
    for match in re.finditer(r"[、]|并(?=[建启开推实])|和(?=启动|建成|开工|推进)", text[start:end]):
        place = start + match.end()
        if depth[match.start()] or begin >= start + match.start():
            continue
        after, verb = framing.front_verbs(text[:end], place)
        if verb is not None and after < end and text[after] not in "、和及等的" and verb.strength != "aim":
            yield begin, start + match.start()
            begin = place
    yield begin, end


def _of_frame(sentence: Sentence, frame: framing.Frame, clause: str) -> Iterator[Mention]:
    text, code = sentence.text, sentence.document.place.code
    names_said = text[frame.start : frame.end]
    plant = _PLANT.match(text, frame.end) is not None and not frame.front
    if frame.closure is None and not may_name(names_said) and not plant:
        return
    closure = frame.closure or Closure("", "", False)
    # What firms do is no project, but that they are to go into production (推动甲、乙等企业投产) tells of one.
    firms = frame.strength == "strong" and closure.kind.endswith(("企业", "公司"))
    if (closure.is_other and not firms) or _SOME.match(names_said) or _ENCOURAGED.search(text[: frame.start]):
        return
    described = _DESCRIBED.match(names_said)
    begin = frame.start + (described.end() if described else 0)
    # 投资5亿元 in a list names nothing.
    every = members(text, begin, frame.end, frame.closure is not None)
    listed = _of_regions([member for member in every if _span(member)[0] < _span(member)[1]], closure, code)
    rivers = all(_THING_AT_END.search(member.text) for member in listed)
    works = (head_of(closure.kind) or _WORKS).kind == "works"
    if works and len(closure.kind) >= _LONG_KIND and not rivers and all(len(m.text) < _SHORT_NAME for m in listed):
        # 甲镇、乙镇等沿湖环境整治提升工程 is one project in several places, and 甲镇 none.
        return
    kind_closed = head_of(closure.kind) is not None
    closed = frame.closure is not None and (not closure.kind or bool(closure.marked))
    # 智慧门户、智慧公安、数据平台项目: the last 项目 is said of all.
    of_all = frame.closure is None and len(listed) > 1 and listed[-1].text.endswith("项目")
    built = text.startswith(_BUILDING, frame.end) or clause.endswith("建设")
    marked = "项目" if of_all else closure.marked
    plain = Voucher(frame.strength, frame.stage, marked, kind_closed, closed, built=built, plant=plant)
    names = [_with_works(_with_closure(member, closure), frame.works) for member in listed]
    alone = [is_project(name, _own(plain, member), code) for name, member in zip(names, listed, strict=True)]
    if frame.closure is None and not any(alone):
        # No sister vouches for them, and nothing that closes the list does.
        return
    joint = replace(plain, sisters=sum(alone))
    amounts = [investment(text, *_span(member)) for member in listed]
    each = all(amounts) or len(listed) == 1
    for member, name, itself, amount in zip(listed, names, alone, amounts, strict=True):
        if itself or is_project(name, joint, code):
            told = _Told(frame, clause, amount if each else None, vouched=not itself)
            yield _mention(sentence, told, member, name)


def _of_regions(listed: list[Member], closure: Closure, code: str | None) -> list[Member]:
    """The members with what each of them has, where they are regions: 凉山、青河、白水通用机场, 凉山等抽水蓄能项目."""
    kind = closure.kind if closure.marked or head_of(closure.kind) else ""
    if not listed or kind.endswith(_NO_HEADS):
        return listed
    shared = kind or (_behind_a_region(listed[-1].whole, code) if len(listed) > 1 else "")
    return [
        replace(member, after=shared) if shared and not member.after and _is_region(member.whole, code) else member
        for member in listed
    ]


def _is_region(name: str, code: str | None) -> bool:
    named = regions.opening(name, code)
    return named is not None and named.end == len(name)


def _behind_a_region(name: str, code: str | None) -> str:
    """What a name says behind the region it begins with; "" where it begins with none."""
    named = regions.opening(name, code)
    return name[named.end :] if named else ""


def _with_works(name: str, works: str) -> str:
    """A name with what is done to it, where the verb says it: 改造丹桂桥 → 丹桂桥改造."""
    head = head_of(core(name))
    thing = head is not None or bool(_THING_AT_END.search(name))
    if not works or not thing or has_phase(name) or (head is not None and head.kind == "works"):
        return name
    if head is None and ending_in(name, "endings"):
        return name
    return name + works


def _own(voucher: Voucher, member: Member) -> Voucher:
    closing = member.text[-2:]
    return replace(voucher, marked=closing) if closing in ("项目", "工程") else voucher


def _with_closure(member: Member, closure: Closure) -> str:
    """A member's name, with the kind that closes the list where it has no head itself: 东湖、西山等水库."""
    kind = _PLACE_KINDS.sub("", closure.kind)
    head = head_of(kind)
    if not kind or kind.endswith(_NO_HEADS) or member.text.endswith(_FIRMS) or _is_whole(member, closure, head):
        return member.whole
    size = len(member.text)
    if head is None:
        # 翼腾等无人机项目; but 甲公司等产业化项目 says nothing that a name would.
        fits = bool(closure.marked) and size <= _SHORT_NAME and residue(kind, None) >= 2
    elif head.kind == "line" or member.text.isdigit():
        fits = size <= _LONG_NAME
    else:
        fits = size <= _SHORT_NAME or (len(kind) <= size <= _LONG_NAME)
        told = closure.counted and (len(kind) >= _SHORT_NAME or head_of(member.text) is not None)
        road = head_of(member.text)
        along = road is not None and road.head in _ROADS
        fits = (fits and (head.kind == "works" or told or not member.text.endswith(_COMPLETE))) or along
    return member.whole + kind if fits else member.whole


def _is_whole(member: Member, closure: Closure, kind: Head | None) -> bool:
    """Whether a member says itself what it is, so that the kind that closes the list adds nothing."""
    own = head_of(core(member.whole))
    if own is None:
        return has_phase(member.text) and (kind is None or kind.kind not in ("facility", "class"))
    if own.head in _ROADS and kind is not None and kind.kind in ("class", "facility"):
        # 青年路、涪滨路等5条地下综合管廊
        return False
    # 公路、铁路、航空三大物流港: what is counted as ports is no railway. 马洲岛 may be a park all the same.
    counted = closure.counted and own.head == member.text and own.kind == "line" and kind is not None
    road = own.kind == "line" and (kind is None or kind.kind == "line")
    return not counted and (len(own.head) > 1 or road)


def _span(member: Member) -> tuple[int, int]:
    start, end = trimmed(member.text)
    return member.start + start, member.start + end


@dataclass(frozen=True)
class _Told:
    """What is said of a name besides the name."""

    frame: framing.Frame
    clause: str
    amount: Amount | None
    vouched: bool


def _mention(sentence: Sentence, told: _Told, member: Member, name: str) -> Mention:
    start, end = _span(member)
    from_start, to_end = trimmed(name)
    said = modality(sentence, told.clause)
    return Mention(
        name=standard(name[from_start:to_end], sentence.setting.place),
        start=start,
        end=end,
        stage="completed" if told.frame.tells_works and sentence.setting.role == "review" else told.frame.stage,
        modality=said,
        period=period(sentence, told.clause, said),
        investment_value=told.amount[0] if told.amount else None,
        investment_unit=told.amount[1] if told.amount else None,
        place=_place(name, sentence),
        rule=f"project_{'object' if told.frame.front else 'subject'}{'_list' if told.vouched else ''}",
    )


def _place(name: str, sentence: Sentence) -> Place:
    """The county a name begins with, in a province's document also the city; else the place the sentence is about."""
    code = sentence.document.place.code
    levels = ("county", "prefecture") if code and code.endswith("0000") else ("county",)
    for named in regions.named_in(name, code):
        behind = _FEATURE.match(name, named.end) or name.startswith(("至", "—", "－", "-"), named.end)
        if named.start == 0 and named.region.level in levels and not behind:
            return Place(named.region.name, named.region.code)
    return sentence.setting.place
