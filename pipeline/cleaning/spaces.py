"""White space that separates nothing: inside Chinese words, inside numbers, around them."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import Edit, MappedText

_HAN = "\u3400-\u9fff"
_WIDE = f"{_HAN}“”‘’、。，；：！？（）《》【】—…%‰①-⑳㉑-㉟"
# Between two digits or two letters a space may part two numbers or words: it stays.
_IDLE = re.compile(rf"(?<=[{_WIDE}]) +|(?<! ) +(?=[{_WIDE}])")
# Between two digits a space is idle where both sides can only be one number: thousands in threes (12 915元),
# a point with a space beside it (86. 1%), digits one by one or one digit apart (2 50亿元). A number stands
# between Chinese words; what is quoted (“1 17”方案), begins with a year (2015 20家) or shares values out
# (分别为3 5 8家) may be more than one.
_UNIT = rf"(?=[余多]?[{_HAN}%‰])"
_THOUSANDS = re.compile(rf"(?<=[{_HAN}])[1-9]\d{{0,2}}(?: \d{{3}})+(?:\.\d+)?{_UNIT}")
_POINT = re.compile(rf"(?<=[{_HAN}])\d+(?: \. ?|\. )\d+{_UNIT}")
_APART = re.compile(rf"(?<=[{_HAN}])(?:\d(?: \d){{2,}}|\d \d{{1,2}}|\d{{2}} \d)(?:\.\d+)?{_UNIT}")
_AT_NUMBER = re.compile(rf"(?<=[{_HAN}]) +(?=\d)|(?<=\d) +(?=[{_HAN}])")
_SHARED_OUT = re.compile("分别|依次|各为|为序")
_PRIVATE = "\ue000-\uf8ff"
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Beside a digit it may have been its point or another digit: there it stays, and no number is read.
_UNREADABLE = re.compile(rf"(?<!\d)[\ufffd{_PRIVATE}]+(?!\d)")
_SPACED_OUT = re.compile(rf"[{_HAN}](?: +[{_HAN}])+|[{_HAN}]{{1,2}} +[{_HAN}]{{1,2}}")


def without_idle_spaces(text: MappedText, journal: Journal) -> MappedText:
    """The text without spaces next to a Chinese character or mark, or inside a number."""
    if " " not in text.text:
        return text
    text = journal.replace(text, [Edit(*match.span()) for match in _IDLE.finditer(text.text)], "idle_space")
    for pattern in (_THOUSANDS, _POINT, _APART):
        spaces = [
            match.start() + place
            for match in pattern.finditer(text.text)
            if not _SHARED_OUT.search(text.text, max(0, match.start() - 12), match.start()) and not _counts_up(match[0])
            for place, character in enumerate(match[0])
            if character == " "
        ]
        text = journal.replace(text, [Edit(place, place + 1) for place in spaces], "space_in_number")
    return text


def _counts_up(digits: str) -> bool:
    """Whether digits follow one another as in 2 3个村, where a mark is lost (2、3) and not a space too many."""
    parts = digits.split()
    return all(len(part) == 1 for part in parts) and all(int(b) - int(a) == 1 for a, b in pairwise(parts))


def without_spaces_at_numbers(text: MappedText, journal: Journal) -> MappedText:
    """A title without spaces around its numbers (2021 年); those between its parts stay."""
    return journal.replace(text, [Edit(*match.span()) for match in _AT_NUMBER.finditer(text.text)], "idle_space")


def despaced(text: str) -> str:
    """A text without spaces next to a Chinese character or mark, to look at."""
    return _IDLE.sub("", text)


def closed_up(text: MappedText, journal: Journal) -> MappedText:
    """A line that is set wide (工 作 报 告, 林望 川) without the spaces between its characters; any other as it is."""
    if not _SPACED_OUT.fullmatch(text.text):
        return text
    return journal.replace(text, [Edit(*match.span()) for match in re.finditer(" +", text.text)], "idle_space")


def without_unreadable_characters(text: MappedText, journal: Journal) -> MappedText:
    """The text without characters that no reader can see or that stand for none."""
    text = journal.remove(text, [match.span() for match in _INVISIBLE.finditer(text.text)], "invisible_character")
    return journal.remove(text, [match.span() for match in _UNREADABLE.finditer(text.text)], "unreadable_character")
