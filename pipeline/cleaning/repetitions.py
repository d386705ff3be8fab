"""Words and marks that a damaged text has twice, one behind the other."""

from __future__ import annotations

import re

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import MappedText

_PIECE = re.compile(r"[^。！？；：\n]+")
_ENDS = ("。", "！", "？", "；", "：")
_PHRASE = re.compile("[\u3400-\u9fff“”、，（）]{3,30}")
# The second of two marks; 。。 behind a % may be what is left of ‰ and stays as it is.
_TWICE = re.compile(r"([。：；，])\1(?!\1)(?<!\1{3})(?<!%。。)")


def without_repetitions(text: MappedText, journal: Journal) -> MappedText:
    """The text without what stands twice.

    That is a whole sentence, or its opening up to a colon, which is one phrase said twice
    (加强园区建设加强园区建设。): inside a sentence 一个问题一个问题解决 is good Chinese.
    """
    phrases = []
    for match in _PIECE.finditer(text.text):
        piece = once = match[0].strip() if text.text[match.end() : match.end() + 1] in _ENDS else ""
        while once and len(once) % 2 == 0 and once[: len(once) // 2] == once[len(once) // 2 :]:
            once = once[: len(once) // 2]
        if once != piece and _PHRASE.fullmatch(once):
            start = match.start() + match[0].index(piece)
            phrases.append((start, start + len(piece) - len(once)))
    text = journal.remove(text, phrases, "repeated_words")
    marks = [(match.end() - 1, match.end()) for match in _TWICE.finditer(text.text)]
    return journal.remove(text, marks, "repeated_mark")
