"""The region that a document is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.cataloguing import regions

# The masthead of a bulletin says who issues it, not what it is about.
_MASTHEAD = re.compile("(通讯|简报|内参|专报|动态|研究室|委员会|组织部|办公[室厅])[）)]?$")
_SPEAKS_FOR = re.compile("(?:代表|受)(.{0,16}?)(?:人民政府|政府|行政公署|行署|革命委员会|委员会|管委会)")
# 我代表省人民政府: of what kind the region is, though not which.
_KIND = re.compile("(?:自治区|地区|[省市州盟县旗区])$")
_OPENING = 600
# A county speaks for its city, too, where several counties speak.
_PARENT_SHARE = 0.6


def region_of(head: Sequence[str], bylines: Sequence[str], text: str, year: int | None = None) -> regions.Region | None:
    """The region that the title names; else, in this order, the bylines, those for whom is spoken, the text.

    Each is asked only where those before it name none, or several as often. Of a region and one within it
    the inner one is meant; where a government speaks that is only called 省人民政府 or 县人民政府, the region of
    that kind that is named most, with all that is in it. None where no region is named at all.
    """
    spoken_for = [match[1] for match in _SPEAKS_FOR.finditer(text[:_OPENING])]
    kind = next((kind for name in spoken_for if (kind := _kind(name))), None)
    whole = [text, *(line for line in bylines if _MASTHEAD.search(line))]
    votes: dict[regions.Region, float] = defaultdict(float)
    for lines, parent_share in (
        (head, 0.0),
        ([line for line in bylines if not _MASTHEAD.search(line)], _PARENT_SHARE),
        (spoken_for, 0.0),
        (whole, _PARENT_SHARE),
    ):
        _vote(votes, lines, parent_share, year)
        if kind and lines is whole and (found := _of_kind(votes, kind)):
            return found
        if votes and (leader := _leader(votes)):
            return leader
    return max(votes, key=lambda region: (votes[region], region.code)) if votes else None


def _kind(name: str) -> str | None:
    found = _KIND.search(name)
    return found[0] if found else None


def _of_kind(votes: Mapping[regions.Region, float], kind: str) -> regions.Region | None:
    """The region of a kind that was named most often, itself or what lies in it; None where none of that kind was."""
    found: dict[regions.Region, float] = defaultdict(float)
    for region, count in votes.items():
        for code in {region.code, region.code[:4] + "00", region.code[:2] + "0000"}:
            outer = region if code == region.code else regions.by_code(code)
            if outer and _kind(outer.name) == kind:
                found[outer] += count
    return max(found, key=lambda region: (found[region], region.code)) if found else None


def _vote(votes: dict[regions.Region, float], lines: Sequence[str], parent_share: float, year: int | None) -> None:
    for found in (found for line in lines for found in regions.named_in(line, year=year)):
        if found.region.level == "country":
            continue
        votes[found.region] += 1
        parent = regions.by_code(found.region.parent) if found.region.level == "county" else None
        if parent and parent_share:
            votes[parent] += parent_share


def _leader(votes: Mapping[regions.Region, float]) -> regions.Region | None:
    """The region named most often, or the innermost of those, where each holds the next; else None."""
    most = max(votes.values())
    first, *others = sorted((region for region, count in votes.items() if count == most), key=_depth, reverse=True)
    return first if all(_holds(other, first) for other in others) else None


def _depth(region: regions.Region) -> str:
    return region.code.rstrip("0")


def _holds(outer: regions.Region, inner: regions.Region) -> bool:
    return inner.code.startswith(_depth(outer)) and inner.code != outer.code
