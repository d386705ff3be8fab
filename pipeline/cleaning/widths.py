"""One form for each character: digits, letters and % half-width, marks between Chinese words full-width.

Every character is replaced by one character, so that no number can come about or vanish (no NFKC of the text:
it makes 1完成 of ①完成).
"""

from __future__ import annotations

import re
import unicodedata

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import MappedText

_FORMS = {
    code: chr(code - 0xFEE0)
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05)
}
_FORMS |= {ord("．"): ".", ord("﹪"): "%", ord("︰"): "：", ord("﹒"): "."}
_FORMS |= dict(zip(map(ord, "﹐﹑﹔﹕﹖﹗﹙﹚"), "，、；：？！（）", strict=True))
_FORMS |= dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
# Radicals and compatibility ideographs, which PDF files put in the place of the characters they look like.
_LOOKALIKES = (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6), *range(0xF900, 0xFAFF))
_FORMS |= {
    code: plain
    for code in _LOOKALIKES
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain != chr(code)
}
_FORMS |= dict(
    zip(
        map(ord, "⺠⺟⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰⻣⻤⻳⻁⻑⻗"),
        "民母西见角贝车长门青韦页风飞食马鱼鸟麦黄齐齿龙骨鬼龟虎长雨",
        strict=True,
    )
)
_FORM = re.compile("[" + "".join(map(re.escape, map(chr, _FORMS))) + "]")
_FULL_MARKS = str.maketrans(",;:!?()", "，；：！？（）")
# A mark is Chinese where a Chinese character, mark or closing % stands on one side of it, and no digit on both.
_CHINESE = "\u3400-\u9fff“”‘’、。，；：！？（）《》【】①-⑳%"
_MARK = re.compile(
    rf"(?<=[{_CHINESE}])[,;:!?()]+|[,;:!?()]+(?=[ ]?[{_CHINESE}])|[()]|[,;:!?]+(?= *(?:[\n\r\v\f\x85\u2028\u2029]|$))"
)


def one_width(text: str) -> str:
    """The text with every character in its usual form, one for one."""
    seen, rewritten = "", _FORM.sub(lambda match: _FORMS[ord(match[0])], text)
    # A mark may only become Chinese once its neighbour is: (a),中 needs a second look.
    while seen != rewritten:
        seen = rewritten
        rewritten = _MARK.sub(lambda match: match[0].translate(_FULL_MARKS), seen)
    return rewritten


def in_one_width(text: MappedText, journal: Journal) -> MappedText:
    """The text with every character in its usual form."""
    return journal.rewrite(text, one_width(text.text), "width")
