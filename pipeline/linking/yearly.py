"""What became of a target for several years, computed from the values of each year where all of them are known."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.linking.comparison import basis, in_unit_of

Row = Mapping[str, Any]


def years_of(period: str) -> list[str]:
    """Each year of an interval of whole years (2021/2025), [] for any other period."""
    first, _, last = period.partition("/")
    return [str(year) for year in range(int(first), int(last) + 1)] if first.isdigit() and last.isdigit() else []


def fits_a_year(target: Row, yearly: Row) -> bool:
    """Whether the value of a year can be one of those that a target over several years is made of."""
    same = all(target[column] == yearly[column] for column in ("measure", "unit_base", "base_period"))
    return (
        same
        and basis(target) == basis(yearly)
        and not yearly["annual_average"]
        and target["measure"] in ("level", "growth")
    )


def over_the_years(target: Row, yearly: Sequence[Row]) -> float:
    """What the values of all the years come to, in the unit of the target.

    Growths multiply: their geometric mean is the average growth of a year, their product the growth of the whole
    time. Amounts add up; where the target is the average of a year, it is their mean that is compared.
    """
    values = [in_unit_of(target, row) for row in yearly]
    if target["measure"] == "growth":
        whole = math.prod(1 + value / 100 for value in values)
        factor = whole ** (1 / len(values)) if target["annual_average"] and whole > 0 else whole
        return round((factor - 1) * 100, 4)
    return round(sum(values) / (len(values) if target["annual_average"] else 1), 6)
