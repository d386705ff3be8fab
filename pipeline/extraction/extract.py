"""The stage: distinct texts and their description to the observations and project mentions they state."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from pipeline.cataloguing.access import LONGEST_CLAUSE, Budget
from pipeline.contract.arrow import arrow_schema
from pipeline.contract.declarations import load_tables
from pipeline.contract.rows import rows_in, table_of
from pipeline.extraction.amounts.quantity import NoQuantity
from pipeline.extraction.circumstances.context import document_context
from pipeline.extraction.circumstances.sentences import Sentence, sentences
from pipeline.extraction.evidence import EvidenceWriter
from pipeline.extraction.observation_rows import observation_row
from pipeline.extraction.observations import numbers_of_a_title, observations
from pipeline.extraction.processes import mapped
from pipeline.extraction.projects.mentions import project_mentions
from pipeline.reading.time_limit import TookTooLongError, time_limited

UNREAD = pa.struct(
    [("reason", pa.string()), ("raw_start", pa.int64()), ("raw_end", pa.int64()), ("detail", pa.string())]
)


def _rows_of(table: str, without: frozenset[str] = frozenset()) -> pa.DataType:
    """A list of rows of a contract table, without the columns that a later stage fills."""
    return pa.list_(pa.struct([f for f in arrow_schema(load_tables()[table]) if f.name not in without]))


EXTRACTIONS = pa.schema(
    [
        ("document_id", pa.string()),
        ("observations", _rows_of("observations")),
        ("project_mentions", _rows_of("project_mentions", frozenset({"project_id"}))),
        ("unread", pa.list_(UNREAD)),
        ("failure", pa.string()),
    ]
)
"""What extraction hands on: one row a document, with the rows it states; project ids come with linking."""

# Below this number of documents starting processes costs more than the work.
_WORTH_A_POOL = 16


def extract(
    texts: pa.Table,
    distinct_texts: pa.Table,
    documents: pa.Table,
    progress: Callable[[str], None] = lambda _: None,
    workers: int | None = None,
) -> pa.Table:
    """Extract from every document; a document that cannot be worked on is a row with its failure.

    ``workers`` is the number of processes, by default the number of cores; the result is the same with any.
    """
    tasks = _tasks(texts, distinct_texts, documents)
    processes = workers or os.cpu_count() or 1
    rows: Iterator[dict[str, Any]]
    if processes == 1 or len(distinct_texts) < _WORTH_A_POOL:
        rows = map(_safely, tasks)
    else:
        rows = mapped(_safely, tasks, processes, _killed)
    return table_of(_told(rows, progress), EXTRACTIONS)


_Task = tuple[Mapping[str, Any], Mapping[str, Any], str]


def _tasks(texts: pa.Table, distinct_texts: pa.Table, documents: pa.Table) -> Iterator[_Task]:
    place_of = {path: place for place, path in enumerate(texts["raw_path"].to_pylist())}
    described = {row["document_id"]: row for row in documents.to_pylist()}
    for row in rows_in(distinct_texts):
        if described[row["document_id"]]["access"] != "closed":
            yield row, described[row["document_id"]], texts["text"][place_of[row["raw_path"]]].as_py()


def _told(rows: Iterable[dict[str, Any]], progress: Callable[[str], None]) -> Iterator[dict[str, Any]]:
    for row in rows:
        progress(row["document_id"])
        yield row


def _safely(task: _Task) -> dict[str, Any]:
    """One document can never take another down: what it raises is its row's failure."""
    try:
        with time_limited():
            return extract_document(*task)
    except MemoryError:
        return _failed(task, "memory ran out; set GONGBAO_WORKERS to fewer processes, or give it more")
    except Exception as fault:
        return _failed(task, str(fault) if isinstance(fault, TookTooLongError) else f"{type(fault).__name__}: {fault}")


def _killed(task: _Task) -> dict[str, Any]:
    return _failed(task, "the process that worked on it was killed twice; is there enough memory for it?")


def _failed(task: _Task, failure: str) -> dict[str, Any]:
    rows: dict[str, Any] = {name: [] for name in ("observations", "project_mentions", "unread")}
    return {"document_id": task[1]["document_id"], **rows, "failure": failure}


def extract_document(distinct_text: Mapping[str, Any], document: Mapping[str, Any], raw_text: str) -> dict[str, Any]:
    """The rows that one document states; what may be shown of it is given to observations first."""
    context = document_context(document, distinct_text["passages"])
    evidence = EvidenceWriter(distinct_text, raw_text, Budget(document["access"], document["characters"]))
    every = list(sentences(distinct_text, context))
    told = [sentence for sentence in every if sentence.tells]
    stated, unread = [], []
    for sentence in every:
        for item in observations(sentence) if sentence.tells else numbers_of_a_title(sentence):
            if isinstance(item, NoQuantity):
                unread.append(_unread_row(sentence, item))
            else:
                span = (item.quantity.start, item.quantity.end)
                row = observation_row(item, sentence)
                if document["access"] != "open" and len(row["indicator_name"]) > LONGEST_CLAUSE:
                    unread.append(_unread_row(sentence, NoQuantity(*span, "not_understood"), _TOO_LONG))
                else:
                    stated.append(row | evidence.columns("obs", "observation_id", sentence, *span))
    mentions: dict[str, dict[str, Any]] = {}
    for sentence in told:
        for mention in project_mentions(sentence):
            row = evidence.columns("mention", "mention_id", sentence, mention.start, mention.end) | {
                "name": mention.name,
                "stage": mention.stage,
                "modality": mention.modality,
                "period": mention.period,
                "investment_value": mention.investment_value,
                "investment_unit": mention.investment_unit,
                "region": mention.place.name,
                "region_code": mention.place.code,
                "rule": mention.rule,
            }
            mentions.setdefault(row["mention_id"], row)
    return {
        "document_id": document["document_id"],
        "observations": stated,
        "project_mentions": list(mentions.values()),
        "unread": unread,
        "failure": None,
    }


_TOO_LONG = f"the name read for it has more than {LONGEST_CLAUSE} characters: so much of the document is not shown"


def _unread_row(sentence: Sentence, item: NoQuantity, detail: str | None = None) -> dict[str, Any]:
    start, end = sentence.raw_span(item.start, item.end)
    return {"reason": item.reason, "raw_start": start, "raw_end": end, "detail": detail}
