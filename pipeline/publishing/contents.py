"""Every file of a release, written into a folder; the same contents give the same bytes."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipeline.contract.declarations import load_tables
from pipeline.contract.dictionary import dictionary
from pipeline.contract.schema_changes import SchemaChange
from pipeline.publishing.description.package import write_checksums, write_package
from pipeline.publishing.description.readme import readme
from pipeline.publishing.files import DATABASE, data_files
from pipeline.publishing.formats.csv_files import write_csv
from pipeline.publishing.formats.duckdb_file import write_duckdb
from pipeline.publishing.formats.parquet_files import write_parquet
from pipeline.publishing.standards.metadata import write_data, write_metadata
from pipeline.publishing.versioning.changes_page import changes_page

DICTIONARY = "DATA_DICTIONARY.md"


@dataclass(frozen=True)
class Contents:
    """What a release is made of: its name, the one before it, and all tables (`changes` too) by name.

    `schema_changes` are what differs from the schema of the one before.
    """

    version: str
    previous: str | None
    tables: Mapping[str, pa.Table]
    schema_changes: Sequence[SchemaChange]


def write(contents: Contents, folder: Path, progress: Callable[[str], None]) -> None:
    """Writes the release into the empty `folder`, the checksums last.

    PublishingError where a row breaks a constraint of its table, OSError where the disk does not take it.
    """
    declared = load_tables()
    data = folder / "data"
    data.mkdir()
    for name, table in declared.items():
        progress(f"Writing {name} ({contents.tables[name].num_rows} rows)")
        write_parquet(table, contents.tables[name], data / f"{name}.parquet")
    progress("Building the DuckDB file")
    # It is built by another process, of the Parquet files alone: the rest is written meanwhile.
    with ThreadPoolExecutor(1) as meanwhile:
        database = meanwhile.submit(write_duckdb, data, folder / DATABASE)
        for name, table in declared.items():
            write_csv(table, contents.tables[name], data / f"{name}.csv")
        progress("Writing the forms that standards give")
        write_data(contents.version, contents.tables, folder)
        database.result()
    pages = {
        "README.md": readme(contents.version, contents.tables),
        "CHANGES.md": changes_page(
            contents.version, contents.previous, contents.tables["changes"], contents.schema_changes
        ),
        DICTIONARY: dictionary(declared, "en"),
        "DATA_DICTIONARY.zh-CN.md": dictionary(declared, "zh"),
    }
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8", newline="\n")
    files = data_files(folder, declared.values())
    write_package(folder, files, contents.version, contents.previous, contents.schema_changes)
    write_metadata(contents.version, contents.tables, files, folder)
    write_checksums(folder)
