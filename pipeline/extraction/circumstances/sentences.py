"""The sentences of a document, each with its raw characters and its setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.cataloguing.catalogue import passage_id
from pipeline.cataloguing.regions import Named, named_in
from pipeline.cleaning.clean_texts import mapped_passage
from pipeline.cleaning.mapped_text import MappedText
from pipeline.extraction.circumstances.context import DocumentContext, Setting
from pipeline.extraction.circumstances.periods import NamedPeriod, named_periods
from pipeline.extraction.circumstances.settings import settings

_SENTENCE = re.compile(r"[^。！？…\n]+(?:[。！？…]+[”’）]*|$|\n)")
_YEAR_IN_NUMERALS = re.compile(
    "[一二][〇零○一二三四五六七八九]{3}(?=年|[-—–~～至到][一二][〇零○一二三四五六七八九]{3}年)"
)
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
# The longest sentences of real reports, lists of what was done, have some 900 characters.
_LONGEST = 1500
_OPENS_WITH_A_YEAR = re.compile(r"(?:今年|(?P<year>(?:19|20)\d{2})年)[，,]")
_LONGEST_LEAD = 24
_IN_A_NUMBER = re.compile(r"[\d.,][\d.,]")
_HAS_A_NUMBER = re.compile(r"\d")
_TOLD_KINDS = frozenset({"paragraph", "list_item", "footnote", "heading"})


@dataclass(frozen=True)
class Sentence:
    """A sentence of clean text that knows its raw characters."""

    mapped: MappedText
    passage_id: str
    kind: str
    section: str
    setting: Setting
    document: DocumentContext
    lead: str = ""
    """The sentence before in the same passage where it is short and without numbers: 服务业发展较快。"""

    @cached_property
    def text(self) -> str:
        """The clean text of the sentence, years in numerals (一九七八年) as digits: as many characters."""
        return _YEAR_IN_NUMERALS.sub(lambda year: year[0].translate(_DIGITS), self.mapped.text)

    @cached_property
    def periods(self) -> tuple[NamedPeriod, ...]:
        """The periods that the sentence names, in its order."""
        return tuple(named_periods(self.text, self.document, self.setting.role))

    @cached_property
    def regions(self) -> tuple[Named, ...]:
        """The regions that the sentence names, in its order."""
        return tuple(named_in(self.text, self.document.place.code, self.document.year))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of the clean characters from ``start`` to ``end`` (not empty)."""
        return self.mapped.raw_span(start, end)

    @property
    def tells(self) -> bool:
        """Whether it tells something: no title, no byline."""
        return self.kind in _TOLD_KINDS

    @property
    def raw(self) -> tuple[int, int]:
        """The raw span of the whole sentence."""
        return self.raw_span(0, len(self.text))


def sentences(distinct_text: Mapping[str, Any], document: DocumentContext) -> Iterator[Sentence]:
    """The sentences of a document, titles and bylines among them, in reading order."""
    passages = distinct_text["passages"]
    for passage, of_passage in zip(passages, settings(passages, document), strict=True):
        mapped, identity = mapped_passage(passage), passage_id(distinct_text, passage)
        lead, setting = "", of_passage
        for start, end in _spans(mapped.text):
            setting = _from_here_on(mapped.text, start, setting, document)
            yield Sentence(
                mapped=mapped.slice(start, end),
                passage_id=identity,
                kind=passage["kind"],
                section=passage["section"],
                setting=setting,
                document=document,
                lead=lead,
            )
            lead = (
                mapped.text[start:end]
                if end - start <= _LONGEST_LEAD and not _HAS_A_NUMBER.search(mapped.text, start, end)
                else ""
            )


def _from_here_on(text: str, start: int, setting: Setting, document: DocumentContext) -> Setting:
    """The setting of a sentence and those behind it where it opens with a year: 今年，…"""
    opened = _OPENS_WITH_A_YEAR.match(text, start) if start else None
    year = (int(opened["year"]) if opened["year"] else document.year) if opened else None
    if year is None or setting.is_note:
        return setting
    planned = str(year) == document.plan_period and document.plan_period != document.review_period
    return setting._replace(stated_year=year, role="plan" if planned else setting.role)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand; one that is too long is cut behind a mark, else anywhere."""
    for match in _SENTENCE.finditer(text):
        start, end = match.start(), match.start() + len(match[0].rstrip())
        while end - start > _LONGEST:
            marks = [text.rfind(mark, start, start + _LONGEST) for mark in "；，、"]
            cut = next((mark + 1 for mark in marks if mark > start), start + _LONGEST)
            while cut < end and _IN_A_NUMBER.match(text, cut - 1):
                # Half a number is another number.
                cut += 1
            yield start, cut
            start = cut
        if start < end:
            yield start, end
