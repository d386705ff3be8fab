"""Traditional characters to simplified ones."""

from __future__ import annotations

import re
from functools import cache

import opencc

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import MappedText

_HAN = re.compile("[\u3400-\u9fff]+")
# A simplified text holds a few characters that conversion would touch (names, quotations).
_LEAST_SHARE = 0.02
_QUOTATION_MARKS = str.maketrans("「」『』", "“”‘’")


@cache
def _converter() -> opencc.OpenCC:
    # t2s leaves 著 where simplified text has 着; tw2s does not.
    return opencc.OpenCC("tw2s")


@cache
def _traditional() -> re.Pattern[str]:
    """The characters of the common block that conversion changes and simplified text (GB 2312) does not use.

    The latter leaves out 著 and 乾, which are traditional in some words and simplified in others.
    """
    block = [chr(code) for code in range(0x4E00, 0xA000)]
    changed = (c for c in block if str(_converter().convert(c)) != c and not c.encode("gb2312", "ignore"))
    return re.compile("[" + "".join(changed) + "]")


def script_of(text: str) -> str:
    """``hant`` where more than two in a hundred Han characters are traditional, else ``hans``."""
    traditional = len(_traditional().findall(text))
    return "hant" if traditional > _LEAST_SHARE * sum(map(len, _HAN.findall(text))) else "hans"


def simplified(text: str) -> str:
    """The text in simplified characters, one for one; it stays as it is where conversion is not."""
    converted = str(_converter().convert(text))
    return (converted if len(converted) == len(text) else "".join(map(_one_for_one, text))).translate(_QUOTATION_MARKS)


def _one_for_one(character: str) -> str:
    converted = str(_converter().convert(character))
    return converted if len(converted) == 1 else character


def in_simplified_script(text: MappedText, journal: Journal) -> MappedText:
    """The text in simplified characters; the raw text keeps what was written."""
    return journal.rewrite(text, simplified(text.text), "traditional_script")
