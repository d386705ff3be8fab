"""Reading as an asset."""

from __future__ import annotations

import pyarrow as pa
from dagster import MaterializeResult, asset

from pipeline.assets.cache import Cache
from pipeline.assets.folders import Folders
from pipeline.assets.materialization import balance, materialized
from pipeline.assets.progress import reporter
from pipeline.assets.rooms import of_room
from pipeline.publishing.kept_texts import keep_texts
from pipeline.reading.raw_files import raw_files
from pipeline.reading.texts import CONTENT, PASSING, ReadContent, Row, read_texts


@asset(**of_room("reading"))
def texts(folders: Folders, cache: Cache) -> MaterializeResult[pa.Table]:
    """Every file of the raw folder with its characters and its row in sources.csv, or why it could not be read.

    Of files that are not plain text, what was read is kept in outputs/texts.
    """
    with cache.calls("read_content", "reading", _is_lasting) as calls:

        def remembering(read: ReadContent) -> ReadContent:
            return lambda data, suffix: _row(calls((data, suffix.encode()), lambda: _table(read(data, suffix))))

        progress = reporter("reading", len(raw_files(folders.raw_folder)))
        table = read_texts(folders.raw_folder, progress, remembering)
    kept = keep_texts(table, folders.outputs_folder)
    unread = len(table) - table["failure"].null_count
    characters = sum(len(text) for text in table["text"].to_pylist() if text is not None)
    accounting = balance("files", len(table), read=table["failure"].null_count, not_read=unread)
    return materialized(table, characters=characters, texts_kept=kept, accounting=accounting, **calls.told)


def _table(row: Row) -> pa.Table:
    return pa.Table.from_pylist([row], schema=CONTENT)


def _row(table: pa.Table) -> Row:
    (row,) = table.to_pylist()
    return {name: value for name, value in row.items() if value is not None}


def _is_lasting(content: pa.Table) -> bool:
    return PASSING.isdisjoint(content["failure"].to_pylist())
