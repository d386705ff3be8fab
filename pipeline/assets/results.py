"""What assets and checks give to Dagster, as bytes and back: the tables of a result and what it tells."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import pyarrow as pa
from dagster import (
    AssetCheckResult,
    AssetCheckSeverity,
    MarkdownMetadataValue,
    MaterializeResult,
    MetadataValue,
    Output,
)

from pipeline.assets.materialization import digest, know_digest, version_of

Result: TypeAlias = MaterializeResult[pa.Table] | AssetCheckResult | tuple[Output[pa.Table], ...]
"""The table of an asset, the tables of several that are made in one step, or the result of a check."""

_SIZED = pa.ipc.IpcWriteOptions(compression="lz4")


def tables_of(result: Result) -> list[pa.Table]:
    """The tables that a result hands to the next stages."""
    if isinstance(result, AssetCheckResult):
        return []
    return [result.value] if isinstance(result, MaterializeResult) else [each.value for each in result]


def to_bytes(result: Result) -> bytes:
    """A result as `from_bytes` reads it. TypeError for metadata that is neither Markdown, text, number nor truth."""
    told: list[dict[str, Any]] = [{}]
    metadata: list[Mapping[str, Any]]
    if isinstance(result, AssetCheckResult):
        told = [{"passed": result.passed, "severity": result.severity.value, "description": result.description}]
        metadata = [result.metadata]
    elif isinstance(result, MaterializeResult):
        metadata = [result.metadata or {}]
    else:
        told, metadata = [{} for _ in result], [each.metadata for each in result]
    told = [one | {"metadata": _plain(about)} for one, about in zip(told, metadata, strict=True)]
    tables = tables_of(result)
    return pack({"kind": type(result).__name__, "told": told, "digests": list(map(digest, tables))}, tables)


def from_bytes(data: bytes) -> Result:
    """The result of which `to_bytes` made `data`."""
    header, tables = unpack(data)
    told = header["told"]
    for table, of_it in zip(tables, header["digests"], strict=True):
        know_digest(table, of_it)
    if header["kind"] == "AssetCheckResult":
        (check,) = told
        severity = AssetCheckSeverity(check["severity"])
        return AssetCheckResult(
            passed=check["passed"],
            severity=severity,
            description=check["description"],
            metadata=_values(check["metadata"]),
        )
    outputs = tuple(
        Output(table, metadata=_values(one["metadata"]), data_version=version_of(table))
        for one, table in zip(told, tables, strict=True)
    )
    if header["kind"] == "MaterializeResult":
        (only,) = outputs
        return MaterializeResult(value=only.value, metadata=only.metadata, data_version=only.data_version)
    return outputs


def pack(header: Mapping[str, Any], tables: Sequence[pa.Table]) -> bytes:
    """A header that JSON can say, and tables, in one string of bytes."""
    streams = []
    for table in tables:
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema, options=_SIZED) as stream:
            stream.write_table(table)
        streams.append(sink.getvalue().to_pybytes())
    line = json.dumps({**header, "sizes": list(map(len, streams))}, ensure_ascii=False)
    return b"".join([line.encode(), b"\n", *streams])


def unpack(data: bytes) -> tuple[dict[str, Any], list[pa.Table]]:
    """The header and the tables of what `pack` made."""
    end = data.index(b"\n") + 1
    header = json.loads(data[:end])
    tables = []
    for size in header.pop("sizes"):
        tables.append(pa.ipc.open_stream(pa.py_buffer(data[end : end + size])).read_all())
        end += size
    return header, tables


def _plain(metadata: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Metadata as JSON can say it: [what it is, its value] by name."""
    return {name: _told(name, value) for name, value in metadata.items()}


def _told(name: str, value: Any) -> list[Any]:
    if isinstance(value, MarkdownMetadataValue):
        return ["markdown", value.md_str]
    told = value.value if isinstance(value, MetadataValue) else value
    if not isinstance(told, str | int | float | bool):
        raise TypeError(f"{name} is {type(told).__name__}: metadata of what is kept is text, Markdown or a number")
    return ["value", told]


def _values(told: Mapping[str, list[Any]]) -> dict[str, Any]:
    return {name: MetadataValue.md(value) if kind == "markdown" else value for name, (kind, value) in told.items()}
