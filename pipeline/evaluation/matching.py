"""Which row belongs to which annotation of a document, and which of both count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.evaluation.annotations import Annotation
from pipeline.evaluation.judgement import Judge, Judgement, Row


class Pair(NamedTuple):
    """An annotation and its row; without a row it was missed, without an annotation the row is extra.

    ``judgement`` is None unless there are both.
    """

    marked: Annotation | None
    row: Row | None
    judgement: Judgement | None

    @property
    def level(self) -> int:
        """How many levels are reached; 0 where one of the two is missing."""
        return self.judgement.level if self.judgement else 0


def match(marked: Sequence[Annotation], rows: Sequence[Row], judge: Judge) -> list[Pair]:
    """The annotations (of one kind, with places) of a document and its rows, each of them in one pair.

    They can belong together where they share characters; of several the best agreement is taken, one to one. What
    agrees in its place only (level 0) is a pair too: it says what is wrong. An optional annotation counts neither
    for nor against: it is in no pair, nor is a row that met it, or that shares characters with it and is otherwise
    wrong.
    """
    candidates = sorted(_candidates(marked, rows, judge), key=_from_best)
    met: dict[int, _Candidate] = {}
    taken: set[int] = set()
    for candidate in candidates:
        if candidate.i not in met and candidate.j not in taken:
            met[candidate.i] = candidate
            taken.add(candidate.j)
    on_optional = {candidate.j for candidate in candidates if marked[candidate.i]["optional"]}
    pairs, counted = [], set(on_optional)
    for i, annotation in enumerate(marked):
        best = met.get(i)
        if annotation["optional"]:
            continue
        if best is None or (best.judgement.level == 0 and best.j in on_optional):
            pairs.append(Pair(annotation, None, None))
        else:
            pairs.append(Pair(annotation, rows[best.j], best.judgement))
            counted.add(best.j)
    return pairs + [Pair(None, row, None) for j, row in enumerate(rows) if j not in counted]


class _Candidate(NamedTuple):
    """Annotation ``i`` and row ``j``, which share so many characters, and how they agree."""

    judgement: Judgement
    shared: int
    i: int
    j: int


def _candidates(marked: Sequence[Annotation], rows: Sequence[Row], judge: Judge) -> Iterator[_Candidate]:
    for i, annotation in enumerate(marked):
        for j, row in enumerate(rows):
            shared = min(annotation["end"], row["raw_end"]) - max(annotation["start"], row["raw_start"])
            if shared > 0:
                yield _Candidate(judge(annotation, row), shared, i, j)


def _from_best(candidate: _Candidate) -> tuple[int, int, int, int, int]:
    judgement, shared, i, j = candidate
    return -judgement.level, -sum(judgement.fields.values()), -shared, i, j
