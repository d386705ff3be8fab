"""Words and marks that a damaged text has twice, one behind the other."""

from __future__ import annotations

import re

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import MappedText

# A whole sentence, or its opening up to a colon, that is one phrase said twice (加强园区建设加强园区建设。).
# Inside a sentence 一个问题一个问题解决 is good Chinese.
_PHRASE = re.compile(
    r"(?:(?<=[。！？；：])|^)(?P<first>[\u3400-\u9fff“”、，（）]{3,30})(?P=first)(?=[。：；！？])", re.MULTILINE
)
# The second of two marks; 。。 behind a % may be what is left of ‰ and stays as it is.
_MARK = re.compile(r"(?<=(?<![%。])[。])。(?!。)|(?<=(?<!：)：)：(?!：)|(?<=(?<!；)；)；(?!；)|(?<=(?<!，)，)，(?!，)")


def without_repetitions(text: MappedText, journal: Journal) -> MappedText:
    """The text without what stands twice."""
    text = journal.remove(text, [match.span("first") for match in _PHRASE.finditer(text.text)], "repeated_words")
    return journal.remove(text, [match.span() for match in _MARK.finditer(text.text)], "repeated_mark")
