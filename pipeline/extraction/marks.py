"""The marks that end a clause."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = "，。；：！？;"
CLAUSE_MARK = re.compile(f"[{_MARKS}]")


# The same text is asked about several times while one number is read.
@lru_cache(16)
def last_clause(text: str) -> str:
    """What stands behind the last mark of a text; all of it where it has none."""
    return text[max(map(text.rfind, _MARKS)) + 1 :]
