"""Where a statement stands: in which document, in which part of it, and about which place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.cataloguing import regions
from pipeline.cataloguing.periods import last_year

FIGURE_YEAR = re.compile(r"^[^。，]{0,12}?((?:19|20)\d{2})年[，,全]")
"""How a sentence opens that gives the figures of one year."""
_DATELINE = re.compile(r"^[^。]{0,6}?((?:19|20)\d{2})年(\d{1,2})月")


@dataclass(frozen=True)
class Place:
    """A region by its full name (a functional zone by its short official one) and its code."""

    name: str | None
    code: str | None


@dataclass(frozen=True)
class DocumentContext:
    """What of a document's description bears on what its sentences mean."""

    document_id: str
    document_type: str
    access: str
    characters: int
    place: Place
    year: int | None
    """The year of speaking; None where the document does not tell."""
    review_period: str | None
    plan_period: str | None

    spoken_on: datetime.date | None = None
    """The day of speaking or of publication, the first of the month where only that is told; None for neither."""
    figures_year: str | None = None
    """The year whose figures a review of several years gives (2015 in a report on 2012/2016); else None."""


class Setting(NamedTuple):
    """The setting of one passage: looking back or ahead, and about which place."""

    role: str
    """``review``, ``plan`` or ``none``."""
    place: Place
    stated_year: int | None = None
    """A year that the passage itself opens with: 2022年十件民生实事：…"""
    is_note: bool = False
    """Whether it is a note that explains a word of the text."""
    estimated: bool = False
    """Whether a remark above (预计数，下同) says that the figures of the last year are estimates."""
    span: str | None = None
    """The period that a heading, or the last paragraph to open with one, gives for what follows: 过去五年，…"""


def document_context(document: Mapping[str, Any], passages: Sequence[Mapping[str, Any]]) -> DocumentContext:
    """The context given by a row of ``documents`` and the document's passages."""
    day = document["delivered_on"] or document["published_on"]
    opening = next((p["text"] for p in passages if p["kind"] == "paragraph"), "")
    dateline = _DATELINE.match(opening)
    if day is None and dateline and 1 <= int(dateline[2]) <= 12:
        day = datetime.date(int(dateline[1]), int(dateline[2]), 1)
    # A report plans for the year in which it is heard, or for that and some more.
    planned = document["plan_period"]
    year = day.year if day else int(planned[:4]) if planned else None
    review = document["review_period"]
    if review is None and day is not None:
        review = str(last_year(day.year, day.month))
    plan = document["plan_period"]
    if plan is None and year is not None:
        plan = str(year)
    return DocumentContext(
        document_id=document["document_id"],
        document_type=document["document_type"],
        access=document["access"],
        characters=document["characters"],
        place=Place(document["region"], document["region_code"]),
        year=year,
        review_period=review,
        plan_period=plan,
        spoken_on=day,
        figures_year=_figures_year(passages, review),
    )


def _figures_year(passages: Sequence[Mapping[str, Any]], review: str | None) -> str | None:
    """The first year within the period under review that a paragraph opens its figures with."""
    first, _, last = (review or "").partition("/")
    for passage in passages if last else ():
        for sentence in passage["text"].split("。"):
            match = FIGURE_YEAR.match(sentence)
            if match and first <= match[1] <= last:
                return match[1]
    return None


def office_place(office: str, of_document: Place) -> Place:
    """The place an office is of: 某县委书记 → the county; 市商务局局长 → the document's own place."""
    for named in regions.named_in(office, of_document.code):
        zone = regions.zone_at(office, named)
        if zone:
            return Place(zone[1], zone[2])
        return Place(named.region.name, named.region.code)
    return of_document
