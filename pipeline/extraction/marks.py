"""The marks that end a clause."""

from __future__ import annotations

import re

_MARKS = "，。；：！？;"
CLAUSE_MARK = re.compile(f"[{_MARKS}]")


def last_clause(text: str) -> str:
    """What stands behind the last mark of a text; all of it where it has none."""
    return text[max(map(text.rfind, _MARKS)) + 1 :]
