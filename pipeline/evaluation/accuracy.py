"""Counting pairs: the rows of the table `accuracy` (schemas/tables/accuracy.yaml says what its columns mean)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.evaluation.intervals import wilson
from pipeline.evaluation.judgement import LEVELS
from pipeline.evaluation.matching import Pair

Measured = dict[str, str | int | float | None]
"""A row of the table `accuracy`."""

ALL = "all"
UNREGISTERED = "unregistered"
_DIGITS = 4


def accuracy(pairs: Mapping[str, Sequence[Pair]], topics: Mapping[str, str]) -> list[Measured]:
    """The rows of `accuracy` for the ``pairs`` of each table (of all documents together).

    ``topics`` has the topic of each indicator; what is of no registered indicator is a group of its own. A figure
    that would be a share of nothing has no row.
    """
    return [row for table, found in pairs.items() for row in _of_table(table, found, topics)]


def _of_table(table: str, pairs: Sequence[Pair], topics: Mapping[str, str]) -> Iterator[Measured]:
    yield from _levels(table, "all", ALL, pairs, ("precision", "recall", "f1"))
    for field, right in _judged(pairs).items():
        yield from _measured((table, "field", field, None, "accuracy"), sum(right), len(right))
    if table == "observations":
        of_rows = _grouped((_topic(pair.row["indicator"], topics), pair) for pair in pairs if pair.row)
        of_marked = _grouped((_topic(pair.marked["code"], topics), pair) for pair in pairs if pair.marked)
        for topic in sorted(of_rows | of_marked):
            yield from _levels(table, "topic", topic, of_rows.get(topic, ()), ("precision",))
            yield from _levels(table, "topic", topic, of_marked.get(topic, ()), ("recall",))
    for rule, found in sorted(_grouped((pair.row["rule"], pair) for pair in pairs if pair.row).items()):
        yield from _levels(table, "rule", rule, found, ("precision",))


def _levels(
    table: str, dimension: str, category: str, pairs: Sequence[Pair], statistics: Sequence[str]
) -> Iterator[Measured]:
    extracted = sum(pair.row is not None for pair in pairs)
    marked = sum(pair.marked is not None for pair in pairs)
    for reached, level in enumerate(LEVELS, start=1):
        right = sum(pair.level >= reached for pair in pairs)
        counts = {"precision": (right, extracted), "recall": (right, marked), "f1": (2 * right, extracted + marked)}
        for statistic in statistics:
            yield from _measured((table, dimension, category, level, statistic), *counts[statistic])


def _judged(pairs: Sequence[Pair]) -> dict[str, list[bool]]:
    """Field → for each time that it was judged, whether it is right."""
    judged: dict[str, list[bool]] = defaultdict(list)
    for pair in pairs:
        for field, right in pair.judgement.fields.items() if pair.judgement else ():
            judged[field].append(right)
    return judged


def _grouped(named: Iterable[tuple[str, Pair]]) -> dict[str, list[Pair]]:
    groups: dict[str, list[Pair]] = defaultdict(list)
    for name, pair in named:
        groups[name].append(pair)
    return groups


def _topic(indicator: str | None, topics: Mapping[str, str]) -> str:
    return topics.get(indicator or "", UNREGISTERED)


def _measured(what: tuple[str, str, str, str | None, str], right: int, total: int) -> Iterator[Measured]:
    """The row of a figure; none where ``total`` is 0."""
    if not total:
        return
    table, dimension, category, level, statistic = what
    # Each match counts twice in F1, once on either side: they are not the independent trials of an interval.
    low, high = (None, None) if statistic == "f1" else wilson(right, total)
    yield {
        "accuracy_id": ".".join(part for part in what if part),
        "table_name": table,
        "dimension": dimension,
        "category": category,
        "level": level,
        "statistic": statistic,
        "right_count": right,
        "total_count": total,
        "value": round(right / total, _DIGITS),
        "interval_low": None if low is None else round(low, _DIGITS),
        "interval_high": None if high is None else round(high, _DIGITS),
    }
