"""Copies found among 200 documents in 800 files, altered in seventeen ways, beside others that look like them."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
import pytest

from pipeline.cleaning.clean_texts import clean_texts
from pipeline.deduplication.distinct_texts import Deduplicated, deduplicate

from .alterations import ALTERATIONS
from .clusters import cluster_files, cluster_of, pairs_of_one, texts, true_pairs

FILES = cluster_files()


@pytest.fixture(scope="module")
def cleaned() -> pa.Table:
    return clean_texts(texts(FILES))


@pytest.fixture(scope="module")
def found(cleaned: pa.Table) -> Deduplicated:
    return deduplicate(cleaned)


def test_the_set_is_as_large_and_as_varied_as_it_says() -> None:
    assert len({cluster_of(name) for name in FILES}) >= 200
    assert {name.rsplit("-", 1)[1].removesuffix(".txt") for name in FILES} == {"original", *ALTERATIONS}


def test_every_copy_is_found_and_no_two_documents_are_merged(found: Deduplicated) -> None:
    files = defaultdict(set)
    for row in found.copies.to_pylist():
        files[row["document_id"]].add(row["raw_path"])
    pairs, true = pairs_of_one(files.values()), true_pairs(FILES)
    assert pairs - true == set()  # precision 1.000
    assert len(pairs & true) >= 0.99 * len(true), sorted(true - pairs)[:10]


def test_the_primary_copy_is_nearly_always_the_unaltered_file(found: Deduplicated) -> None:
    primary = [
        row["raw_path"]
        for row in found.copies.to_pylist()
        if row["relation"] == "primary" and "quoted_in_the_news" not in row["raw_path"]
    ]
    assert sum(name.endswith("-original.txt") for name in primary) >= 0.97 * len(primary)


def test_whatever_the_order_of_the_files_and_however_often_the_tables_are_the_same(
    cleaned: pa.Table, found: Deduplicated
) -> None:
    again = deduplicate(cleaned.take(list(reversed(range(len(cleaned))))))
    assert again.copies.equals(found.copies)
    assert again.distinct_texts.equals(found.distinct_texts)
