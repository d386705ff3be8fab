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
def _children(code: str) -> dict[str, Region]:
    """The counties of a prefecture by their full and short names."""
    below = [region for region in all_regions() if region.parent == code]
    names = {region.name: region for region in below}
    for region in below:
        if len(region.short_name) > 1:
            names.setdefault(region.short_name, region)
    return names


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_by_name(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def valid_code(name: str, year: int | None, within: str | None = None) -> str | None:
    """The code that a region of this full name had in a year; of several of that name the one ``within`` a code.

    None where no such region is known, or several are and nothing tells them apart.
    """
    candidates = [region for region in _by_name().get(name, ()) if region.name == name]
    if year is not None:
        candidates = [region for region in candidates if region.valid_from <= year <= region.valid_to] or candidates
    if within:
        near = [region for region in candidates if region.code[:4] == within[:4] or region.parent == within]
        near = near or [region for region in candidates if region.code[:2] == within[:2]]
        candidates = near or candidates
    codes = {region.code for region in candidates}
    if len(codes) > 1 and (nearest := _nearest(name, within)):
        return nearest.code
    return codes.pop() if len(codes) == 1 else None


def named_in(text: str, within: str | None = None) -> Iterator[Named]:
    """The regions that a text names, in its order; counties of the region ``within`` also by short names."""
    place = 0
    nearby = _nearby_pattern(within) if within else None
    while place < len(text):
        far = _pattern().search(text, place)
        near = nearby.search(text, place) if nearby else None
        match = min((m for m in (near, far) if m), key=lambda m: (m.start(), -m.end()), default=None)
        if match is None:
            return
        region = _children(within or "").get(match[0]) or _nearest(match[0], within)
        if region:
            yield Named(match.start(), match.end(), region)
        place = match.end()


@cache
def _nearby_pattern(code: str) -> re.Pattern[str] | None:
    names = sorted(_children(code), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names))) if names else None


def _nearest(name: str, within: str | None) -> Region | None:
    candidates = _by_name().get(name, ())
    for length in (4, 2) if within else ():
        near = [region for region in candidates if region.code[:length] == (within or "")[:length]]
        if near:
            return near[-1]
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
