"""The registry of indicators: which of them a name means."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.contract.vocabularies import read_csv
from pipeline.extraction.amounts import units

_DECORATION = frozenset('“”"《》（）() ')
# Kinds of units that never stand for one another: the number of a rate is no amount.
_DISTINCT = frozenset({"money", "ratio", "percentage_points", "area", "length", "mass", "days", "years", "volume"})


class Indicator(NamedTuple):
    """An indicator: its code in the registry (None where it has none) and its complete name."""

    code: str | None
    name: str


@cache
def _codes() -> dict[str, str]:
    """Every name and alias with its code."""
    return {
        plain(name): row["indicator"]
        for row in read_csv("indicators.csv")
        for name in (row["name_zh"], *filter(None, row["aliases"].split("|")))
    }


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["indicator"]: row for row in read_csv("indicators.csv")}


@cache
def compounds() -> dict[str, tuple[str, ...]]:
    """What a word that names several indicators stands for: 城乡居民收入."""
    return {plain(row["written"]): tuple(row["parts"].split("|")) for row in read_csv("compound_subjects.csv")}


def plain(name: str) -> str:
    """A name without quotation marks, brackets and spaces."""
    return name if _DECORATION.isdisjoint(name) else "".join(it for it in name if it not in _DECORATION)


@lru_cache(16384)
def code_of(name: str) -> str | None:
    """The code of the indicator with exactly this name or alias."""
    return _codes().get(name) or _codes().get(plain(name))


def begins_a_name(start: str) -> bool:
    """Whether any name or alias begins so, written plain: most words begin none, whatever stands behind them."""
    return start in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[: place + 1] for name in _codes() for place in range(len(name)))


def ends_a_name(end: str) -> bool:
    """Whether any name or alias ends so: most words end none, and need not be tried behind others."""
    return end in _ends() or plain(end) in _ends()


@cache
def _ends() -> frozenset[str]:
    return frozenset(name[place:] for name in _codes() for place in range(len(name)))


def of_code(code: str) -> Indicator:
    """The indicator of a code, under its standard name."""
    return Indicator(code, _rows()[code]["name_zh"])


def kind_of(indicator: Indicator) -> str | None:
    """The kind of a registered indicator (stock, flow, rate, …); None for one that is not registered."""
    return _rows()[indicator.code]["kind"] if indicator.code else None


def fits(code: str, unit: str) -> bool:
    """Whether a level in this unit can be one of the indicator: not 9个 of a rate."""
    own, said = (units.dimension(written) for written in (_rows()[code]["unit"], unit))
    if own == "price" and unit == "元":
        # 每人每月720元
        return True
    return own is None or said is None or own == said or not {own, said} & _DISTINCT
