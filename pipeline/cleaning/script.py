"""Traditional characters to simplified ones."""

from __future__ import annotations

import re
from functools import cache

import opencc

from pipeline.cleaning.mapped_text import Edit, MappedText

_HAN = re.compile("[\u3400-\u9fff]+")
# A simplified text holds a few characters that conversion would touch (names, quotations).
_LEAST_SHARE = 0.02


@cache
def _converter() -> opencc.OpenCC:
    # t2s leaves 著 where simplified text has 着; tw2s does not.
    return opencc.OpenCC("tw2s")


def script_of(text: str) -> str:
    """``hant`` where at least two in a hundred Han characters are traditional, else ``hans``."""
    han = "".join(_HAN.findall(text))
    changed = sum(a != b for a, b in zip(han, str(_converter().convert(han)), strict=False))
    return "hant" if changed > _LEAST_SHARE * max(1, len(han)) else "hans"


def simplified(text: MappedText) -> MappedText:
    """The text in simplified characters; the raw text keeps what was written."""
    return text.edited(
        Edit(*match.span(), converted)
        for match in _HAN.finditer(text.text)
        if (converted := str(_converter().convert(match[0]))) != match[0]
    )
