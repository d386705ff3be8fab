"""The files of a release that standards give their form, written into its folder."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from pipeline.publishing.files import EVIDENCE, SERIES, SERIES_STRUCTURE, DataFile
from pipeline.publishing.standards.annotations import write_annotations
from pipeline.publishing.standards.citation import citation_file
from pipeline.publishing.standards.coverage import newest_document
from pipeline.publishing.standards.croissant import croissant
from pipeline.publishing.standards.licences import licence_page
from pipeline.publishing.standards.schema_org import dataset
from pipeline.publishing.standards.sdmx_series import write_series
from pipeline.publishing.standards.sdmx_structure import structure_message


def write_data(version: str, tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Writes the evidence and the series of `tables` (all of a release, by name) beside the Parquet in data/."""
    write_annotations(tables, folder / EVIDENCE)
    used = write_series(folder / "data", version, folder / SERIES)
    _write_json(structure_message(version, used, newest_document(tables)), folder / SERIES_STRUCTURE)


def write_metadata(version: str, tables: Mapping[str, pa.Table], files: Sequence[DataFile], folder: Path) -> None:
    """Writes what describes the release `version` and its `files` into `folder`."""
    _write_json(croissant(version, tables, files), folder / "croissant.json")
    _write_json(dataset(version, tables, files), folder / "dataset.jsonld")
    pages = {"CITATION.cff": citation_file(version), "LICENSE.md": licence_page()}
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8", newline="\n")


def _write_json(content: object, path: Path) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
