"""dataset.jsonld: a release as a schema.org Dataset, which search engines and catalogues of data read.

Properties: https://schema.org/Dataset, and what Google Dataset Search asks for.
"""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publishing.about import (
    AUTHOR,
    DESCRIPTION,
    DESCRIPTION_ZH,
    KEYWORDS,
    LICENCE,
    NAME,
    TECHNIQUE,
    TITLE,
    TITLE_ZH,
)
from pipeline.publishing.files import DataFile
from pipeline.publishing.standards.citation import citation_line
from pipeline.publishing.standards.coverage import regions, years

Node = dict[str, object]


def dataset(version: str, tables: Mapping[str, pa.Table], files: Sequence[DataFile]) -> Node:
    """The release `version` of `tables` (all of them, by name) and `files`, as JSON-LD without a date of its own."""
    covered = years(tables)
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": _in_both(TITLE, TITLE_ZH),
        "alternateName": NAME,
        "description": _in_both(DESCRIPTION, DESCRIPTION_ZH),
        "version": version,
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "inLanguage": ["zh", "en"],
        "keywords": list(KEYWORDS),
        "creator": {"@type": "Organization", "name": AUTHOR},
        "citation": citation_line(version),
        "measurementTechnique": _in_both(TECHNIQUE.en, TECHNIQUE.zh),
        **({"temporalCoverage": f"{covered[0]}/{covered[1]}"} if covered else {}),
        "spatialCoverage": [_place(name, code) for name, code in regions(tables)],
        "variableMeasured": _variables(tables),
        "isBasedOn": [_work(row) for row in tables["documents"].to_pylist()],
        "distribution": [_download(file) for file in files],
    }


def _in_both(en: str, zh: str) -> list[Node]:
    return [{"@language": "en", "@value": en}, {"@language": "zh", "@value": zh}]


def _place(name: str, code: str | None) -> Node:
    identifier = {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": code}
    return {"@type": "AdministrativeArea", "name": name} | ({"identifier": identifier} if code else {})


def _variables(tables: Mapping[str, pa.Table]) -> list[Node]:
    """The registered indicators that are measured, in the order of the registry."""
    indicators = tables["indicators"]
    measured = pc.unique(tables["observations"].column("indicator"))
    rows = indicators.filter(pc.is_in(indicators.column("indicator"), measured)).to_pylist()
    return [
        {
            "@type": "PropertyValue",
            "propertyID": row["indicator"],
            "name": _in_both(row["name_en"], row["name_zh"]),
            **({"description": row["definition_en"]} if row["definition_en"] else {}),
            **({"unitText": row["unit"]} if row["unit"] else {}),
        }
        for row in rows
    ]


def _work(document: Mapping) -> Node:
    day = document["delivered_on"] or document["published_on"]
    said = {
        "identifier": document["document_id"],
        "name": document["title"],
        "url": document["source_url"],
        "publisher": document["issuer"] and {"@type": "Organization", "name": document["issuer"]},
        "datePublished": day and day.isoformat(),
    }
    return {"@type": "CreativeWork"} | {name: value for name, value in said.items() if value}


def _download(file: DataFile) -> Node:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "description": _in_both(file.title.en, file.title.zh),
        "contentUrl": file.path,
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }
