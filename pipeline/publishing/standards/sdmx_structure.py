"""The structure message of the SDMX series (SDMX-JSON 2.0.0): dataflow, data structure, concepts and code lists."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.contract.code_lists import code_rows
from pipeline.publishing.about import AUTHOR
from pipeline.publishing.standards.sdmx_codes import Code, not_applicable, vocabulary
from pipeline.publishing.standards.sdmx_series import DATAFLOW, UsedCodes

Node = dict[str, Any]

SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/"
    "sdmx-json-structure-schema.json"
)
_CONCEPTS = "CS_SERIES"
_STRUCTURE = "DSD_SERIES"
# The code lists of the tables that the series uses.
_CODE_LISTS = {"measure": "CL_MEASURE", "comparison_basis": "CL_COMPARISON_BASIS", "comparator": "CL_COMPARATOR"}
# What has no document with a day is as old as can be written.
_NO_DAY = datetime.date(1970, 1, 1)


def structure_message(version: str, used: UsedCodes, newest_document: datetime.date | None) -> Node:
    """The structure of the release `version`, whose series uses the codes `used`.

    Every artefact has the version of the release: its code lists hold the codes that the release uses.
    `prepared`, which SDMX demands, is the day of the newest document.
    """
    agency = vocabulary()["agency"]
    return {
        "meta": {
            "schema": SCHEMA,
            "id": f"{agency}_{DATAFLOW}",
            "test": False,
            "prepared": f"{(newest_document or _NO_DAY).isoformat()}T00:00:00Z",
            "contentLanguages": ["en", "zh"],
            "sender": {"id": agency, "name": AUTHOR},
        },
        "data": {
            "dataflows": [
                _artefact(DATAFLOW, version, "Indicators of local governments", "地方政府指标")
                | {"structure": _urn("datastructure.DataStructure", _STRUCTURE, version)}
            ],
            "dataStructures": [_data_structure(version)],
            "conceptSchemes": [
                _artefact(_CONCEPTS, version, "Concepts of the series", "指标序列的概念")
                | {"concepts": [{"id": part["id"], **_name(part["en"], part["zh"])} for part in _components()]}
            ],
            "codelists": [_code_list(name, codes, version) for name, codes in _code_lists(used).items()],
        },
    }


def _components() -> list[Node]:
    found: list[Node] = vocabulary()["components"]
    return found


def _data_structure(version: str) -> Node:
    parts: dict[str, list[Node]] = {"dimension": [], "time": [], "measure": [], "attribute": []}
    for part in _components():
        parts[part["role"]].append(_component(part, version))
    everywhere = {"usage": "optional", "attributeRelationship": {"observation": {}}}
    return _artefact(_STRUCTURE, version, "Structure of the series", "指标序列的结构") | {
        "dataStructureComponents": {
            "dimensionList": {
                "id": "DimensionDescriptor",
                "dimensions": [part | {"position": number} for number, part in enumerate(parts["dimension"])],
                "timeDimension": parts["time"][0],
            },
            "measureList": {
                "id": "MeasureDescriptor",
                "measures": [part | {"usage": "mandatory"} for part in parts["measure"]],
            },
            "attributeList": {
                "id": "AttributeDescriptor",
                "attributes": [part | everywhere for part in parts["attribute"]],
            },
        }
    }


def _component(part: Mapping[str, str], version: str) -> Node:
    if "codes" in part:
        representation: Node = {"enumeration": _urn("codelist.Codelist", part["codes"], version)}
    else:
        representation = {"format": {"dataType": part.get("type", "String")}}
    return {
        "id": part["id"],
        "conceptIdentity": f"{_urn('conceptscheme.Concept', _CONCEPTS, version)}.{part['id']}",
        "localRepresentation": representation,
    }


def _code_lists(used: UsedCodes) -> dict[str, list[Code]]:
    """Every code list: the fixed ones, those of the tables, and those that the data fills."""
    lists = {
        name: [Code(str(key), **names) for key, names in codes.items()]
        for name, codes in vocabulary()["code_lists"].items()
    }
    for (code_list, code), row in code_rows().items():
        if code_list in _CODE_LISTS:
            lists.setdefault(_CODE_LISTS[code_list], []).append(
                Code(code.upper(), str(row["name_en"]), str(row["name_zh"]))
            )
    lists["CL_COMPARISON_BASIS"].append(not_applicable())
    for name in ("CL_REF_AREA", "CL_INDICATOR", "CL_RANK_SCOPE", "CL_UNIT_MEASURE"):
        # SDMX knows no empty code list.
        lists[name] = sorted(used.lists.get(name, {}).values()) or [not_applicable()]
    return lists


def _code_list(name: str, codes: Iterable[Code], version: str) -> Node:
    user = next(part for part in _components() if part.get("codes") == name)
    return _artefact(name, version, user["en"], user["zh"]) | {
        "codes": [{"id": code.id, **_name(code.en, code.zh)} for code in codes]
    }


def _artefact(name: str, version: str, en: str, zh: str) -> Node:
    return {"id": name, "agencyID": vocabulary()["agency"], "version": version, **_name(en, zh)}


def _name(en: str, zh: str) -> Node:
    return {"name": en, "names": {"en": en, "zh": zh}}


def _urn(kind: str, name: str, version: str) -> str:
    return f"urn:sdmx:org.sdmx.infomodel.{kind}={vocabulary()['agency']}:{name}({version})"
