"""When two mentions mean one undertaking: the same canonical name within the area where that name is unique."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.contract.identifiers import identifier
from pipeline.extraction.projects.distinctive import residue
from pipeline.extraction.projects.names import core
from pipeline.extraction.projects.vocabulary import Head, head_of, word_pattern
from pipeline.linking.project_names import canonical, prefecture

# A railway named by the initials of its ends (合安铁路) or by their names (蚌埠至滁州铁路).
_BY_ITS_ENDS = re.compile(
    r"(?:[^\W\d_新老旧内外环绕沿滨港湖桥路站场园县市域城全各多首第]{2,6}|[\u3400-\u9fff]{2,5}(?:至[\u3400-\u9fff]{2,5})+)铁路"
)
_DISTINCTIVE = 2
"""Characters besides the head and the words that fit any project of the kind: two do not come together by chance
within one prefecture."""


@dataclass(frozen=True)
class Identity:
    """What makes a mention one of a project: the area (a region's code, "" for everywhere), the whole and the part."""

    area: str
    whole: str
    part: str

    @property
    def project_id(self) -> str:
        """The id of the project, from nothing but the identity, so that further documents do not change it."""
        return identifier("project", self.area, self.whole, *([self.part] if self.part else []))

    @property
    def parent(self) -> Identity:
        """The identity of the whole."""
        return Identity(self.area, self.whole, "")


def identity(name: str, region_code: str | None) -> Identity:
    """The identity of a project that is mentioned by a name in a region.

    A railway named by its ends is one wherever it is mentioned; of a motorway each prefecture builds its own section. A
    name with something of its own (鱼山码头) is unique within its prefecture; one that any county could have
    (工人文化宫) within its county. A wrong merge is worse than a missed one.
    """
    known = canonical(name, region_code)
    if _BY_ITS_ENDS.fullmatch(known.whole):
        area = ""
    elif _is_distinctive(core(known.whole)):
        area = prefecture(region_code)
    else:
        area = region_code[:6] if region_code else ""
    return Identity(area, known.whole, known.part)


def _is_distinctive(name: str) -> bool:
    head = head_of(name)
    own = word_pattern("common").sub("", name[: -len(head.head)] if head else name)
    return residue(own, None) >= _DISTINCTIVE


def sector_head(name: str) -> Head | None:
    """The head that tells a project's sector; of works, the head of what they are done to."""
    head = head_of(core(name))
    if head is not None and head.kind == "works":
        return head_of(core(core(name)[: -len(head.head)])) or head
    return head
