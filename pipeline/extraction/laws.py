"""The law of extraction: every number of a text is an observation or a reject."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.cleaning.clean_texts import mapped_passage
from pipeline.extraction.amounts.numbers import numbers_in


def lost_numbers(
    passages: Iterable[Mapping[str, Any]], accounted: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """(raw start, raw end, the number) of every number in the passages that no raw span in ``accounted`` touches.

    ``accounted`` are the spans of the document's observations and of the numbers among its rejects.
    """
    spans = sorted(accounted)
    starts = [start for start, _ in spans]
    for passage in passages:
        mapped = mapped_passage(passage)
        lost: list[tuple[int, int]] = []
        for start, end in numbers_in(mapped.text):
            raw_start, raw_end = mapped.raw_span(start, end)
            place = bisect_right(starts, raw_end - 1)
            # Spans of numbers do not overlap: only the last ones that begin before the end can touch.
            if any(spans[at][1] > raw_start for at in range(max(0, place - 2), place)):
                continue
            if lost and lost[-1][1] == start:
                # 812.6 and the 亿 behind it are one number.
                lost[-1] = lost[-1][0], end
            else:
                lost.append((start, end))
        for start, end in lost:
            yield *mapped.raw_span(start, end), mapped.text[start:end]
