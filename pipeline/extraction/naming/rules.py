"""Which indicator a number is of: the rules that name it, in the order in which they are tried."""

from __future__ import annotations

import re

from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.amounts.ranks import RANK_SCOPE
from pipeline.extraction.naming import capacities, durations, owners, shares, subjects, things
from pipeline.extraction.naming.coordination import several
from pipeline.extraction.naming.measures import STARTS_FROM, Measure
from pipeline.extraction.naming.reading import Named, Reading
from pipeline.extraction.naming.registry import Indicator
from pipeline.extraction.naming.shared_values import first_of_several, next_of_list, said_in, share_of_whole
from pipeline.extraction.naming.statement import Statement, statement
from pipeline.extraction.naming.subject_names import SHORTEST_SUBJECT, of_subject
from pipeline.extraction.naming.surroundings import Surroundings
from pipeline.extraction.wordlists import anywhere

SCOPE = re.compile(f"({RANK_SCOPE})")
_RANK_WORDS = re.compile(
    "(?:位列|位居|名列|排名|排在|稳居|跃居|排|(?<![民宜定])居|(?<![系专班序])列|(?:上升|跃升|提升|前移|升)[至到])[^，]{0,10}$|在$"
)
_RANKED = re.compile("(?:的)?(?:增速|增幅|总量|排名|位次)$")
# 在沿江港口里排第40位
_AMONG = re.compile("在?[^，。；的]{0,10}(?:里|当中|之中)$")
_STILL = re.compile(
    "(?:[^，]*以来|首次|继续|蝉联|保持|稳居|稳定在|再次|跃居|跃升|提升|前移|上升|进位)+(?:到|至|为|在)?$"
)
# What parts the members of a list.
_MAY_BE_SEVERAL = re.compile("[、和与及]")
# 高于全省平均水平, 快于规上工业, 比全国高: with whom a number is compared.
_FROM_OTHERS = re.compile(
    "(?=[分均仍高快低好优比])(?:分别|均|仍)?(?:(?P<than>高于|快于|低于|高出|好于|优于)(?P<whom>[^，。；、\\d]{2,12}?)(?:平均(?:水平)?|增速|增幅)?(?:约|近)?"
    "|比(?P<than_whom>全国|全省|全市|全区)(?:平均(?:水平)?)?(?P<by>高|快|低)出?)$"
)
_FOR_WHOM = re.compile("[为给]$")
_EACH = re.compile("分别?$|均$|分别?(?=[位居列排])|均(?=[位居列排])")
_COMES_TO = re.compile(r"[^，；]{0,10}(?:到|至|为|成)了?(?:目前的?|现在的?|\d{4}年的?)?")
PLANNED_BESIDE = re.compile("[（(](?:年度)?(?:计划|目标|任务|预期)+(?:为|是)?$")
"""What stands in front of a plan in brackets: （计划40万人）."""
_FROM = re.compile("(?:由|从(?!业))(?:20\\d\\d年|[^，；由从]{0,6}?)的?$")


def name(around: Surroundings, quantity: Quantity, reading: Reading) -> Named | None:
    """The indicator and measure of a quantity from the words around it and what was read before; None for none."""
    if quantity.part_of_ratio is not None:
        share = shares.of_ratio(around.sentence_before, quantity)
        return Named(*share, "structure_in_three_parts") if share else None
    number = statement(around, quantity, reading)
    named = _capacity(number) or _planned_beside(number) or _what_a_change_comes_to(number)
    if named is None and quantity.unit == "" and not quantity.noun:
        return _plain_number(number)
    return (
        named
        or _distance(number)
        or _length_of_time(number)
        or _same_thing_again(number)
        or _next_of_list(number)
        or _rank(number)
        or _share(number)
        or _thing(number)
        or _first_of_several(number)
        or of_subject(_without_thing(_FROM.sub("", number.subject), number), number)
    )


def _capacity(number: Statement) -> Named | None:
    """日处理500吨的垃圾焚烧厂: the number is part of the name of what it measures."""
    if number.how.kind != "level":
        return None
    indicator = capacities.capacity(number.around.before, number.around, number.quantity)
    return Named(indicator, number.how, "capacity_in_a_name") if indicator else None


def _planned_beside(number: Statement) -> Named | None:
    """新增就业42万人（计划40万人）: the plan for the same."""
    if number.reading.subject is None or not PLANNED_BESIDE.search(number.around.before):
        return None
    return Named(number.reading.subject, number.how, "subject_carried_on")


def _what_a_change_comes_to(number: Statement) -> Named | None:
    """由49个增加到63个: the second number is of what the first was of."""
    reading, around, how = number.reading, number.around, number.how
    opened, reading.starts_from = reading.starts_from, how.kind if STARTS_FROM.search(around.before) else ""
    if opened and reading.subject and around.same_clause and _COMES_TO.fullmatch(around.before):
        return Named(reading.subject, how._replace(kind=opened, subject_end=0), "subject_carried_on")
    return None


def _plain_number(number: Statement) -> Named | None:
    """基尼系数0.42: a number without a unit measures something only where the registry knows it."""
    carried = number.reading.subject if number.around.joined or not number.subject else None
    known = subjects.registered(number.subject) or carried
    return of_subject(number.subject, number) if known and known.code else None


def _distance(number: Statement) -> Named | None:
    """增长8.5%，高于全省0.9个百分点: how far from others, or from an aim, is no change of the indicator itself."""
    told = _FROM_OTHERS.search(number.around.before)
    if told is None or number.quantity.is_rank:
        return None
    subject = subjects.named(number.around.before[: told.start()])
    carried = number.reading.shares[0] if number.reading.shares else None
    moved = "增速" if carried and carried[1].kind == "growth" and not subject else ""
    of = subject or (f"{carried[0].name}{moved}" if carried else "")
    if not of:
        return None
    sign = -1 if told["than"] == "低于" or told["by"] == "低" else 1
    whole = f"{of}{'低于' if sign < 0 else '高于'}{told['whom'] or told['than_whom']}幅度"
    return Named(Indicator(None, whole), Measure("change", sign), "distance_to_others")


def _length_of_time(number: Statement) -> Named | None:
    """连续19年杜绝重大事故."""
    if not number.quantity.lasts:
        return None
    indicator = durations.name_of(number.subject, number.around, number.quantity, number.reading)
    return Named(indicator, number.how, "lasted_in_a_row")


def _same_thing_again(number: Statement) -> Named | None:
    """道路22条52公里: one subject in two units."""
    told_anew = number.thing is not None and number.previous is not None
    if not number.around.adjacent or not number.reading.said or number.how.kind != "level" or told_anew:
        return None
    return Named(said_in(number.reading.said, number.quantity), number.how, "subject_carried_on")


def _next_of_list(number: Statement) -> Named | None:
    """…分别增长8%、8.8%: only a list joint parts the number from the one before."""
    return next_of_list(number.quantity, number.reading) if number.around.joined and not number.thing else None


def _rank(number: Statement) -> Named | None:
    """增速、总量分别居全省第三位、第五位: of the subject, whatever says among whom and that it is held still."""
    if number.how.kind != "rank" or number.around.joined:
        return None
    subject = _RANKED.sub("", _RANK_WORDS.sub("", SCOPE.sub("", number.subject)))
    subject = _AMONG.sub("", SCOPE.sub("", subject))
    whole = _EACH.sub("", subject)
    shared = number.around.values > 1 or _EACH.search(number.around.before)
    named = first_of_several(whole, number) if shared else None
    return named or of_subject(_without_thing(_FROM.sub("", _STILL.sub("", whole)), number), number)


def _share(number: Statement) -> Named | None:
    """民生支出占一般公共预算支出的80%."""
    if number.how.kind != "share" or number.around.joined:
        return None
    return share_of_whole(number.subject, number.how, number.around, number.reading)


def _thing(number: Statement) -> Named | None:
    """新建9所学校, 九成的国道: a count, or a share, of what stands behind the number."""
    if number.thing is None:
        return None
    how, reading = number.how, number.reading
    if not _continues(number):
        reading.doing = things.doing(number.subject) or things.spending(number.around.before, number.quantity)
    noun = things.with_the_head_of_its_list(number.thing.noun, number.around.clause_to_its_end)
    thing = number.thing._replace(noun=_without_the_task(noun, number.around.sentence))
    if number.quantity.unit in things.PARTS:
        how = how._replace(kind="share", whole=thing.noun)
        indicator = Indicator(None, things.ratio_of(thing, reading.doing))
    else:
        indicator = things.name_of(reading.doing, thing, number.quantity)
    reading.remember([(indicator, how)], subjects.named(reading.doing + thing.noun))
    reading.bearer = thing.noun
    if thing.owns_the_number:
        reading.doing = ""
    return Named(indicator, how, "number_before_thing")


def _continues(number: Statement) -> bool:
    """Whether a count goes on with the list of counts before it: 创建4个乡镇、45个村庄."""
    previous = number.previous
    if previous is None or previous.closed or not number.around.next_clause or _FOR_WHOM.search(number.around.before):
        return False
    return not re.sub("[（(][^）)]*[）)]", "", number.subject).removeprefix(previous.noun).strip("、，和及与以")


def _without_the_task(noun: str, sentence: str) -> str:
    """120万平方米的改造任务，棚改面积…: the work that the sentence names; the noun itself where it names none."""
    task = noun.removesuffix("任务")
    if task == noun or len(task) > SHORTEST_SUBJECT:
        return noun
    return next((core for core in subjects.cores(sentence) if task in core), noun)


def _first_of_several(number: Statement) -> Named | None:
    """城镇居民收入和农民收入达到2万元和1万元, 均增长8%: a list of indicators, whose values follow or are one."""
    if number.how.kind in ("rank", "share"):
        return None
    if "分别" in number.around.before or _shared_out(number):
        return first_of_several(number.subject, number)
    return None


def _shared_out(number: Statement) -> bool:
    values = number.around.values
    if values == 1 and _MAY_BE_SEVERAL.search(number.subject) is None:
        return False
    if values == 1 and (not _MAY_BE_SEVERAL.search(number.subject) or subjects.registered(number.subject)):
        # 城乡居民收入增长8% is of both together.
        return False
    parts = several(number.subject, values)
    if len(parts) < 2 or values not in (1, len(parts)):
        return False
    # 旅游总收入、接待人次均增长30%: of the first, where only that is known.
    each = values == 1 and number.around.before.endswith(("均", "均超过", "均增长"))
    return subjects.registered(parts[0]) is not None if each else all(map(subjects.registered, parts))


def _without_thing(subject: str, number: Statement) -> str:
    """9个水源地水质达标率100%: the thing counted before is no part of a name that is whole without it."""
    rest = subject.removeprefix(number.previous.noun) if number.previous else subject
    verb = rest != subject and anywhere("counted.yaml", "done_in_a_list").match(rest)
    return rest if verb or subjects.registered(rest) or owners.needs_owner(subjects.named(rest)) else subject
