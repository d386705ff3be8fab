"""A number with its unit, and a number that is none."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pipeline.extraction.amounts import exactness, units


class Quantity(NamedTuple):
    """``value`` (to ``value_high`` in a range) of ``unit`` (its scale included), at ``start`` to ``end``."""

    start: int
    end: int
    value: float
    value_high: float | None
    unit: str
    comparator: str
    in_numerals: bool = False
    is_rank: bool = False
    part_of_ratio: int | None = None
    """The place of the number in a ratio of three, from 0: 10.9∶55.2∶33.9; None elsewhere."""
    noun: str = ""
    """The thing that stands where a unit would, at the end of the characters: 群众 in 43.1万群众."""
    lasts: bool = False
    """Whether it tells how long or how often in a row something was so: 连续19年."""

    @property
    def bare_unit(self) -> str:
        """The unit without its scale."""
        return units.split_scale(self.unit)[1]


class NoQuantity(NamedTuple):
    """A number, or several that stand together, that measure nothing, and the reason (``number_rejects.yaml``)."""

    start: int
    end: int
    reason: str


def counted_unit(unit: str) -> str:
    """The unit that a noun behind a number stands for: 43.1万群众 are 43.1万人; other nouns have none."""
    known = units.units()[unit]
    if known.kind != "thing":
        return unit
    return known.base_unit if known.dimension == "people" else ""


def noun_counted(unit: str) -> str:
    """The noun that stands where a unit would: 群众 in 43.1万群众; '' for a unit."""
    return unit if units.units()[unit].kind == "thing" else ""


def quantity_of(  # noqa: PLR0913, PLR0917
    text: str,
    start: int,
    match: re.Match[str],
    value: float,
    unit: str,
    more: bool = False,
    value_high: float | None = None,
    **known: Any,
) -> Quantity:
    """The quantity that ends with a match; ``more`` says that a word inside makes it more: 2000余家."""
    comparator = "gt" if more else exactness.comparator(text, start, match.end())
    return Quantity(start, match.end(), value, value_high, unit.replace("％", "%"), comparator, **known)
