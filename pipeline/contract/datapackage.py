"""Tables as resources of a Data Package (version 2.0): what a datapackage.json says of each file."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from pipeline.contract.code_lists import code_rows
from pipeline.contract.declarations import Column, Table, Type

LIST_DELIMITER = "|"

TYPES: Mapping[Type, str] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "strings": "list",
}
_MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def resource(table: Table, path: str, size: int, sha256: str) -> dict[str, object]:
    """The resource for the file of `table` at `path`, relative to datapackage.json, a .csv or .parquet file.

    `size` is in bytes, `sha256` in hexadecimal. What the standard has no word for (Chinese texts, rules
    across columns) stands beside it under names of its own. ValueError for a file of another kind.
    """
    kind = PurePosixPath(path).suffix.removeprefix(".")
    if kind not in _MEDIA_TYPES:
        raise ValueError(f"{path} is neither a .csv nor a .parquet file")
    described: dict[str, object] = {
        # Names are unique in a package: the table's own is for its Parquet file, which is the contract.
        "name": table.name if kind == "parquet" else f"{table.name}-{kind}",
        "path": path,
        "type": "table",
        "title": table.title.en,
        "title_zh": table.title.zh,
        "description": table.description.en,
        "description_zh": table.description.zh,
        "format": kind,
        "mediatype": _MEDIA_TYPES[kind],
        "bytes": size,
        "hash": f"sha256:{sha256}",
    }
    if kind == "csv":
        described["encoding"] = "utf-8"
    return described | {"schema": _schema(table, kind)}


def _label(column: Column, code: str) -> str:
    return str(code_rows()[column.code_list or "", code]["name_en"])


def _schema(table: Table, kind: str) -> dict[str, object]:
    schema: dict[str, object] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(table, column, kind) for column in table.columns],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = [table.primary_key]
    foreign_keys = [
        {
            "fields": [column.name],
            # Data Package 2.0 may leave the name out where a table refers to itself; 1.0 may not.
            "reference": {
                "resource": column.references.table,
                "fields": [column.references.column],
            },
        }
        for column in table.columns
        # Data Package 2.0 has no foreign key of a list.
        if column.references and column.type != "strings"
    ]
    if foreign_keys:
        schema["foreignKeys"] = foreign_keys
    if table.rules:
        schema["rules"] = [
            {
                "name": rule.name,
                "expression": rule.expression,
                "description": rule.description.en,
                "description_zh": rule.description.zh,
            }
            for rule in table.rules
        ]
    return schema


def _field(table: Table, column: Column, kind: str) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": TYPES[column.type],
        "description": column.description.en,
        "description_zh": column.description.zh,
    }
    if column.type == "strings":
        field |= {"delimiter": LIST_DELIMITER, "itemType": "string"}
    if column.unit:
        field["unit"] = column.unit
    # In CSV an empty list is an empty cell, which a Data Package takes for a missing one.
    filled = column.required and not (kind == "csv" and column.type == "strings")
    constraints: dict[str, object] = {"required": True} if filled else {}
    if column.unique or column.name == table.primary_key:
        constraints["unique"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
        field["categories"] = [{"value": code, "label": _label(column, code)} for code in column.enum]
    if column.code_list:
        field["codeList"] = column.code_list
    for name in ("pattern", "minimum", "maximum"):
        value = getattr(column, name)
        if value is not None:
            constraints[name] = value
    return field | ({"constraints": constraints} if constraints else {})
