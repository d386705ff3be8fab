"""What the words in front of a number name, alone, with what the sentence says before, or by carrying that on."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extraction.amounts import units
from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.naming import owners, shares, subjects, things
from pipeline.extraction.naming.endings import counts, ended, is_a_quantity, of_unit, quantity_word
from pipeline.extraction.naming.measures import Measure
from pipeline.extraction.naming.reading import Named
from pipeline.extraction.naming.registry import Indicator, fits
from pipeline.extraction.naming.statement import Statement
from pipeline.extraction.naming.things import ADDS
from pipeline.extraction.wordlists import anywhere, at_end, one_of, words

SHORTEST_SUBJECT = 2
_SHORT_SUBJECT = 6
_SHARE_WORDS = re.compile("的?(?:比重|比例|份额)$")
_WITH_THE_SCORE = re.compile("(?:以|凭)$")
_FUNDS = re.compile(
    "(?:安排|投入|筹集|筹措|统筹|落实|争取|下达|整合|设立|累计|新增|各类|财政|上级|专项|补助|补贴|扶持|引导|发展|市级|省级|中央|和|到位)*(?:资金|基金|拨款|投入|补助|经费|贷款)"
)
# 投资290亿元，比上年净增50亿元
_BY_HOW_MUCH = re.compile("(?:净增|增加)额?$")
_IN_ALL = re.compile("^[、，]?(?:总数|累计|总量|合计)?(?:达到?|增至|增加到|突破|超过)了?$")


def of_subject(subject: str, number: Statement) -> Named | None:
    """The indicator that ``subject``, the words in front of a number, names; None where nothing names one."""
    said = subjects.named(subject)
    named = _named_share(said, number) or _share_carried_on(said, number) or _narrowed(said, number)
    if named:
        return named
    reading, how = number.reading, number.how
    whole = _with_context(said, subject, number)
    if not whole:
        return _of_earlier(number)
    bearer = reading.bearer
    indicator = _indicator(whole, number.quantity, how)
    reading.remember([(indicator, how)], whole)
    if owners.needs_owner(said):
        reading.bearer = bearer
    return Named(indicator, how, "subject_before_number")


def _named_share(said: str, number: Statement) -> Named | None:
    """城镇化率65%, 第三产业比重提高2个百分点: a name that is itself a share."""
    how = number.how
    share = shares.named_share(said) if number.quantity.unit == "%" or how.kind == "change" else None
    if share is None:
        return None
    how = how._replace(kind="share" if how.kind == "level" else how.kind, whole=share[1])
    number.reading.remember([(share[0], how)], said)
    return Named(share[0], how, "named_share")


def _share_carried_on(said: str, number: Statement) -> Named | None:
    """…占生产总值的比重比上年提高2个百分点: of the subject before."""
    part = number.reading.subject
    of_a_whole = units.dimension(number.quantity.unit) == "ratio" or number.how.kind == "change"
    if part is None or not of_a_whole or not said.startswith("占") or owners.needs_owner(said):
        return None
    how = number.how._replace(whole=_SHARE_WORDS.sub("", said[1:]))
    return Named(Indicator(part.code, part.name + said), how, "share_of_a_whole")


def _narrowed(said: str, number: Statement) -> Named | None:
    """农民工返乡创业1.2万人，其中女性4000人: a part of what was counted before."""
    whole = number.reading.subject
    alike = units.dimension(number.quantity.unit) == units.dimension(number.reading.unit)
    if whole is None or not alike or number.how.kind != "level" or said not in one_of("subjects.yaml", "narrows"):
        return None
    return Named(
        Indicator(None, ended(said + owners.owner_in(whole.name), number.quantity)), number.how, "subject_narrowed"
    )


def _with_context(said: str, subject: str, number: Statement) -> str:
    """The subject with what the sentence leaves out of it: its owner, its topic, what is done in the list."""
    around = number.around
    if owners.needs_owner(said):
        return owners.joined(_owner(number), said)
    whole = owners.object_of(around.earlier) if len(said) <= SHORTEST_SUBJECT else ""
    if said in whole:
        # 落实药品采购政策，药品最高降幅97%
        return whole + said
    if _FUNDS.fullmatch(said) and around.purpose:
        # 安排资金600万元，用于改造学校
        return owners.owner_in(subjects.named(around.purpose)) + said
    if not said:
        return ""
    short = len(said) <= _SHORT_SUBJECT and not subjects.registered(subject)
    if around.topic and short and counts(number.quantity):
        return owners.joined(around.topic, said)
    head = things.head_behind_the_list(said, around.clause_to_its_end) if counts(number.quantity) else ""
    return _done_before(said, number) + said + (head or _done_to(said, number) or _measured_before(said, number))


def _owner(number: Statement) -> str:
    around, reading = number.around, number.reading
    return (
        around.topic
        or owners.object_of(around.earlier)
        or reading.owner
        or subjects.named(around.purpose)
        or owners.topic_of(around.earlier)
        or owners.topic_of(around.heading)
    )


def _done_before(said: str, number: Statement) -> str:
    """The verb or the thing done that an earlier number of the list is told with; '' where ``said`` is whole."""
    around, reading = number.around, number.reading
    verbs = anywhere("counted.yaml", "done_in_a_list")
    own_verb = verbs.match(said)
    if around.listed and not reading.doing and not own_verb and (before := verbs.match(reading.said)):
        # 新增企业15家、平台18个: what is done to the first is done to those behind it.
        return before[0]
    adding = (verbs.match(reading.said) or ADDS.match(reading.said)) if around.before.startswith("其中") else None
    if adding and ADDS.match(adding[0]) and not own_verb:
        # 新增企业140户，其中规上企业50户
        return adding[0]
    if not _only_done().fullmatch(said) and reaches_people().match(said):
        # 开展义诊，惠及群众2600人: what reaches them is what was done.
        return owners.object_of(around.earlier) or reading.owner
    return ""


def _done_to(said: str, number: Statement) -> str:
    """实施项目634个，竣工204个: the things that a mere verb is told of."""
    return number.reading.owner or owners.object_of(number.around.earlier) if _only_done().fullmatch(said) else ""


def _measured_before(said: str, number: Statement) -> str:
    """压减钢铁产能1402万吨、煤炭1006万吨: what the members of a list are measured by is said with the first."""
    reading, quantity = number.reading, number.quantity
    measured = units.dimension(quantity.unit)
    alike = measured not in (None, "count", "people") and measured == units.dimension(reading.unit)
    if not (number.around.listed and alike) or number.how.kind != "level" or is_a_quantity(said):
        return ""
    return quantity_word(reading.said)


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
        return (
            subjects.registered(said) or subjects.known_by_its_end(said) or _part_named(said) or Indicator(None, said)
        )
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
    if quantity.unit == "%" and found and found.code:
        return Indicator(found.code, f"{found.name}比重")
    part = _part_named(said) if quantity.unit == "%" else None
    return part or Indicator(None, ended(said, quantity))


def _part_named(said: str) -> Indicator | None:
    """税收占财政收入比重, 农产品出口比重: a share keeps the code of its part; None where that has none."""
    part = _SHARE_WORDS.sub("", said.removesuffix("占比"))
    if part == said:
        return None
    part = part.split("占", 1)[0]
    known = subjects.registered(part) or subjects.known_by_its_end(part)
    return Indicator(known.code, said) if known else None


def _of_earlier(number: Statement) -> Named | None:
    """A number whose own clause names nothing: of the clause before, or of what the number before was of."""
    around, reading, how = number.around, number.reading, number.how
    found = subjects.inside(around.earlier, number.quantity.unit) if _WITH_THE_SCORE.search(around.before) else None
    # 在港口排名中，以1.8亿吨的成绩位居…
    found = found or subjects.opening(around.earlier)
    if found is None and (around.new_part or not reading.subject):
        found = subjects.indicator(around.earlier)
    if found:
        reading.remember([(found, how)], found.name)
        return Named(found, how, "clause_before")
    if reading.subject is None:
        return None
    if how.kind == "level" and _BY_HOW_MUCH.search(around.before):
        return Named(reading.subject, how._replace(kind="change"), "subject_carried_on")
    total = reading.subject.name.removeprefix("新增")
    if total != reading.subject.name and _IN_ALL.search(around.before) and how.kind == "level":
        # 新增备案企业64家、达到375家: so many in all.
        return Named(subjects.registered(total) or Indicator(None, total), how, "subject_carried_on")
    told_before = reading.shares[0][1]
    code = reading.subject.code
    unfit = code and units.dimension(number.quantity.unit) == "ratio" and not fits(code, number.quantity.unit)
    if how.kind == "level" and unfit and told_before.kind in ("growth", "share"):
        # 地区生产总值增长8%以上，力争10%
        how = told_before._replace(subject_end=0)
    # 分别从57%、18%提高到85%、32%: the list begins anew.
    reading.position = 0
    reading.shares = [(indicator, how) for indicator, _ in reading.shares]
    return Named(reading.subject, how, "subject_carried_on")
