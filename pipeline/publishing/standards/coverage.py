"""What the data of a release is about, as the tables say it."""

import datetime
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def newest_document(tables: Mapping[str, pa.Table]) -> datetime.date | None:
    """The day on which the newest document was delivered or published; None where no document has a day.

    It stands where a standard asks for a date: the same tables make the same release on any day.
    """
    documents = tables["documents"]
    days = [pc.max(documents.column(name)).as_py() for name in ("delivered_on", "published_on")]
    return max((day for day in days if day), default=None)


def years(tables: Mapping[str, pa.Table]) -> tuple[int, int] | None:
    """The first and the last year that an observation measures, targets too; None where there is none."""
    observations = tables["observations"]
    first = pc.min(observations.column("period_start")).as_py()
    last = pc.max(observations.column("period_end")).as_py()
    return (first.year, last.year) if first and last else None


def regions(tables: Mapping[str, pa.Table]) -> list[tuple[str, str | None]]:
    """The regions that the documents are about, as (name, code) sorted by code, those without a code first."""
    rows = tables["documents"].select(["region", "region_code"]).to_pylist()
    found = {(row["region"], row["region_code"]) for row in rows if row["region"]}
    return sorted(found, key=lambda region: (region[1] or "", region[0]))
