"""What may be published of any document, whatever its access: names, and what the registers say."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.datapackage import LIST_DELIMITER
from pipeline.contract.declarations import load_tables
from pipeline.publishing.formats.cell_text import texts
from pipeline.publishing.text_columns import EXCERPT_LIMIT, Place, is_free, is_name
from pipeline.publishing.versioning.changes import NAME as CHANGES


def free_words(tables: Mapping[str, pa.Table]) -> set[str]:
    """The values of all columns of `tables` that are free, and of `changes` those that stood there before.

    What is longer than a clause is not taken for a name.
    """
    return {
        words
        for place, values in _values(tables)
        for value in values
        for words in value.split(LIST_DELIMITER)
        if not is_name(place) or len(words) <= EXCERPT_LIMIT
    }


def _values(tables: Mapping[str, pa.Table]) -> Iterator[tuple[Place, list[str]]]:
    for name, table in load_tables().items():
        for column in table.columns if name != CHANGES else ():
            if column.type in ("string", "strings") and is_free((name, column.name)):
                yield (name, column.name), pc.unique(texts(tables[name].column(column.name))).drop_null().to_pylist()
    for change in tables[CHANGES].select(["table_name", "column_name", "old", "new"]).to_pylist():
        place = change["table_name"], change["column_name"]
        if is_free(place):
            yield place, [value for value in (change["old"], change["new"]) if value]
