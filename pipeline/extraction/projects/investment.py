"""The amount that a text ties to one project."""

from __future__ import annotations

import re

_AMOUNT = re.compile(
    r"(?P<number>\d[\d,，]{0,19}(?:\.\d{1,9})?)(?:多|余)?(?P<unit>(?:百|千)?(?:万亿|亿|万)?(?:美|欧|港|日)?元)"
)
_BEFORE = re.compile(
    r"(?:总?投资|总?投入|投资额|投资总额|总投资额|拿出|斥资)(?:约|近|超|达|逾|超过|共|为)*"
    rf"{_AMOUNT.pattern}(?:的|打造|建设|新建|实施)?[“]?$"
)
_AFTER = re.compile(
    r"^[”]?(?:项目|工程|建设)*[，,]?(?:计划|预计|概算)?总?(?:投资|投入)(?:额|总额)?"
    rf"(?:约|近|超|达|逾|超过|共|为)*{_AMOUNT.pattern}"
)
_SEEN = 60
"""Characters in front of a name among which its investment stands."""

Amount = tuple[float, str]


def investment(text: str, start: int, end: int) -> Amount | None:
    """(value, unit) of the investment said directly before or behind the name from ``start`` to ``end``."""
    for match in (_BEFORE.search(text[max(0, start - _SEEN) : start]), _AFTER.match(text[end:])):
        if match:
            return float(re.sub("[,，]", "", match["number"])), match["unit"]
    return None
