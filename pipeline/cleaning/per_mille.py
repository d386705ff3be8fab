"""The sign ‰ where it was broken into a % and a full stop."""

from __future__ import annotations

import re

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import Edit, MappedText

# Rates of births and deaths are given in ‰ (National Bureau of Statistics); behind a % a full stop that another
# mark or a word follows ends nothing. Of any other measure the sign stays as it is: 4.6% and 4.6‰ may both be meant.
_BROKEN = re.compile(r"(?:出生|死亡|自然增长)率[^。；%‰]{0,16}\d(%。)(?=[。，；、）]|以内|左右|以下|的)")


def with_per_mille_restored(text: MappedText, journal: Journal) -> MappedText:
    """The text with the sign in place of its two pieces."""
    return journal.replace(text, [Edit(*match.span(1), "‰") for match in _BROKEN.finditer(text.text)], "per_mille")
