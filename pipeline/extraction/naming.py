"""Which indicator a number is of: the rules that name it, in the order in which they are tried."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.extraction import capacities, durations, owners, shares, subjects, things
from pipeline.extraction.coordination import several
from pipeline.extraction.endings import counts, ended, of_unit
from pipeline.extraction.measures import Measure, measure
from pipeline.extraction.quantities import Quantity
from pipeline.extraction.reading import Named, Reading
from pipeline.extraction.registry import Indicator, fits
from pipeline.extraction.shared_values import first_of_several, next_of_list, said_in, share_of_whole
from pipeline.extraction.surroundings import Surroundings
from pipeline.extraction.things import Thing
from pipeline.extraction.wordlists import anywhere, at_end, words

SCOPE = re.compile(
    "(全省|自治区|全国|全市|全区|全县|全州|全球|世界|国内|省内|中部六省|中部|西部|东部|沿海|长三角|珠三角|同类城市|同类)"
)
_RANK_WORDS = re.compile("(?:位列|位居|名列|排名|排在|稳居|跃居|排)[^，]{0,8}$|(?:在|居|列)+$")
_STARTS_FROM = re.compile("(?:由|从)[^，；由从到]{0,8}$")
_COMES_TO = re.compile(r"[^，；]{0,10}(?:到|至|为|成)了?(?:目前的?|现在的?|\d{4}年的?)?")
_ADDING = re.compile("新增|净增|新")
_WITH_THE_SCORE = re.compile("(?:以|凭)$")
_FUNDS = re.compile(
    "(?:安排|投入|筹集|筹措|统筹|落实|争取|下达|整合|设立|累计|新增|各类|财政|上级|专项|补助|补贴|扶持|引导|发展|市级|省级|中央|和|到位)*(?:资金|基金|拨款|投入|补助|经费|贷款)"
)
_EACH = re.compile("分别?$|均$|分别?(?=[位居列排])|均(?=[位居列排])")
_STILL = re.compile(
    "(?:[^，]*以来|首次|继续|蝉联|保持|稳居|稳定在|再次|跃居|跃升|提升|前移|上升|进位)+(?:到|至|为|在)?$"
)
_RANKED = re.compile("(?:的)?(?:增速|增幅|总量|排名|位次)$")
_SHARE_WORDS = re.compile("的?(?:比重|比例|份额)$")
_FROM = re.compile("(?:由|从)(?:20\\d\\d年|[^，；由从]{0,6}?)的?$")
_SHORT_SUBJECT, _SHORTEST_SUBJECT = 6, 2


def name(around: Surroundings, quantity: Quantity, reading: Reading) -> Named | None:
    """The indicator and measure of a quantity from the words around it and what was read before; None for none."""
    if quantity.part_of_ratio is not None:
        share = shares.of_ratio(around.sentence_before, quantity)
        return Named(*share, "structure_in_three_parts") if share else None
    how, thing = _measured_thing(around, quantity)
    subject = around.before[: how.subject_end]
    named_after = capacities.capacity(around.before, around, quantity) if how.kind == "level" else None
    if named_after:
        return Named(named_after, how, "capacity_in_a_name")
    opened, reading.starts_from = reading.starts_from, how.kind if _STARTS_FROM.search(around.before) else ""
    if opened and reading.subject and around.same_clause and _COMES_TO.fullmatch(around.before):
        return Named(reading.subject, replace(how, kind=opened, subject_end=0), "subject_carried_on")
    if quantity.unit == "" and not quantity.noun:
        plain_subject = subjects.registered(subject) or (reading.subject if around.joined or not subject else None)
        return _of_subject(subject, quantity, how, around, reading) if plain_subject and plain_subject.code else None
    if quantity.lasts:
        return Named(durations.name_of(subject, around, quantity, reading), how, "lasted_in_a_row")
    previous, reading.thing = reading.thing, thing
    if around.adjacent and reading.said and how.kind == "level" and (thing is None or not previous):
        return Named(said_in(reading.said, quantity), how, "subject_carried_on")
    named = None
    if around.joined and thing is None:
        named = next_of_list(quantity, reading)
    elif how.kind == "rank":
        subject = SCOPE.sub("", _RANKED.sub("", _RANK_WORDS.sub("", SCOPE.sub("", subject))))
        if around.values > 1 or _EACH.search(around.before):
            named = first_of_several(_EACH.sub("", subject), around, quantity, how, reading)
        subject = _STILL.sub("", _EACH.sub("", subject))
    elif how.kind == "share":
        named = share_of_whole(subject, how, around, reading)
    elif thing:
        if not _continues(subject, around, previous):
            reading.doing = things.doing(subject) or things.spending(around.before, quantity)
        named = _of_thing(thing, quantity, how, around, reading)
    elif "分别" in around.before or _shared_out(subject, around):
        named = first_of_several(subject, around, quantity, how, reading)
    subject = _without_thing(_FROM.sub("", subject), previous)
    return named or _of_subject(subject, quantity, how, around, reading)


def _shared_out(subject: str, around: Surroundings) -> bool:
    """城镇居民收入和农民收入达到2万元和1万元, 均增长8%: a list of indicators, whose values follow or are one."""
    if around.values == 1 and subjects.registered(subject):
        # 城乡居民收入增长8%: of both together.
        return False
    parts = several(subject, around.values)
    return len(parts) > 1 and around.values in (1, len(parts)) and all(map(subjects.registered, parts))


def _without_thing(subject: str, previous: Thing | None) -> str:
    """9个水源地水质达标率100%: the thing counted before is no part of a name that is whole without it."""
    rest = subject.removeprefix(previous.noun) if previous else subject
    verb = rest != subject and anywhere("counted.yaml", "done_in_a_list").match(rest)
    return rest if verb or subjects.registered(rest) or owners.needs_owner(subjects.named(rest)) else subject


def _measured_thing(around: Surroundings, quantity: Quantity) -> tuple[Measure, Thing | None]:
    """The measure of a quantity, and the thing behind it where it counts one: 改造提升3条街区 is no rise."""
    how = measure(around.before, quantity, around.behind)
    subject = around.before[: how.subject_end]
    if how.kind == "change" and counts(quantity) and (thing := things.thing(around, subject, quantity)):
        return Measure("level", subject_end=len(around.before)), thing
    return how, things.thing(around, subject, quantity) if how.kind == "level" else None


def _continues(subject: str, around: Surroundings, previous: Thing | None) -> bool:
    """Whether a count goes on with the list of counts before it: 创建4个乡镇、45个村庄."""
    if previous is None or previous.closed or not around.next_clause:
        return False
    return not re.sub("[（(][^）)]*[）)]", "", subject).removeprefix(previous.noun).strip("、，和及与以")


def _of_thing(thing: Thing, quantity: Quantity, how: Measure, around: Surroundings, reading: Reading) -> Named:
    """A count, or a share, of what stands behind the number."""
    thing = replace(thing, noun=_without_the_task(thing.noun, around.sentence))
    if quantity.unit in things.PARTS:
        how = replace(how, kind="share", whole=thing.noun)
        indicator = Indicator(None, things.ratio_of(thing, reading.doing))
    else:
        indicator = things.name_of(reading.doing, thing, quantity)
    reading.remember([(indicator, how)], subjects.named(reading.doing + thing.noun))
    reading.owner = owners.owner_in(thing.noun)
    if thing.owns_the_number:
        reading.doing = ""
    return Named(indicator, how, "number_before_thing")


def _without_the_task(noun: str, sentence: str) -> str:
    """120万平方米的改造任务，棚改面积…: the work that the sentence names; the noun itself where it names none."""
    task = noun.removesuffix("任务")
    if task == noun or len(task) > _SHORTEST_SUBJECT:
        return noun
    return next((core for core in subjects.cores(sentence) if task in core), noun)


def _of_subject(subject: str, quantity: Quantity, how: Measure, around: Surroundings, reading: Reading) -> Named | None:
    """What the words in front of the number name, alone or with what was named before."""
    said = subjects.named(subject)
    share = shares.named_share(said) if quantity.unit == "%" or how.kind == "change" else None
    if share:
        how = replace(how, kind="share" if how.kind == "level" else how.kind, whole=share[1])
        reading.remember([(share[0], how)], said)
        return Named(share[0], how, "named_share")
    if said.startswith("占") and reading.subject:
        # 占生产总值的比重比上年提高2个百分点: of the subject before.
        how = replace(how, whole=_SHARE_WORDS.sub("", said[1:]))
        return Named(Indicator(reading.subject.code, reading.subject.name + said), how, "share_of_a_whole")
    if said in words("subjects.yaml", "narrows") and reading.subject and how.kind == "level":
        narrowed = ended(said + owners.owner_in(reading.subject.name), quantity)
        return Named(Indicator(None, narrowed), how, "subject_narrowed")
    whole = _with_context(said, subject, quantity, around, reading)
    if whole:
        owner = reading.owner
        indicator = _indicator(whole, quantity, how)
        reading.remember([(indicator, how)], whole)
        if owners.needs_owner(said):
            reading.owner = owner
        return Named(indicator, how, "subject_before_number")
    return _of_earlier(how, quantity, around, reading)


def _with_context(said: str, subject: str, quantity: Quantity, around: Surroundings, reading: Reading) -> str:
    """The subject with what the sentence leaves out of it: its owner, its topic, what is done in the list."""
    if owners.needs_owner(said):
        owner = (
            around.topic
            or owners.object_of(around.earlier)
            or reading.owner
            or subjects.named(around.purpose)
            or owners.topic_of(around.earlier)
            or owners.topic_of(around.heading)
        )
        return owners.joined(owner, said)
    whole = owners.object_of(around.earlier) if len(said) <= _SHORTEST_SUBJECT else ""
    if said in whole:
        # 落实药品采购政策，药品最高降幅97%
        return whole + said
    if _FUNDS.fullmatch(said) and around.purpose:
        # 安排资金600万元，用于改造学校
        return owners.owner_in(subjects.named(around.purpose)) + said
    if not said:
        return ""
    short = len(said) <= _SHORT_SUBJECT and not subjects.registered(subject)
    if around.topic and short and counts(quantity):
        return owners.joined(around.topic, said)
    verbs = anywhere("counted.yaml", "done_in_a_list")
    if around.listed and not reading.doing and (before := verbs.match(reading.said)) and not verbs.match(said):
        # 新增企业15家、平台18个: what is done to the first is done to those behind it.
        return before[0] + said
    adding = _ADDING.match(reading.said) if around.before.startswith("其中") else None
    if adding and not verbs.match(said):
        # 新增企业140户，其中规上企业50户
        return adding[0] + said
    if _only_done().fullmatch(said):
        # 实施项目634个，竣工204个: the same things.
        return said + (reading.owner or owners.object_of(around.earlier))
    if reaches_people().match(said):
        # 开展康复服务，惠及群众1.4万人: what reaches them is what was done.
        return (owners.object_of(around.earlier) or reading.owner) + said
    return said


@cache
def _only_done() -> re.Pattern[str]:
    """Nothing but what is done: 竣工, 基本建成, 新开工."""
    verbs = "|".join(map(re.escape, words("counted.yaml", "done_in_a_list")))
    return re.compile(f"(?:基本|全部|全面|主体|已|实际|累计|全年)*(?:{verbs})+(?:了)?")


@cache
def reaches_people() -> re.Pattern[str]:
    """Words that say whom or what something done reaches: 惠及, 覆盖."""
    return re.compile(f"(?:{'|'.join(words('counted.yaml', 'reaches'))})(?![率面度业区站费器贸])")


def _indicator(said: str, quantity: Quantity, how: Measure) -> Indicator:
    """The indicator that a complete subject names: the registered one, or the subject as a name."""
    if how.kind != "level":
        return subjects.registered(said) or subjects.known_by_its_end(said) or Indicator(None, said)
    added = at_end("counted.yaml", "added_behind").search(said)
    if added and added.start() and counts(quantity):
        # 规上工业企业再增80户 is 新增规上工业企业.
        said = "新增" + said[: added.start()]
    found = of_unit(said, quantity) or subjects.registered(said) or subjects.known_by_its_end(said)
    if found and found.code and fits(found.code, quantity.unit):
        return found
    core = subjects.known_by_its_core(ended(said, quantity), quantity.bare_unit)
    if core:
        return core
    if found and found.code and quantity.unit == "%":
        return Indicator(found.code, f"{found.name}比重")
    return Indicator(None, ended(said, quantity))


def _of_earlier(how: Measure, quantity: Quantity, around: Surroundings, reading: Reading) -> Named | None:
    """A number whose own clause names nothing: of the clause before, or of what the number before was of."""
    if _WITH_THE_SCORE.search(around.before) and (inside := subjects.inside(around.earlier, quantity.unit)):
        # 在港口排名中，以1.8亿吨的成绩位居…
        reading.remember([(inside, how)], inside.name)
        return Named(inside, how, "clause_before")
    opening = subjects.opening(around.earlier)
    if opening is None and (around.new_part or not reading.subject):
        opening = subjects.indicator(around.earlier)
    if opening:
        reading.remember([(opening, how)], opening.name)
        return Named(opening, how, "clause_before")
    if reading.subject is None:
        return None
    reading.shares = [(indicator, how) for indicator, _ in reading.shares]
    return Named(reading.subject, how, "subject_carried_on")
