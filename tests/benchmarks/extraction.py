"""Extraction beside Recognizers-Text: speed on the same text, recall on the specimens, what length and lines cost."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa

from pipeline.cataloguing.catalogue import catalogue
from pipeline.cleaning.clean_texts import clean_texts, mapped_passage
from pipeline.deduplication.distinct_texts import deduplicate
from pipeline.evaluation.amounts import same_amount
from pipeline.evaluation.annotations import Annotation, read_annotations
from pipeline.evaluation.judgement import Judgement, Row
from pipeline.evaluation.matching import match
from pipeline.extraction.amounts.numbers import scale_of
from pipeline.extraction.amounts.quantities import quantities
from pipeline.extraction.amounts.units import split_scale
from pipeline.extraction.circumstances.context import document_context
from pipeline.extraction.circumstances.periods import named_periods
from pipeline.extraction.circumstances.sentences import sentences
from pipeline.extraction.extract import extract_document
from pipeline.extraction.observations import Observation, observations
from pipeline.reading.texts import read_texts
from tests.benchmarks.one_document import Task, extracted, one_document
from tests.benchmarks.recognizers import amounts, recognize
from tests.benchmarks.timing import best_seconds

_ROOT = Path(__file__).parents[2]
SAMPLE = 12_000
"""Characters that Recognizers-Text is given: it needs minutes for a million."""
LINE = 1_000_000
DOUBLINGS = (1, 2, 4, 8)
LINES = {
    "digits": "0123456789",
    "brackets": "（）",
    "brackets, open only": "（",
    "brackets, half width": "()",
    "quotation marks": "“",
    "commas": "，",
    "commas, half width": ",",
    "、": "、",
    "numerals": "一二三四五六七八九十百千万亿",
    "百分之": "百分之",
    "1,1,1,": "1,",
    "1,111,111,": "1,111,",
    "10亿元、": "10亿元、",
    "2021年": "2021年",
    "1.1.1.": "1.",
    "5%—5%—": "5%—",
}
"""What a line is made of that holds nothing else."""


def tasks(read: pa.Table, cleaned: pa.Table) -> list[Task]:
    """The distinct documents among the texts, as extraction takes them."""
    distinct = deduplicate(cleaned).distinct_texts
    raw = dict(zip(read["raw_path"].to_pylist(), read["text"].to_pylist(), strict=True))
    described = {row["document_id"]: row for row in catalogue(distinct).documents.to_pylist()}
    return [(row, described[row["document_id"]], raw[row["raw_path"]]) for row in distinct.to_pylist()]


def compare(read: pa.Table, cleaned: pa.Table) -> None:
    """Print all of it."""
    documents = tasks(read, cleaned)
    lines = [passage["text"] for text, _, _ in documents for passage in text["passages"]]
    ordinary = _speed(documents, lines)
    _recall()
    _length(lines)
    _lines(ordinary)


def _speed(documents: Sequence[Task], lines: Sequence[str]) -> float:
    """Prints the speed of all; the seconds that gongbao needs for a character."""
    sample = _sample(lines)
    contestants = {
        "gongbao, all rows": (lines, lambda: [extracted(task) for task in documents]),
        "gongbao, observations": (lines, lambda: [_observed(task) for task in documents]),
        "gongbao, amounts": (lines, lambda: [_amounts_and_periods(line) for line in lines]),
        "Recognizers-Text": (sample, lambda: [recognize(line) for line in sample]),
    }
    seconds = best_seconds({name: (lambda work=work: work) for name, (_, work) in contestants.items()})
    cost = {name: seconds[name] / sum(map(len, text)) for name, (text, _) in contestants.items()}
    size = sum(map(len, lines))
    dense = sum(len(_observed(task)) for task in documents) / size * 1000
    print(f"\nExtraction: {len(documents):,} documents, {size:,} characters, one core")
    print(f"  (text with {dense:.0f} observations in 1,000 characters; work reports have 11)")
    print("  (all rows: observations and project mentions with their evidence; amounts: numbers, units and periods,")
    print(f"  as Recognizers-Text reads them; it is given a sample of {sum(map(len, sample)):,} characters)")
    for name, taken in seconds.items():
        speed, faster = 1e-6 / cost[name], cost["Recognizers-Text"] / cost[name]
        print(f"  {name:22} {taken:8.3f} s {speed:8.4f} M characters/s  × {faster:.1f}")
    return cost["gongbao, all rows"]


def _observed(task: Task) -> list[Observation]:
    """The observations of a document."""
    text, described, _ = task
    told = sentences(text, document_context(described, text["passages"]))
    return [item for one in told if one.tells for item in observations(one) if isinstance(item, Observation)]


_SPOKEN_IN_2021 = document_context(one_document([])[1], [])


def _amounts_and_periods(line: str) -> None:
    quantities(line)
    list(named_periods(line, _SPOKEN_IN_2021, "review"))


def _sample(lines: Sequence[str]) -> list[str]:
    """Lines from all over the text, as many as hold the characters of a sample."""
    found, size = [], 0
    for line in Random(0).sample(lines, len(lines)):
        if size >= SAMPLE:
            break
        found.append(line)
        size += len(line)
    return found


def _recall() -> None:
    """Prints how much of the amounts marked in the specimens both find, by the same matching."""
    read = read_texts(_ROOT / "raw")
    judges = {"value and unit": _same_amount, "value alone": _same_value}
    right: Counter[tuple[str, str]] = Counter()
    total = 0
    for task in tasks(read, clean_texts(read)):
        gold = read_annotations((_ROOT / "tests" / "gold" / task[0]["raw_path"]).with_suffix(".jsonl"))
        marked = [annotation for annotation in gold if annotation["kind"] == "observation"]
        total += sum(not annotation["optional"] for annotation in marked)
        rows = {"gongbao": extract_document(*task)["observations"], "Recognizers-Text": _recognized(task)}
        for (name, found), (level, judge) in product(rows.items(), judges.items()):
            right[name, level] += sum(pair.level for pair in match(marked, found, judge))
    print(f"\nRecall on the specimens: {total} amounts marked by hand")
    for name in ("gongbao", "Recognizers-Text"):
        print(f"  {name:22} " + "  ".join(f"{level} {right[name, level] / total:.4f}" for level in judges))


def _same_amount(marked: Annotation, row: Row) -> Judgement:
    """A fall or a rise of the same amount: other tools read no more."""
    same = row["unit"] and same_amount(abs(marked["value"]), marked["unit"], abs(row["value"]), row["unit"])
    return Judgement(int(bool(same or (not row["unit"] and not marked["unit"]))), {})


def _same_value(marked: Annotation, row: Row) -> Judgement:
    """The same value, its 万 and 亿 counted in, whatever the unit."""
    scales = (split_scale(marked["unit"] or "")[0], split_scale(row["unit"] or "")[0])
    one, other = (abs(it["value"]) * scale_of(scale) for it, scale in zip((marked, row), scales, strict=True))
    return Judgement(int(math.isclose(one, other, rel_tol=1e-6)), {})


def _recognized(task: Task) -> list[dict[str, Any]]:
    found = []
    for passage in task[0]["passages"]:
        mapped = mapped_passage(passage)
        for amount in amounts(mapped.text):
            start, end = mapped.raw_span(amount["raw_start"], amount["raw_end"])
            found.append(amount | {"raw_start": start, "raw_end": end})
    return found


def _length(lines: Sequence[str]) -> None:
    """Prints what a character costs in documents of one, two, four and eight eighths of the lines."""
    made = {times: one_document(lines[: len(lines) * times // DOUBLINGS[-1]]) for times in DOUBLINGS}
    seconds = best_seconds({str(times): (lambda task=task: lambda: extracted(task)) for times, task in made.items()})
    print("\nLength: a character of one document that grows")
    cost = {times: seconds[str(times)] / len(raw) for times, (_, _, raw) in made.items()}
    for times, (_, _, raw) in made.items():
        print(f"  {times} ×{len(raw):12,} characters {cost[times] * 1e6:8.3f} µs  × {cost[times] / cost[1]:.2f}")


def _lines(ordinary: float) -> None:
    """Prints what a character of a line of a million of the same costs, beside one of ordinary text."""
    seconds = best_seconds(
        {
            name: (lambda task=task: lambda: extracted(task))
            for name, task in ((name, one_document([_long(part)])) for name, part in LINES.items())
        }
    )
    print(f"\nLines of {LINE:,} characters: a character of them beside one of the text above")
    for name, taken in seconds.items():
        print(f"  {name:22} {taken:8.3f} s  × {taken / LINE / ordinary:.2f}")


def _long(part: str) -> str:
    return (part * (LINE // len(part) + 1))[:LINE]
