"""Measures on the specimens of raw/, by the annotations in tests/gold, what every release carries as `accuracy`.

python -m tests.accuracy.measure     writes schemas/accuracy.csv
"""

from __future__ import annotations

import pyarrow as pa

from pipeline.cataloguing.catalogue import catalogue
from pipeline.cleaning.clean_texts import clean_texts
from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.contract.vocabularies import read_csv
from pipeline.deduplication.distinct_texts import deduplicate
from pipeline.evaluation.accuracy import accuracy
from pipeline.evaluation.annotations import read_annotations
from pipeline.evaluation.documents import extracted_from
from pipeline.evaluation.evaluate import evaluate, together
from pipeline.evaluation.measured import FILE
from pipeline.extraction.extract import extract
from pipeline.publishing.formats.csv_files import write_csv
from pipeline.reading.texts import read_texts
from tests.conftest import ROOT

GOLD = sorted((ROOT / "tests" / "gold").glob("*.jsonl"))


def measure() -> pa.Table:
    """The table `accuracy`, measured now: every annotated specimen is read, and all are counted together."""
    texts = read_texts(ROOT / "raw")
    deduplicated = deduplicate(clean_texts(texts))
    distinct = deduplicated.distinct_texts
    extractions = extract(texts, distinct, catalogue(distinct).documents, workers=1).to_pylist()
    tables = {
        name: pa.Table.from_pylist([row for extraction in extractions for row in extraction[name]])
        for name in ("observations", "project_mentions")
    } | {"copies": deduplicated.copies}
    found = [evaluate(read_annotations(path), extracted_from(path, tables).rows) for path in GOLD]
    topics = {row["indicator"]: row["topic"] for row in read_csv("indicators.csv")}
    return to_arrow(load_tables()["accuracy"], accuracy(together(found), topics))


if __name__ == "__main__":
    table = measure()
    write_csv(load_tables()["accuracy"], table, FILE)
    print(f"{FILE.relative_to(ROOT)}: {len(table)} figures written")
