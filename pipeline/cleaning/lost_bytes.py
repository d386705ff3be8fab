"""Runs of GBK text read one byte out of step, in texts where nothing but the characters themselves tells.

Where a byte of GBK text was lost, a mark such as ``?`` stands for it and every following pair is read across
the boundary of two characters: rare characters in a row, that become frequent ones once the pairs are put
right. (Texts with readings in brackets tell more: ``gbk_shift``.)
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.cleaning.gbk_shift import FULL_WIDTH
from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import Edit, MappedText
from pipeline.cleaning.script import simplified

_RUN = re.compile(r"[?\ufffd](?P<run>[,.!;:?]?[^\x00-\x7f\s\ufffd]{3,}(?P<letter>[A-Za-z@\[\]^_`{|}~\\])?)[?\ufffd]?")
# The lost byte was the first one of a mark (A1 or A3), or of a character that cannot be told.
_FIRST_BYTES_OF_MARKS = (b"\xa1", b"\xa3")
_MARKS = "。，、；：！？“”‘’《》（）—…"
# In good text hardly a character is rare; in shifted text about half of them are.
_MOST_RARE_IN_TEXT = 0.1
_LEAST_RARE_IN_SHIFTED = 0.4
_SHORTEST = 3
# A rare name may have several rare characters, but not so many.
_LONGEST_NAME = 12
# The first shifted pairs may happen to be frequent characters.
_BEFORE_SUSPECT = 6


def without_shifted_runs(text: MappedText, journal: Journal) -> MappedText:
    """The text with its shifted runs restored but for the characters at their ends that cannot be told."""
    if "?" not in text.text and "\ufffd" not in text.text:
        return text
    edits, lost = [], []
    for match in _RUN.finditer(text.text):
        if _rare(match["run"]) >= _LEAST_RARE_IN_SHIFTED and (found := _restored(match)):
            known_from, restored = found
            start = match.start() + known_from
            end = match.end() if match["letter"] else start + len(restored)
            edits.append(Edit(start, end, restored))
            lost += [(match.start(), start)] * bool(known_from) + [(end, match.end())] * (end < match.end())
    return journal.change(text, edits, lost, "shifted_bytes", "bytes were lost here, the characters cannot be told")


def without_silent_shifts(text: MappedText, journal: Journal) -> MappedText:
    """A simplified text in which no mark tells that a byte is lost: what is shifted restored, or taken out.

    From the place of the loss to the next ASCII character rare characters stand close together, as in no other
    text. The character whose byte is lost cannot be told.
    """
    edits, lost = [], []
    place = 0
    while (suspect := _suspect().search(text.text, place)) is not None:
        start, end = _run_around(text.text, suspect.start())
        place = end
        found = _restored_from(text.text[start:end], suspect.start() - start)
        if found:
            edits.append(Edit(start + found[0] + 1, end, found[1]))
            lost.append((start + found[0], start + found[0] + 1))
        elif (
            _rare(text.text[suspect.start() : end]) >= _LEAST_RARE_IN_SHIFTED and end - suspect.start() >= _LONGEST_NAME
        ):
            lost.append((suspect.start(), end))
    return journal.change(text, edits, lost, "shifted_bytes", "a byte was lost here, the characters cannot be told")


@cache
def _suspect() -> re.Pattern[str]:
    """Four rare Han characters, or codes of none, with hardly another between them."""
    rare = "\ue000-\uf8ff" + "".join(chr(code) for code in range(0x4E00, 0xA000) if not _is_frequent(chr(code)))
    return re.compile(f"(?:[{rare}][^\\x00-\\x7f]?){{3}}[{rare}]")


def _run_around(text: str, place: int) -> tuple[int, int]:
    """The run of characters that are not ASCII around a place."""
    start, end = place, place
    while start and not text[start - 1].isascii():
        start -= 1
    while end < len(text) and not text[end].isascii():
        end += 1
    return start, end


def _restored_from(run: str, suspect: int) -> tuple[int, str] | None:
    """(place of the lost character, those behind it) in a run that is shifted from shortly before ``suspect`` on."""
    for place in range(max(0, suspect - _BEFORE_SUSPECT), suspect + 1):
        data = run[place:].encode("gb18030", "ignore")[1:]
        found = data[: len(data) // 2 * 2].decode("gb18030", "replace")
        whole = len(found) == len(run) - place - 1 >= _SHORTEST and "\ufffd" not in found
        if whole and _rare(found) <= _MOST_RARE_IN_TEXT and _rare(found[:_BEFORE_SUSPECT]) == 0:
            return place, found
    return None


def _restored(match: re.Match[str]) -> tuple[int, str] | None:
    """(how many characters at the start are lost, the ones that are restored); None where none can be."""
    try:
        data = match["run"].translate(FULL_WIDTH).encode("gb18030")
    except UnicodeEncodeError:
        return None
    for lost, shifted in (*((0, byte + data) for byte in _FIRST_BYTES_OF_MARKS), (1, data[1:])):
        found = shifted[: len(shifted) // 2 * 2].decode("gb18030", "replace")
        plausible = lost or found[0] in _MARKS
        if plausible and "\ufffd" not in found and len(found) >= _SHORTEST and _rare(found) <= _MOST_RARE_IN_TEXT:
            return lost, found
    return None


def _rare(text: str) -> float:
    """The share of characters that are neither marks nor of the 3,755 frequent ones (level 1 of GB 2312)."""
    return sum(not _is_frequent(character) for character in simplified(text)) / len(text)


def _is_frequent(character: str) -> bool:
    if character in _MARKS or character.isascii():
        return True
    code = character.encode("gb2312", "ignore")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7
