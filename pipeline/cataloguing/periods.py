"""Which period a document looks back on, and which it plans for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from pipeline.cataloguing.role import is_plan, is_review

_YEAR = re.compile(r"(\d{4})\s*年")
_FIVE_YEARS_BACK = re.compile(r"(过去|前|这)的?五年|五年来|本届政府")
_FIVE_YEARS_AHEAD = re.compile(r"(今后|未来)的?五年")


def last_year(year: int, month: int) -> int:
    """The year a document of this month looks back on: its own from July on, else the one before."""
    return year if month > 6 else year - 1


def review_and_plan(
    headings: Sequence[str], openings: Sequence[str], day: datetime.date | None, document_type: str
) -> tuple[str | None, str | None]:
    """(review period, plan period) in ISO 8601, from the headings, the openings of paragraphs and the date.

    Headings that name a year decide. Of a work report the date tells, too: it looks back on the year just
    ending, or on five, and ahead as far. None where nothing tells.
    """
    reviewed = [_YEAR.search(heading) for heading in headings if is_review(heading)]
    planned = [_YEAR.search(heading) for heading in headings if is_plan(heading)]
    review = next((match[1] for match in reviewed if match), None)
    plan = next((match[1] for match in planned if match), None)
    if day is not None and document_type == "work_report":
        year = last_year(day.year, day.month)
        five_back = any(_FIVE_YEARS_BACK.search(text) for text in headings if is_review(text))
        five_back = five_back or any(_FIVE_YEARS_BACK.match(text) for text in openings)
        five_ahead = any(_FIVE_YEARS_AHEAD.search(text[:12]) for text in (*headings, *openings))
        review = review or (f"{year - 4}/{year}" if five_back else str(year))
        plan = plan or (f"{year + 1}/{year + 5}" if five_ahead else str(year + 1))
    if review and not plan and len(review) == 4:
        plan = str(int(review) + 1)
    if plan and not review and len(plan) == 4:
        review = str(int(plan) - 1)
    return review, plan
