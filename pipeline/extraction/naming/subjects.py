"""Subjects: the words of a sentence that name an indicator, freed from what stands around the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.cataloguing import regions
from pipeline.extraction.naming.registry import Indicator, code_of, fits, plain
from pipeline.extraction.wordlists import any_of, anywhere, one_of, vocabulary, words

_FILE = "subjects.yaml"
# The same words are asked about several times while one number is read.
_REMEMBERED = 1024
_LONGEST_NAME, _LONGEST_REGION = 40, 12
_NOT_IN_NAMES = re.compile(
    # The look ahead rules out most characters at once.
    r"(?=[比较与和已首现连这近前后明两三四平\d一二五六七八九十上下第去今年到“\"未用])(?:"
    r"(?:[比较与和])?(?:19|20)\d{2}年(?:底|末|上半年|下半年|[一二三四]季度|同期|以来|以前|前|起)?(?:相比)?|[比较](?:去年|上年|前年|年初|同期)(?:同期|实际)?|(?:已|首次|现)?连续[\d一二三四五六七八九十两]+(?:余|多)?(?:个?年头?|次|个月|季度)|(?<!学)[这近前后明两三四]{2}年(?:来|间)?|平均每年"
    r"|[\d一二三四五六七八九十]+个方面的?|(?<!\d)[1一][-—–~～至到](?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|[上下]半年|(?:前|第)?[一二三四]季度|去年底?|今年|明年|年内|到年底"
    r"|[“\"]?十[一二三四五]?五[”\"]?(?:时期|期间|末)?|[一五]年来|近年来|(?:今后|未来)(?:的)?[三五]年|[一三五]年[来间]|五年累计|用[^，；用]{1,4}(?:天|个月)(?:时间)?|(?<!五险)一年(?=新)"
    r")"
)
# One of them stands in whatever the pattern finds: most subjects have none, and need no search.
_IN_PERIODS = frozenset("年续期面月度天五")
# 园区实现全年规上营收: the verb between a bearer and what is measured of it.
_VERB_INSIDE = re.compile(
    "(?=[可力预将已累实突完达超])(?<=[\u4e00-\u9fff]{2})(?:可|力争|预计|将|已|累计)?(?:实现|突破|完成|达到|超过)(?!程度|率)(?:全年|年(?!度))?(?=[\u4e00-\u9fff]{2})"
)
_LIST_MARK = re.compile(r"^(?:[①-⑳]|[（(]?\d{1,2}[）).、．]|[一二三四五六七八九十]{1,2}(?:是|要)|[—―–-]+)+")
# 把矿区从一个采石场打造成年游客量…的景区: what something was before is no part of its name.
_TURNED_INTO = re.compile(
    "(?:由|从)[^，]{2,20}?(?:打造成|改造成|建设成|发展成|转变成|蝶变成|变成|变为|成为|到)了?(?=[^，]{2})"
)
_WHENCE = re.compile("了?来自[^，、]{2,8}?(?:各地|地区|国家|省市)?的?(?=[“《\u4e00-\u9fff]|$)")
_EXAMPLES = re.compile(
    "^.+?[、和与].*(?<![高中初平同上均优])等(?![级额于价第候待])(?:一批|[^，。]{0,2}大)?(?P<kind>[\u4e00-\u9fff“”、]{2,})$"
)
_MARKS = "，、；：。 "
_PAIRS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"))
_HALVES = frozenset(half for pair in _PAIRS for half in pair)
_IN_BRACKETS = re.compile("[（(][^（）()]*[）)]")
_RATE_OF_CHANGE = re.compile("的?(?:增速|增幅|增长速度|增长率|降幅|涨幅|年均增速)$")
# 按常住人口计算人均…, 建市十年…
_IN_WHAT_WAY = re.compile("^.*(?:年|计算|口径|测算)(?:全[省市县区州盟])?(?=.{4})")
_COUNTING_END = re.compile("(?:人?数|人口|总?量|总额|户数)$")


@lru_cache(_REMEMBERED)
def cleaned(subject: str) -> str:
    """A subject without periods, list marks and marks at its ends, short forms written out."""
    subject = _LIST_MARK.sub("", subject.strip(_MARKS))
    subject = _without_examples(subject)
    subject = _TURNED_INTO.sub("", subject)
    if not _IN_PERIODS.isdisjoint(subject):
        subject = _NOT_IN_NAMES.sub("", subject)
    subject = _VERB_INSIDE.sub("", subject).strip(_MARKS + "的")
    return subject if _HALVES.isdisjoint(subject) else _balanced(subject)


def _without_examples(subject: str) -> str:
    """签约城北水厂、东湖学校等重点项目 → 签约重点项目: the kind is counted, the examples only illustrate it."""
    listed = _EXAMPLES.match(subject) if "等" in subject else None
    if listed is None:
        return subject
    verb = anywhere("counted.yaml", "done_in_a_list").match(subject)
    return (verb[0] if verb else "") + listed["kind"]


def _balanced(subject: str) -> str:
    """Without a bracket or quotation mark whose other half was cut off."""
    for opening, closing in _PAIRS:
        if subject.count(opening) > subject.count(closing):
            subject = subject[subject.rfind(opening) + 1 :]
        elif subject.count(closing) > subject.count(opening):
            subject = subject.split(closing, 1)[1]
    return subject


@lru_cache(_REMEMBERED)
def named(subject: str) -> str:
    """The name in a subject: cleaned, without idle words at its front, in standard words; '' where there is none."""
    name = _said(_WHENCE.sub("", without_idle(cleaned(subject))))
    bare = plain(name)
    return "" if len(bare) < 2 or bare in one_of(_FILE, "says_nothing") else name[-_LONGEST_NAME:]


@lru_cache(_REMEMBERED)
def registered(subject: str) -> Indicator | None:
    """The registered indicator that a subject names from end to end, whatever stands idle in front of it."""
    for candidate in _readings(subject):
        code = code_of(candidate)
        if code:
            # “三公”经费: with the marks that stand in the sentence.
            told = without_idle(cleaned(subject))
            return Indicator(code, _said(told if plain(told) == candidate else candidate))
    return None


def _readings(subject: str) -> Iterator[str]:
    """What of a subject may be the name of an indicator, the likelier first."""
    yield plain(cleaned(subject))
    bare = plain(_IN_BRACKETS.sub("", without_idle(cleaned(subject))))
    yield bare
    yield _COUNTING_END.sub("", bare)
    regional = unscoped = without_idle(_without_region(bare))
    yield _without_all_idle(regional)
    while not code_of(unscoped) and (match := _scope().match(unscoped)):
        unscoped = unscoped[match.end() :]
    yield unscoped
    yield _RATE_OF_CHANGE.sub("", unscoped)
    # 工业增加值增速位次连续前移
    yield anywhere(_FILE, "goes_on").split(unscoped, maxsplit=1)[0]
    # 会议确定的粮食产量, 零就业家庭清零、城镇调查失业率
    yield bare.rsplit("的", 1)[-1]
    yield bare.rsplit("、", 1)[-1]
    yield bare.replace("累计", "")
    yield _IN_WHAT_WAY.sub("", bare)


def _said(name: str) -> str:
    """A registered name as the sentence says it, short forms written out: the registry has the standard one."""
    for short, long in vocabulary(_FILE)["short_forms"].items():
        name = name.replace(short, long)
    return name


@cache
def _scope() -> re.Pattern[str]:
    """Words that only say whose the figure is: 市属进出口总额."""
    return re.compile(f"(?:{any_of(words(_FILE, 'scopes'))}|其余[^，的]{{0,8}}?(?=环境|空气|城|农))(?=.{{2}})")


def cores(text: str) -> Iterator[str]:
    """The words in a text by which a registered count is known, written out: 棚改 → 棚户区改造."""
    for known in vocabulary(_FILE)["known_by_their_core"]:
        if known["core"] in text:
            yield _said(known["core"])


def known_by_its_core(name: str, unit: str) -> Indicator | None:
    """The registered indicator of a count whose name holds a word of its own: 新开工棚户区改造项目, 户; else None."""
    for known in vocabulary(_FILE)["known_by_their_core"]:
        if known["core"] in name and unit in known["units"]:
            return Indicator(known["indicator"], name)
    return None


def known_by_its_end(name: str) -> Indicator | None:
    """The registered indicator of a rate that is the same whatever it is measured on: 出境断面水质达标率; else None."""
    bare = plain(name)
    for end, code in vocabulary(_FILE)["known_by_their_end"].items():
        if bare.endswith(end):
            return Indicator(code, bare)
    return None


def _without_region(subject: str) -> str:
    """三台县财政收入 → 财政收入: the region has a column of its own."""
    named = regions.opening(subject[:_LONGEST_REGION])
    return subject[named.end :] if named and len(subject) - named.end > 1 else subject


def indicator(subject: str) -> Indicator | None:
    """The indicator a subject names: the registered one, or the subject itself; None for no subject."""
    found = registered(subject)
    if found:
        return found
    name = named(subject)
    return Indicator(None, name) if name else None


def inside(clause: str, unit: str) -> Indicator | None:
    """The longest registered name anywhere in a clause that a number of the unit can be of."""
    for size in range(min(len(clause), 16), 3, -1):
        for start in range(len(clause) - size + 1):
            code = code_of(clause[start : start + size])
            if code and fits(code, unit):
                return Indicator(code, _said(clause[start : start + size]))
    return None


def opening(clause: str) -> Indicator | None:
    """The registered indicator that a clause without a number begins with: 财政收入翻了一番还多，…"""
    bare = without_idle(cleaned(clause))
    for end in range(len(bare), 3, -1):
        code = code_of(bare[:end])
        if code:
            return Indicator(code, _said(bare[:end]))
    return None


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(f"(?!{any_of(words(_FILE, 'kept_in_front'))})(?:{any_of(words(_FILE, 'in_front'))})")


def without_idle(subject: str) -> str:
    """The subject without the words in front of it that are no part of its name, as far as something is left."""
    idle = _idle()
    while (match := idle.match(subject)) and len(subject) - match.end() > 1 and not code_of(subject):
        subject = subject[match.end() :].lstrip(_MARKS)
    return subject


def _without_all_idle(subject: str) -> str:
    idle = anywhere(_FILE, "in_front")
    while (match := idle.match(subject)) and len(subject) - match.end() > 1 and not code_of(subject):
        subject = subject[match.end() :]
    return subject
