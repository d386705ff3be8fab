"""What has been read of a sentence so far: what a later number may carry on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extraction.naming import owners
from pipeline.extraction.naming.measures import Measure
from pipeline.extraction.naming.registry import Indicator
from pipeline.extraction.naming.things import Thing


class Named(NamedTuple):
    """The indicator of a number, how the number relates to it, and the rule that said so."""

    indicator: Indicator
    measure: Measure
    rule: str


@dataclass
class Reading:
    """The state of reading one sentence from its first number to its last."""

    shares: Sequence[tuple[Indicator, Measure]] = ()
    """The indicators of a list that gives its values together (分别), each with its measure."""
    position: int = 0
    said: str = ""
    """The subject last named, as the sentence says it."""
    bearer: str = ""
    """What was last told of: a noun such as 总投资 belongs to its owner."""
    doing: str = ""
    """What is done to the things counted: 创建 in 创建4个乡镇、45个村庄."""
    unit: str = ""
    """The unit of the number before."""
    thing: Thing | None = None
    starts_from: str = ""
    """The measure of the number before where a change starts from it (由49个…); else ''."""
    history: list[Indicator] = field(default_factory=list)
    """The indicators named one by one."""

    @property
    def subject(self) -> Indicator | None:
        """The indicator that a number without a subject of its own is of."""
        return self.shares[0][0] if self.shares else None

    @property
    def owner(self) -> str:
        """What a noun such as 总投资 belongs to."""
        return owners.owner_in(self.bearer)

    def remember(self, named: Sequence[tuple[Indicator, Measure]], said: str) -> None:
        """Take note of what was named, for the numbers to come."""
        self.shares, self.position, self.said = named, 0, said
        indicator, how = named[0]
        if len(named) == 1 and indicator not in self.history:
            self.history.append(indicator)
        if how.kind != "rank":
            self.bearer = said if indicator.code else indicator.name
