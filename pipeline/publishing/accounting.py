"""The account of characters: every raw character is white space, in a passage, in a copy, or in a reject."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa


@dataclass(frozen=True)
class Account:
    """Characters of all texts that were read, by what became of them; ``unaccounted`` must be 0."""

    read: int
    white_space: int
    kept: int
    copies: int
    rejected: int

    @property
    def unaccounted(self) -> int:
        """Characters that are in no passage, no copy and no reject: lost in silence."""
        return self.read - self.white_space - self.kept - self.copies - self.rejected

    def __str__(self) -> str:
        return (
            f"{self.read:,} characters read = {self.kept:,} kept + {self.copies:,} in copies + "
            f"{self.rejected:,} rejected + {self.white_space:,} white space"
            + (f" + {self.unaccounted:,} UNACCOUNTED" if self.unaccounted else "")
        )


def account(texts: pa.Table, copies: pa.Table, passages: pa.Table, rejects: pa.Table) -> Account:
    """Count the characters of every text; one that is both kept and rejected (restored bytes) counts as kept."""
    raw_paths = {row["document_id"]: row["raw_path"] for row in copies.to_pylist() if row["relation"] == "primary"}
    kept = _spans((raw_paths[row["document_id"]], row) for row in passages.to_pylist())
    copied = _spans((row["raw_path"], row) for row in copies.to_pylist() if row["relation"] != "primary")
    rejected = _spans((row["raw_path"], row) for row in rejects.to_pylist() if row["raw_start"] is not None)
    totals = dict.fromkeys(("read", "white_space", "kept", "copies", "rejected"), 0)
    for row in texts.to_pylist():
        if row["text"] is not None:
            _count(row["text"], row["raw_path"], {"copies": copied, "kept": kept, "rejected": rejected}, totals)
    return Account(**totals)


_Spans = dict[str, list[tuple[int, int]]]


def _spans(rows: Iterable[tuple[str, dict[str, Any]]]) -> _Spans:
    found: _Spans = {}
    for raw_path, row in rows:
        found.setdefault(raw_path, []).append((row["raw_start"], row["raw_end"]))
    return found


def _count(text: str, raw_path: str, spans: dict[str, _Spans], totals: dict[str, int]) -> None:
    # One byte a character: the first class that claims it has it; rejects inside a passage are the passage's.
    claimed = bytearray(len(text))
    for number, name in enumerate(("copies", "rejected", "kept"), start=1):
        for start, end in spans[name].get(raw_path, ()):
            free = claimed[start:end]
            claimed[start:end] = bytes(number if mark == 0 else mark for mark in free)
    for place, character in enumerate(text):
        if character.isspace():
            claimed[place] = 4
    totals["read"] += len(text)
    for name, number in (("copies", 1), ("rejected", 2), ("kept", 3), ("white_space", 4)):
        totals[name] += claimed.count(number)
