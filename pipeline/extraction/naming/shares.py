"""Shares of a named whole that a sentence names without both: 第三产业比重, 税占比, 三次产业结构 8:53:39."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.contract.vocabularies import read_csv
from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.naming.measures import Measure
from pipeline.extraction.naming.registry import Indicator, compounds, of_code, plain


@dataclass(frozen=True)
class NamedShare:
    """The part and the whole that the short name of a share stands for."""

    code: str
    whole: str


@cache
def _shares() -> dict[str, NamedShare]:
    return {
        plain(written): NamedShare(row["indicator"], row["whole"])
        for row in read_csv("share_subjects.csv")
        for written in row["written"].split("|")
    }


def named_share(subject: str) -> tuple[Indicator, str] | None:
    """(the part's indicator under the name of the share, the whole) that a short name means: 税占比; else None."""
    found = _shares().get(plain(subject))
    if found is None:
        return None
    return Indicator(found.code, f"{of_code(found.code).name}占{found.whole}比重"), found.whole


def of_ratio(text: str, quantity: Quantity) -> tuple[Indicator, Measure] | None:
    """What one number of a ratio of three is the share of, from the structure named in the ``text`` before it."""
    structures = list(_structures().finditer(text))
    if not structures or quantity.part_of_ratio is None:
        return None
    part = compounds()[structures[-1][0]][quantity.part_of_ratio]
    named = named_share(part)
    return (named[0], Measure("share", whole=named[1])) if named else None


@cache
def _structures() -> re.Pattern[str]:
    """Names of structures in three parts: what is written in ``compound_subjects.csv`` with shares as its parts."""
    names = [written for written, parts in compounds().items() if len(parts) == 3 and plain(parts[0]) in _shares()]
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
