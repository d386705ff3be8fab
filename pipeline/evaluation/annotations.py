"""Annotations: what a reader marked by hand in a document, one JSON object a line (CONTRIBUTING.md has the form)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.contract.declarations import load_tables

Annotation = Mapping[str, Any]
"""One line, checked. Each `…_alt` of its kind is a list, `start` and `end` are None where the line has none, and
`line` is its number."""

KINDS = {"observation": "observations", "project": "project_mentions"}
"""Kind of annotation → the table whose rows it is compared with."""
QUOTED_PART = {"observation": "value_text", "project": "name_text"}
"""Kind of annotation → the field with the words, within `quote`, that its place is the place of."""

_TEXT, _TEXT_OR_NULL, _NUMBER, _NUMBER_OR_NULL = (str,), (str, type(None)), (int, float), (int, float, type(None))
_FIELDS: Mapping[str, Mapping[str, tuple[type, ...]]] = {
    "observation": {
        "quote": _TEXT, "value_text": _TEXT, "indicator": _TEXT, "code": _TEXT_OR_NULL, "measure": _TEXT,
        "value": _NUMBER, "value_high": _NUMBER_OR_NULL, "unit": _TEXT_OR_NULL, "comparator": _TEXT,
        "period": _TEXT_OR_NULL, "period_alt": (list,), "base": _TEXT_OR_NULL, "status": _TEXT,
        "region": _TEXT_OR_NULL, "optional": (bool,),
    },
    "project": {
        "quote": _TEXT, "name_text": _TEXT, "name": _TEXT, "stage": _TEXT, "modality": _TEXT,
        "period": _TEXT_OR_NULL, "period_alt": (list,), "investment": _TEXT_OR_NULL, "region": _TEXT_OR_NULL,
        "optional": (bool,),
    },
}  # fmt: skip
_OTHER_READINGS = {
    "observation": ("indicator_alt", "code_alt"),
    "project": ("name_alt", "stage_alt", "modality_alt"),
}
_WORDS = {str: "text", int: "a number", float: "a number", bool: "true or false", list: "a list", type(None): "null"}
_SHOWN_FAULTS = 20


class AnnotationError(ValueError):
    """Annotations cannot be used as they are: which file, which lines, and what to do with each."""

    @classmethod
    def of_lines(cls, path: Path, faults: Sequence[tuple[int, str]]) -> AnnotationError:
        """The error that names the first of these faults (line, what to do), and says how many more there are."""
        said = [f"{path}, line {line}: {fault}" for line, fault in faults[:_SHOWN_FAULTS]]
        more = len(faults) - len(said)
        return cls("\n".join([*said, f"… and {more} more"] if more else said))


def read_annotations(path: Path) -> list[Annotation]:
    """The annotations of a JSONL file (UTF-8), in its order; empty lines are passed over.

    AnnotationError names the lines that are not of the form, or says that the file cannot be read or holds nothing.
    """
    found: list[Annotation] = []
    faults: list[tuple[int, str]] = []
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        given, wrong = _parsed(line)
        faults += [(number, fault) for fault in wrong]
        if not wrong:
            found.append(_complete(given, number))
    if faults:
        raise AnnotationError.of_lines(path, faults)
    if not found:
        raise AnnotationError(f"{path} holds no annotation. Write one JSON object a line.")
    return found


def _lines(path: Path) -> list[str]:
    try:
        # Not splitlines: a quote may hold characters that it takes for ends of lines.
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as fault:
        raise AnnotationError(f"{path} cannot be read ({fault.strerror}). Name a file of annotations.") from fault
    except UnicodeDecodeError as fault:
        raise AnnotationError(f"{path} is not UTF-8 ({fault.reason}). Save it as UTF-8.") from fault


def _parsed(line: str) -> tuple[dict[str, Any], list[str]]:
    """(the object on a line, what is wrong with it)"""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as fault:
        return {}, [f"write one JSON object on the line ({fault})"]
    if not isinstance(given, dict):
        return {}, ["write a JSON object, in braces"]
    return given, list(_faults(given))


def _faults(given: Mapping[str, Any]) -> Iterator[str]:
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        yield f"make `kind` observation or project, not {kind!r}"
        return
    for field, types in _FIELDS[kind].items():
        if field not in given:
            yield f"add `{field}`"
        elif not _is_one_of(given[field], types):
            words = " or ".join(dict.fromkeys(_WORDS[one] for one in types))
            yield f"make `{field}` {words}, not {given[field]!r}"
    for field in _OTHER_READINGS[kind]:
        if not isinstance(given.get(field, []), list):
            yield f"make `{field}` a list, not {given[field]!r}"
    for column in load_tables()[KINDS[kind]].columns:
        if column.enum and column.name in given and given[column.name] not in column.enum:
            yield f"make `{column.name}` one of {', '.join(column.enum)}, not {given[column.name]!r}"
    yield from _faults_of_place(given, QUOTED_PART[kind])


def _faults_of_place(given: Mapping[str, Any], part: str) -> Iterator[str]:
    start, end = given.get("start"), given.get("end")
    if start is None and end is None:
        return
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        yield f"make `start` and `end` the place of `{part}` in the raw document, or leave both out"


def _is_one_of(value: object, types: tuple[type, ...]) -> bool:
    # In Python true is an int; in an annotation it is no number.
    return isinstance(value, types) and (bool in types or not isinstance(value, bool))


def _complete(given: Mapping[str, Any], line: int) -> Annotation:
    other_readings: dict[str, list[object]] = {field: [] for field in _OTHER_READINGS[given["kind"]]}
    return {"start": None, "end": None, **other_readings, **given, "line": line}
