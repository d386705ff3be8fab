"""Which line at the head of a text is its title."""

from __future__ import annotations

import re

from pipeline.cleaning.footnotes import is_notes_heading
from pipeline.cleaning.headings import NUMBERED, WHOLE_LINE
from pipeline.cleaning.lines import Line
from pipeline.cleaning.spaces import despaced

_LONGEST_TITLE = 60
KIND_OF_DOCUMENT = re.compile("报告|讲话|致辞|公报|规划|纲要|意见|方案|计划|通知|公告|决定|发言|综述|纪实")
"""Words that say what kind of document a title names."""
_SUBTITLE = re.compile("^[—―–－─━-]{1,4}")
# Lines that tell when, where or by whom, and do not name a kind of document.
_NO_TITLE = re.compile(
    r"会议上?$|会议通过|^（.*）$|\d{4}年\d{1,2}月|[〇○零一二三四五六七八九]{4}年.{1,3}月|^[\u3400-\u9fff]{1,8}·"
)
# A mark within a sentence, cells of a table, a number with its unit: what a line of the head has not.
_OF_THE_TEXT = re.compile(r"[。；！？：，\t]|\d(?:\.\d+)?[%‰亿万元吨户人名个家件公亩平]")
_HAN = re.compile("[\u3400-\u9fff]")
HEAD_LINES = 16
"""So many lines may stand above the text: masthead, number, date, title, subtitle, speaker."""
# An editor's note may stand above the title.
_NOTE_ABOVE = re.compile("编者按|按语|编者的话|导读|摘要|核心提示|内容提要|【")


def title_lines(lines: list[Line]) -> list[int]:
    """The places in ``lines`` of the title and of its subtitle; [] where no line looks like one.

    A title is a short line without a full stop, near the head. One that names a kind of document or is
    followed by a subtitle is preferred to the first that comes.
    """
    best: tuple[int, int] | None = None
    in_text = False
    for place, line in enumerate(lines[:HEAD_LINES]):
        text = despaced(line.text.text)
        in_text = in_text or (line.kind == "text" and is_body(text) and not _NOTE_ABOVE.match(text))
        if in_text or line.reason == "salutation":
            break
        if line.kind != "text" or not _may_be_title(text):
            continue
        followed = place + 1 < len(lines) and bool(_SUBTITLE.match(lines[place + 1].text.text))
        score = 3 * bool(KIND_OF_DOCUMENT.search(text)) + 4 * followed
        if best is None or score > best[0]:
            best = (score, place)
    if best is None:
        return []
    following = best[1] + 1
    return [best[1], following] if _continues(lines, following) else [best[1]]


def _may_be_title(text: str) -> bool:
    return (
        4 <= len(text) <= _LONGEST_TITLE
        and bool(_HAN.search(text))
        and not is_body(text)
        and not NUMBERED.match(text)
        and not is_notes_heading(text)
        and not _SUBTITLE.match(text)
        and (bool(KIND_OF_DOCUMENT.search(text)) or not _NO_TITLE.search(text))
        and not text.endswith(("：", ":"))
    )


def is_head_line(text: str) -> bool:
    """Whether a line above the text is a line of the head (a name, a page's own headline), not of the text."""
    return len(text) <= _LONGEST_TITLE and not _OF_THE_TEXT.search(text) and not WHOLE_LINE.match(text)


def is_body(text: str) -> bool:
    """Whether a line is one of the text: too long for a title, or a sentence."""
    return len(text) > _LONGEST_TITLE or text.endswith(("。", "；", "！"))


def _continues(lines: list[Line], place: int) -> bool:
    """Whether the line is a subtitle: it begins with a dash and is no statement of the occasion with a date."""
    if place >= len(lines) or lines[place].kind == "furniture":
        return False
    text = lines[place].text.text
    return bool(_SUBTITLE.match(text)) and not re.search(r"\d{4}年\d{1,2}月", text)
