"""The account of characters: every raw character is white space, in a passage, in a copy, or in a reject."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.rows import rows_in
from pipeline.extraction.amounts.non_measures import reasons


@dataclass(frozen=True)
class Account:
    """Characters of all texts that were read, by what became of them; ``unaccounted`` and ``twice`` must be 0."""

    read: int
    white_space: int
    kept: int
    copies: int
    rejected: int
    twice: int = 0
    """Characters of a copy that is not primary that are also in a passage or in another such copy."""

    @property
    def balanced(self) -> bool:
        """Whether every character has a place, and one only."""
        return self.unaccounted == 0 and self.twice == 0

    @property
    def unaccounted(self) -> int:
        """Characters that are in no passage, no copy and no reject: lost in silence."""
        return self.read - self.white_space - self.kept - self.copies - self.rejected

    def __str__(self) -> str:
        return (
            f"{self.read:,} characters read = {self.kept:,} kept + {self.copies:,} in copies + "
            f"{self.rejected:,} rejected + {self.white_space:,} white space"
            + (f" + {self.unaccounted:,} UNACCOUNTED" if self.unaccounted else "")
            + (f", {self.twice:,} IN A COPY AND ELSEWHERE" if self.twice else "")
        )


def account(texts: pa.Table, copies: pa.Table, passages: pa.Table, rejects: pa.Table) -> Account:
    """The account of a release: of every text that was read, by the tables that are published."""
    raw_paths = {row["document_id"]: row["raw_path"] for row in copies.to_pylist() if row["relation"] == "primary"}
    kept = rows_in(passages.select(["document_id", *_PLACE]), _ROWS)
    return _counted(
        texts,
        kept=_by_path((raw_paths[row["document_id"]], row) for row in kept),
        copies=_by_path((row["raw_path"], row) for row in copies.to_pylist() if row["relation"] != "primary"),
        rejected=_by_path(
            (row["raw_path"], row)
            for row in rows_in(rejects.select(["raw_path", "reason", *_PLACE]), _ROWS)
            # A number that measures nothing is no observation, but its characters are kept.
            if row["raw_start"] is not None and row["reason"] not in reasons()
        ),
    )


def account_of_cleaning(texts: pa.Table, clean_texts: pa.Table) -> Account:
    """The account of cleaning alone: no copy is known yet."""
    return _counted(texts, kept=_spans(clean_texts, "passages"), copies={}, rejected=_spans(clean_texts, "removals"))


_PLACE = ("raw_start", "raw_end")
_ROWS = 10_000
_Spans = dict[str, list[tuple[int, int]]]


def _by_path(rows: Iterable[tuple[str, dict[str, Any]]]) -> _Spans:
    found: _Spans = {}
    for raw_path, row in rows:
        found.setdefault(raw_path, []).append((row["raw_start"], row["raw_end"]))
    return found


def _spans(clean_texts: pa.Table, name: str) -> _Spans:
    """The places of what a column lists for each text."""
    column = clean_texts[name].combine_chunks()
    listed = pc.list_flatten(column)
    paths = clean_texts["raw_path"].take(pc.list_parent_indices(column)).to_pylist()
    found: _Spans = {}
    for raw_path, *place in zip(paths, *(pc.struct_field(listed, it).to_pylist() for it in _PLACE), strict=True):
        found.setdefault(raw_path, []).append((place[0], place[1]))
    return found


def _counted(texts: pa.Table, kept: _Spans, copies: _Spans, rejected: _Spans) -> Account:
    """Count each character once: in a copy, else in a reject, else in a passage; white space apart."""
    read = white_space = twice = 0
    totals = dict.fromkeys(("copies", "rejected", "kept"), 0)
    for row in rows_in(texts.select(["raw_path", "text"])):
        text = row["text"]
        if text is None:
            continue
        claimed = bytearray(len(text))
        for number, spans in enumerate((kept, rejected, copies), start=1):
            for start, end in spans.get(row["raw_path"], ()):
                if spans is copies:
                    twice += claimed.count(1, start, end) + claimed.count(3, start, end)
                claimed[start:end] = bytes([number]) * (end - start)
        for match in _WHITE_SPACE.finditer(text):
            claimed[match.start() : match.end()] = bytes([4]) * (match.end() - match.start())
        read += len(text)
        white_space += claimed.count(4)
        for number, name in enumerate(("kept", "rejected", "copies"), start=1):
            totals[name] += claimed.count(number)
    return Account(read, white_space, twice=twice, **totals)


_WHITE_SPACE = re.compile(r"\s+")
