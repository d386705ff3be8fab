"""Where: the region a number is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.cataloguing import regions
from pipeline.extraction.circumstances.context import Place
from pipeline.extraction.circumstances.sentences import Sentence
from pipeline.extraction.naming.surroundings import Surroundings

_CLAUSE_START = re.compile(r"(?:^|[，。；：]|[①-⑳]|再如|例如|比如|其中|了解到|早在|(?:19|20)\d{2}年)$")
_NO_SUBJECT_BEHIND = re.compile("等|产业|茶|企业家|商人|[港江河湖](?![口区县市])")
_JOINT = re.compile("[县区市]?(?:[、和与及至]|以及)")
_HAS_A_NUMBER = re.compile(r"[^，。；：]*\d(?![A-Z\d])")
_ZONE_OPENS = re.compile(
    "(?:^|[，。；：])(?P<zone>经济技术开发区|经开区|高新技术产业开发区|高新区|综合保税区|综保区)(?![、和与])"
)
_THERE = re.compile("那里|当地")
_WHOLE = {"省": "全省", "区": "全区", "市": "全市", "州": "全州", "盟": "全盟", "县": "全县"}
"""The whole of a place, by the last character of its name."""
_WHOLE_NAME = re.compile("[县区市旗州盟省]$")
_AFTER_A_SUBJECT = re.compile(r"[的，、：是要]|实现|完成|达到?|新[增建修开改]|建成|\d|全[县区市]|[县区市]")
# A report speaks of other places as partners and markets; a feature that compares them speaks about them.
_STAYS_AT_HOME = frozenset({"work_report", "plan", "speech"})


def place_of(sentence: Sentence, start: int, around: Surroundings, position: int, values: int) -> Place:
    """The place that the number at ``start`` is about, the one at ``position`` (from 0) of a list of ``values``.

    The region that the thing behind the number begins with; else the nearest one that opens a clause in front
    of it in the sentence or stands in its own clause; else the place of the passage. Where as many regions as
    values are named (甲县、乙县分别…), each has its own.
    """
    thing = (around.following or around.behind).removeprefix("的")
    document = sentence.document
    if regions.opening(thing, document.place.code, document.year):
        found = list(regions.named_in(thing, document.place.code, document.year))
        opening = next(_subjects(thing, found, sentence), None)
        if opening and opening.start == 0:
            return _place(thing, opening)
    segment = sentence.text.rfind("；", 0, start) + 1
    if _THERE.search(sentence.text, segment, start):
        # 甲市产值超过20亿元；早在2017年，那里就…
        segment = 0
    before = sentence.text[segment:start]
    found = _within(sentence.regions, segment, start)
    shared = _shared_out(before, found, sentence, values) if values > 1 and "分别" in before else None
    if shared:
        return _place(before, shared[position])
    clause_start = max(map(before.rfind, "，。；：")) + 1
    told_of = 0
    place = _own_zone(before, sentence.setting.place) or sentence.setting.place
    for named in _subjects(before, found, sentence):
        # 甲县红石景区通过评审，新增景区17家: only a county that is itself the subject is carried on.
        told = _HAS_A_NUMBER.match(before, named.end) or regions.zone_at(before, named)
        first = segment + named.start == 0 or (segment == 0 and bool(_THERE.search(before)))
        opens = bool(_CLAUSE_START.search(before[: named.start]) and (told or first or named.region.level != "county"))
        if named.start >= clause_start or opens:
            place = _place(before, named)
            told_of = named.end
    whole = _WHOLE.get((sentence.setting.place.name or " ")[-1])
    if whole and before.rfind(whole) >= told_of > 0:
        # 甲县完成造林2万亩，全市完成20万亩
        return sentence.setting.place
    return place


def _within(found: Sequence[regions.Named], start: int, end: int) -> list[regions.Named]:
    """Those that stand from ``start`` to ``end``, counted from ``start``."""
    return [
        replace(named, start=named.start - start, end=named.end - start) if start else named
        for named in found
        if start <= named.start and named.end <= end
    ]


def _shared_out(
    before: str, found: Sequence[regions.Named], sentence: Sentence, values: int
) -> list[regions.Named] | None:
    """The regions of the document's own, as many as there are values, that stand side by side in front of 分别."""
    told = before.rpartition("分别")[0]
    run: list[regions.Named] = []
    for named in found:
        if named.end > len(told):
            break
        if run and not _JOINT.fullmatch(told, run[-1].end, named.start):
            run = []
        run.append(named)
    return run if len(run) == values and all(_at_home(it.region.code, sentence) for it in run) else None


def _own_zone(before: str, place: Place) -> Place | None:
    """The zone of the place itself that a clause begins with: 经开区新建项目31个; else None."""
    opened = list(_ZONE_OPENS.finditer(before)) if "区" in before else []
    home = _home(place.code) if opened else None
    if home is None:
        return None
    zone = regions.zone_at(home.short_name + opened[-1]["zone"], regions.Named(0, len(home.short_name), home))
    return Place(zone[1], zone[2]) if zone else None


@cache
def _home(code: str | None) -> regions.Region | None:
    """The city or county of a code; None for a province, a zone and no code."""
    if not code or code.endswith("0000"):
        return None
    return next((region for region in regions.all_regions() if region.code == code), None)


def _subjects(text: str, found: Sequence[regions.Named], sentence: Sentence) -> Iterator[regions.Named]:
    """The regions found in a text that it may speak about."""
    document = sentence.document
    for number, named in enumerate(found):
        if _is_listed(text, found, number):
            continue
        if named.region.level == "country" or _NO_SUBJECT_BEHIND.match(text, named.end):
            continue
        if document.document_type in _STAYS_AT_HOME and not _at_home(named.region.code, sentence):
            continue
        written = text[named.start : named.end]
        short = not _WHOLE_NAME.search(written)
        opens = named.region.level != "county" and _CLAUSE_START.search(text[: named.start])
        told = named.end == len(text) or _AFTER_A_SUBJECT.match(text, named.end)
        # 东城机场, 西关长江大桥: a short name inside the name of something else.
        if not short or told or opens or regions.zone_at(text, named):
            yield named


def _is_listed(text: str, found: Sequence[regions.Named], number: int) -> bool:
    """Whether a region is one of several joined: what is told of 甲县、乙县 together is of neither."""
    before = number > 0 and _JOINT.fullmatch(text, found[number - 1].end, found[number].start)
    behind = number + 1 < len(found) and _JOINT.fullmatch(text, found[number].end, found[number + 1].start)
    return bool(before or behind)


def _place(text: str, named: regions.Named) -> Place:
    zone = regions.zone_at(text, named)
    return Place(zone[1], zone[2]) if zone else Place(named.region.name, named.region.code)


def _at_home(code: str, sentence: Sentence) -> bool:
    """Whether a region lies in the document's own, or is it."""
    own = (sentence.document.place.code or "")[:6]
    significant = own[:2] if own.endswith("0000") else own[:4] if own.endswith("00") else own
    return bool(own) and code.startswith(significant)
