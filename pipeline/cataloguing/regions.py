"""Administrative regions: their names, codes (GB/T 2260) and where a text names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add

from pipeline.contract.vocabularies import read_csv

_LEVELS = ("country", "province", "prefecture", "county")


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


def valid_code(name: str, year: int | None, within: str | None = None) -> str | None:
    """The code that a region of this full name had in a year; of several of that name the one ``within`` a code.

    None where no such region is known, or several are and nothing tells them apart.
    """
    if all(region.name != name for region in _by_name().get(name, ())):
        return None
    found = _nearest(name, within, year)
    return found.code if found else None


def named_in(text: str, within: str | None = None, year: int | None = None) -> Iterator[Named]:
    """The regions that a text of a year names, in its order; counties of ``within`` also by their short names.

    A longer name goes before a shorter one that begins at the same place; one that may mean several regions
    is passed over.
    """
    near = _children(within, year) if within else {}
    names, names_near = _names(), _names_near(within, year) if within else {}
    place = 0
    openings = _openings(within, year)
    for start in [start for start, pair in enumerate(map(add, text, text[1:])) if pair in openings]:
        if start < place:
            continue
        pair = text[start : start + 2]
        group = names_near.get(pair) or names[pair]
        name = next((name for name in group if text.startswith(name, start)), None)
        if name is not None:
            place = start + len(name)
            region = near.get(name) or _nearest(name, within, year)
            if region:
                yield Named(start, place, region)


def opening(text: str, within: str | None = None, year: int | None = None) -> Named | None:
    """The region that a text begins with, as ``named_in`` knows it; None where it begins with none."""
    if text[:2] not in _openings(within, year):
        return None
    first = next(named_in(text, within, year), None)
    return first if first and first.start == 0 else None


# One document after the other is read: the openings near many places would fill the memory.
@lru_cache(8)
def _openings(within: str | None, year: int | None) -> frozenset[str]:
    return frozenset(_names()) | frozenset(_names_near(within, year) if within else ())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """All names by their first two characters, longest first: thousands of alternatives in one pattern are slow."""
    return _by_opening(_by_name())


@cache
def _names_near(within: str, year: int | None) -> dict[str, tuple[str, ...]]:
    """The same for the names that begin as a county of ``within`` does, the counties' own among them."""
    near = _children(within, year)
    openings = {name[:2] for name in near}
    return _by_opening([*near, *(name for opening in openings for name in _names().get(opening, ()))])


def _by_opening(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        found[name[:2]].add(name)
    return {opening: tuple(sorted(group, key=len, reverse=True)) for opening, group in found.items()}


def _nearest(name: str, within: str | None, year: int | None) -> Region | None:
    """The region of a name that was there in the year, the nearest to ``within``; None where several may be meant."""
    candidates = _of_year(_by_name().get(name, ()), year)
    for length in (4, 2) if within else ():
        near = [region for region in candidates if region.code[:length] == (within or "")[:length]]
        candidates = tuple(near) or candidates
    # One name for a prefecture and for what was its county before: the prefecture, of one province only.
    if len({region.code[:2] for region in candidates}) != 1:
        return None
    return min(candidates, key=lambda region: (_LEVELS.index(region.level), -region.valid_to))


def _of_year(candidates: tuple[Region, ...], year: int | None) -> tuple[Region, ...]:
    """Those of the regions that were there in a year; all of them where none was.

    In the year of a change the new one is meant. 某某地区 is said of the area also when there is a city instead.
    """
    valid = [region for region in candidates if _was(region, year)]
    if not valid and candidates and candidates[0].name.endswith("地区"):
        one = candidates[0]
        valid = [
            region
            for region in _by_name().get(one.short_name, ())
            if (region.parent, region.level) == (one.parent, one.level) and _was(region, year)
        ]
    lasting = [region for region in valid if region.valid_to != year]
    return tuple(lasting or valid) or candidates


def zone_at(text: str, named: Named) -> tuple[int, str, str] | None:
    """(end, short official name, code) of the functional zone after a region's name: 九江经开区; else None."""
    following = [zone for zone in _zones() if text.startswith(zone["name"], named.end)]
    if not following:
        return None
    zone = max(following, key=lambda zone: len(zone["name"]))
    end = named.end + len(zone["name"])
    return end, named.region.short_name + zone["suffix"], f"{named.region.code}-{zone['code']}"


@cache
def _zones() -> tuple[dict[str, str], ...]:
    return tuple(read_csv("functional_zones.csv"))
