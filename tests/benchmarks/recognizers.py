"""The amounts that Recognizers-Text finds: its Chinese models of numbers, units and dates together."""

from __future__ import annotations

from functools import cache
from typing import Any

from ms_recognizers_date_time import DateTimeRecognizer
from ms_recognizers_number import NumberRecognizer
from ms_recognizers_number_with_unit import NumberWithUnitRecognizer
from ms_recognizers_text import Culture

from pipeline.extraction.amounts.units import units

Amount = dict[str, Any]
"""An amount in the columns of ``observations`` that are compared; offsets are in the text that was read."""


@cache
def _models() -> tuple[Any, ...]:
    number, unit = NumberRecognizer(Culture.Chinese), NumberWithUnitRecognizer(Culture.Chinese)
    return (
        number.get_number_model(),
        number.get_percentage_model(),
        unit.get_currency_model(),
        unit.get_dimension_model(),
        DateTimeRecognizer(Culture.Chinese).get_datetime_model(),
    )


def recognize(text: str) -> list[Any]:
    """Everything the models find in a text, in their own form."""
    return [found for model in _models() for found in model.parse(text)]


def amounts(text: str) -> list[Amount]:
    """The numbers among it, each with the unit that its words end in; '' where the model sees none."""
    found = []
    for item in recognize(text):
        value = (item.resolution or {}).get("value")
        if value is not None:
            span = {"raw_start": item.start, "raw_end": item.end + 1}
            found.append(span | {"value": float(value.rstrip("%")), "unit": _unit(item.text)})
    return found


def _unit(written: str) -> str:
    """The longest unit that an amount ends in: its name in the model's own tongue (Hectare) is not compared."""
    if written.startswith("百分之"):
        return "%"
    ends = (written[start:] for start in range(1, len(written)))
    return next((end for end in ends if end in units()), "")
