"""What cleaning makes of a raw text, for the tests of this room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.cleaning.clean_texts import changed_again, clean_texts, mapped_passage
from pipeline.cleaning.journal import Removal
from pipeline.cleaning.laws import broken_laws
from pipeline.reading.texts import TEXTS


class Cleaned(NamedTuple):
    """One raw text and what the stage makes of it."""

    raw: str
    table: pa.Table

    @property
    def row(self) -> dict[str, Any]:
        """The stage's row for the text."""
        return self.table.to_pylist()[0]

    @property
    def texts(self) -> list[str]:
        """The text of every passage."""
        return [passage["text"] for passage in self.row["passages"]]

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """(kind, text) of every passage."""
        return [(passage["kind"], passage["text"]) for passage in self.row["passages"]]

    @property
    def sections(self) -> list[tuple[str, str, str]]:
        """(kind, section, text) of every passage."""
        return [(passage["kind"], passage["section"], passage["text"]) for passage in self.row["passages"]]

    @property
    def removed(self) -> list[tuple[str, str]]:
        """(reason, raw characters) of everything that was left out."""
        return [(item["reason"], self.raw[item["raw_start"] : item["raw_end"]]) for item in self.row["removals"]]

    @property
    def unaccounted(self) -> list[str]:
        """What breaks a law of cleaning (``laws``), or changes when it is cleaned again: there must be nothing."""
        passages = [mapped_passage(passage) for passage in self.row["passages"]]
        removals = [Removal(**item) for item in self.row["removals"]]
        return [*broken_laws(self.raw, passages, removals), *changed_again(self.table)]


def clean(raw: str, marks: Sequence[tuple[str, int, int]] = ()) -> Cleaned:
    """One raw text through the whole stage; ``marks`` are what its format says of its stretches."""
    row = {
        "raw_path": "a.txt",
        "raw_sha256": "0" * 64,
        "media_type": "text/plain",
        "encoding": "utf-8",
        "text": raw,
        "marks": [dict(zip(("kind", "start", "end"), mark, strict=True)) for mark in marks],
        "register": "{}",
    }
    read = pa.Table.from_pylist([row], schema=TEXTS)
    return Cleaned(raw, clean_texts(read))
