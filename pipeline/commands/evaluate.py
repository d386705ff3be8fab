"""`gongbao evaluate`: how well a release agrees with what was marked by hand in its documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.commands.accuracy_tables import print_accuracy, print_where_to_look
from pipeline.commands.console import UsageError, out
from pipeline.commands.raw_text import raw_text
from pipeline.evaluation.accuracy import accuracy
from pipeline.evaluation.anchoring import anchored
from pipeline.evaluation.annotations import AnnotationError, read_annotations
from pipeline.evaluation.documents import UnknownDocumentError, extracted_from
from pipeline.evaluation.evaluate import evaluate as evaluated
from pipeline.evaluation.evaluate import together
from pipeline.publishing.outputs import find_release, table_files
from pipeline.publishing.releases import read_tables


def evaluate(gold: Sequence[Path], release: str, outputs: str, raw: Path) -> None:
    """Print how often the rows of a release are right, measured on annotations, and where they are not.

    Annotations without places are looked up in the folder ``raw``. Raises UsageError where a file of annotations
    is not of the form or its document is not in the release, FailureError where a raw file cannot be read.
    """
    folder = find_release(outputs, release, table_files())
    tables = read_tables(folder)
    documents = {}
    try:
        for path in gold:
            annotations = read_annotations(path)
            extracted = extracted_from(path, tables)
            if any(annotation["start"] is None for annotation in annotations):
                text = raw_text(folder, extracted.copies[0], raw)
                spans = [(copy["raw_start"], copy["raw_end"]) for copy in extracted.copies]
                annotations = anchored(annotations, text, spans, path)
            if path.stem in documents:
                raise UsageError(f"{path}: annotations of {path.stem} were given already; name each document once.")
            documents[path.stem] = evaluated(annotations, extracted.rows)
    except (AnnotationError, UnknownDocumentError) as fault:
        raise UsageError(str(fault)) from fault
    counted = "1 document" if len(documents) == 1 else f"{len(documents)} documents"
    out.print(f"Release {folder.name} beside the annotations of {counted}", markup=False)
    indicators = tables["indicators"]
    topics = dict(zip(indicators["indicator"].to_pylist(), indicators["topic"].to_pylist(), strict=True))
    print_accuracy(accuracy(together(list(documents.values())), topics))
    print_where_to_look(documents)
