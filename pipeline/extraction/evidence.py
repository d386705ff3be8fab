"""The evidence of a row: where it stands in the raw text, and what may be shown of its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.cataloguing.access import Budget
from pipeline.contract.identifiers import identifier, sha256
from pipeline.extraction.circumstances.sentences import Sentence


class EvidenceWriter:
    """Writes the evidence columns for the statements of one document."""

    def __init__(self, distinct_text: Mapping[str, Any], raw_text: str, budget: Budget) -> None:
        self._text = distinct_text
        self._raw = raw_text
        self._budget = budget

    def columns(self, kind: str, id_column: str, sentence: Sentence, start: int, end: int) -> dict[str, Any]:
        """The id and the evidence of what the characters ``start`` to ``end`` of a sentence state.

        The id stands for the raw file, the span and the raw characters: it stays when rules change what
        is read there.
        """
        raw_start, raw_end = sentence.raw_span(start, end)
        sentence_start, sentence_end = sentence.raw
        said = self._raw[raw_start:raw_end]
        return {
            id_column: identifier(kind, self._text["raw_sha256"], raw_start, raw_end, said),
            "document_id": self._text["document_id"],
            "passage_id": sentence.passage_id,
            "raw_start": raw_start,
            "raw_end": raw_end,
            "sentence_start": sentence_start,
            "sentence_end": sentence_end,
            "sentence": self._budget.shown(sentence.mapped.text, start, end),
            "sentence_sha256": sha256(self._raw[sentence_start:sentence_end]),
        }
