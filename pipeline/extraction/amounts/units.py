"""Units and their base units."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.contract.vocabularies import read_csv
from pipeline.extraction.amounts.numbers import SCALES, scale_of
from pipeline.extraction.wordlists import any_of


@dataclass(frozen=True)
class Unit:
    """A unit as written, and how much of its base unit it is."""

    unit: str
    dimension: str
    base_unit: str
    factor: float
    kind: str


# Nouns and short syllables that follow a number without being its unit more often than not.
_NOT_BEHIND_NUMBERS = frozenset(
    ["成", "方", "分", "里", "P", "兆", "线", "路", "国", "日", "月", "号", "度", "版", "大", "级"]
)


@cache
def units() -> dict[str, Unit]:
    """Every unit of the vocabulary by what is written."""
    return {
        row["unit"]: Unit(row["unit"], row["dimension"], row["base_unit"], float(row["factor"]), row["kind"])
        for row in read_csv("units.csv")
        if row["unit"] not in _NOT_BEHIND_NUMBERS
    }


@cache
def pattern() -> str:
    """A regular expression for any unit, longest first."""
    return any_of(units())


def in_base_unit(value: float, unit: str) -> tuple[float, str] | None:
    """(value, base unit) of an amount in a written unit with its scale: 1102.3 亿元 → (110230000000.0, 元).

    None where the unit is not known.
    """
    scale, bare = split_scale(unit)
    found = units().get(bare)
    if found is None:
        return None
    # A decimal product such as 1102.3 × 1e8 must not carry the noise of binary fractions.
    return float(f"{value * scale_of(scale) * found.factor:.12g}"), found.base_unit


@lru_cache(1024)
def dimension(unit: str) -> str | None:
    """The dimension of a written unit with its scale; None where it is not known."""
    found = units().get(split_scale(unit)[1])
    return found.dimension if found else None


@lru_cache(1024)
def split_scale(unit: str) -> tuple[str, str]:
    """(scale, bare unit): 亿元 → (亿, 元); 千瓦 is a unit of its own."""
    if unit in units():
        return "", unit
    for scale in SCALES:
        if unit.startswith(scale):
            return scale, unit[len(scale) :]
    return "", unit
