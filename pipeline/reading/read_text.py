"""What reading a file gives: its text, and what the format says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mark:
    """What the format says of a stretch of the text: [start, end) in code points.

    ``kind`` is one of: heading (by its element or style), bold (the bold beginning of a line, up to the whole of it),
    navigation (by its element, or a line of Word's table of contents). Nothing is guessed from the words.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Unread:
    """A part of a file that could not be read, while the rest could: the reject's reason, and where and what to do."""

    reason: str
    detail: str


@dataclass(frozen=True)
class ReadText:
    """The text of a file.

    ``encoding`` is null for formats that hold no encoded text (Word, PDF); ``metadata`` holds what the file says
    of itself outside its text.
    """

    text: str
    media_type: str
    encoding: str | None = None
    marks: Sequence[Mark] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    unread: Sequence[Unread] = ()
