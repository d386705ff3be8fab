"""Figures of accuracy, and what they are made of, as tables for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from pipeline.commands.console import out, print_table
from pipeline.evaluation.accuracy import ALL, Measured
from pipeline.evaluation.judgement import LEVELS
from pipeline.evaluation.matching import Pair

_IDS = {"observations": "observation_id", "project_mentions": "mention_id"}
_SHOWN_OF_A_KIND = 10
# Judged field → (what the annotation says of it, what the row says).
_FIELDS = {
    "amount": (("value", "unit"), ("value", "unit")),
    "indicator": (("code", "indicator"), ("indicator", "indicator_name")),
    "base_period": (("base",), ("base_period",)),
}


def print_accuracy(figures: Sequence[Measured]) -> None:
    """Print the rows of `accuracy`: over all, by field, by topic of the indicator, and by rule, the weakest first."""
    by_id = {str(figure["accuracy_id"]): figure for figure in figures}

    def told(*parts: object) -> str:
        return _told(by_id.get(".".join(map(str, parts))))

    over_all = [
        {"table": table, "level": level}
        | {statistic: told(table, "all", ALL, level, statistic) for statistic in ("precision", "recall", "f1")}
        for table in _IDS
        for level in LEVELS
    ]
    fields = [
        {"table": figure["table_name"], "field": figure["category"], "right": _told(figure)}
        for figure in figures
        if figure["dimension"] == "field"
    ]
    topics = [
        {
            "topic of the indicator": topic,
            "found: recall": told("observations", "topic", topic, "found", "recall"),
            "full: recall": told("observations", "topic", topic, "full", "recall"),
            "full: precision": told("observations", "topic", topic, "full", "precision"),
        }
        for topic in sorted({str(figure["category"]) for figure in figures if figure["dimension"] == "topic"})
    ]
    rules = [
        {"table": figure["table_name"], "rule, the weakest first": figure["category"]}
        | {
            f"{level}: precision": told(figure["table_name"], "rule", figure["category"], level, "precision")
            for level in reversed(LEVELS)
        }
        for figure in sorted(figures, key=_weakest_first)
        if figure["dimension"] == "rule" and figure["level"] == LEVELS[-1]
    ]
    for rows in (over_all, fields, topics, rules):
        if rows:
            print_table(pa.Table.from_pylist(rows))


def print_where_to_look(documents: Mapping[str, Mapping[str, Sequence[Pair]]]) -> None:
    """Print the first rows that differ from their annotation, annotations that were missed, and rows that are extra.

    ``documents`` has the pairs of each document by table.
    """
    faults = [
        fault
        for document, tables in documents.items()
        for table, pairs in tables.items()
        for pair in pairs
        for fault in _faults(document, table, pair)
    ]
    kinds = {kind: [fault for fault in faults if fault["problem"] == kind] for kind in ("differs", "missed", "extra")}
    shown = [fault for found in kinds.values() for fault in found[:_SHOWN_OF_A_KIND]]
    counts = ", ".join(f"{len(found)} {kind}" for kind, found in kinds.items())
    out.print(f"Where to look: {counts}{'; the first of each' if len(shown) < len(faults) else ''}")
    if shown:
        print_table(pa.Table.from_pylist(shown))
    ids = [fault["row"] for fault in shown if fault["row"]]
    if ids:
        out.print(f"Where a row comes from:\n  gongbao trace {ids[0]}")


def _told(figure: Measured | None) -> str:
    """0.930 (0.90–0.95) 280/301; without an interval 0.930 only."""
    if figure is None:
        return ""
    right, total = figure["right_count"], figure["total_count"]
    # From the counts: the value is rounded already, and rounding again may miss.
    share = f"{int(right or 0) / int(total or 1):.3f}"
    if figure["interval_low"] is None:
        return share
    return f"{share} ({figure['interval_low']:.2f}–{figure['interval_high']:.2f}) {right}/{total}"


def _weakest_first(figure: Measured) -> tuple[float, int]:
    """Of those equally weak the one with more rows first: it does more harm."""
    return float(figure["value"] or 0), -int(figure["total_count"] or 0)


def _faults(document: str, table: str, pair: Pair) -> Iterator[dict[str, object]]:
    """At most one: how a pair is not right, with the place in the raw text."""
    marked, row, judgement = pair
    fault: dict[str, object] = {"document": document, "row": row and row[_IDS[table]]}
    if marked and row and judgement:
        if not all(judgement.fields.values()):
            wrong = [_difference(field, pair) for field, right in judgement.fields.items() if not right]
            yield fault | {"place": marked["start"], "problem": "differs", "what": "; ".join(wrong)}
    elif marked:
        what = _words(marked, ("name",) if "name" in marked else ("indicator", "value", "unit"))
        yield fault | {"place": marked["start"], "problem": "missed", "what": what}
    elif row:
        what = _words(row, ("name",) if "name" in row else ("indicator_name", "value", "unit"))
        yield fault | {"place": row["raw_start"], "problem": "extra", "what": what}


def _difference(field: str, pair: Pair) -> str:
    of_marked, of_row = _FIELDS.get(field, ((field,), (field,)))
    return f"{field} {_words(pair.row or {}, of_row)}, not {_words(pair.marked or {}, of_marked)}"


def _words(said: Mapping[str, object], names: Sequence[str]) -> str:
    values = [said[name] for name in names if said[name] is not None]
    return " ".join(f"{value:g}" if isinstance(value, float) else str(value) for value in values) or "none"
