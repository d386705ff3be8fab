"""Numbers that a list shares out: 分别增长8%、8.8%, 近1万户、120万平方米, A、B占…的65%和21%."""

from __future__ import annotations

from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.naming import owners, subjects
from pipeline.extraction.naming.coordination import several
from pipeline.extraction.naming.endings import ended, of_unit, without_ending
from pipeline.extraction.naming.measures import Measure, measure
from pipeline.extraction.naming.reading import Named, Reading
from pipeline.extraction.naming.registry import Indicator
from pipeline.extraction.naming.statement import Statement
from pipeline.extraction.naming.surroundings import Surroundings
from pipeline.extraction.wordlists import anywhere

RATIOS = ("%", "‰", "倍")


def next_of_list(quantity: Quantity, reading: Reading) -> Named | None:
    """What a number is of that only a list joint parts from the one before; None where it is of another kind."""
    if not reading.shares:
        return None
    reading.position += 1
    indicator, how = reading.shares[min(reading.position, len(reading.shares) - 1)]
    if (how.kind in ("growth", "share")) != (quantity.unit in RATIOS) and how.kind != "level":
        return None
    if how.kind == "rank" and not quantity.is_rank:
        # 居全省第一、3家
        return None
    if len(reading.shares) == 1 and how.kind == "level":
        said = said_in(reading.said, quantity)
        # 产量 alone leaves nothing to name.
        indicator = said if said.name else indicator
    return Named(indicator, how, "shared_list")


def said_in(said: str, quantity: Quantity) -> Indicator:
    """A subject in the unit of a further number: 道路 22条 52公里 → 道路长度."""
    bare = without_ending(said)
    return of_unit(said, quantity) or of_unit(bare, quantity) or Indicator(None, ended(bare, quantity))


def first_of_several(subject: str, number: Statement) -> Named | None:
    """The first of several indicators whose values follow one another (分别, 均); None where none are named."""
    around, quantity, how, reading = number.around, number.quantity, number.how, number.reading
    subject, _, tail = subject.partition("分别")
    parts = [_with_tail(part, tail) for part in several(subject, around.values)]
    shares = [share for part in parts if (share := _measured(_owned(part, reading), quantity, how))]
    if reading.subject and parts and len(parts) == around.values and not shares:
        # 总量、增幅分列第3位和第2位: of the subject before.
        shares = [(reading.subject, how)] * around.values
    if not shares:
        # X 271亿元，Y 277亿元，分别增长85.7%、56.9%: of the last as many as there are values.
        carried = [indicator for indicator, _ in reading.shares]
        if len(carried) < around.values:
            carried = reading.history[-around.values :]
        shares = [(indicator, how) for indicator in carried]
    if not shares:
        return None
    reading.remember(shares, subjects.named(subject) or reading.said)
    return Named(*shares[0], "shared_values")


def _owned(part: str, reading: Reading) -> str:
    """产值、利润分别增长…: of what was counted before."""
    return owners.joined(reading.owner, part) if reading.owner and owners.needs_owner(part) else part


def _with_tail(part: str, tail: str) -> str:
    """代表建议、政协提案分别办理: what stands behind 分别 belongs to each; a verb in front of it."""
    verb = anywhere("counted.yaml", "done_in_a_list").fullmatch(tail)
    return tail + part if verb else part + tail


def _measured(part: str, quantity: Quantity, how: Measure) -> tuple[Indicator, Measure] | None:
    """One part of a coordinated subject, with a measure of its own where it says one: 价格涨幅、失业率."""
    own = measure(part, quantity) if how.kind == "level" and quantity.unit in RATIOS else how
    if own.kind == "growth" and how.kind == "level":
        part, how = part[: own.subject_end], own
    found = subjects.registered(part) or subjects.known_by_its_end(subjects.named(part)) or subjects.indicator(part)
    if found and found.code is None and how.kind == "level":
        found = Indicator(None, ended(found.name, quantity))
    return (found, how) if found else None


def share_of_whole(subject: str, how: Measure, around: Surroundings, reading: Reading) -> Named | None:
    """A part of a whole: 民生支出占一般公共预算支出比重; the part keeps its code. None where no part is named."""
    shared = "分别" in around.before or around.values > 1
    parts = several(subject, around.values) if shared else [subject]
    named = [found for part in parts if (found := subjects.indicator(part))]
    if not how.whole:
        # 办结的占九成: of what was counted before.
        ratio = Indicator(None, f"{reading.owner}{subjects.named(subject)}比例")
        return Named(ratio, how._replace(whole=reading.owner or None), "share_of_a_whole")
    if named:
        shares = [(_part_of(part, how), how) for part in named]
        reading.remember(shares, "、".join(part.name for part in named))
        return Named(*shares[0], "share_of_a_whole")
    owner = owners.object_of(around.earlier)
    part = reading.subject or (Indicator(None, owner) if owner else None)
    return Named(_part_of(part, how), how, "share_of_a_whole") if part else None


def _part_of(part: Indicator, how: Measure) -> Indicator:
    """The name of a share; its code is the part's, else that of the whole."""
    whole = subjects.registered(how.whole or "")
    return Indicator(part.code or (whole.code if whole else None), f"{part.name}占{how.whole}比重")
