"""Lines put together that were broken in mid-sentence, and lines cut that run into the next heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.cleaning.footnotes import is_notes_heading, notes_heading_within
from pipeline.cleaning.headings import ATTACHMENT, COUNTED, NUMBERED, WHOLE_LINE
from pipeline.cleaning.journal import Journal, Repair
from pipeline.cleaning.lines import Line, ends_sentence
from pipeline.cleaning.mapped_text import MappedText, joined
from pipeline.cleaning.numerals import numeral_value

_LIST_MARK = re.compile(
    "[①-⑳㉑-㉟·•●◆■]|[—―–]{2}|[一二三四五六七八九十]{1,2}(是|要)|[\u3400-\u9fff]{2,4}(单位|部门|时限|时间|地点|人)："
    "|(报|发|送|抄报|抄送|主送|分送)："
)
# A line this long is no heading.
_LONGEST_HEADING = 60
_SHORT_LINE = 40
# Where empty lines part paragraphs, a line without one before it goes on from a line that is not quite short.
_LEAST_SPACED = 0.2
_SHORTEST_BROKEN = 16
_INSIDE = re.compile("[，。；、]")
_NO_BEGINNING = re.compile("[和与及暨、，”）]")
# What shows that a line without a mark at its end is the beginning of a sentence, and no heading: a sentence
# before it, a mark that asks for more, a number without its unit.
_ENDED_SENTENCE = re.compile("[。！？]")
_RECIPIENTS = re.compile("(报|发|送|抄报|抄送|主送|分送)：")
_ASKS_FOR_MORE = re.compile("[，、（《—的与]$")
_NUMBER = (
    re.compile(r"[^\d.,]\d[\d.,]*$"),
    re.compile(r"\.\d|[年月万亿千百余多%‰个户人名元米公平吨亩家项所座条处辆台件次倍]"),
)
_VERB = re.compile("(?:增长|下降|达|达到|完成|突破|超过|提高|减少|新增|为|占|约|近)$"), re.compile(r"\d")
_LATIN_WORDS = re.compile(r"[A-Za-z][A-Za-z.,'&-]*$"), re.compile(r"[A-Za-z]")
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

    A line that does not end as a sentence ends goes on in the next line of text, be it on another page, where
    it shows that it is no heading, and that one opens no heading and no item of a list. In a text that is set
    in lines of one width a full line goes on whatever it ends with; there, white space before a line begins a
    paragraph.
    """
    setting = _Setting.of(lines)
    paragraphs: list[_Paragraph] = []
    for line in lines:
        if paragraphs and paragraphs[-1].goes_on_in(line, setting):
            paragraphs[-1].add(line)
        else:
            paragraphs.append(_Paragraph(line))
    if len(paragraphs) == len(lines):
        return lines
    # What is whole now may show that it goes on, too; how its lines were set tells no more.
    return rejoined([paragraph.line(journal) for paragraph in paragraphs], journal)


@dataclass(frozen=True)
class _Setting:
    """How the lines of a text are set: their width, if they have one, and what parts paragraphs."""

    width: int | None
    indents: bool
    spaces: bool

    @classmethod
    def of(cls, lines: list[Line]) -> _Setting:
        """The setting of these lines."""
        texts = [line for line in lines if line.kind == "text"]
        width = _set_width(texts)
        spaces = sum(line.spaced for line in texts) >= _LEAST_SPACED * len(texts) > 0
        return cls(width, width is not None and any(line.indented for line in texts), spaces)


def _set_width(lines: list[Line]) -> int | None:
    """The width in which the paragraphs are set, in characters; None where lines are as long as they happen to be."""
    lengths = [len(line.text) for line in lines]
    longest = sorted(lengths)[-max(1, len(lengths) // 10)] if lengths else 0
    full = sum(longest - _SLACK <= length <= longest + _SLACK for length in lengths)
    if len(lengths) < _LEAST_SET_LINES or longest not in _WIDTHS or full < _SHARE_OF_FULL_LINES * len(lengths):
        return None
    return longest


class _Paragraph:
    """Lines that belong together, and what of them tells whether another one does."""

    def __init__(self, line: Line) -> None:
        self._lines = [line]
        self._length = len(line.text)
        self._holds_sentence = bool(_ENDED_SENTENCE.search(line.text.text))
        self._open = _left_open(line.text.text)

    def add(self, line: Line) -> None:
        """Go on in a line."""
        self._lines.append(line)
        self._length += len(line.text)
        self._holds_sentence = self._holds_sentence or bool(_ENDED_SENTENCE.search(line.text.text))
        self._open += _left_open(line.text.text)

    def goes_on_in(self, line: Line, setting: _Setting) -> bool:
        """Whether a sentence of it goes on in the line."""
        last, text = self._lines[-1].text.text, line.text.text
        if self._lines[0].kind != "text" or line.kind != "text" or _opens(text) or "\t" in last or "\t" in text:
            return False
        full = setting.width is not None and len(last) >= setting.width - _SLACK
        if full and (setting.indents or not ends_sentence(last)):
            return not (setting.indents and line.indented)
        ended = ends_sentence(last) or (setting.indents and line.indented) or ATTACHMENT.fullmatch(last)
        return not ended and (self._is_broken(last, text) or self._is_longer_than_a_heading(line, setting))

    def _is_broken(self, last: str, text: str) -> bool:
        """Whether the words at the break show that it is none."""
        if _ASKS_FOR_MORE.search(last) or _RECIPIENTS.match(self._lines[0].text.text):
            return True
        if any(_breaks_between(pair, last, text) for pair in (_NUMBER, _VERB, _LATIN_WORDS)):
            return True
        # Two short lines may be one heading.
        short = self._length <= _SHORT_LINE and len(text) <= _SHORT_LINE and not ends_sentence(text)
        return short and (bool(_NO_BEGINNING.match(text)) or self._open > 0 > _left_open(text))

    def _is_longer_than_a_heading(self, line: Line, setting: _Setting) -> bool:
        """Whether it is no heading, which ends without a mark as well."""
        first, text = self._lines[0].text.text, line.text.text
        if max(self._length, len(text)) <= _SHORT_LINE and not ends_sentence(text):
            return False
        if len(self._lines) == 1 and WHOLE_LINE.match(first):
            return False
        if setting.spaces and not line.spaced and self._length > _SHORTEST_BROKEN and _INSIDE.search(first):
            return True
        return self._holds_sentence or self._open > 0 or self._length > _LONGEST_HEADING

    def line(self, journal: Journal) -> Line:
        """The lines as one."""
        first = self._lines[0]
        if len(self._lines) == 1:
            return first
        parts = [first.text]
        for before, after in pairwise(line.text for line in self._lines):
            parts += [*_gap(before, after, journal), after]
        return replace(first, text=joined(parts), indented=False, spaced=False)


def _breaks_between(pair: tuple[re.Pattern[str], re.Pattern[str]], before: str, after: str) -> bool:
    return bool(pair[0].search(before) and pair[1].match(after))


def _left_open(text: str) -> int:
    """How many quotations and brackets a text opens and does not close."""
    return sum(map(text.count, "“（《")) - sum(map(text.count, "”）》"))


def _gap(before: MappedText, after: MappedText, journal: Journal) -> list[MappedText]:
    """What stands between two parts of a line: a space between two words in Latin letters, else nothing."""
    end = before.raw_span(0, len(before))[1]
    parted = _breaks_between(_LATIN_WORDS, before.text, after.text)
    journal.repairs.append(Repair("line_break", end, after.raw_span(0, 1)[0], " " if parted else ""))
    return [MappedText(" ", [(0, end, end + 1)])] if parted else []


def _opens(text: str) -> bool:
    return bool(
        NUMBERED.match(text)
        or WHOLE_LINE.match(text)
        or _LIST_MARK.match(text)
        or ATTACHMENT.fullmatch(text)
        or is_notes_heading(text)
    )


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
