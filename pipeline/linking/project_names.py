"""What of a project's name stays the same however a document writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.cataloguing import regions
from pipeline.contract.vocabularies import VocabularyError, read_csv
from pipeline.linking.project_aliases import aliases

_MARKS = re.compile(r"[“”\"'‘’《》（）()·、\s]")
_TO = re.compile(r"(?<=[\u3400-\u9fff])[—－–~～\-]+(?=[\u3400-\u9fff])")
_TRAILING = re.compile(r"(?<=..)(?:建设)?(?:项目|工程)$|(?<=...)建设$")
_NUMERAL = "一二三四五六七八九十"
_PHASE = re.compile(
    rf"第?([{_NUMERAL}\d]{{1,2}})([、至]?)([{_NUMERAL}\d]?)期(?:工程|项目)?(?![{_NUMERAL}\d]*(?:限|间|刊|货))"
)
_FIRST_PHASE = re.compile(r"首期(?:工程|项目)?")
_LOT = re.compile(rf"第?[{_NUMERAL}\d]{{1,2}}标段?$")
_SECTION = re.compile(r"(?<=铁路|高速|公路|地铁|大道)([\u3400-\u9fff]{2,7}段)$")
_MAIN_STRUCTURE = re.compile(r"主体工程$")
_WHOLE = re.compile(r"全线$")
_SCHOOL = re.compile(rf"第?([{_NUMERAL}]{{1,3}})(小学|小|中学|中|幼儿园|幼|院)$")
_SCHOOL_NAMES = {"小": "小学", "中": "中学", "幼": "幼儿园", "院": "人民医院"}
_SHORTEST_REST = 4
_ARABIC = {"1": "一", "2": "二", "3": "三", "4": "四", "5": "五", "6": "六", "7": "七", "8": "八", "9": "九"}


@dataclass(frozen=True)
class CanonicalName:
    """The form in which the mentions of one undertaking agree: the ``whole``, and the ``part`` of it that is meant.

    A part is a phase (二期), a lot, a section (南昌段) or the main structure (主体工程), which is done before the whole
    is; "" where the whole is meant.
    """

    whole: str
    part: str = ""


@cache
def _variants() -> tuple[tuple[re.Pattern[str], str], ...]:
    """(what is written, what stands for it) of each line of the vocabulary."""
    found = []
    for line, row in enumerate(read_csv("project_name_variants.csv"), start=2):
        if row["position"] not in ("any", "end"):
            raise VocabularyError("project_name_variants.csv", line, "give any or end as the position")
        found.append((re.compile(re.escape(row["written"]) + "$" * (row["position"] == "end")), row["standard"]))
    return tuple(found)


@cache
def _canonical_names() -> dict[tuple[str, str], str]:
    return {(without_trailing(alias.name), alias.region_code): alias.canonical_name for alias in aliases()}


def prefecture(code: str | None) -> str:
    """The code of the prefecture (or the province) that a region belongs to; "" where there is no region."""
    return code[:4] + "00" if code else ""


def canonical(name: str, region_code: str | None) -> CanonicalName:
    """The canonical name of a project that is mentioned by a name in a region.

    Aliases are replaced; the name of the prefecture, words that come and go (遗址, 国际) and marks are left out;
    a county is named by its short name. A short rest is never reduced further, so that what only such
    words tell apart stays apart.
    """
    name = _canonical_names().get((without_trailing(name), prefecture(region_code)), name)
    whole, part = _parted(_MARKS.sub("", _TO.sub("至", name)))
    whole = _TRAILING.sub("", whole)
    for written, standard in _variants():
        reduced = written.sub(standard, whole)
        if len(reduced) >= _SHORTEST_REST:
            whole = reduced
    whole = _without_place(whole, region_code)
    whole = _SCHOOL.sub(lambda match: f"第{match[1]}{_SCHOOL_NAMES.get(match[2], match[2])}", whole)
    if not part:
        whole, part = _sectioned(whole)
    return CanonicalName(whole, part)


def without_trailing(name: str) -> str:
    """A name without marks and without 项目, 工程 or 建设 at its end."""
    return _TRAILING.sub("", _MARKS.sub("", name))


def _parted(name: str) -> tuple[str, str]:
    """(the whole, its phase or lot) of a name."""
    name = _WHOLE.sub("", name)
    match = _PHASE.search(name) or _FIRST_PHASE.search(name) or _LOT.search(name) or _MAIN_STRUCTURE.search(name)
    rest = name[: match.start()] + name[match.end() :] if match else ""
    if match is None or len(rest) < 2:
        return name, ""
    if match.re is _PHASE:
        return rest, "".join(_ARABIC.get(each, each) for each in match[1] + match[3]) + "期"
    return rest, "一期" if match.re is _FIRST_PHASE else match[0].removeprefix("第")


def _sectioned(name: str) -> tuple[str, str]:
    match = _SECTION.search(name)
    return (name[: match.start()], match[1]) if match else (name, "")


def _without_place(name: str, code: str | None) -> str:
    """A name without that of its prefecture or province, and with the short name of its county."""
    if not code:
        return name
    own = [region for region in map(regions.by_code, (prefecture(code), code[:2] + "0000")) if region]
    names = {each for region in own for each in (region.name, region.short_name) if len(each) > 1}
    for each in sorted(names, key=len, reverse=True):
        if re.match(f"{each}(?!至)", name) and len(name) - len(each) >= _SHORTEST_REST:
            # 绵阳至苍溪高速 is named by its ends.
            return name[len(each) :]
    county = next(regions.named_in(name[:8], code), None)
    if county and county.start == 0 and county.region.level == "county" and len(county.region.short_name) > 1:
        return county.region.short_name + name[county.end :]
    return name
