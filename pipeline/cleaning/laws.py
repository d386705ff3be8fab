"""The laws of cleaning, which hold of every text in every run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pyarrow as pa

from pipeline.cleaning.clean_texts import clean, mapped_passage
from pipeline.cleaning.mapped_text import MappedText


def broken_laws(texts: pa.Table, clean_texts: pa.Table) -> list[str]:
    """What breaks a law of cleaning, each with the file and the place; [] where all of them hold.

    1. Every raw character is white space, or stands behind a character of a passage, or is removed; never both.
    2. Passages stand in the order of the raw text.
    3. A span of clean characters leads to raw characters, and these lead back to it.
    4. Cleaning what is clean changes no text and removes nothing.
    """
    raw = dict(zip(texts["raw_path"].to_pylist(), texts["text"].to_pylist(), strict=True))
    return [
        f"{row['raw_path']}: {fault}" for row in clean_texts.to_pylist() for fault in _faults(row, raw[row["raw_path"]])
    ]


def _faults(row: Mapping[str, Any], raw: str) -> Iterator[str]:
    passages = [mapped_passage(passage) for passage in row["passages"]]
    yield from _misplaced_characters(passages, row["removals"], raw)
    for before, after in pairwise(row["passages"]):
        if before["raw_end"] > after["raw_start"]:
            yield f"the passage at character {after['raw_start']} begins before the one above it ends"
    for passage in passages:
        for start, end in _runs(passage):
            if passage.clean_span(*passage.raw_span(start, end)) != (start, end):
                yield f"the raw characters {passage.raw_span(start, end)} do not lead back to their passage"
    if not any(removal["reason"] == "cleaning_failed" for removal in row["removals"]):
        again = clean("\n".join(passage.text for passage in passages))
        if [passage.text.text for passage in again.passages] != [passage.text for passage in passages]:
            yield "cleaning the clean text changes it"
        yield from (f"cleaning the clean text removes more of it ({item.reason})" for item in again.removals)


def _runs(passage: MappedText) -> list[tuple[int, int]]:
    """The runs of characters with a raw span of their own, and the whole."""
    edges = [
        span[0] for number, span in enumerate(passage.spans) if not number or span[1:] != passage.spans[number - 1][1:]
    ]
    return [*pairwise([*edges, len(passage)]), (0, len(passage))]


def _misplaced_characters(passages: list[MappedText], removals: list[dict[str, Any]], raw: str) -> Iterator[str]:
    claimed = bytearray(len(raw))
    spans = [
        passage.raw_span(*run)
        for passage in passages
        for run in _runs(passage)[:-1]
        if not passage.text[slice(*run)].isspace()
    ]
    spans += [(removal["raw_start"], removal["raw_end"]) for removal in removals]
    for start, end in spans:
        if 1 in claimed[start:end]:
            yield f"characters {start} to {end} have two places"
        claimed[start:end] = b"\1" * (end - start)
    lost = next((place for place, character in enumerate(raw) if not claimed[place] and not character.isspace()), None)
    if lost is not None:
        yield f"character {lost} has no place"
