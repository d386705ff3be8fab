"""Every string that stands in a file of a release, whatever its format, and where it stands."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.json
import pyarrow.parquet as pq

from pipeline.contract.conditions import identifier, literal
from pipeline.contract.datapackage import LIST_DELIMITER
from pipeline.contract.declarations import load_tables
from pipeline.publishing.formats.scratch_database import scratch_database


class UnreadableFileError(ValueError):
    """What stands in a file cannot be said; the message says why."""


@dataclass(frozen=True)
class Strings:
    """Some strings of a file, distinct where they are many.

    `where` says for people at which place one stands, by its index and a part of it.
    """

    values: pa.Array
    where: Callable[[int, str], str]


def strings_of(path: Path) -> Iterator[Strings]:
    """The strings of the file at `path`, some at a time; numbers and dates are none.

    UnreadableFileError for a file that is not what its name says, or is neither of a known format nor text.
    """
    try:
        for values, where in _READERS.get(path.suffix, _text)(path):
            yield Strings(values if isinstance(values, pa.Array) else pa.array(values, _STRING), where)
    except (pa.ArrowInvalid, duckdb.Error, csv.Error, UnicodeDecodeError) as fault:
        raise UnreadableFileError(f"it cannot be read as {path.suffix[1:] or 'text'}") from fault


_Read = Iterator[tuple[pa.Array | Sequence[str], Callable[[int, str], str]]]
_STRING = pa.large_string()
_LARGEST_BLOCK = (1 << 31) - 1


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
            yield from _relation(connection, query, catalogue, key)
        relations = """
            SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'release'
            UNION ALL SELECT schema_name, view_name FROM duckdb_views() WHERE database_name = 'release' AND NOT internal
        """
        for schema, name in connection.sql(f"FROM ({relations}) ORDER BY ALL").fetchall():
            relation = f"release.{identifier(schema)}.{identifier(name)}"
            connection.execute(f"USE release.{identifier(schema)}")
            yield from _relation(connection, f"FROM {relation}", name)


def _relation(connection: duckdb.DuckDBPyConnection, query: str, name: str, key: str | None = None) -> _Read:
    yield from _table(connection.sql(query).to_arrow_table(), name, key)


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


def _table(table: pa.Table, name: str, key: str | None = None) -> _Read:
    """The strings of each column; a row is named by the column `key`, else by the table's primary key, or counted."""
    declared = load_tables().get(name)
    key = key or (declared.primary_key if declared else None)
    yield table.column_names, partial(_constant, f"the columns of {name}")
    # What is no UTF-8 is no text, whatever the file says.
    table.validate(full=True)
    rows = table.column(key) if key in table.column_names else None
    for column, cells in zip(table.column_names, table.columns, strict=True):
        if not (pa.types.is_null(cells.type) or pa.types.is_primitive(cells.type)):
            texts = _as_texts(cells)
            yield _distinct(texts), partial(_cell, f"{name}.{column}", rows, texts)


def _distinct(texts: pa.ChunkedArray) -> pa.Array:
    """The strings that say anything: an empty cell of a CSV file is a null or an empty string."""
    values = pc.unique(texts)
    return values.filter(pc.greater(pc.binary_length(values), 0))


def _as_texts(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_list(cells.type) and pa.types.is_string(cells.type.value_type):
        cells = pc.binary_join(cells, LIST_DELIMITER)
    if pa.types.is_string(cells.type) or pa.types.is_large_string(cells.type):
        return cells.cast(_STRING)
    values = (_decoded(value) if isinstance(value, bytes) else value for value in cells.to_pylist())
    return pa.chunked_array([[value if value is None else str(value) for value in values]], _STRING)


def _csv(path: Path) -> _Read:
    with path.open(encoding="utf-8-sig", newline="") as file:
        names = next(csv.reader(file), [])
    if names:
        convert = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()))
        parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
        # A row lies within one block, and a cell may hold a document without a line break.
        read = pyarrow.csv.ReadOptions(block_size=min(path.stat().st_size, _LARGEST_BLOCK))
        yield from _table(pyarrow.csv.read_csv(path, read, parse, convert), path.stem)


def _json(path: Path) -> _Read:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        yield from _text(path)
        return
    found = list(_within(content, "$"))
    yield [value for _, value in found], lambda index, part: found[index][0]


def _json_lines(path: Path) -> _Read:
    try:
        table = pyarrow.json.read_json(path)
        table.validate(full=True)
    except pa.ArrowInvalid:
        # Lines of several forms, or some that are no JSON.
        with path.open(encoding="utf-8") as file:
            found = {value for line in file for value in _strings_in(_parsed(line))}
        yield sorted(found), partial(_member, path, sorted(found))
        return
    yield list(_members(table.schema)), partial(_constant, "the names of members")
    for column in table.columns:
        for texts in _leaves(column):
            values = _distinct(texts.cast(_STRING))
            yield values, partial(_member, path, values)


def _members(fields: Iterable[pa.Field]) -> Iterator[str]:
    """The names of all members, those of members too."""
    for field in fields:
        yield field.name
        inner = field.type
        while pa.types.is_list(inner):
            inner = inner.value_type
        if pa.types.is_struct(inner):
            yield from _members(inner)


def _leaves(cells: pa.ChunkedArray) -> Iterator[pa.ChunkedArray]:
    """The strings in cells, in lists and members."""
    if pa.types.is_list(cells.type):
        yield from _leaves(pc.list_flatten(cells))
    elif pa.types.is_struct(cells.type):
        for member in cells.flatten():
            yield from _leaves(member)
    elif pa.types.is_string(cells.type):
        yield cells


def _parsed(line: str) -> Any:
    """What a line of JSON says, or the line itself where it is none."""
    try:
        return json.loads(line)
    except ValueError:
        return line


def _strings_in(content: Any) -> Iterable[str]:
    """Each string of a JSON document, names of members included."""
    if isinstance(content, str):
        return [content]
    if isinstance(content, Mapping):
        return chain(content, *map(_strings_in, content.values()))
    return chain.from_iterable(map(_strings_in, content)) if isinstance(content, list) else ()


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


def _cell(place: str, rows: pa.ChunkedArray | None, cells: pa.ChunkedArray, index: int, part: str) -> str:
    number = pc.index(cells, _distinct(cells)[index]).as_py()
    return f"{place}, row {number + 1 if rows is None else rows[number]}"


def _member(path: Path, values: pa.Array | Sequence[str], index: int, part: str) -> str:
    value = str(values[index])
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            for place, found in _within(_parsed(line), "$"):
                if found == value:
                    return f"line {number}, {place}"
    return "its lines"


def _line(text: str, index: int, part: str) -> str:
    """The line where `part` begins, which may be wrapped there."""
    found = re.search(r"\s*".join(map(re.escape, "".join(part.split()))), text)
    return f"line {text.count(chr(10), 0, found.start()) + 1}" if found else "its text"


def _decoded(value: bytes) -> str:
    return value.decode("utf-8", "replace")
