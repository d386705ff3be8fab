"""The stage: a table of texts to a table of clean texts, one row a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa

from pipeline.cleaning import gbk_shift, passages, phonetics
from pipeline.cleaning.mapped_text import MappedText
from pipeline.cleaning.removal import Removal, removed
from pipeline.cleaning.script import script_of, simplified
from pipeline.cleaning.spaces import invisible_characters
from pipeline.cleaning.widths import one_width

PASSAGE = pa.struct(
    [
        ("kind", pa.string()),
        ("section", pa.string()),
        ("text", pa.string()),
        ("starts", pa.list_(pa.int32())),
        ("ends", pa.list_(pa.int32())),
    ]
)
"""A passage and, for each of its characters, the raw characters it stands for."""

REMOVAL = pa.struct(
    [("reason", pa.string()), ("raw_start", pa.int64()), ("raw_end", pa.int64()), ("detail", pa.string())]
)

CLEAN_TEXTS = pa.schema(
    [
        ("raw_path", pa.string()),
        ("raw_sha256", pa.string()),
        ("media_type", pa.string()),
        ("encoding", pa.string()),
        ("script", pa.string()),
        ("characters", pa.int64()),  # of the raw text, white space included
        ("register", pa.string()),
        ("front_matter", pa.string()),
        ("passages", pa.list_(PASSAGE)),
        ("removals", pa.list_(REMOVAL)),
    ]
)
"""What cleaning hands on: every text that could be read."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def clean_texts(texts: pa.Table, progress: Callable[[str], None] = lambda _: None) -> pa.Table:
    """Clean every text of the table that reading made; files without a text are left out."""
    rows = []
    for row in texts.to_pylist():
        if row["text"] is not None:
            progress(row["raw_path"])
            rows.append(_clean_text(row))
    return pa.Table.from_pylist(rows, schema=CLEAN_TEXTS)


def _clean_text(row: Mapping[str, Any]) -> dict[str, object]:
    try:
        script, front_matter, found, removals = _cleaned(row["text"])
    except Exception as fault:
        # One document can never take another down: this one is published as a reject from end to end.
        failed = Removal("cleaning_failed", 0, len(row["text"]), f"{type(fault).__name__}; please report it")
        script, front_matter, found, removals = "hans", None, [], [failed]
    return {
        "raw_path": row["raw_path"],
        "raw_sha256": row["raw_sha256"],
        "media_type": row["media_type"],
        "encoding": row["encoding"],
        "script": script,
        "characters": len(row["text"]),
        "register": row["register"],
        "front_matter": front_matter,
        "passages": [
            {
                "kind": passage.kind,
                "section": passage.section,
                "text": passage.text.text,
                "starts": list(passage.text.starts),
                "ends": list(passage.text.ends),
            }
            for passage in found
        ],
        "removals": [vars(item) for item in sorted(removals, key=lambda item: (item.raw_start, item.raw_end))],
    }


def _cleaned(raw: str) -> tuple[str, str | None, list[passages.Passage], list[Removal]]:
    """(script, front matter, passages, removals) of a raw text."""
    text, removals, front_matter = clean(raw)
    script = script_of(text.text)
    if script == "hant":
        text = simplified(text)
    found, more = passages.passages(one_width(text))
    return script, front_matter, found, removals + more


def clean(raw: str) -> tuple[MappedText, list[Removal], str | None]:
    """A raw text without debris, what was removed, and its front matter (Markdown's metadata) if any.

    The order matters: readings in brackets are needed to restore shifted bytes, and go afterwards.
    """
    text = MappedText.from_raw(raw)
    removals: list[Removal] = []
    front_matter = _FRONT_MATTER.match(raw)
    if front_matter:
        text, removals = removed(text, [front_matter.span()], "front_matter")
    text, found = removed(text, invisible_characters(text.text), "invisible_character")
    removals += found
    for step in (gbk_shift.restored, phonetics.without_readings):
        text, found = step(text)
        removals += found
    return text, removals, front_matter[1] if front_matter else None
