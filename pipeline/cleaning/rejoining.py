"""Lines put together that were broken in mid-sentence, and lines cut that run into the next heading."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pipeline.cleaning.footnotes import notes_heading_within
from pipeline.cleaning.headings import COUNTED, NUMBERED, WHOLE_LINE, numeral_value
from pipeline.cleaning.journal import Journal, Repair
from pipeline.cleaning.lines import Line
from pipeline.cleaning.mapped_text import MappedText, joined
from pipeline.cleaning.page_furniture import ends_sentence

_LIST_MARK = re.compile(
    "[①-⑳㉑-㉟·•●◆■]|[—―–]{2}|[一二三四五六七八九十]{1,2}(是|要)|[\u3400-\u9fff]{2,4}(单位|部门|时限|时间|地点|人)："
)
# A line this short may be a title or a heading; a longer one that stops without a mark was broken.
_SHORT_LINE = 16
_LONGEST_HEADING = 40
_NO_BEGINNING = re.compile("[和与及暨、，”）]")
_INSIDE_A_SENTENCE = re.compile("[，。；、]")
_LATIN_WORDS = re.compile(r"[A-Za-z][A-Za-z.,'&-]*$"), re.compile(r"^[A-Za-z]")
# A paragraph set in lines of one width: so many lines, most of them of that width, give or take a character
# or two (a mark may not begin a line).
_LEAST_SET_LINES = 8
_WIDTHS = range(18, 90)
_SLACK = 2
_SHARE_OF_FULL_LINES = 0.4

# A heading that a sentence runs into: 。二、2022年工作安排 or 工作：（一）着力深化改革。
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_HEADING_WITHIN = re.compile(
    rf"[。！？]\s*(?=(?P<section>{_NUMERAL})、(?!{_NUMERAL}[、是要])[^。！？；]{{2,60}}(?:[。：，]|$)"
    rf"|（(?P<part>{_NUMERAL})）[^。！？；]{{2,60}}(?:[。：]|$))"
    r"|：\s*(?=（(?P<first>一)）[^。！？；]{2,60}(?:。|$))"
    r"|(?:各位代表|同志们)[：！]\s*(?=(?P<opening>一)、[^。！？；]{2,60})"
)
# A heading that runs into its first sentence, where its last word and the sentence's first are usual ones.
_HEADING_BEFORE = re.compile(
    rf"{_NUMERAL}、[^，。；：]{{3,24}}?(?:回顾|总结|安排|打算|总体要求|主要目标|主要任务|预期目标|工作重点|重点工作)"
    r"(?=\s*(?:过去[一五]年|一年来|五年来|今年|去年|刚刚过去|\d{4}年|我们|做好|根据|按照))"
)


def rejoined(lines: list[Line], journal: Journal) -> list[Line]:
    """The lines with those put together again that were broken in mid-sentence.

    A line of text that is long, no heading, and does not end as a sentence ends goes on in the next line
    of text, be it on another page, unless that one opens a heading or an item of a list. In a text that is
    set in lines of one width a full line goes on whatever it ends with; there, white space before a line
    begins a paragraph.
    """
    width = _set_width(lines)
    indents = width is not None and any(line.indented for line in lines if line.kind == "text")
    result: list[Line] = []
    last_length = 0
    for line in lines:
        before = result[-1] if result else None
        if before is not None and _goes_on(before, line, last_length, width, indents):
            result[-1] = replace(before, text=_together(before.text, line.text, journal))
        else:
            result.append(line)
        last_length = len(line.text)
    return result


def _set_width(lines: list[Line]) -> int | None:
    """The width in which the paragraphs are set, in characters; None where lines are as long as they happen to be."""
    lengths = [len(line.text) for line in lines if line.kind == "text"]
    longest = sorted(lengths)[-max(1, len(lengths) // 10)] if lengths else 0
    full = sum(longest - _SLACK <= length <= longest + _SLACK for length in lengths)
    if len(lengths) < _LEAST_SET_LINES or longest not in _WIDTHS or full < _SHARE_OF_FULL_LINES * len(lengths):
        return None
    return longest


def _goes_on(before: Line, line: Line, last_length: int, width: int | None, indents: bool) -> bool:
    text = before.text.text
    if before.kind != "text" or line.kind != "text" or _opens(line.text.text) or "\t" in text or "\t" in line.text.text:
        return False
    if width is not None and last_length >= width - _SLACK:
        if indents:
            return not line.indented
        if not ends_sentence(text):
            return True
    if _are_one_heading(text, line.text.text):
        return True
    return (
        len(text) > _SHORT_LINE
        and not ends_sentence(text)
        and not WHOLE_LINE.match(text)
        and bool(_INSIDE_A_SENTENCE.search(text))
        and not (indents and line.indented)
    )


def _are_one_heading(before: str, after: str) -> bool:
    """Whether two short lines are one heading: a quotation left open, or a second line that cannot begin one."""
    if max(len(before), len(after)) > _LONGEST_HEADING or ends_sentence(before) or ends_sentence(after):
        return False
    open_quotation = before.count("“") > before.count("”") and after.count("”") > after.count("“")
    return open_quotation or bool(_NO_BEGINNING.match(after))


def _opens(text: str) -> bool:
    return bool(NUMBERED.match(text) or WHOLE_LINE.match(text) or _LIST_MARK.match(text))


def _together(before: MappedText, after: MappedText, journal: Journal) -> MappedText:
    """Two parts of a line as one; between two words in Latin letters stands a space."""
    end = before.raw_span(0, len(before))[1]
    parted = all(pattern.search(part.text) for pattern, part in zip(_LATIN_WORDS, (before, after), strict=True))
    journal.repairs.append(Repair("line_break", end, after.raw_span(0, 1)[0], " " if parted else ""))
    gap = [MappedText(" ", [(0, end, end + 1)])] if parted else []
    return joined([before, *gap, after])


def cut_at_headings(lines: list[Line], journal: Journal) -> list[Line]:
    """The lines cut where one runs into a heading; its number must follow the one before, if there is one."""
    result: list[Line] = []
    last = {"section": 0, "part": 0}
    for line in lines:
        cuts = _cuts(line.text.text, last) if line.kind == "text" else []
        edges = [0, *cuts, len(line.text)]
        for start, end in pairwise(edges):
            part = line.text.slice(start, end).stripped()
            if start:
                place = part.raw_span(0, 1)[0]
                journal.repairs.append(Repair("heading_run_in", place, place, "\n"))
            if len(part):
                result.append(replace(line, text=part, indented=line.indented or bool(start)))
    return result


def _cuts(text: str, last: dict[str, int]) -> list[int]:
    opening = COUNTED.match(text)
    if opening:
        _count(last, opening)
    found = []
    for match in _HEADING_WITHIN.finditer(text):
        level = "section" if match["section"] or match["opening"] else "part"
        number = numeral_value(match["section"] or match["part"] or match["first"] or match["opening"])
        if number == last[level] + 1 or number == 1 != last[level]:
            last[level] = number
            if level == "section":
                last["part"] = 0
            found.append(match.end())
    ends = [heading.end() for place in (0, *found) if (heading := _HEADING_BEFORE.match(text, place))]
    notes = notes_heading_within(text)
    return sorted({*found, *ends, *([] if notes is None else [notes])})


def _count(last: dict[str, int], opening: re.Match[str]) -> None:
    if opening["section"]:
        last["section"], last["part"] = numeral_value(opening["section"]), 0
    else:
        last["part"] = numeral_value(opening["part"])
