"""Runs of GBK text that lost a byte and were read one byte out of step.

A GBK character is two bytes. Where the first byte of a character is lost, every following pair is read
across the boundary, until an ASCII byte closes a pair again: 。現 (A1A3 AC46) loses its A1 and becomes
``?,F``. Encoding the run as GBK and putting the lost byte back restores it. Two ways of losing it occur:

- the first byte of a full stop or another mark (A1) is gone: ``?`` stands for it;
- a reading in brackets was inserted between the two bytes of a character, by a program that took the
  second byte of one character and the first of the next for a character it knew (們去 82 83|C8 A5 holds
  內 83C8): ``們?nèi)…`` – the bracket's byte was swallowed, the rest is out of step.

The readings that the document itself gives name the lost bytes and confirm the result. A run that
cannot be restored for certain is taken out, with a reason, and never passed on as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import Edit, MappedText
from pipeline.cleaning.phonetics import SYLLABLE, readings

_LOST_MARK = re.compile(r"\?(?P<run>[,.!;:?！-～][\u3400-\u9fffǔ-ǜ“”‘’、。\u3040-\u30ff]*[A-Za-z@\[\]^_`{|}~\\])")
_SPLIT_CHARACTER = re.compile(
    rf"(?<=(?P<before>[\u3400-\u9fff]))\?(?P<inserted>{SYLLABLE})\)(?P<run>[\u3400-\u9fff\u3040-\u30ff]*)"
    rf"(?:\?(?P<closing>{SYLLABLE})\)|(?P<letter>[A-Za-z]))"
)
_FOLLOWING_READING = re.compile(rf"[(（]({SYLLABLE})[)）]")
_VOUCHED_FOR = 3
FULL_WIDTH = {ord(mark): chr(ord(mark) + 0xFEE0) for mark in ",.!;:?"}
"""The marks of GBK that a page shows in half-width, and what they were: for ``str.translate``."""


def restored(text: MappedText, journal: Journal) -> MappedText:
    """The text with its shifted runs restored, as far as that is certain, and a removal for what is lost.

    Only texts whose readings in brackets show this kind of damage are touched.
    """
    known = readings(text.text)
    if not known:
        return text
    found = [(match, _with_lost_mark(match, known)) for match in _LOST_MARK.finditer(text.text)]
    found += [(match, _with_split_character(match, known)) for match in _SPLIT_CHARACTER.finditer(text.text)]
    familiar = _characters_outside(text.text, [match.span() for match, _ in found])
    edits = []
    lost = []
    for match, result in found:
        marks, rest = _certain_parts(result or "", familiar)
        if marks + rest == result:
            edits.append(Edit(*match.span(), result))
        else:
            # What is certain stands for as many characters at the ends of the run, and the rest is lost.
            start, end = match.start() + len(marks), match.end() - len(rest)
            lost.append((start, end))
            edits += [Edit(match.start(), start, marks)] * bool(marks) + [Edit(end, match.end(), rest)] * bool(rest)
    return journal.change(text, edits, lost, "shifted_bytes", "bytes were lost here, the characters cannot be told")


def _characters_outside(text: str, spans: list[tuple[int, int]]) -> set[str]:
    starts_and_ends = [0, *(place for span in sorted(spans) for place in span), len(text)]
    return set("".join(text[a:b] for a, b in zip(starts_and_ends[::2], starts_and_ends[1::2], strict=True)))


def _certain_parts(result: str, familiar: set[str]) -> tuple[str, str]:
    """What is certain of a restored run: its marks, and its longest end whose characters the text uses elsewhere.

    A pair of bytes that is no character vanishes from a page without a trace; what was restored before
    the gap is then wrong, what stands behind it is right. The ASCII byte that closes the run vouches for
    the last character of a longer one.
    """
    marks = result[: len(result) - len(result.lstrip("。，！？：；、“”"))]
    rest = result[len(marks) :]
    doubtful = rest[:-1] if len(rest) > _VOUCHED_FOR else rest
    wrong = max((place + 1 for place, character in enumerate(doubtful) if character not in familiar), default=0)
    return marks, rest[wrong:]


def _with_lost_mark(match: re.Match[str], known: Mapping[str, set[str]]) -> str | None:
    result = _decoded(b"\xa1" + _encoded(match["run"]))
    following = _FOLLOWING_READING.match(match.string, match.end())
    if result and following and result[-1] not in known.get(following[1], {result[-1]}):
        return None
    return result


def _with_split_character(match: re.Match[str], known: Mapping[str, set[str]]) -> str | None:
    """The restored run: its first byte is the second one of the character the reading was meant for."""
    second_byte = match["before"].encode("gbk", "ignore")[1:]
    for taken_for in sorted(known.get(match["inserted"], ())):
        taken_bytes = taken_for.encode("gbk", "ignore")
        if taken_bytes[:1] == second_byte:
            found = _closed(taken_bytes[1:] + _encoded(match["run"]), match, known)
            if found:
                return found
    if not match["run"] and match["closing"]:
        # Between the two readings stands exactly one character: the one the closing reading names.
        named = known.get(match["closing"], set())
        return next(iter(named)) if len(named) == 1 else None
    return None


def _closed(shifted: bytes, match: re.Match[str], known: Mapping[str, set[str]]) -> str | None:
    if match["letter"]:
        return _decoded(shifted + match["letter"].encode())
    for last in sorted(known.get(match["closing"], ())):
        last_bytes = last.encode("gbk", "ignore")
        if last_bytes[:1] == shifted[-1:] and (found := _decoded(shifted[:-1] + last_bytes)):
            return found
    return None


def _encoded(run: str) -> bytes:
    return run.translate(FULL_WIDTH).encode("gbk", "ignore")


def _decoded(data: bytes) -> str | None:
    try:
        return data.decode("gbk")
    except UnicodeDecodeError:
        return None
