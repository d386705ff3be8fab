"""Where annotations stand in the raw text: told by the words they quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.evaluation.annotations import QUOTED_PART, Annotation, AnnotationError

Span = tuple[int, int]
"""Where a document stands in a text: its first character, and the one behind its last."""


def anchored(annotations: Sequence[Annotation], text: str, spans: Sequence[Span], path: Path) -> list[Annotation]:
    """The annotations of the file ``path``, each with `start` and `end` in the raw ``text`` of its document.

    Places that are given stay as they are. A quote is looked for within ``spans``: a raw file may hold further copies
    of the document, in which it comes again. AnnotationError names every line whose words do not stand there, or
    stand there more than once, so that they tell no place.
    """
    found: list[Annotation] = []
    faults: list[tuple[int, str]] = []
    for annotation in annotations:
        try:
            found.append(annotation if annotation["start"] is not None else _placed(annotation, text, spans))
        except ValueError as fault:
            faults.append((annotation["line"], str(fault)))
    if faults:
        raise AnnotationError.of_lines(path, faults)
    return found


def _placed(annotation: Annotation, text: str, spans: Sequence[Span]) -> Annotation:
    field = QUOTED_PART[annotation["kind"]]
    quote, part = annotation["quote"], annotation[field]
    start = _only_place(quote, text, spans, "`quote` must stand once in the raw document, character for character")
    start += _only_place(part, quote, [(0, len(quote))], f"`{field}` must stand once in `quote`")
    return {**annotation, "start": start, "end": start + len(part)}


def _only_place(part: str, whole: str, spans: Sequence[Span], law: str) -> int:
    places = [
        found.start()
        for first, behind in spans
        for found in re.compile(re.escape(part)).finditer(whole, first, behind)
        if part
    ]
    if len(places) != 1:
        raise ValueError(f"{law}; it stands there {len(places)} times")
    return places[0]
