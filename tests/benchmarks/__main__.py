"""Measure cleaning against ftfy, detection of copies against datasketch, extraction against Recognizers-Text, a run.

``make bench [RAW=dir]``
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import ftfy
import pyarrow as pa

from pipeline.cleaning.clean_texts import clean_texts
from pipeline.deduplication.segments import segments
from pipeline.reading.texts import read_texts
from tests.benchmarks import extraction, whole_run
from tests.benchmarks.near_duplicates import contestants
from tests.benchmarks.timing import ROUNDS, best_seconds
from tests.deduplication.clusters import cluster_files, texts, true_pairs


def main() -> None:
    """Print the ratios on generated documents, or on the documents of a folder."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("raw", nargs="?", type=Path, help="a folder of documents; generated ones where none is given")
    raw = parser.parse_args().raw
    files = {} if raw else cluster_files()
    read = read_texts(raw) if raw else texts(files)
    print(f"{raw or 'generated documents'}; best of {ROUNDS} rounds, by turns, one process")
    _cleaning(read)
    cleaned = clean_texts(read)
    _near_duplicates(cleaned, true_pairs(files))
    extraction.compare(read, cleaned)
    with TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        whole_run.measure(raw or Path(folder))


def _cleaning(read: pa.Table) -> None:
    plain = [text for text in read["text"].to_pylist() if text]
    seconds = best_seconds(
        {
            "gongbao, with maps": lambda: lambda: clean_texts(read),
            "ftfy.fix_text": lambda: lambda: [ftfy.fix_text(text) for text in plain],
        }
    )
    _print("Cleaning", plain, seconds)


def _near_duplicates(cleaned: pa.Table, true: set[tuple[str, str]]) -> None:
    found = [segment for row in cleaned.to_pylist() for segment in segments(row)]
    finders = contestants(found)
    seconds = best_seconds({name: (lambda finder=finder: finder) for name, finder in finders.items()})
    _print("Near-duplicates", [segment.text for segment in found], seconds)
    for name, finder in finders.items():
        pairs = finder()
        if true:
            right = len(pairs & true)
            quality = f"precision {right / max(len(pairs), 1):.4f}  recall {right / len(true):.4f}"
        else:
            quality = f"{len(pairs)} pairs"
        print(f"  {name:22} {quality}")


def _print(title: str, plain: list[str], seconds: dict[str, float]) -> None:
    """A line a contestant; the ratio is how many times as long it took as the first one."""
    characters, size = sum(map(len, plain)), sum(len(text.encode()) for text in plain) / 1e6
    print(f"\n{title}: {len(plain):,} texts, {characters:,} characters, {size:.1f} MB (UTF-8)")
    first = next(iter(seconds.values()))
    for name, taken in seconds.items():
        print(f"  {name:22} {taken:8.3f} s {size / taken:8.1f} MB/s  × {taken / first:.2f}")


if __name__ == "__main__":
    main()
