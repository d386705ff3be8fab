"""Where annotations stand in the raw text: told by the words they quote."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.evaluation.annotations import QUOTED_PART, Annotation, AnnotationError


def anchored(annotations: Sequence[Annotation], text: str, path: Path) -> list[Annotation]:
    """The annotations of the file ``path``, each with `start` and `end` in the raw ``text`` of its document.

    Places that are given stay as they are. AnnotationError names every line whose words do not stand in the text,
    or stand there more than once, so that they tell no place. (In a file that holds several copies of its document
    every quote comes again: there, give the places.)
    """
    found: list[Annotation] = []
    faults: list[tuple[int, str]] = []
    for annotation in annotations:
        try:
            found.append(annotation if annotation["start"] is not None else _placed(annotation, text))
        except ValueError as fault:
            faults.append((annotation["line"], str(fault)))
    if faults:
        raise AnnotationError.of_lines(path, faults)
    return found


def _placed(annotation: Annotation, text: str) -> Annotation:
    field = QUOTED_PART[annotation["kind"]]
    quote, part = annotation["quote"], annotation[field]
    start = _only_place(quote, text, "`quote` must stand once in the raw document, character for character")
    start += _only_place(part, quote, f"`{field}` must stand once in `quote`")
    return {**annotation, "start": start, "end": start + len(part)}


def _only_place(part: str, whole: str, law: str) -> int:
    times = whole.count(part) if part else 0
    if times != 1:
        raise ValueError(f"{law}; it stands there {times} times")
    return whole.index(part)
