"""Mentions put together to projects area by area: what is linked in one does not depend on what is said of others."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.arrow import arrange, arrow_schema, to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.linking.project_identity import identity
from pipeline.linking.projects import link_projects
from pipeline.linking.remembering import Remember, worked_out

# What a project is made of.
_READ = (
    "mention_id", "document_id", "name", "stage", "modality", "period",
    "investment_value", "investment_unit", "region", "region_code", "raw_start",
)  # fmt: skip
_PREFECTURE = 4
"""Digits of a region's code: what its prefecture (or municipality) is told by."""


class Linked(NamedTuple):
    """The contract tables ``project_mentions`` and ``projects``."""

    mentions: pa.Table
    projects: pa.Table


def link_areas(mentions: pa.Table, documents: pa.Table, remember: Remember = worked_out) -> Linked:
    """Rows of project_mentions without their ``project_id``, and the table documents, to what `link_projects` makes.

    Each prefecture is linked by itself, then what may be anywhere: railways, and what is in no known region.
    """
    rows = _with_days(mentions, documents)
    code = pc.utf8_slice_codeunits(rows["region_code"], 0, _PREFECTURE).fill_null("")
    places = pa.table({"code": code, "place": pa.array(range(len(rows)))}).group_by("code", use_threads=False)
    left: list[int] = []
    ids: dict[int, str] = {}
    parts = []
    for of_area in places.aggregate([("place", "list")])["place_list"].to_pylist():
        within = rows.take(of_area)
        found = remember([within], partial(_linked, within, anywhere=False))
        project_ids = found["project_ids"][0].as_py()
        ids |= {place: each for place, each in zip(of_area, project_ids, strict=True) if each}
        left += [place for place, each in zip(of_area, project_ids, strict=True) if each is None]
        parts.append(found)
    anywhere = rows.take(pa.array(sorted(left), pa.int64()))
    # Where all mentions may be anywhere, these are the rows of an area too, and not what was made of them there.
    found = remember([anywhere, pa.table({"anywhere": [True]})], partial(_linked, anywhere, anywhere=True))
    ids |= zip(sorted(left), found["project_ids"][0].as_py(), strict=True)
    projects = pc.list_flatten(pa.concat_tables([*parts, found])["projects"]).combine_chunks()
    tables = load_tables()
    project_ids = pa.array([ids[place] for place in range(len(rows))], pa.string())
    return Linked(
        arrange(tables["project_mentions"], mentions.append_column("project_id", project_ids)),
        arrange(tables["projects"], pa.Table.from_struct_array(projects)),
    )


def _with_days(mentions: pa.Table, documents: pa.Table) -> pa.Table:
    """What a project is made of, with the date of the document that each mention is of."""
    days = pc.coalesce(documents["delivered_on"], documents["published_on"])
    of_document = pc.index_in(mentions["document_id"], documents["document_id"].combine_chunks())
    return mentions.select(_READ).append_column("day", days.take(of_document))


def _linked(rows: pa.Table, anywhere: bool) -> pa.Table:
    """One row: the id of the project of each mention, null of those that are linked elsewhere; and the projects."""
    mentions = rows.to_pylist()
    own = [it for it in mentions if anywhere or identity(it["name"], it["region_code"]).area]
    documents = [{"document_id": it["document_id"], "delivered_on": it["day"], "published_on": None} for it in own]
    linked, projects = link_projects(own, documents)
    project_of = {it["mention_id"]: it["project_id"] for it in linked}
    table = load_tables()["projects"]
    columns = to_arrow(table, projects).combine_chunks().columns
    structs = pa.StructArray.from_arrays([it.combine_chunks() for it in columns], fields=list(arrow_schema(table)))
    return pa.table(
        {
            "project_ids": pa.array([[project_of.get(it["mention_id"]) for it in mentions]], pa.list_(pa.string())),
            "projects": pa.ListArray.from_arrays([0, len(structs)], structs),
        }
    )
