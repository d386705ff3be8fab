"""At least 200 documents, each in several files: what deduplication is measured on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, product
from random import Random

import pyarrow as pa

from pipeline.reading.decoding import decode
from pipeline.reading.texts import TEXTS, file_sha256

from .alterations import ALTERATIONS
from .invented_reports import report

PLACES, YEARS, FILES = 100, (2021, 2022), 4


def cluster_files(places: int = PLACES) -> dict[str, bytes]:
    """Files by name, ``place-year-alteration.txt``: of each place the reports of two years in a row, as they
    are and altered in three ways. So next year's report, and another place's with the same formulas, stand beside each.
    """
    names = list(ALTERATIONS)
    files: dict[str, bytes] = {}
    for number, (place, year) in enumerate(product(range(places), YEARS)):
        text = report(place, year, paragraphs=Random(place).choice([20, 24, 32, 48, 64]))
        files[f"{place:03}-{year}-original.txt"] = text.encode()
        for name in (names[(number * (FILES - 1) + turn) % len(names)] for turn in range(FILES - 1)):
            files[f"{place:03}-{year}-{name}.txt"] = ALTERATIONS[name](text, Random(f"{number} {name}"))
    return files


def cluster_of(raw_path: str) -> str:
    """The document that a file is a copy of, in truth."""
    return raw_path.rsplit("-", 1)[0]


def pairs_of_one(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """The pairs of files that share a group."""
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def true_pairs(files: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """The pairs of files that hold the same document, or a part of it."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in files:
        groups[cluster_of(name)].append(name)
    return pairs_of_one(groups.values())


def texts(files: Mapping[str, bytes]) -> pa.Table:
    """The files as reading hands them on."""
    rows = []
    for name, data in files.items():
        decoded = decode(data)
        known = {"raw_path": name, "raw_sha256": file_sha256(data), "bytes": len(data), "register": "{}"}
        rows.append(known | {"encoding": decoded.encoding, "text": decoded.text})
    return pa.Table.from_pylist(rows, schema=TEXTS)
