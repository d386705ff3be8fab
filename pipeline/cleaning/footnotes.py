"""Footnotes at the end of a document, and the marks in its text that call them."""

from __future__ import annotations

import re

from pipeline.cleaning.mapped_text import MappedText
from pipeline.cleaning.removal import Removal, removed

NOTES_HEADING = re.compile("(附[:：件]?)?(注释?|名词(注释|解释)|名词术语解释|有关名词解释|说明)[:：]?")
"""The line above the notes."""

# A circled number that opens an item stands behind a mark or at the start; one behind a word calls a note.
_CALL = re.compile(r"(?<=[\u3400-\u9fffA-Za-z0-9”’》）%])[①-⑳]")


def without_calls(text: MappedText) -> tuple[MappedText, list[Removal]]:
    """The text without the marks that call notes."""
    return removed(text, [match.span() for match in _CALL.finditer(text.text)], "footnote_call")
