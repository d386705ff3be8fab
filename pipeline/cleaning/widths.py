"""One width for each character: digits, letters and % half-width, marks between Chinese words full-width.

Every character is replaced by one character, so that no number can come about or vanish (no NFKC here:
it makes 1完成 of ①完成).
"""

from __future__ import annotations

import re

from pipeline.cleaning.mapped_text import MappedText

_HALF = {
    code: chr(code - 0xFEE0)
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05)
}
_HALF |= {ord("．"): ".", ord("﹪"): "%"}
_HALF |= dict.fromkeys((*b"\t", 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_FULL_MARKS = str.maketrans(",;:!?()", "，；：！？（）")
# A mark is Chinese where a Chinese character, mark or closing % stands on one side of it, and no digit on both.
_CHINESE = "\u3400-\u9fff“”‘’、。，；：！？（）《》【】①-⑳%"
_MARK = re.compile(
    rf"(?<=[{_CHINESE}])[,;:!?()]|[,;:!?()](?=[ ]?[{_CHINESE}])|[()]|[,;:!?](?= *(?:[\n\r\v\f\x85\u2028\u2029]|$))"
)


def one_width(text: MappedText) -> MappedText:
    """The text with every character in its usual width."""
    seen, text_in_one_width = "", text.text.translate(_HALF)
    # A mark may only become Chinese once its neighbour is: (a),中 needs a second look.
    while seen != text_in_one_width:
        seen = text_in_one_width
        text_in_one_width = _MARK.sub(lambda match: match[0].translate(_FULL_MARKS), seen)
    return text.rewritten(text_in_one_width)
