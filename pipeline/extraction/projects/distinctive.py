"""What in a name tells one undertaking from another of its class."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.cataloguing import regions
from pipeline.extraction.projects.vocabulary import Head, head_of, word_pattern

_MARKS = re.compile(r"[“”（）()、]")
_SPECIFIC = re.compile(
    r"[A-Za-z·]|\d+(?:国道|省道|线|号|千伏|万[吨千辆支台套])|[年]产|“|[一二三四五六七八九十]环|引.{1,2}[入济补]|[二两三四五六七八九]库连通"
)
_GEOGRAPHIC = re.compile(
    r"[\u3400-\u9fff](?:路|街|桥|河|湖|江|山|溪|沟|海|湾|岛|港|巷|川|岭|峡|渠|水系|流域|片区|组团|街区|段|线|厂)"
)
_NOT_GEOGRAPHIC = re.compile(
    r"山水林田湖草沙?|江河|小流域|中小河流|河湖|江湖|沿海|沿江|沿河|大街小巷|生产线|矿山|荒山|线上|线下|有线|无线|港口"
)

_FACILITIES = ("facility", "class", "line", "area")


@lru_cache(4096)
def residue(name: str, head: Head | None) -> int:
    """How many characters are left of a name without its head and without words that fit any of its class."""
    modifier = name[: -len(head.head)] if head else name
    return len(_MARKS.sub("", word_pattern("generic").sub("", modifier)))


def is_proper(name: str, head: Head | None, code: str | None) -> bool:
    """Whether a name holds what only one undertaking has: a region, a road or river, a facility, a number."""
    modifier = _NOT_GEOGRAPHIC.sub("", name[: -len(head.head)] if head else name)
    if _SPECIFIC.search(name) or next(regions.named_in(name, code), None) is not None:
        return True
    return bool(_GEOGRAPHIC.search(word_pattern("generic").sub("", modifier))) or _holds_facility(modifier)


def _holds_facility(modifier: str) -> bool:
    ends = (modifier[:end] for end in range(len(modifier), 2, -1))
    found = ((text, head_of(text)) for text in ends)
    return any(
        head is not None and head.kind in _FACILITIES and len(head.head) > 1 and residue(text, head) >= 2
        for text, head in found
    )
