"""From the bytes of a file to its characters."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

import charset_normalizer

# Of the bytes below 0x20 a text has tabs and line ends; more than one in a hundred others is no text.
_OTHER_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1b"))
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LEGACY_ENCODINGS = ["gb18030", "big5"]


@dataclass(frozen=True)
class Decoded:
    """A text and the name of the encoding it was in; newlines stand as they stood, the BOM is dropped."""

    text: str
    encoding: str


class UndecodableError(ValueError):
    """The bytes are not a text in an encoding that is read here.

    ``reason`` is the reject's reason; the message says where and what to do.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


def decode(data: bytes) -> Decoded:
    """Decode a file: UTF-8 or UTF-16 (by their marks), else UTF-8, GB18030 or Big5.

    Raises UndecodableError for an empty file, a binary file and a text in any other encoding.
    """
    decoded = _decoded(data)
    if not decoded.text.strip():
        raise UndecodableError("empty_file", "the file has no characters; put the text in it or remove it")
    return decoded


def _decoded(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data.removeprefix(mark), encoding), encoding)
    if _is_binary(data):
        raise UndecodableError("binary_file", "the file is binary, not text; convert it to .txt (UTF-8) first")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        return _legacy(data, fault)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise UndecodableError(
            "invalid_encoding",
            f"the file begins as {encoding} but byte {fault.start} ({data[fault.start : fault.start + 1].hex()}) "
            f"is not; save it again as UTF-8",
        ) from fault


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _OTHER_CONTROLS))
    return b"\0" in data or controls * 100 > len(data)


def _legacy(data: bytes, fault: UnicodeDecodeError) -> Decoded:
    # A UTF-8 text that lost a byte is no text in another encoding, though some of them decode anything.
    found = (
        None if _is_mostly_utf8(data) else charset_normalizer.from_bytes(data, cp_isolation=_LEGACY_ENCODINGS).best()
    )
    if found is not None:
        # GB2312 and GBK are parts of GB18030; one name for them all.
        try:
            return Decoded(data.decode(found.encoding), found.encoding.replace("_", "-"))
        except UnicodeDecodeError:
            pass
    raise UndecodableError(
        "invalid_encoding",
        f"the file is neither UTF-8 (byte {fault.start}: {data[fault.start : fault.start + 1].hex()}) nor GB18030 "
        f"nor Big5; save it again as UTF-8",
    )


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether most bytes that are not ASCII are of UTF-8 characters of three bytes, as Chinese ones are."""
    in_threes = 3 * sum(character >= "\u0800" for character in data.decode("utf-8", "ignore"))
    return 2 * in_threes > sum(byte >= 0x80 for byte in data)
