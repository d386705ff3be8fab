"""White space that separates nothing: inside Chinese words, inside numbers, around them."""

from __future__ import annotations

import re

from pipeline.cleaning.mapped_text import Edit, MappedText

_WIDE = "\u3400-\u9fff“”‘’、。，；：！？（）《》【】—…%①-⑳㉑-㉟"
# Between two digits or two letters a space may part two numbers or words: it stays.
_IDLE = re.compile(rf"(?<=[{_WIDE}]) +| +(?=[{_WIDE}])")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def without_idle_spaces(text: MappedText) -> MappedText:
    """The text without spaces next to a Chinese character or mark."""
    return text.edited(Edit(*match.span()) for match in _IDLE.finditer(text.text))


def invisible_characters(text: str) -> list[tuple[int, int]]:
    """Where characters stand that no reader can see (control characters, zero-width spaces and marks)."""
    return [match.span() for match in _INVISIBLE.finditer(text)]
