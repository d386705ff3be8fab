"""The stage: a table of texts to a table of clean texts, one row a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.cleaning import gbk_shift
from pipeline.cleaning.journal import Journal, Removal, Repair
from pipeline.cleaning.laws import broken_laws
from pipeline.cleaning.lost_bytes import without_shifted_runs, without_silent_shifts
from pipeline.cleaning.mapped_text import MappedText
from pipeline.cleaning.markup import Mark, without_markup
from pipeline.cleaning.page_furniture import without_page_turns
from pipeline.cleaning.passages import Passage, passages
from pipeline.cleaning.per_mille import with_per_mille_restored
from pipeline.cleaning.phonetics import without_readings
from pipeline.cleaning.script import in_simplified_script, script_of
from pipeline.cleaning.spaces import without_unreadable_characters
from pipeline.cleaning.widths import in_one_width
from pipeline.contract.rows import rows_in, table_of
from pipeline.reading.time_limit import TookTooLongError, time_limited

PASSAGE = pa.struct(
    [
        ("kind", pa.string()),
        ("section", pa.string()),
        ("text", pa.string()),
        ("raw_start", pa.int64()),
        ("raw_end", pa.int64()),
        ("spans", pa.list_(pa.list_(pa.int64(), 3))),
        ("note_number", pa.int64()),
        ("called_at", pa.int64()),
    ]
)
"""A passage, its raw span, the spans of its map (``mapped_text.Span``), and of a footnote number and call."""

REMOVAL = pa.struct(
    [("reason", pa.string()), ("raw_start", pa.int64()), ("raw_end", pa.int64()), ("detail", pa.string())]
)

REPAIR = pa.struct(
    [("kind", pa.string()), ("raw_start", pa.int64()), ("raw_end", pa.int64()), ("replacement", pa.string())]
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
        ("metadata", pa.string()),
        ("passages", pa.list_(PASSAGE)),
        ("removals", pa.list_(REMOVAL)),
        ("repairs", pa.list_(REPAIR)),
    ]
)
"""What cleaning hands on: every text that could be read."""

FAILED = "cleaning_failed"
"""The reason of a text's removal where cleaning broke down at it."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def clean_texts(texts: pa.Table, progress: Callable[[str], None] = lambda _: None) -> pa.Table:
    """Clean every text of the table that reading made; files without a text are left out."""
    return table_of(_cleaned(texts, progress), CLEAN_TEXTS)


def _cleaned(texts: pa.Table, progress: Callable[[str], None]) -> Iterator[dict[str, object]]:
    for row in rows_in(texts):
        if row["text"] is not None:
            yield _clean_text(row)
            progress(row["raw_path"])


def _clean_text(row: Mapping[str, Any]) -> dict[str, object]:
    try:
        with time_limited():
            cleaned = clean(row["text"], _marks(row))
            texts = [passage.text for passage in cleaned.passages]
            broken = next(broken_laws(row["text"], texts, cleaned.removals), None)
            detail = broken and f"{broken}; please report it"
    except TookTooLongError as fault:
        detail = str(fault)
    except Exception as fault:
        detail = f"{type(fault).__name__}; please report it"
    if detail:
        # One document can never take another down: this one is published as a reject from end to end.
        failed = Removal(FAILED, 0, len(row["text"]), detail)
        cleaned = Cleaned("hans", None, [], [failed], [])
    return {
        "raw_path": row["raw_path"],
        "raw_sha256": row["raw_sha256"],
        "media_type": row["media_type"],
        "encoding": row["encoding"],
        "script": cleaned.script,
        "characters": len(row["text"]),
        "register": row["register"],
        "front_matter": cleaned.front_matter,
        "metadata": row["metadata"],
        "passages": [
            {
                "kind": passage.kind,
                "section": passage.section,
                "text": passage.text.text,
                "raw_start": passage.text.spans[0][1],
                "raw_end": passage.text.spans[-1][2],
                "spans": passage.text.spans,
                "note_number": passage.note_number,
                "called_at": passage.called_at,
            }
            for passage in cleaned.passages
        ],
        "removals": list(map(vars, cleaned.removals)),
        "repairs": list(map(vars, cleaned.repairs)),
    }


def changed_again(clean_texts: pa.Table) -> list[str]:
    """The paths of the texts that change when what is clean is cleaned once more; there should be none.

    One on which cleaning fails, or takes too long, is among them.
    """
    found = []
    for row in rows_in(clean_texts.select(["raw_path", "passages"])):
        texts = [passage["text"] for passage in row["passages"]]
        if not _stays(texts):
            found.append(row["raw_path"])
    return found


def _stays(texts: list[str]) -> bool:
    try:
        with time_limited():
            again = clean("\n".join(texts))
    except Exception:
        return False
    return not again.removals and [passage.text.text for passage in again.passages] == texts


def mapped_passage(passage: Mapping[str, Any]) -> MappedText:
    """The text of a passage of the table, with its map."""
    return MappedText(passage["text"], [tuple(span) for span in passage["spans"]])


class Cleaned(NamedTuple):
    """What cleaning makes of one text: its script, its front matter, its passages, and every change."""

    script: str
    front_matter: str | None
    passages: list[Passage]
    removals: list[Removal]
    repairs: list[Repair]


def clean(raw: str, marks: Sequence[Mark] = ()) -> Cleaned:
    """A raw text in clean passages; ``marks`` are what its format says of its stretches.

    The order of the steps matters: readings in brackets are needed to restore shifted bytes, and go afterwards.
    """
    journal = Journal()
    text = MappedText.from_raw(raw)
    front_matter = _FRONT_MATTER.match(raw)
    if front_matter:
        text = journal.remove(text, [front_matter.span()], "front_matter")
    text = journal.remove(text, _navigation(text, marks), "navigation")
    text, more = without_markup(text, journal)
    text = without_readings(gbk_shift.restored(text, journal), journal)
    text = without_shifted_runs(text, journal)
    script = script_of(text.text)
    if script == "hans":
        text = without_silent_shifts(text, journal)
    text = without_unreadable_characters(text, journal)
    if script == "hant":
        text = in_simplified_script(text, journal)
    text = with_per_mille_restored(in_one_width(text, journal), journal)
    found = passages(without_page_turns(text, journal), sorted([*marks, *more], key=lambda mark: mark[1:]), journal)
    return Cleaned(script, front_matter[1] if front_matter else None, found, journal.settled(), journal.repairs)


def _navigation(text: MappedText, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """The stretches that the format marks as navigation; one within another is part of that one."""
    found: list[tuple[int, int]] = []
    stretches = (mark[1:] for mark in marks if mark[0] == "navigation")
    for raw_start, raw_end in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1])):
        start, end = text.clean_span(raw_start, raw_end)
        if start < end and (not found or start >= found[-1][1]):
            found.append((start, end))
    return found


def _marks(row: Mapping[str, Any]) -> list[Mark]:
    return [(mark["kind"], mark["start"], mark["end"]) for mark in row["marks"] or ()]
