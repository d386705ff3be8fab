"""From the bytes of a text file to its characters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.contract.vocabularies import read_yaml
from pipeline.reading.failure import UnreadableError

# Of the bytes below 0x20 a text has tabs and line ends; more than one in a hundred others is no text.
_OTHER_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1b"))
# The mark of UTF-32 begins as that of UTF-16 does.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# GB2312 and GBK are parts of GB18030; one name for them all.
_LEGACY = ("gb18030", "big5")
_UTF16 = ("utf-16-le", "utf-16-be")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_BINARY = "the file is binary, not text; convert it to .txt (UTF-8) first"
_SAMPLE = 1 << 12  # bytes
# Nine in ten characters of a Chinese text are frequent ones; of one read in a wrong encoding, one in ten at most.
_CHINESE = 0.3


@dataclass(frozen=True)
class Decoded:
    """A text and the name of the encoding it was in; newlines stand as they stood, the BOM is dropped."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a text: by the mark of UTF-8, -16 or -32, else UTF-8, GB18030, Big5 or UTF-16, whichever gives Chinese.

    ``declared`` is the encoding that the file says it is in, if it does: where the bytes could be in several, it
    decides between GB18030 and Big5. Raises UnreadableError for an empty file, a binary file, a text in any other
    encoding, and one with bytes that its encoding does not have.
    """
    decoded = _decoded(data, declared)
    if "\0" in decoded.text:
        raise UnreadableError("binary_file", _BINARY)
    if not decoded.text.strip():
        raise UnreadableError("empty_file", "the file has no characters; put the text in it or remove it")
    return decoded


def _decoded(data: bytes, declared: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data.removeprefix(mark), encoding)
    if _is_binary(data):
        return _without_mark(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _legacy(data, declared, fault)
    found = _chinese(data, _LEGACY) if _is_doubtful(text) else None
    return Decoded(text, "utf-8") if found is None else _strict(data, found)


def _strict(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as fault:
        raise UnreadableError(
            "invalid_encoding",
            f"the file is in {encoding.upper()} but byte {fault.start} ({data[fault.start : fault.start + 1].hex()}) "
            f"is not; save it again as UTF-8",
        ) from fault


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _OTHER_CONTROLS))
    return b"\0" in data or controls * 100 > len(data)


def _without_mark(data: bytes) -> Decoded:
    """UTF-16 that lost its mark has control characters when it is looked at byte by byte."""
    encoding = _chinese(data, _UTF16)
    if encoding is None:
        raise UnreadableError("binary_file", _BINARY)
    return _strict(data, encoding)


def _legacy(data: bytes, declared: str | None, fault: UnicodeDecodeError) -> Decoded:
    # A UTF-8 text that lost a byte is no text in another encoding, though some of them decode anything.
    found = None if _is_mostly_utf8(data) else declared if declared in _LEGACY else _chinese(data, (*_LEGACY, *_UTF16))
    if found is not None:
        return _strict(data, found)
    raise UnreadableError(
        "invalid_encoding",
        f"the file is neither UTF-8 (byte {fault.start}: {data[fault.start : fault.start + 1].hex()}) nor GB18030 "
        f"nor Big5; save it again as UTF-8",
    )


def _is_doubtful(text: str) -> bool:
    """Whether UTF-8 bytes may be GB18030 by chance: pairs of bytes alone, that is Greek, Cyrillic and the like."""
    return not text.isascii() and max(text) < "\u0800"


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether most bytes that are not ASCII are of UTF-8 characters of three bytes, as Chinese ones are."""
    sample = _sample(data)
    in_threes = 3 * sum(character >= "\u0800" for character in sample.decode("utf-8", "ignore"))
    return 2 * in_threes > len(_BEYOND_ASCII.findall(sample))


def _chinese(data: bytes, encodings: Sequence[str]) -> str | None:
    """The encoding in which the bytes are Chinese, by how frequent their characters are; None where none clearly is."""
    sample = _sample(data)
    likeness = sorted((_likeness(sample.decode(encoding, "replace")), encoding) for encoding in encodings)
    (next_best, _), (best, encoding) = likeness[-2:]
    return encoding if best >= max(_CHINESE, 2 * next_best) else None


def _sample(data: bytes) -> bytes:
    """Enough bytes to judge by: what comes before the first one beyond ASCII tells nothing."""
    beyond_ascii = _BEYOND_ASCII.search(data)
    start = beyond_ascii.start() & ~1 if beyond_ascii else 0  # UTF-16 is read from an even place.
    return data[start : start + _SAMPLE]


def _likeness(text: str) -> float:
    """The share of frequent characters in a text, ASCII aside."""
    characters = [character for character in text if character >= "\x80"]
    if not characters:
        return float(all(character.isprintable() or character.isspace() for character in text))
    return sum(map(_frequent_characters().__contains__, characters)) / len(characters)


@cache
def _frequent_characters() -> frozenset[str]:
    return frozenset("".join(line for lines in read_yaml("frequent_characters.yaml").values() for line in lines))
