"""The figures that every release carries: measured on the annotated specimens, kept in schemas/accuracy.csv.

Whoever runs the pipeline on documents of their own has neither the annotations nor the time to measure again.
`python -m tests.accuracy.measure` writes the file, and a test sees that it is what would be measured now.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from pyarrow import csv

import schemas
from pipeline.contract.arrow import arrange, arrow_schema
from pipeline.contract.declarations import load_tables

FILE = Path(schemas.__file__).parent / "accuracy.csv"


def measured(file: Path = FILE) -> pa.Table:
    """The table `accuracy` as the file holds it.

    KeyError where the file lacks a column, pyarrow.ArrowInvalid where a value does not fit its column.
    """
    table = load_tables()["accuracy"]
    types = csv.ConvertOptions(column_types=arrow_schema(table), strings_can_be_null=True)
    return arrange(table, csv.read_csv(file, convert_options=types))
