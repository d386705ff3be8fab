"""How often a document's region, its code and its year are read right, on files named place_year (云河县_2021.md).

    python -m tests.accuracy.descriptions FOLDER

The place is the full name of a region. The year of a document is the year it plans for: the first year of its plan
period; where it has none, the year in which it was delivered or published. A file counts as right only if that is
the year of its name, whether the name is right or not. A code is right if it is one that a region of that name had
in that year. Printed are the three shares and every miss with what was read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.cataloguing.catalogue import catalogue
from pipeline.cataloguing.regions import all_regions
from pipeline.cleaning.clean_texts import clean_texts
from pipeline.deduplication.distinct_texts import deduplicate
from pipeline.reading.texts import read_texts

_FILE_NAME = re.compile(r"(?P<place>.+)_(?P<year>\d{4})")


class Judged(NamedTuple):
    """One file: what its name says, what was read, and whether they agree."""

    path: str
    document: Mapping[str, Any]
    region: bool
    code: bool
    year: bool


def year_of(document: Mapping[str, Any]) -> int | None:
    """The first year that a document plans for, else the year of its delivery or publication, else None."""
    if document["plan_period"]:
        return int(document["plan_period"][:4])
    day = document["delivered_on"] or document["published_on"]
    return day.year if day else None


def judged(path: str, document: Mapping[str, Any]) -> Judged | None:
    """The row of ``documents`` beside the name of its file; None where the name does not tell place and year."""
    name = _FILE_NAME.fullmatch(Path(path).stem)
    if name is None:
        return None
    place, year = name["place"], int(name["year"])
    codes = {r.code for r in all_regions() if r.name == place and r.valid_from <= year <= r.valid_to}
    return Judged(
        path, document, document["region"] == place, document["region_code"] in codes, year_of(document) == year
    )


def judge(folder: Path) -> Iterator[Judged]:
    """Every document of a folder whose file name tells place and year."""
    distinct = deduplicate(clean_texts(read_texts(folder))).distinct_texts
    paths = dict(zip(distinct["document_id"].to_pylist(), distinct["raw_path"].to_pylist(), strict=True))
    for document in catalogue(distinct).documents.to_pylist():
        found = judged(paths[document["document_id"]], document)
        if found:
            yield found


def report(found: list[Judged]) -> Iterator[str]:
    """The lines to print: the shares, then the misses."""
    for name in ("region", "code", "year"):
        right = sum(getattr(one, name) for one in found)
        yield f"{name:7}{right} of {len(found)} right ({right / max(1, len(found)):.4f})"
    columns = ("region", "region_code", "delivered_on", "published_on", "review_period", "plan_period", "title")
    for one in found:
        wrong = [name for name in ("region", "code", "year") if not getattr(one, name)]
        if wrong:
            yield f"{one.path}: {', '.join(wrong)} wrong; read " + " | ".join(str(one.document[c]) for c in columns)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python -m tests.accuracy.descriptions FOLDER (of files named place_year.*)")
    print("\n".join(report(sorted(judge(Path(sys.argv[1])), key=lambda one: one.path))))
