"""Lines that name who speaks: an office and a name."""

from __future__ import annotations

import re
from functools import cache

from pipeline.contract.vocabularies import read_yaml

_LONGEST_LINE = 40


@cache
def _pattern() -> re.Pattern[str]:
    # A short office is often set as wide as the names below it: 市  长.
    offices = "|".join(" *".join(office) for office in sorted(read_yaml("offices.yaml"), key=len, reverse=True))
    name = r"[\u3400-\u9fff]( ?[\u3400-\u9fff]){1,3}|[\u3400-\u9fff]{2,8}(·[\u3400-\u9fff]{1,8})+"
    return re.compile(rf"(?P<office>[^。，；：]{{0,30}}?(?:{offices}))(?P<gap> *)(?P<name>{name})")


def speaker_of(line: str) -> tuple[str, str] | None:
    """(office, name) where the line is nothing but an office and a name: 市长 程一鸣; else None."""
    if len(line) > _LONGEST_LINE:
        return None
    match = _pattern().fullmatch(line.strip("—―- "))
    if match is None:
        return None
    office, name = match["office"].replace(" ", ""), match["name"].replace(" ", "")
    # Without a space between them a name has two or three characters; four are more likely a phrase.
    return (office, name) if match["gap"] or "·" in name or len(name) <= 3 else None
