"""What is counted or measured, where it stands behind its number: 新建9所学校."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extraction.amounts import units
from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.naming import subjects
from pipeline.extraction.naming.endings import counts, ended, is_a_quantity, of_unit
from pipeline.extraction.naming.registry import Indicator, code_of, fits
from pipeline.extraction.naming.surroundings import LIST_JOINT, Surroundings
from pipeline.extraction.wordlists import anywhere, at_end, one_of

_FILE = "counted.yaml"
_COMPARATOR_BEHIND = re.compile("^(?:及以上|以上|以内|以下|左右|上下|多|余|之内)")
_NO_THING = re.compile(
    "^(?:[、（(]|(?:提升|压缩|上调|下调|扩大|缩短|压减|缩减|精简|拓展|扩展|调整|降|升|增|减)(?:到|至|为)|和(?![谐平])|以及|[及与]|创(?=历史|新高|下|造|纪录|最)|增长|增加|提高|下降|减少|上升|位居|居(?!民|住|家)|列(?!车)|排(?!水|污|涝|查|灌)名?|占(?!地)|，|比(?!赛)|较(?!大)|同比"
    "|大关|关口|台阶|门槛|新高|行列|好收成|[正负]增长"
    "|的?(?:好?成绩|速度|水平|目标|比例|幅度|增速|大关|佳绩)|的?(?:预期|年度|工作|任务)+目标|的?(?:是|用于|用在|用来)|[之以]|提前|就(?!业|医|诊|读)|才(?!能|艺))"
)
_BRACKETS = re.compile("[（(][^（）()]*[)）]")
_LIST_WITH_KIND = re.compile("^[^，]*、[^，]*等[\u4e00-\u9fff]{2,8}$")
_JOINS_ANOTHER = re.compile("[、（(]|和(?=新|建|改|$)|以及|[和及]$")
_OPENS_ANOTHER = re.compile("[（(]|以及|(?:、|和|以及|及)(?=新[建增]|改造|改建|建成|完成|[和及]?$)")
_UNDERTAKING = re.compile("^[^，]{2,40}?(?:项目|工程)")
_MONEY_NOUN = re.compile("(?:投资|投入|资金|基金|贷款|经费|产值|收入|营收|税收|总额|规模)$")
_SPENDS = re.compile("(?:安排|拨付|列支|统筹|筹集|筹措|整合|下达)$")
_DEPENDENT = re.compile("(?:、|及|和|以及)(?P<noun>(?:总|计划|概算|估算)?投资额?|占地(?:面积)?|建筑面积|总金额)$")
_FUND = re.compile("(?:资金|基金|贷款|债券|补贴|补助|保证金|经费)$")
_WORKS_OF_A_KIND = re.compile(
    "(?P<first>[^，、的]{2,24})、[^，]*(?<![高中初])等(?P<kind>[^，、的]{2,14}(?:项目|工程|建设))"
)
_QUALIFIED = re.compile(
    r"(?P<own>[^\d，。；、和及与]{1,3}(?P<kind>[级际头类型]))"
    r"(?:(?:[、和及与]|以及)\d[\d.,]*[多余]?[个家所座项件名处条户](?:[^\d，。；、和及与]{1,3}(?P=kind)))+"
    r"(?P<head>[^\d，。；、和]{2,20})"
)
_OPEN_LIST = re.compile("[^，。；]{2,}(?:[和与及]|以及)$")
_TOLD_OF_EACH = re.compile("^(?:分别|均|都|已|全部|先后|相继|成功|顺利)+")
_EACH_AT_END = re.compile("(?:分别|均|都|已)$")
_PREDICATE = re.compile("(?![增减升降占居为是达超比较以])[^\\d，。；：、]{4,}")
_QUALIFIED_BEFORE = re.compile(
    r"(?:(?:[、和及与]|以及)[^\d，。；、和及与]{1,4}[级类型]\d[\d.,]*[多余]?[个家所座项件名处条户])+(?P<head>[^\d，。；、和]{2,20})"
)
ADDS = re.compile("新增|净增|新")
_WORD = re.compile("[\u4e00-\u9fffA-Za-z]{2}")
_SINGLE_NOUNS = frozenset("县区市乡镇村街校站桥路")
_LONGEST_THING, _LONGEST_DOING, _LONGEST_FATE = 30, 12, 24
PARTS = ("%", "‰")
"""The units of a share of things: 九成的国道."""


class Thing(NamedTuple):
    """The thing behind a number, and what became of it (建成 in 329个新农村点建成)."""

    noun: str
    fate: str
    closed: bool
    """Whether something is told of the thing behind it: it is no mere member of a list."""
    owns_the_number: bool
    """Whether the number is told of an undertaking behind 的: 总投资14亿元的17个项目."""


def thing(around: Surroundings, subject: str, quantity: Quantity) -> Thing | None:
    """The thing behind a number; None where there is none, or where the ``subject`` before it says all."""
    if quantity.is_rank:
        return None
    behind = _BRACKETS.sub("", _COMPARATOR_BEHIND.sub("", around.following or around.behind))
    if _NO_THING.match(behind) or (behind.startswith("的") and _is_named(subject)):
        return None
    leads = anywhere(_FILE, "leads_to_the_thing" if not counts(quantity) else "leads_to_any_thing")
    while (match := leads.match(behind)) is not None and not _FUND.fullmatch(behind, match.end()):
        behind = behind[match.end() :]
    listed = not counts(quantity) and _WORKS_OF_A_KIND.match(behind)
    if listed:
        # 总投资2亿元的东路、西路等道路建设: of the first and those of its kind.
        behind = f"{listed['first']}等{listed['kind']}"
    end = len(behind) if listed else _end_of_noun(behind, quantity)
    undertaking = listed or (not counts(quantity) and _UNDERTAKING.match(behind))
    if (
        not undertaking
        and end == len(behind)
        and (around.runs_on or quantity.unit in PARTS)
        and not _LIST_WITH_KIND.match(behind)
    ):
        # 新建9所学校、医院20家: the list goes on to the next number.
        behind = _JOINS_ANOTHER.split(behind)[0]
        end = _end_of_noun(behind, quantity)
    else:
        end = min(end, len(_OPENS_ANOTHER.split(behind)[0]))
    noun = _without_a_rate(_EACH_AT_END.sub("", subjects.cleaned(behind[:end])))[-_LONGEST_THING:]
    if noun not in _SINGLE_NOUNS and _WORD.search(noun) is None:
        return None
    told, mark, _ = behind[end:].partition("、")
    ends_here = mark or not around.runs_on or around.following
    fate = _fate(told if mark else behind[end:], quantity) if ends_here else ""
    if not fate and ends_here and noun in one_of(_FILE, "too_general"):
        fate = _predicate(told if mark else behind[end:])
    return Thing(noun, fate, end < len(behind), bool(around.following))


def with_the_head_of_its_list(noun: str, told: str) -> str:
    """29个乡级和120个村级服务站: what the last of a list is called, the first is too."""
    listed = _QUALIFIED.match(told)
    return noun + listed["head"] if listed and listed["own"] == noun else noun


def head_behind_the_list(qualifier: str, told: str) -> str:
    """重点项目 of 省级5个、市级30个重点项目, where ``told`` is what stands behind 5个; '' where nothing is."""
    listed = _QUALIFIED_BEFORE.match(told) if qualifier.endswith(("级", "类", "型")) else None
    return listed["head"] if listed else ""


def _is_named(subject: str) -> bool:
    """Whether the words in front name the quantity themselves: 年游客量超百万的景区."""
    name = subjects.named(subject)
    dependent = at_end("subjects.yaml", "needs_an_owner").search(name)
    return len(name) > 2 and is_a_quantity(name) and not dependent


def _end_of_noun(behind: str, quantity: Quantity) -> int:
    """Where the words behind a number stop naming the thing and begin to tell of it."""
    if not counts(quantity) and (undertaking := _UNDERTAKING.match(behind)):
        return undertaking.end()
    # 享受城乡低保: what the things do stands first.
    verb = anywhere(_FILE, "done_to_the_thing").match(behind)
    for closing in anywhere(_FILE, "closes_the_thing").finditer(behind, verb.end() if verb else 1):
        alone = len(closing[0]) == 1 and not counts(quantity) and quantity.unit not in PARTS
        if not alone and "的" not in behind[closing.end() :] and not _is_kept(behind, *closing.span()):
            return closing.start()
    return len(behind)


def _is_kept(behind: str, start: int, end: int) -> bool:
    """Whether the characters from ``start`` to ``end`` are part of a word that stays in the thing: 基本养老."""
    kept = anywhere(_FILE, "kept_in_the_thing").finditer(behind)
    return any(word.start() < end and start < word.end() for word in kept)


def _without_a_rate(noun: str) -> str:
    """9个水源地水质达标率100%: the subject of the next number is no part of the thing."""
    for size in range(len(noun) - 2, 2, -1):
        if noun.endswith("率") and code_of(noun[-size:]):
            return noun[:-size]
    return noun


def _fate(told: str, quantity: Quantity) -> str:
    """What became of the thing, with what it became: 接入异地就医直接结算; '' where nothing is told."""
    verb = anywhere(_FILE, "done_to_the_thing").search(told)
    if verb is None:
        return ""
    whole = re.sub("^.{2}了", lambda match: match[0][:2], told[verb.start() :])
    return whole if len(whole) <= _LONGEST_FATE and (counts(quantity) or quantity.unit in PARTS) else verb[0]


def _predicate(told: str) -> str:
    """What is told of things that say nothing by themselves: 在新三板挂牌 of 6家企业在新三板挂牌; else ''."""
    bare = _TOLD_OF_EACH.sub("", told)
    return bare if _PREDICATE.fullmatch(bare) and len(bare) <= _LONGEST_FATE else ""


def doing(subject: str) -> str:
    """What is done to the things, from the words in front of their number; '' where nothing is said."""
    verb = anywhere(_FILE, "done_in_a_list")
    dependent = _DEPENDENT.search(subject)
    if dependent:
        # 两条公路及总投资1.2亿元的…工程
        return dependent["noun"]
    if subject.endswith("等") or ("、" in subject and not verb.match(LIST_JOINT.split(subject)[-1])):
        # 新增甲县、乙县2个县, 推进水厂、电厂等5个项目: the examples are among the things.
        opening = verb.match(subjects.without_idle(subjects.cleaned(subject)))
        return opening[0] if opening else ""
    if _OPEN_LIST.search(subject):
        # 城镇和60%的乡村: what stands in front of the joint is another member.
        opening = verb.match(subjects.without_idle(subject))
        return opening[0] if opening else ""
    name = subjects.named(LIST_JOINT.split(subject)[-1] if "、" in subject else subject)
    if len(name) <= _LONGEST_DOING:
        return name
    verbs = list(anywhere(_FILE, "done_in_a_list").finditer(name))
    return name[verbs[-1].start() :] if verbs else ""


def spending(before: str, quantity: Quantity) -> str:
    """The verb that spends an amount directly in front of it: 每年安排8亿元招引人才; '' where there is none."""
    verb = _SPENDS.search(before) if units.dimension(quantity.unit) == "money" else None
    return verb[0] if verb else ""


def name_of(done: str, found: Thing, quantity: Quantity) -> Indicator:
    """The name of a count: what is done, what it counts, and a word for the quantity."""
    verb = anywhere(_FILE, "done_to_the_thing").search(found.fate)
    for said in filter(
        None, (done + found.noun, _told(done, found), found.noun, *(() if done else (found.fate, verb and verb[0])))
    ):
        known = of_unit(subjects.without_idle(said), quantity)
        if known:
            return known
    core = subjects.known_by_its_core(ended(_told(done, found), quantity, counted=True), quantity.bare_unit)
    if core:
        return core
    whole = subjects.registered(done)
    if whole and whole.code and fits(whole.code, quantity.unit) and quantity.bare_unit not in ("个", "项", "家"):
        return whole
    if units.dimension(quantity.unit) == "money":
        return Indicator(None, _amount_name(done, found))
    return Indicator(None, ended(_told(done, found), quantity, counted=True))


def _amount_name(done: str, found: Thing) -> str:
    """The name of an amount of money for a thing: 道路投资额, 招引人才安排资金, 扶持资金."""
    if _FUND.search(found.noun):
        # 设立900万元助学资金，资助学生: a fund has a name of its own.
        return subjects.named(done + found.noun) or found.noun
    dependent = at_end("subjects.yaml", "needs_an_owner").search(done)
    told = dependent[0] if dependent else done
    if _SPENDS.search(told):
        # 每年安排8亿元招引人才
        return f"{found.noun.rsplit('、', 1)[-1]}{told}资金"
    return found.noun + (_amount_of(told) if _MONEY_NOUN.search(told) else "金额")


def _amount_of(noun: str) -> str:
    """投资 of an undertaking is its 投资额."""
    return noun + "额" if noun.endswith(("投资", "投入")) and not noun.endswith("总投资") else noun


def _told(done: str, found: Thing) -> str:
    """The thing with what is done to it in front, or what became of it: 办结改革任务, 获评国家级的企业."""
    if found.fate and ADDS.fullmatch(done):
        return f"{done}{found.fate}{found.noun}"
    if done or not found.fate:
        return subjects.named(done + found.noun) or found.noun
    bare_verb = found.fate in one_of(_FILE, "done_to_the_thing")
    return f"{found.fate}{'' if bare_verb else '的'}{found.noun}"


def ratio_of(found: Thing, done: str) -> str:
    """The name of a share of things: 九成的国道达到二级标准 → 达到二级标准的国道比例."""
    told = found.fate or done
    return f"{told}{'的' if told else ''}{found.noun}比例"
