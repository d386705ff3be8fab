"""Numbers that a page sets raised, in plain characters."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISES_A_POWER = re.compile(r"(?:[A-Za-z]|(?<!\d)10)$")


def superscript(number: str, before: str) -> str:
    """A raised number as it is written: it never goes on a number ``before`` it, whose last three characters tell.

    Behind a letter, or behind 10, it is a power (m²); anywhere else it calls a note and is put in brackets.
    """
    return number.translate(_RAISED) if _RAISES_A_POWER.search(before[-3:]) else f"[{number}]"
