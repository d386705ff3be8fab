"""What cleaning makes of a raw text, for the tests of this room."""

from __future__ import annotations

from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.cleaning.clean_texts import clean_texts
from pipeline.reading.texts import TEXTS


class Cleaned(NamedTuple):
    """The stage's row for one raw text."""

    raw: str
    row: dict[str, Any]

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
    def unaccounted(self) -> str:
        """The raw characters that are neither white space, nor in a passage, nor removed: there must be none."""
        known = bytearray(len(self.raw))
        for passage in self.row["passages"]:
            start, end = passage["raw_start"], passage["raw_end"]
            known[start:end] = b"\1" * (end - start)
        for item in self.row["removals"]:
            start, end = item["raw_start"], item["raw_end"]
            known[start:end] = b"\1" * (end - start)
        return "".join(c for place, c in enumerate(self.raw) if not known[place] and not c.isspace())


def clean(raw: str) -> Cleaned:
    """One raw text through the whole stage."""
    table = pa.Table.from_pylist(
        [{"raw_path": "a.txt", "raw_sha256": "0" * 64, "encoding": "utf-8", "text": raw, "register": "{}"}],
        schema=TEXTS,
    )
    return Cleaned(raw, clean_texts(table).to_pylist()[0])
