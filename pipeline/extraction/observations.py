"""Observations: the parts of the grammar put together over one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from pipeline.contract.vocabularies import read_yaml
from pipeline.extraction import indicators, units
from pipeline.extraction.context import Place
from pipeline.extraction.indicators import Indicator
from pipeline.extraction.measures import Measure, measure
from pipeline.extraction.periods import named_periods
from pipeline.extraction.places import place_of
from pipeline.extraction.quantities import Quantity, quantities
from pipeline.extraction.sentences import Sentence
from pipeline.extraction.status import status_of


@dataclass(frozen=True)
class Observation:
    """One number of a sentence and everything it says; offsets are in the sentence's clean text."""

    quantity: Quantity
    indicator: Indicator
    measure: Measure
    status: str
    period: str | None
    place: Place
    rank_scope: str | None
    rule: str


@dataclass(frozen=True)
class Unread:
    """A quantity that was not understood, and why."""

    quantity: Quantity
    reason: str
    detail: str


@dataclass
class _Reading:
    """What has been read of a sentence so far: what a later number may carry on."""

    subjects: list[Indicator] = field(default_factory=list)
    last: Measure | None = None
    position: int = 0
    """How many numbers of a shared list (分别) have been given out."""
    doing: str = ""
    """What is done to the things counted: 创建 in 创建4个乡镇、45个村庄."""


@dataclass(frozen=True)
class _Surroundings:
    """The words around a number, up to the marks and numbers next to it."""

    before: str
    behind: str
    following: str
    """What stands behind the next number where only 的 stands between: 总投资14亿元的17个项目."""
    earlier: str
    """The clause before, where nothing in front of the number says what it measures."""
    joined: bool
    """Whether only a list joint (、 和) parts it from the number before."""


_CLAUSE_MARK = re.compile("[，。；：！？;]")
_LIST_JOINT = re.compile("[、和与及]|以及")
_SCOPE = re.compile("(全省|全国|全市|全区|全县|全州|全球|世界|国内|省内|中部六省|中部|西部|东部|沿海|长三角|珠三角|同类城市|同类)")


def observations(sentence: Sentence) -> Iterator[Observation | Unread]:
    """The observations of a sentence, in its order, and the quantities in it that could not be read."""
    found = quantities(sentence.text)
    reading = _Reading()
    for number, quantity in enumerate(found):
        around = _surroundings(sentence.text, found, number)
        read = _named(around, quantity, reading)
        if read is None:
            yield Unread(quantity, "indicator_not_found", "nothing in the sentence says what the number measures")
            continue
        name, how, rule = read
        period = _period(sentence, quantity)
        status = status_of(sentence, quantity.start, period)
        if period is None:
            period = _default_period(sentence, status, around.before)
        yield Observation(
            quantity=_with_closing_comparator(sentence.text, found, number),
            indicator=name,
            measure=how,
            status=status,
            period=period,
            place=place_of(sentence, quantity.start),
            rank_scope=_scope(around.before) if how.kind == "rank" else None,
            rule=rule,
        )


_CLOSES_A_NUMBER = re.compile("^(及以上|以上|以内|以下|左右|上下|之内|多|余)?(?:[、和与及]|以及)?")


def _surroundings(text: str, found: list[Quantity], number: int) -> _Surroundings:
    quantity = found[number]
    previous_end = found[number - 1].end if number else 0
    next_start = found[number + 1].start if number + 1 < len(found) else len(text)
    marks = [match.end() for match in _CLAUSE_MARK.finditer(text, previous_end, quantity.start)]
    start = marks[-1] if marks else previous_end
    before = text[start : quantity.start]
    joined = number > 0 and not marks and _LIST_JOINT.fullmatch(before.strip("以上左右内下")) is not None
    if number and not marks:
        before = _CLOSES_A_NUMBER.sub("", before)
    behind = _CLAUSE_MARK.split(text[quantity.end : next_start], maxsplit=1)[0]
    following = ""
    if behind == "的" and number + 1 < len(found):
        following = _CLAUSE_MARK.split(text[found[number + 1].end :], maxsplit=1)[0]
    earlier = _CLAUSE_MARK.split(text[: max(0, start - 1)])[-1] if marks or not number else ""
    return _Surroundings(before, behind, following, earlier, joined)


def _named(around: _Surroundings, quantity: Quantity, reading: _Reading) -> tuple[Indicator, Measure, str] | None:
    """(indicator, measure, rule) of a quantity from the words around it and what was read before."""
    how = measure(around.before, quantity)
    thing = _thing(around, quantity)
    if around.joined and reading.last and reading.subjects and not thing and _same_kind(reading.last, quantity):
        reading.position += 1
        return reading.subjects[min(reading.position, len(reading.subjects) - 1)], reading.last, "shared_list"
    subject = around.before[: how.subject_end]
    if quantity.is_rank:
        subject = _SCOPE.sub("", re.sub("(的)?(增速|增幅|排名|位次)$", "", _RANK_WORDS.sub("", subject)))
    if how.kind == "share":
        named = _of_share(subject, how, reading)
        if named:
            return named, how, "share_of_a_whole"
    if thing and how.kind == "level" and not quantity.is_rank:
        name = _of_thing(subject, thing, quantity, reading)
        if name:
            _remember(reading, how, [name])
            return name, how, "number_before_thing"
    if "分别" in around.before or around.before[how.subject_end :].startswith("均"):
        several = indicators.several(subject) if indicators.cleaned(subject) else reading.subjects
        if several:
            _remember(reading, how, several)
            return several[0], how, "shared_values"
    name = _of_subject(subject, quantity, how)
    if name:
        _remember(reading, how, [name])
        return name, how, "subject_before_number"
    if reading.subjects:
        reading.last = how
        return reading.subjects[0], how, "subject_carried_on"
    earlier = indicators.indicator(around.earlier)
    return (earlier, how, "clause_before") if earlier else None


_RANK_WORDS = re.compile("(位列|位居|名列|排名|排在|居|列|排)$")


def _remember(reading: _Reading, how: Measure, subjects: list[Indicator]) -> None:
    reading.subjects, reading.last, reading.position = subjects, how, 0


def _same_kind(how: Measure, quantity: Quantity) -> bool:
    return (how.kind in ("growth", "share")) == (quantity.unit in ("%", "‰", "倍")) or how.kind == "level"


def _of_share(subject: str, how: Measure, reading: _Reading) -> Indicator | None:
    """A part of a whole: 民生支出占一般公共预算支出比重; the part keeps its code."""
    part = indicators.indicator(subject) or (reading.subjects[0] if reading.subjects else None)
    return Indicator(part.code, f"{part.name}占{how.whole or ''}比重") if part else None


@cache
def _vocabulary(name: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, read_yaml("counted.yaml")[name]), key=len, reverse=True)))


_COMPARATOR_BEHIND = re.compile("^(及以上|以上|以内|以下|左右|上下|多|余|之内)")
_NO_THING = re.compile(
    "^(增长|增加|提高|下降|减少|上升|位居|居|列|排名?|占|，|比|较|同比|大关|关口|台阶|门槛|新高"
    "|的?(速度|成绩|水平|目标|比例|幅度|增速|大关))"
)


def _thing(around: _Surroundings, quantity: Quantity) -> str:
    """What is counted or measured, where it stands behind the number; '' where nothing does."""
    behind = _COMPARATOR_BEHIND.sub("", around.following or around.behind)
    if _NO_THING.match(behind) or quantity.is_rank:
        return ""
    while (match := _vocabulary("leads_to_the_thing").match(behind)) is not None:
        behind = behind[match.end() :]
    behind = re.split("[、（(]|和(?=新|建|改|$)|以及|[和及]$", behind)[0]
    return behind.strip("”“ ") if re.search("[\u4e00-\u9fffA-Za-z]{2}", behind) else ""


def _of_thing(subject: str, thing: str, quantity: Quantity, reading: _Reading) -> Indicator | None:
    """The name of a count: what is done, what it counts, and a word for the quantity."""
    closing = next((m for m in _vocabulary("closes_the_thing").finditer(thing, 2) if "的" not in thing[m.end() :]), None)
    noun = re.sub("(项目|工程)等$", r"\1", thing[: closing.start()] if closing else thing)[-30:]
    subject = "" if subject.endswith("等") else _LIST_JOINT.split(subject)[-1] if "、" in subject else subject
    doing = indicators.indicator(subject)
    reading.doing = doing.name[-12:] if doing else reading.doing
    found = indicators.registered(indicators.cleaned(subject) + noun) or indicators.registered(noun)
    if found:
        return found
    if doing is not None and doing.code and quantity.bare_unit not in ("个", "项", "家"):
        return doing
    unit = units.units().get(quantity.bare_unit)
    if unit is not None and unit.dimension == "money":
        return Indicator(None, noun + (doing.name if doing and _MONEY_NOUN.search(doing.name) else "金额"))
    if closing and not doing:
        noun += thing[closing.start() :][:20]
    ending = read_yaml("counted.yaml")["endings"].get(unit.dimension if unit else "count", "数")
    return Indicator(None, f"{reading.doing}{noun}{'' if noun.endswith(ending) else ending}")


_MONEY_NOUN = re.compile("(投资|投入|资金|基金|贷款|经费|产值|收入|营收|税收)$")


def _of_subject(subject: str, quantity: Quantity, how: Measure) -> Indicator | None:
    name = indicators.indicator(subject)
    if name is None or name.code:
        return name
    unit = units.units().get(quantity.bare_unit)
    counted = unit is not None and unit.kind in ("classifier", "thing")
    if how.kind == "level" and counted and not re.search("[数量率]$", name.name):
        return Indicator(None, name.name + "数")
    return name


def _period(sentence: Sentence, quantity: Quantity) -> str | None:
    """The period named nearest in front of the number, else at the head of its passage."""
    named = [period for period in named_periods(sentence.text, sentence.document) if period.end <= quantity.start]
    if named:
        return named[-1].period
    stated = sentence.setting.stated_year
    return str(stated) if stated else None


_OVER_THE_YEARS = re.compile("累计|新增|建成|完成|发放|改造|新建|开工|引进|实施|办理|先后|培育|创建|获批")


def _default_period(sentence: Sentence, status: str, before: str) -> str | None:
    """The period the document plans for or looks back on; figures of one year where it looks back on several."""
    document = sentence.document
    if status == "target":
        return document.plan_period
    if document.figures_year and not _OVER_THE_YEARS.search(before):
        return document.figures_year
    return document.review_period


def _scope(before: str) -> str | None:
    match = None
    for match in _SCOPE.finditer(before):
        pass
    return match[1] if match else None


def _with_closing_comparator(text: str, found: list[Quantity], number: int) -> Quantity:
    """以上 or 左右 behind the last number of a list holds for all of it: 增长7.5%、8%左右."""
    quantity = found[number]
    last = number
    while last + 1 < len(found) and _LIST_JOINT.fullmatch(text[found[last].end : found[last + 1].start]):
        last += 1
    if last == number or quantity.comparator != "eq" or found[last].comparator == "eq":
        return quantity
    return Quantity(**{**vars(quantity), "comparator": found[last].comparator})
