"""croissant.json: a release in Croissant 1.1 (http://mlcommons.org/croissant/1.1), its tables as sets of records."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from pipeline.contract.declarations import Column, Table, Type
from pipeline.publishing.about import AUTHOR, DESCRIPTION, DESCRIPTION_ZH, KEYWORDS, LICENCE, NAME
from pipeline.publishing.files import DataFile
from pipeline.publishing.standards.citation import citation_line
from pipeline.publishing.standards.coverage import newest_document

Node = dict[str, object]

# The context that the specification gives; readers expect it word for word.
CONTEXT: Node = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES: Mapping[Type, str] = {
    "string": "sc:Text",
    "integer": "cr:Int64",
    "number": "cr:Float64",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "strings": "sc:Text",
}
# Croissant has its own word for Parquet, older than the registered one.
_MEDIA_TYPES = {"application/vnd.apache.parquet": "application/x-parquet"}


def croissant(version: str, tables: Mapping[str, pa.Table], files: Sequence[DataFile]) -> Node:
    """The release `version` of `tables` and `files` as JSON-LD: a FileObject a file, a RecordSet a table.

    Records are read from the Parquet files. `datePublished`, which Croissant wants, is the day of the newest
    document, and is left out where no document has a day.
    """
    day = newest_document(tables)
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": {"en": NAME},
        "description": {"en": DESCRIPTION, "zh": DESCRIPTION_ZH},
        "version": version,
        **({"datePublished": day.isoformat()} if day else {}),
        "license": LICENCE["path"],
        "creator": {"@type": "sc:Organization", "name": AUTHOR},
        "citeAs": citation_line(version),
        "keywords": list(KEYWORDS),
        "inLanguage": ["zh", "en"],
        "distribution": [_file_object(file) for file in files],
        "recordSet": [_record_set(file.table, file) for file in files if file.table and file.name == file.table.name],
    }


def _file_object(file: DataFile) -> Node:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.name,
        "description": {"en": file.title.en, "zh": file.title.zh},
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": _MEDIA_TYPES.get(file.media_type, file.media_type),
        "sha256": file.sha256,
    }


def _record_set(table: Table, file: DataFile) -> Node:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": {"en": table.description.en, "zh": table.description.zh},
        **({"key": {"@id": f"{table.name}/{table.primary_key}"}} if table.primary_key else {}),
        "field": [_field(table, column, file) for column in table.columns],
    }


def _field(table: Table, column: Column, file: DataFile) -> Node:
    field: Node = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": {"en": column.description.en, "zh": column.description.zh},
        "dataType": _TYPES[column.type],
        "source": {"fileObject": {"@id": file.path}, "extract": {"column": column.name}},
    }
    if column.type == "strings":
        return field | {"isArray": True, "arrayShape": "-1"}
    # A reader that joins what is referred to would go round and round in a table that refers to itself.
    if column.references and column.references.table != table.name:
        field["references"] = {"field": {"@id": f"{column.references.table}/{column.references.column}"}}
    return field
