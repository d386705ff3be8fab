"""Readings in brackets after the characters they belong to: 字(zì).

Some pages carry them as an aid or to spoil copying; they are no part of what was said.
"""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import MappedText

SYLLABLE = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aāáǎàoōóǒòeēéěèiīíǐìuūúǔùüǖǘǚǜ]{1,3}(?:ng|n|r)?"
"""A syllable of Hanyu Pinyin, with or without its tone mark (ISO 7098)."""

_BOPOMOFO = "[\u3105-\u312f]{1,3}[ˊˇˋ˙]?"
# A lone letter without a tone mark is more likely a mark of an item: （a）.
_READING = re.compile(
    r"[(（\[［〔](?<=[\u3400-\u9fff].) ?(?![a-z][)）\]］〕 ])"
    rf"({SYLLABLE}[1-5]?|{_BOPOMOFO})(?: ?{SYLLABLE}[1-5]?){{0,3}} ?[)）\]］〕]"
)
_TONE = re.compile("[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ1-5\u3105-\u312f]")
# Fewer than this many marked readings are somebody's own glosses.
_A_HABIT = 5


def readings(text: str) -> dict[str, set[str]]:
    """The characters that stand before each reading, where readings are a habit of the text; else {}."""
    found: dict[str, set[str]] = defaultdict(set)
    marked = 0
    for match in _READING.finditer(text):
        found[match[1]].add(text[match.start() - 1])
        marked += bool(_TONE.search(match[1]))
    return dict(found) if marked >= _A_HABIT else {}


def without_readings(text: MappedText, journal: Journal) -> MappedText:
    """The text without its readings in brackets, where they are a habit of it."""
    if not readings(text.text):
        return text
    return journal.remove(text, [match.span() for match in _READING.finditer(text.text)], "phonetic_insertion")
