"""Annotations and rows of documents → pairs, table by table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.evaluation.annotations import KINDS, Annotation
from pipeline.evaluation.judgement import Judge, Row, judge_observation, judge_project
from pipeline.evaluation.matching import Pair, match

_JUDGES: Mapping[str, Judge] = {"observation": judge_observation, "project": judge_project}


def evaluate(annotations: Sequence[Annotation], rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Pair]]:
    """The pairs of one document by table, from its annotations (with places) and its rows by table."""
    return {
        table: match([one for one in annotations if one["kind"] == kind], rows[table], _JUDGES[kind])
        for kind, table in KINDS.items()
    }


def together(documents: Sequence[Mapping[str, Sequence[Pair]]]) -> dict[str, list[Pair]]:
    """The pairs of all documents by table."""
    return {table: [pair for document in documents for pair in document[table]] for table in KINDS.values()}
