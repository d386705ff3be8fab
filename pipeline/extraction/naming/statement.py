"""One number as it stands in its sentence: what is read of it before it is named."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.naming import things
from pipeline.extraction.naming.endings import counts
from pipeline.extraction.naming.measures import Measure, measure
from pipeline.extraction.naming.reading import Reading
from pipeline.extraction.naming.surroundings import Surroundings
from pipeline.extraction.naming.things import Thing

# Verbs that elsewhere only lead from a subject to its number: 资金落实60%.
_DONE = re.compile("(?:落实|获得)了?$")


class Statement(NamedTuple):
    """A number, the words around it, how it relates to what it measures, and what was read before it."""

    quantity: Quantity
    around: Surroundings
    reading: Reading
    how: Measure
    thing: Thing | None
    """What stands behind the number where it counts or measures that; else None."""
    previous: Thing | None
    """The thing behind the number before."""

    @property
    def subject(self) -> str:
        """The words in front of the number and of those that tell its measure."""
        return self.around.before[: self.how.subject_end]


def statement(around: Surroundings, quantity: Quantity, reading: Reading) -> Statement:
    """Read the measure of a quantity and the thing behind it, and take note of the thing for the next number."""
    how = measure(around.before, quantity, around.behind)
    subject = around.before[: how.subject_end]
    thing = None
    if how.kind == "level" or (how.kind == "change" and counts(quantity)):
        thing = things.thing(around, subject, quantity)
    if thing and (how.kind == "change" or _DONE.search(around.before)):
        # 改造提升3条街区 is no rise, and 落实4项举措 tells what is done.
        how = Measure("level", subject_end=len(around.before))
    previous, reading.thing = reading.thing, thing
    return Statement(quantity, around, reading, how, thing, previous)
