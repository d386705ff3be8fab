"""Sentences for the tests of observations, set where the test says, and what is read in them."""

import datetime
from dataclasses import dataclass
from typing import Any

from pipeline.cleaning.mapped_text import MappedText
from pipeline.extraction.amounts.quantity import NoQuantity
from pipeline.extraction.circumstances.context import DocumentContext, Place, Setting
from pipeline.extraction.circumstances.sentences import Sentence
from pipeline.extraction.observations import Observation, observations

CITY = Place("绵阳市", "510700")


@dataclass(frozen=True)
class Read:
    """One observation, flat: what a row of the table would say of it, and the characters it stands on."""

    text: str
    code: str | None
    name: str
    measure: str
    value: float
    unit: str
    comparator: str
    period: str | None
    status: str
    region: str | None
    rule: str
    high: float | None
    base: str | None
    scope: str | None


def sentence(text: str, role: str = "review", stated_year: int | None = None, **document: Any) -> Sentence:
    """A sentence of the work report that 绵阳市 heard on 10 January 2020, but for what ``document`` says."""
    described: dict[str, Any] = {
        "document_type": "work_report",
        "year": 2020,
        "review_period": "2019",
        "plan_period": "2020",
        "spoken_on": datetime.date(2020, 1, 10),
        "place": CITY,
    } | document
    context = DocumentContext(document_id="doc_0", access="open", characters=9000, **described)
    return Sentence(
        mapped=MappedText.from_raw(text),
        passage_id="passage_0",
        kind="paragraph",
        section="",
        setting=Setting(role, context.place, stated_year),
        document=context,
    )


def read(text: str, role: str = "review", stated_year: int | None = None, **document: Any) -> list[Read]:
    """The observations in such a sentence, in its order; what could not be understood fails the test."""
    items = list(observations(sentence(text, role, stated_year, **document)))
    lost = [text[it.start : it.end] for it in items if isinstance(it, NoQuantity) and it.reason == "not_understood"]
    assert not lost, f"not understood: {lost}"
    return [_flat(text, item) for item in items if isinstance(item, Observation)]


def only(text: str, role: str = "review", **document: Any) -> Read:
    """The one observation in such a sentence."""
    (item,) = read(text, role, **document)
    return item


def said(text: str, role: str = "review") -> list[tuple[str, str]]:
    """(name, characters of the value) of the observations in such a sentence."""
    return [(item.name, item.text) for item in read(text, role)]


def _flat(text: str, item: Observation) -> Read:
    quantity, how = item.quantity, item.measure
    return Read(
        text=text[quantity.start : quantity.end],
        code=item.indicator.code,
        name=item.indicator.name,
        measure=how.kind,
        value=how.sign * quantity.value,
        unit=quantity.unit,
        comparator=quantity.comparator,
        period=item.period,
        status=item.status,
        region=item.place.name,
        rule=item.rule,
        high=quantity.value_high,
        base=how.base_period,
        scope=item.rank_scope,
    )
