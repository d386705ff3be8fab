"""How long, or how often in a row, something was so: 连续19年杜绝重大事故."""

from __future__ import annotations

import re

from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.naming import subjects
from pipeline.extraction.naming.reading import Reading
from pipeline.extraction.naming.registry import Indicator
from pipeline.extraction.naming.surroundings import Surroundings

_COUNTED_IN = {"年": "年数", "个年头": "年数", "个月": "月数", "次": "次数", "天": "天数", "个季度": "季度数"}
_ENDS_OF_WHAT_WAS_SO = re.compile("(?:超过|突破|达到?|保持在?|稳定在|位居|居|位列|排名?|列|获得?|为|在)+$")
_LONGEST = 24


def name_of(subject: str, around: Surroundings, quantity: Quantity, reading: Reading) -> Indicator:
    """The name of a length of time from what was so: 连续杜绝重大事故年数; the subject where one stands before."""
    said = subjects.named(subject.removesuffix("连续")) or reading.said
    told = _ENDS_OF_WHAT_WAS_SO.sub("", around.behind)[:_LONGEST]
    return Indicator(None, f"{said}连续{told}{_COUNTED_IN.get(quantity.bare_unit, '数')}")
