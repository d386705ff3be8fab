"""Whether a heading or the opening of a paragraph says that a part looks back or ahead."""

from __future__ import annotations

import re
from functools import cache

from pipeline.contract.vocabularies import read_yaml


@cache
def _patterns(role: str, place: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in read_yaml("section_roles.yaml")[role][place]))


def is_review(heading: str) -> bool:
    """Whether a heading announces what was done."""
    return bool(_patterns("review", "heading").search(heading))


def is_plan(heading: str) -> bool:
    """Whether a heading announces what is to be done, and not what was."""
    return not is_review(heading) and bool(_patterns("plan", "heading").search(heading))


def part_role(heading: str) -> str | None:
    """``review`` or ``plan`` where a heading is that of a whole part: 一、2019年工作回顾; else None."""
    if _patterns("review", "part").search(heading):
        return "review" if not _patterns("plan", "part").search(heading) else None
    return "plan" if _patterns("plan", "part").search(heading) else None


def opens_as(paragraph: str) -> str | None:
    """``plan`` or ``review`` where a paragraph opens with words that say so, else None."""
    for role in ("plan", "review"):
        if _patterns(role, "opening").match(paragraph):
            return role
    return None
