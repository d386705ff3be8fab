"""Where: the region a number is about."""

from __future__ import annotations

import re

from pipeline.cataloguing import regions
from pipeline.extraction.context import Place
from pipeline.extraction.sentences import Sentence

_CLAUSE_START = re.compile(r"(?:^|[，。；：]|[①-⑳]|再如|例如|比如|其中|了解到|早在|(?:19|20)\d{2}年)$")
_NO_SUBJECT_BEHIND = re.compile("等|产业|茶|企业家|商人|[港江河湖](?![口区县市])")
# A report speaks of other places as partners and markets; a feature that compares them speaks about them.
_STAYS_AT_HOME = frozenset({"work_report", "plan", "speech"})


def place_of(sentence: Sentence, start: int) -> Place:
    """The place that the number at ``start`` is about.

    The nearest region that opens a clause in front of it in the sentence or stands in its own clause; else
    the place of the passage.
    """
    setting = sentence.setting.place
    segment = sentence.text.rfind("；", 0, start) + 1
    before = sentence.text[segment:start]
    clause_start = max((match.end() for match in re.finditer("[，。；：]", before)), default=0)
    found = setting
    for named in regions.named_in(before, sentence.document.place.code, sentence.document.year):
        if named.region.level == "country" or not _is_subject(before, named, clause_start):
            continue
        if sentence.document.document_type in _STAYS_AT_HOME and not _at_home(named.region.code, sentence):
            continue
        zone = regions.zone_at(before, named)
        found = Place(zone[1], zone[2]) if zone else Place(named.region.name, named.region.code)
    return found


def _is_subject(before: str, named: regions.Named, clause_start: int) -> bool:
    if _NO_SUBJECT_BEHIND.match(before, named.end):
        return False
    return named.start >= clause_start or bool(_CLAUSE_START.search(before[: named.start]))


def _at_home(code: str, sentence: Sentence) -> bool:
    """Whether a region lies in the document's own, or is it."""
    own = (sentence.document.place.code or "")[:6]
    significant = own[:2] if own.endswith("0000") else own[:4] if own.endswith("00") else own
    return bool(own) and code.startswith(significant)
