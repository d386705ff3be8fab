"""The setting of every passage: looking back or ahead, at which period, about which place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.cataloguing import regions
from pipeline.cataloguing.role import is_plan, is_review, opens_as, part_role
from pipeline.cleaning.headings import NUMBERED
from pipeline.cleaning.speakers import speaker_of
from pipeline.extraction.circumstances.context import FIGURE_YEAR, DocumentContext, Place, Setting, office_place
from pipeline.extraction.circumstances.periods import named_periods

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
# 砥砺前行的2022
_BARE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})$")
_NOTE_NUMBER = re.compile(r"^(\d{1,2}[.．、]|[①-⑳])\s*")
_REGION_OPENS = re.compile(r"^([\u3400-\u9fff]{2,9})[：:]")
_ALL_ESTIMATED = re.compile("(?:预计|快报)数?[，（(]{0,2}下同")
_ADDRESS = re.compile(r"^(?:各位代表|同志们)[，！：:]\s*")
# 2016年是… tells the period of what follows; 2016年8月… only when one thing happened.
_LONGEST_SAYING = 20
_OPENS_A_SPAN = re.compile(
    r"(?:刚刚|已经)?(?:过去的)?"
    r"(?:(?:19|20)\d{2}年(?=是|来|以来|工作|[，,](?:我们|在|面对|全[市省县区州]上下|各级|本届|市|省|县|区))"
    r"|(?:19|20)\d{2}年(?<=过去的.....)|[过这]去?(?:的)?五年|五年来|一年来|过去(?:的)?一年|这一年|[“]?十[一二三四五]?五[”]?(?:时期|期间|以来)"
    r"|(?:今后|未来)(?:的)?五年|去年(?=[，,是])|今年(?=[，,是]|工作|经济|政府))"
)


def settings(passages: Sequence[Mapping[str, Any]], document: DocumentContext) -> list[Setting]:
    """The setting of every passage, in their order.

    Headings decide, the outermost first; where they say nothing, the last paragraph that opened with a
    word such as 过去五年 or 下一步 does. A new speaker begins anew, about the place of his office.
    """
    result = []
    current = Setting("none", document.place)
    part, part_is, all_estimated, announced = "", None, False, False
    spans: dict[tuple[str, str], tuple[bool, str | None]] = {}
    first_plan = _first_part_that_plans(passages, document)
    for place, passage in enumerate(passages):
        text = passage["text"]
        speaker = speaker_of(text) if passage["kind"] == "byline" else None
        outermost = passage["section"].split(" / ")[0]
        if outermost != part:
            part, current = outermost, current._replace(span=None)
            if document.document_type != "work_report":
                # A report has a part that looks back and one that looks ahead; a speech comes and goes.
                part_is = None
        if speaker:
            current = Setting("none", office_place(speaker[0], document.place))
        elif passage["kind"] in ("paragraph", "list_item"):
            current = current._replace(role=opens_as(text) or current.role)
        if passage["kind"] == "heading":
            part_is = _role_of_part(text, document) or part_is
        role = part_is or _role_of(passage) or current.role
        if place < first_plan and role == "plan" and part_is is None:
            # 坚持产业提质: what urges on in front of the part that plans tells what was done.
            role = "review"
        all_estimated = all_estimated or _ALL_ESTIMATED.search(text) is not None
        if passage["kind"] in ("paragraph", "list_item"):
            opened = _opening_span(text, role, document) or _span_of_a_list_to_come(text, role, document)
            if opened and role != "plan" and _is_ahead(opened, document):
                role = part_is = "plan"
            current = current._replace(span=opened or current.span)
        heading = passage["section"], role
        if heading not in spans:
            spans[heading] = _heading_span(*heading, document)
        named, span = spans[heading]
        setting = current._replace(
            role=role, span=current.span or span if named else current.span, estimated=all_estimated
        )
        if passage["kind"] != "footnote":
            # …十件实事是： and numbered lines below it are a list, whatever they look like.
            announced = text.endswith(("：", ":"))
        result.append(_passage_setting(passage, setting, document, announced))
    return result


def _role_of_part(heading: str, document: DocumentContext) -> str | None:
    """Whether a heading opens a part that looks back or ahead: by the period it names, else by its words."""
    return _role_by_period(heading, document) or part_role(heading)


def _first_part_that_plans(passages: Sequence[Mapping[str, Any]], document: DocumentContext) -> int:
    """The place of the heading with which a work report begins to plan; 0 where none is clear."""
    if document.document_type != "work_report":
        return 0
    headings = (
        place
        for place, passage in enumerate(passages)
        if passage["kind"] == "heading" and _role_of_part(passage["text"], document) == "plan"
    )
    return next(headings, 0)


def _role_of(passage: Mapping[str, Any]) -> str | None:
    headings = passage["section"].split(" / ") if passage["section"] else []
    # A paragraph's own first sentence (加快建设新城。) tells what is done there, not when.
    if headings and passage["kind"] != "heading" and passage["text"].startswith(headings[-1]):
        headings = headings if NUMBERED.match(headings[-1]) else headings[:-1]
    for heading in headings:
        if is_review(heading):
            return "review"
        if is_plan(heading):
            return "plan"
    return None


def _passage_setting(
    passage: Mapping[str, Any], setting: Setting, document: DocumentContext, announced: bool
) -> Setting:
    text = _NOTE_NUMBER.sub("", passage["text"]) if passage["kind"] == "footnote" else passage["text"]
    opened = _REGION_OPENS.match(text)
    if opened:
        named = [found for found in regions.named_in(opened[1]) if found.end == len(opened[1])]
        if named:
            setting = setting._replace(place=Place(named[0].region.name, named[0].region.code))
    if passage["kind"] == "footnote" and not announced:
        # A note stands at the end, but speaks of the year its first words name.
        match = _YEAR.match(text)
        year = int(match[1]) if match else None
        planned = year is not None and document.plan_period == str(year)
        return setting._replace(
            role="plan" if planned else "review" if year else "none", stated_year=year, is_note=True
        )
    first, _, rest = text.partition("。")
    match = FIGURE_YEAR.match(first) or FIGURE_YEAR.match(rest)
    return setting._replace(stated_year=int(match[1])) if match else setting


def _opening_span(text: str, role: str, document: DocumentContext) -> str | None:
    """The period a paragraph opens with, where the document speaks of it."""
    opening = _ADDRESS.sub("", text)
    match = _OPENS_A_SPAN.match(opening)
    if match is None:
        # A saying may stand before: 功崇惟志，业广惟勤。过去一年，…
        saying, _, opening = opening.partition("。")
        match = _OPENS_A_SPAN.match(opening) if len(saying) < _LONGEST_SAYING else None
    if match is None:
        return None
    if "一年" in match[0]:
        return (document.review_period or "")[-4:] or None
    named = next(named_periods(opening[: match.end() + 4], document, role), None)
    return _within(named.period, document) if named and named.start < match.end() else None


def _heading_span(section: str, role: str, document: DocumentContext) -> tuple[bool, str | None]:
    """(whether a heading names periods, the one it names), the innermost heading that does."""
    for heading in reversed(section.split(" / ") if section else []):
        named = {it.period for it in named_periods(heading, document, role)}
        if named:
            return True, _within(min(named), document) if len(named) == 1 else None
    return False, None


def _role_by_period(heading: str, document: DocumentContext) -> str | None:
    """``review`` for a heading that names no period after those looked back on, ``plan`` for later ones only."""
    named = {it.period for it in named_periods(heading, document, "none")} or set(_BARE_YEAR.findall(heading))
    reviewed, planned = document.review_period or "", document.plan_period or ""
    if not named or reviewed == planned:
        return None
    if reviewed and max(period[-4:] for period in named) <= reviewed[-4:]:
        return "review"
    return "plan" if planned and min(period[:4] for period in named) >= planned[:4] else None


def _span_of_a_list_to_come(text: str, role: str, document: DocumentContext) -> str | None:
    """The period named in a sentence that announces a list: “十四五”时期的主要目标为：; else None."""
    if not text.endswith(("：", ":")):
        return None
    last = text.rstrip("：:").rsplit("。", 1)[-1]
    named = list(named_periods(last, document, role))
    # A single year there may be that of one figure; several years are what the list is about.
    return _within(named[-1].period, document) if named and (role == "plan" or "/" in named[-1].period) else None


def _is_ahead(period: str, document: DocumentContext) -> bool:
    """Whether a period is the one planned for, or begins with the year of speaking."""
    if period == document.review_period:
        return False
    return period == document.plan_period or ("/" in period and int(period[:4]) >= (document.year or 9999))


def _within(period: str, document: DocumentContext) -> str | None:
    """The period where it lies in what the document looks back on or plans for, and names no part of a year."""
    known = [year for span in (document.review_period, document.plan_period) if span for year in span.split("/")]
    years = period.split("/")
    if not known or any(len(year) != 4 for year in years):
        return None
    return period if min(known) <= years[-1] and years[0] <= str(int(max(known)) + 5) else None
