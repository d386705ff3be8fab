"""Chinese numerals and what they are worth: 五十四 → 54."""

from __future__ import annotations

import re

_DIGIT_OF = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}

PLACE_OF = {"十": 10, "百": 100, "千": 1000}
"""What a numeral that stands behind a digit multiplies it by."""

NUMERALS = "[零〇一二两三四五六七八九十百千]"
"""A Chinese numeral below the scales 万 and 亿."""


def numeral_value(written: str) -> int:
    """What a numeral below 万 is worth. Raises ValueError for anything else."""
    if not re.fullmatch(f"{NUMERALS}+", written):
        raise ValueError(f"{written!r} is no number")
    if not re.search("[十百千]", written):
        # 二〇二二: digit by digit
        return int("".join(str(_DIGIT_OF[numeral]) for numeral in written))
    total, digit = 0, None
    for numeral in written:
        if numeral in PLACE_OF:
            total += (1 if digit in (None, 0) else digit) * PLACE_OF[numeral]
            digit = None
        else:
            digit = _DIGIT_OF[numeral]
    return total + (digit or 0)
