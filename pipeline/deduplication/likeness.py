"""What two texts alike in their words must share to be one document: years, places and most of their numbers.

Reports that are made from one form (of the next year, of another county) differ in these and in little else.
"""

from __future__ import annotations

import re
from collections import Counter

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# Two characters and the kind of place. Some of these are no names (示范区), which two texts of one form share.
_PLACE = re.compile("[\u3400-\u9fff]{2}[省市县区州旗镇乡]")

# A copy with small edits, two in a hundred characters at most, has hardly a fifth of its numbers changed.
_SHARED_NUMBERS = 0.7
_LEAST_NUMBERS = 4
_OFTEN = 2


def may_be_one(one: str, other: str) -> bool:
    """Whether nothing in the two texts shows that they are about different years, places or figures."""
    return _share_years(one, other) and _share_places(one, other) and _share_numbers(one, other)


def numbers_in(text: str) -> frozenset[str]:
    """The numbers that a text names, as written."""
    return frozenset(_NUMBER.findall(text))


def _share_years(one: str, other: str) -> bool:
    years, others = set(_YEAR.findall(one)), set(_YEAR.findall(other))
    return not years or not others or bool(years & others)


def _share_places(one: str, other: str) -> bool:
    """False where each names again and again a place of one kind that the other never names."""
    only_one, only_other = (
        {
            place[-1]
            for place, count in Counter(_PLACE.findall(text)).items()
            if count >= _OFTEN and place not in against
        }
        for text, against in ((one, other), (other, one))
    )
    return not only_one & only_other


def _share_numbers(one: str, other: str) -> bool:
    numbers, others = Counter(_NUMBER.findall(one)), Counter(_NUMBER.findall(other))
    fewer = min(numbers.total(), others.total())
    return fewer < _LEAST_NUMBERS or (numbers & others).total() >= _SHARED_NUMBERS * fewer
