"""Every string that stands in a file of a release, whatever its format, and where it stands."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from pipeline.contract.conditions import identifier, literal
from pipeline.contract.datapackage import LIST_DELIMITER
from pipeline.contract.declarations import load_tables
from pipeline.publishing.formats.scratch_database import scratch_database


class UnreadableFileError(ValueError):
    """What stands in a file cannot be said; the message says why."""


@dataclass(frozen=True)
class Strings:
    """Some strings of a file. `where` says for people at which place one stands, by its index and a part of it."""

    values: Sequence[str]
    where: Callable[[int, str], str]


def strings_of(path: Path) -> Iterator[Strings]:
    """The strings of the file at `path`; numbers and dates are none.

    UnreadableFileError for a file that is not what its name says, or is neither of a known format nor text.
    """
    try:
        for values, where in _READERS.get(path.suffix, _text)(path):
            yield Strings(values, where)
    except (pa.ArrowInvalid, duckdb.Error, csv.Error, UnicodeDecodeError) as fault:
        raise UnreadableFileError(f"it cannot be read as {path.suffix[1:] or 'text'}") from fault


_Read = Iterator[tuple[Sequence[str], Callable[[int, str], str]]]


def _parquet(path: Path) -> _Read:
    file = pq.ParquetFile(path)
    schema = file.schema_arrow
    described = [("the file", schema.metadata), *((f"the column {field.name}", field.metadata) for field in schema)]
    for what, metadata in described:
        for key, value in (metadata or {}).items():
            yield [_decoded(key), _decoded(value)], partial(_constant, f"the metadata of {what}")
    yield from _table(file.read(), path.stem)


def _duckdb(path: Path) -> _Read:
    with scratch_database() as connection:
        connection.execute(f"ATTACH {literal(str(path))} AS release (READ_ONLY)")
        for catalogue, key in _CATALOGUES.items():
            # Where the file stands is no part of it.
            columns = "* EXCLUDE (path)" if catalogue == "duckdb_databases" else "*"
            query = f"SELECT {columns} FROM {catalogue}() WHERE database_name = 'release'"
            yield from _table(connection.sql(query).to_arrow_table(), catalogue, key)
        relations = """
            SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'release'
            UNION ALL SELECT schema_name, view_name FROM duckdb_views() WHERE database_name = 'release' AND NOT internal
        """
        for schema, name in connection.sql(f"FROM ({relations}) ORDER BY ALL").fetchall():
            relation = f"release.{identifier(schema)}.{identifier(name)}"
            connection.execute(f"USE release.{identifier(schema)}")
            yield from _table(connection.sql(f"FROM {relation}").to_arrow_table(), name)


# What DuckDB knows of a database (comments, texts of views and macros), and the column that names the thing.
_CATALOGUES = {
    "duckdb_databases": "database_name",
    "duckdb_schemas": "schema_name",
    "duckdb_tables": "table_name",
    "duckdb_columns": "column_name",
    "duckdb_constraints": "constraint_name",
    "duckdb_indexes": "index_name",
    "duckdb_views": "view_name",
    "duckdb_functions": "function_name",
    "duckdb_sequences": "sequence_name",
    "duckdb_types": "type_name",
}


def _table(data: pa.Table, name: str, key: str | None = None) -> _Read:
    """The strings of each column; a row is named by the column `key`, else by the table's primary key, or counted."""
    declared = load_tables().get(name)
    key = key or (declared.primary_key if declared else None)
    keys = data.column(key) if key in data.column_names else None
    yield data.column_names, partial(_constant, f"the columns of {name}")
    for column, cells in zip(data.column_names, data.columns, strict=True):
        if not (pa.types.is_null(cells.type) or pa.types.is_primitive(cells.type)):
            texts = _as_texts(cells)
            yield pc.unique(texts).drop_null().to_pylist(), partial(_cell, f"{name}.{column}", keys, texts)


def _as_texts(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_string(cells.type) or pa.types.is_large_string(cells.type):
        return cells
    if pa.types.is_list(cells.type) and pa.types.is_string(cells.type.value_type):
        return pc.binary_join(cells, LIST_DELIMITER)
    values = [_decoded(value) if isinstance(value, bytes) else value for value in cells.to_pylist()]
    texts = [value if value is None or isinstance(value, str) else str(value) for value in values]
    return pa.chunked_array([pa.array(texts, pa.large_string())])


def _csv(path: Path) -> _Read:
    with path.open(encoding="utf-8-sig", newline="") as file:
        names = next(csv.reader(file), [])
    yield names, partial(_constant, "the columns")
    if names:
        convert = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()))
        parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
        yield from _table(pyarrow.csv.read_csv(path, parse_options=parse, convert_options=convert), path.stem)


def _json(path: Path) -> _Read:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        yield from _text(path)
        return
    found = list(_within(content, "$"))
    yield [value for _, value in found], lambda index, part: found[index][0]


def _json_lines(path: Path) -> _Read:
    found: list[tuple[str, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            found += _within(json.loads(line), f"line {number}, $") if line.strip() else ()
        except ValueError:
            found.append((f"line {number}", line))
    yield [value for _, value in found], lambda index, part: found[index][0]


def _within(content: Any, place: str) -> Iterator[tuple[str, str]]:
    """Each string of a JSON document with its place, names of members included."""
    if isinstance(content, str):
        yield place, content
    elif isinstance(content, Mapping):
        for name, value in content.items():
            yield f"{place}.{name}", name
            yield from _within(value, f"{place}.{name}")
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from _within(value, f"{place}[{number}]")


def _text(path: Path) -> _Read:
    text = path.read_bytes().decode("utf-8")
    if "\0" in text:
        raise UnreadableFileError("it is no text, and its format is not known")
    yield [text], partial(_line, text)


def _markup(path: Path) -> _Read:
    """The text as a reader sees it, and as it stands in the file: comments and attributes are there too."""
    for values, where in _text(path):
        yield values, where
        yield [html.unescape(_TAG.sub("", values[0]))], partial(_constant, "its text without the tags")
        yield [html.unescape(values[0])], where


_TAG = re.compile("<[^>]*>")

_READERS: Mapping[str, Callable[[Path], _Read]] = {
    ".parquet": _parquet,
    ".duckdb": _duckdb,
    ".csv": _csv,
    ".json": _json,
    ".jsonld": _json,
    ".jsonl": _json_lines,
    ".html": _markup,
    ".xml": _markup,
    ".svg": _markup,
}


def _constant(place: str, index: int, part: str) -> str:
    return place


def _cell(place: str, keys: pa.ChunkedArray | None, cells: pa.ChunkedArray, index: int, part: str) -> str:
    row = pc.index(cells, pc.unique(cells).drop_null()[index]).as_py()
    return f"{place}, row {row + 1 if keys is None else keys[row].as_py()}"


def _line(text: str, index: int, part: str) -> str:
    """The line where `part` begins, which may be wrapped there."""
    found = re.search(r"\s*".join(map(re.escape, "".join(part.split()))), text)
    return f"line {text.count(chr(10), 0, found.start()) + 1}" if found else "its text"


def _decoded(value: bytes) -> str:
    return value.decode("utf-8", "replace")
