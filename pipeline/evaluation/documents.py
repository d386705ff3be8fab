"""Which rows were read from the document that a file of annotations is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa

from pipeline.evaluation.annotations import KINDS
from pipeline.evaluation.judgement import Row


class UnknownDocumentError(ValueError):
    """There are no rows of the document that annotations are about: which, and what to do."""


@dataclass(frozen=True)
class Extracted:
    """What was read from a raw file: the ``copies`` that count (rows of the table), and the ``rows`` by table."""

    copies: Sequence[Row]
    rows: Mapping[str, Sequence[Row]]


def extracted_from(gold: Path, tables: Mapping[str, pa.Table]) -> Extracted:
    """The rows of the raw file that ``gold`` is named after (report.jsonl of report.txt), from the tables of a release.

    UnknownDocumentError where no file of that name was read, where several were, and where the document in it was
    read from another file.
    """
    every_copy = tables["copies"].to_pylist()
    copies = [copy for copy in every_copy if PurePosixPath(copy["raw_path"]).stem == gold.stem]
    primary = [copy for copy in copies if copy["relation"] == "primary"]
    if not copies:
        raise UnknownDocumentError(
            f"{gold}: the release has no document from a file named {gold.stem}. Publish the document, "
            "or name the annotations after its raw file."
        )
    if not primary:
        read = _primary_path(every_copy, copies[0]["document_id"])
        raise UnknownDocumentError(
            f"{gold}: what stands in {copies[0]['raw_path']} was read from {read}, of which it is a copy. "
            "Annotate that file."
        )
    paths = sorted({copy["raw_path"] for copy in primary})
    if len(paths) > 1:
        raise UnknownDocumentError(
            f"{gold}: the release has several files of that name ({', '.join(paths)}). Give them different names."
        )
    documents = {copy["document_id"] for copy in primary}
    rows = {
        name: [row for row in tables[name].to_pylist() if row["document_id"] in documents] for name in KINDS.values()
    }
    return Extracted(primary, rows)


def _primary_path(copies: Sequence[Mapping[str, Any]], document_id: str) -> str:
    return next(
        str(copy["raw_path"]) for copy in copies if copy["document_id"] == document_id and copy["relation"] == "primary"
    )
