"""Administrative regions: their names, codes (GB/T 2260) and where a text names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.contract.vocabularies import read_csv


@dataclass(frozen=True)
class Region:
    """A region as it was from ``valid_from`` to ``valid_to`` (years; 0 and 9999 where open)."""

    code: str
    name: str
    short_name: str
    level: str
    parent: str
    valid_from: int
    valid_to: int


@dataclass(frozen=True)
class Named:
    """A region named in a text, from ``start`` to ``end``."""

    start: int
    end: int
    region: Region


COUNTRY = "全国"


@cache
def all_regions() -> tuple[Region, ...]:
    """Every region of the vocabulary."""
    return tuple(
        Region(
            row["code"],
            row["name"],
            row["short_name"],
            row["level"],
            row["parent"],
            int(row["valid_from"] or 0),
            int(row["valid_to"] or 9999),
        )
        for row in read_csv("regions.csv")
    )


@cache
def _by_name() -> dict[str, tuple[Region, ...]]:
    found: dict[str, list[Region]] = defaultdict(list)
    for region in all_regions():
        found[region.name].append(region)
        # A county's short name is too often a common word; its full name is asked for, or its city's context.
        if region.level != "county" and len(region.short_name) > 1:
            found[region.short_name].append(region)
    return {name: tuple(regions) for name, regions in found.items()}


@cache
def by_code(code: str) -> Region | None:
    """The region with a code, the latest one where a code had several names."""
    found = [region for region in all_regions() if region.code == code]
    return max(found, key=lambda region: region.valid_to) if found else None


@cache
def _children(code: str, year: int | None) -> dict[str, Region]:
    """The counties of a prefecture as they were in a year (today where None), by full and short names."""
    of = by_code(code)
    below = [region for region in all_regions() if region.parent == code and _was(region, year)]
    names = {region.name: region for region in below}
    for region in below:
        if len(region.short_name) > 1 and (of is None or region.short_name != of.short_name):
            names.setdefault(region.short_name, region)
    return names


def _was(region: Region, year: int | None) -> bool:
    return region.valid_from <= (year or 9998) <= region.valid_to


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_by_name(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def valid_code(name: str, year: int | None, within: str | None = None) -> str | None:
    """The code that a region of this full name had in a year; of several of that name the one ``within`` a code.

    None where no such region is known, or several are and nothing tells them apart.
    """
    named = [region for region in _by_name().get(name, ()) if region.name == name]
    found = _nearest(name, within, year) if named else None
    return found.code if found else None


def named_in(text: str, within: str | None = None, year: int | None = None) -> Iterator[Named]:
    """The regions that a text of a year names, in its order; counties of ``within`` also by their short names."""
    place = 0
    nearby = _nearby_pattern(within, year) if within else None
    while place < len(text):
        far = _pattern().search(text, place)
        near = nearby.search(text, place) if nearby else None
        match = min((m for m in (near, far) if m), key=lambda m: (m.start(), -m.end()), default=None)
        if match is None:
            return
        region = _children(within or "", year).get(match[0]) or _nearest(match[0], within, year)
        if region:
            yield Named(match.start(), match.end(), region)
        place = match.end()


@cache
def _nearby_pattern(code: str, year: int | None) -> re.Pattern[str] | None:
    names = sorted(_children(code, year), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names))) if names else None


def _nearest(name: str, within: str | None, year: int | None) -> Region | None:
    """The region of a name that was there in the year, the one nearest to ``within``; None where several may be meant."""
    candidates = _by_name().get(name, ())
    candidates = tuple(region for region in candidates if _was(region, year)) or candidates
    for length in (4, 2) if within else ():
        near = [region for region in candidates if region.code[:length] == (within or "")[:length]]
        candidates = tuple(near) or candidates
    # One name for a prefecture and for what was its county before: the prefecture, of one province only.
    if len({region.code[:2] for region in candidates}) != 1:
        return None
    return min(candidates, key=lambda region: (_LEVELS.index(region.level), -region.valid_to))


_LEVELS = ("country", "province", "prefecture", "county")


@cache
def _zone_pattern() -> re.Pattern[str]:
    kinds = sorted((row["name"] for row in read_csv("functional_zones.csv")), key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, kinds))})")


def zone_at(text: str, named: Named) -> tuple[int, str, str] | None:
    """(end, short official name, code) of the functional zone that follows a region's name: 九江经开区; else None."""
    match = _zone_pattern().match(text, named.end)
    if match is None:
        return None
    zone = next(row for row in read_zone_rows() if row["name"] == match[1])
    return match.end(), named.region.short_name + zone["suffix"], f"{named.region.code}-{zone['code']}"


@cache
def read_zone_rows() -> tuple[dict[str, str], ...]:
    """The kinds of functional zones."""
    return tuple(read_csv("functional_zones.csv"))
