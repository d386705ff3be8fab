"""A member of a list that may be a project: its name, and what speaks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.cataloguing import regions
from pipeline.extraction.projects.distinctive import is_proper, residue
from pipeline.extraction.projects.names import core, has_phase, is_of_the_region
from pipeline.extraction.projects.vocabulary import Head, head_of, word_pattern

_ENOUGH = 2
"""Characters of its own that a name needs: one is too often left over from a word that is not known."""


@dataclass(frozen=True)
class Voucher:
    """What besides the name itself speaks for a project."""

    strength: str
    """Of the verb: strong, plain, weak, aim, helper."""
    stage: str
    marked: str = ""
    """项目 or 工程 where that closes the name or its list; 工程, said of programmes too, vouches for less."""
    kind_closed: bool = False
    """等 closes the list with a word for a facility: 等三所学校."""
    closed: bool = False
    """等, or a count of them, closes the list."""
    built: bool = False
    """建设 stands behind the names: 促进某某物流园建设."""
    plant: bool = False
    """What is said is said of plants only: 投产."""
    sisters: int = 0
    """How many other members of the list are projects by themselves."""

    @property
    def firm(self) -> bool:
        """Whether the verb is one of building, which slogans do not take."""
        return self.strength == "strong" or self.stage in ("started", "completed")

    @property
    def says_enough(self) -> bool:
        """Whether it can make a project of a name that does not say itself what it is."""
        going = self.closed and self.strength == "strong" and self.firm
        return bool(self.marked) or self.kind_closed or self.sisters > 0 or going or self.plant


@dataclass(frozen=True)
class Candidate:
    """A member of a list, ``text`` with what it shares.

    ``code`` is that of the document's place, near which short names of regions are known.
    """

    text: str
    voucher: Voucher
    code: str | None

    @cached_property
    def name(self) -> str:
        """The text without investment, count, phase, brackets and 项目."""
        return core(self.text)

    @cached_property
    def phase(self) -> bool:
        """Whether a phase is named: 二期."""
        return has_phase(self.text)

    @cached_property
    def head(self) -> Head | None:
        """The word that says what it is."""
        return head_of(self.name)

    @cached_property
    def own(self) -> str:
        """The name without its head: 城南 of 城南新区."""
        return self.name[: -len(self.head.head)] if self.head else self.name

    @cached_property
    def distinct(self) -> bool:
        """Whether it holds something that not every project of its kind has."""
        return residue(self.name, self.head) >= _ENOUGH

    @cached_property
    def proper(self) -> bool:
        """Whether it holds what only one project has: a region, a river, a facility, a number."""
        return is_proper(self.name, self.head, self.code)

    @cached_property
    def peculiar(self) -> bool:
        """Whether all of its own is so: 城南 in 城南新区, not 现代农业 in 现代农业示范区."""
        return residue(self.own, None) == len(self.own)

    @property
    def opens_with_a_region(self) -> bool:
        """Whether it begins with the name of a region: 三台 is a county, and no count of machines."""
        return regions.opening(self.name, self.code) is not None

    @property
    def of_the_region(self) -> bool:
        """Whether its region has it, and no other of the kind: 市人民医院."""
        return is_of_the_region(self.name)

    @property
    def of_its_own_region(self) -> bool:
        """Whether that region is the document's own: 省级研发中心 in a city is one of a kind, not the province's."""
        return not self.name.startswith(("省", "自治区")) or (self.code or "").endswith("0000")

    @property
    def is_only_facility(self) -> bool:
        """Whether what is done is done to a bare facility, of which a place has one: 射击馆改造."""
        thing = head_of(self.own)
        return thing is not None and thing.kind == "facility" and thing.head == self.own and len(self.own) > _ENOUGH

    @property
    def done_to_a_building(self) -> bool:
        """Whether what is done is done to a building or a site: 市中医院迁建."""
        thing = head_of(self.own)
        return thing is not None and thing.kind in ("facility", "class")

    @property
    def slogan(self) -> bool:
        """Whether the name is one of aspiration: 区域性消费中心."""
        rest = word_pattern("generic").sub("", word_pattern("slogans").sub("", self.name))
        bare = re.sub("中心|基地|枢纽|平台", "", rest)
        return bool(word_pattern("slogans").search(self.name)) and len(bare) < _ENOUGH
