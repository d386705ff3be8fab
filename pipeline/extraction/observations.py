"""Observations: the parts of the grammar put together over one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extraction.amounts import exactness
from pipeline.extraction.amounts.quantities import quantities
from pipeline.extraction.amounts.quantity import NoQuantity, Quantity
from pipeline.extraction.circumstances.context import Place
from pipeline.extraction.circumstances.places import place_of
from pipeline.extraction.circumstances.sentences import Sentence
from pipeline.extraction.circumstances.status import status_of
from pipeline.extraction.circumstances.timing import (
    default_period,
    listed_period,
    shared_years,
    stated_period,
    within_span,
)
from pipeline.extraction.marks import last_clause
from pipeline.extraction.naming.measures import Measure
from pipeline.extraction.naming.rates import comparison_basis, is_annual_average
from pipeline.extraction.naming.reading import Named, Reading
from pipeline.extraction.naming.registry import Indicator, kind_of
from pipeline.extraction.naming.rules import SCOPE, name
from pipeline.extraction.naming.surroundings import LIST_JOINT, surroundings


class Observation(NamedTuple):
    """One number of a sentence and everything it says; offsets are in the sentence's clean text."""

    quantity: Quantity
    indicator: Indicator
    measure: Measure
    status: str
    period: str | None
    place: Place
    rank_scope: str | None
    annual_average: bool
    comparison_basis: str | None
    rule: str


def observations(sentence: Sentence) -> Iterator[Observation | NoQuantity]:
    """Every number of a sentence: the observations, in its order, and the numbers that are none, with the reason."""
    read = quantities(sentence.text)
    found = [item for item in read if isinstance(item, Quantity)]
    yield from (item for item in read if isinstance(item, NoQuantity))
    reading = Reading()
    base: str | None = None
    for number, quantity in enumerate(found):
        around = surroundings(sentence.text, found, number, sentence.lead or sentence.section.rsplit(" / ", 1)[-1])
        named = name(around, quantity, reading)
        reading.unit = quantity.unit
        if named is None or not named.indicator.name:
            yield NoQuantity(quantity.start, quantity.end, "not_understood")
            continue
        measure = _with_carried_base(_of_an_index(named, quantity), around.before, base)
        base = measure.base_period or base
        period = stated_period(sentence, quantity.start)
        position, values = _place_in_list(sentence.text, found, number)
        if period and values > 1 and "分别" in sentence.text:
            listed = listed_period(sentence, found[number - position].start, values, position)
            period = listed or shared_years(period, values, position)
        compared = _with_shared_comparator(sentence.text, found, number, position, values)
        status = status_of(sentence, compared, named.indicator, period)
        if status == "target" and compared.comparator == "eq" and around.before.endswith("控制在"):
            # A ceiling, with or without 以内.
            compared = compared._replace(comparator="le")
        told = _told_before(sentence.text, found, number - position)
        yield Observation(
            quantity=compared,
            indicator=named.indicator,
            measure=measure,
            status=status,
            period=within_span(sentence, period, quantity, measure, named.indicator)
            if period
            else default_period(sentence, status, quantity, measure, named.indicator),
            place=place_of(sentence, quantity.start, around, position, values),
            rank_scope=(_scope(around.before) or _scope(told)) if named.measure.kind == "rank" else None,
            annual_average=measure.kind != "rank" and is_annual_average(told),
            comparison_basis=None
            if measure.kind == "rank"
            else comparison_basis(told, sentence.text[found[number - position + values - 1].end :]),
            rule=named.rule,
        )


def numbers_of_a_title(sentence: Sentence) -> Iterator[NoQuantity]:
    """The numbers of a title or a byline: none of them measures anything."""
    for item in quantities(sentence.text):
        yield item if isinstance(item, NoQuantity) else NoQuantity(item.start, item.end, "name")


_NO_INDEX = 50
"""A percentage of an index (100 is the year before) that is below this is its growth."""


def _of_an_index(named: Named, quantity: Quantity) -> Measure:
    """居民消费价格指数控制在3%以内: of a price index a small percentage is the rise, not the level."""
    small = quantity.unit == "%" and quantity.value < _NO_INDEX and kind_of(named.indicator) == "index"
    return named.measure._replace(kind="growth") if small and named.measure.kind == "level" else named.measure


# A comparison of its own, with the year before as a rule.
_OWN_BASE = re.compile("同比|环比|年均|[比较](上年|去年|年初|上月|同期)")


def _with_carried_base(measure: Measure, before: str, base: str | None) -> Measure:
    """比2015年 holds for the growths that follow in its sentence: 比2015年增长38.2%；财政收入增长41.5%."""
    if measure.kind not in ("growth", "change") or measure.base_period or not base or _OWN_BASE.search(before):
        return measure
    return measure._replace(base_period=base)


def _scope(before: str) -> str | None:
    return next((match[1] for match in reversed(list(SCOPE.finditer(before)))), None)


def _with_shared_comparator(text: str, found: Sequence[Quantity], number: int, position: int, values: int) -> Quantity:
    """以上 behind the last number of a list holds for all of it, 近 in front of the first one too.

    ``position`` and ``values`` tell its place in the list and how many there are.
    """
    quantity = found[number]
    if quantity.comparator != "eq" or values == 1:
        return quantity
    first, last = number - position, number - position + values - 1
    closing = exactness.behind(text, found[last].end) if last > number else None
    opening = exactness.before(text, found[first].start) if first < number else None
    return quantity._replace(comparator=closing or opening or "eq")


def _told_before(text: str, found: Sequence[Quantity], first: int) -> str:
    """What a clause tells of the numbers of a list: the words in front of the first, back to the number before."""
    begin = found[first - 1].end if first else 0
    return last_clause(text[begin : found[first].start])


def _place_in_list(text: str, found: Sequence[Quantity], number: int) -> tuple[int, int]:
    """(its place from 0, how many there are) of a number in the list of numbers it is one of."""
    first = last = number
    while first and _joint(text, found[first - 1], found[first]):
        first -= 1
    while last + 1 < len(found) and _joint(text, found[last], found[last + 1]):
        last += 1
    return number - first, last - first + 1


def _joint(text: str, one: Quantity, other: Quantity) -> bool:
    return LIST_JOINT.fullmatch(text, one.end, other.start) is not None
