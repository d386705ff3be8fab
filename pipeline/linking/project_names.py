"""What of a project's name stays the same however a document writes it."""

from __future__ import annotations

import re
from functools import cache

from pipeline.cataloguing import regions
from pipeline.contract.vocabularies import VocabularyError, read_csv
from pipeline.extraction.projects.names import core
from pipeline.extraction.projects.vocabulary import Head, head_of

_MARKS = re.compile(r"[“”\"'《》（）()·、\s\-—]")
_TRAILING = re.compile(r"(?<=..)(?:建设)?(?:项目|工程)$|(?<=...)建设$")
_PLACELESS = re.compile(r"环|绕城|外环|沿江|沿海|滨海|滨江|机场|港口|城际")
_SHORTEST_REST = 4
_SHORTEST_LINE = 4


@cache
def _variants() -> tuple[tuple[str, str], ...]:
    rows = read_csv("project_name_variants.csv")
    return tuple(sorted(((row["written"], row["standard"]) for row in rows), key=lambda pair: -len(pair[0])))


@cache
def _aliases() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for line, row in enumerate(read_csv("project_aliases.csv"), start=2):
        if not re.fullmatch(r"\d{6}", row["region_code"]) or not row["canonical_name"]:
            raise VocabularyError("project_aliases.csv", line, "give a canonical name and a region code of six digits")
        found[_plain(row["name"]), prefecture(row["region_code"])] = row["canonical_name"]
    return found


def prefecture(code: str | None) -> str:
    """The code of the prefecture (or the province) that a region belongs to; "" where there is no region."""
    return code[:4] + "00" if code else ""


def canonical(name: str, region_code: str | None) -> str:
    """The form in which mentions of one undertaking of one prefecture agree.

    Aliases are replaced; the region's own name, words that come and go (遗址, 国家) and marks are left out;
    phases are kept.

    A short rest is never reduced further, so that what only such words tell apart stays apart.
    """
    name = _aliases().get((_plain(name), prefecture(region_code)), name)
    short = _plain(name)
    for own in _names_of(region_code):
        if short.startswith(own) and len(short) - len(own) >= _SHORTEST_REST:
            short = short[len(own) :]
            break
    for written, standard in _variants():
        reduced = short.replace(written, standard)
        if len(reduced) >= _SHORTEST_REST:
            short = reduced
    return short


def is_long_line(name: str) -> bool:
    """Whether a canonical name is that of a railway or motorway which names its ends, the same everywhere."""
    head = sector_head(name) or sector_head(f"{name}公路")
    line = head is not None and (head.sector == "railway" or name.endswith("高速"))
    return line and len(name) > _SHORTEST_LINE and not _PLACELESS.search(name)


def sector_head(name: str) -> Head | None:
    """The head that tells a project's sector; of works, the head of what they are done to."""
    head = head_of(core(name))
    if head is not None and head.kind == "works":
        return head_of(core(core(name)[: -len(head.head)])) or head
    return head


def _plain(name: str) -> str:
    return _TRAILING.sub("", _MARKS.sub("", name))


def _names_of(code: str | None) -> list[str]:
    if not code:
        return []
    found = [region for region in map(regions.by_code, (code[:6], prefecture(code))) if region]
    names = {name for region in found for name in (region.name, region.short_name) if len(name) > 1}
    return sorted(names, key=len, reverse=True)
