"""An observation as a row of the table ``observations``, without its evidence."""

from __future__ import annotations

from typing import Any

from pipeline.extraction.amounts.units import in_base_unit
from pipeline.extraction.circumstances.periods import bounds
from pipeline.extraction.circumstances.sentences import Sentence
from pipeline.extraction.observations import Observation


def observation_row(observation: Observation, sentence: Sentence) -> dict[str, Any]:
    """The columns that say what was measured; a fall is a negative value."""
    quantity, measure = observation.quantity, observation.measure
    ends = [measure.sign * end for end in (quantity.value, quantity.value_high) if end is not None]
    value, high = min(ends), max(ends) if len(ends) > 1 else None
    in_base = in_base_unit(value, quantity.unit)
    first, last = bounds(observation.period) if observation.period else (None, None)
    return {
        "indicator": observation.indicator.code,
        "indicator_name": observation.indicator.name,
        "measure": measure.kind,
        "value": value,
        "value_high": high,
        "unit": quantity.unit or None,
        "value_base": in_base[0] if in_base else None,
        "unit_base": in_base[1] if in_base else None,
        "comparator": quantity.comparator,
        "period": observation.period,
        "period_start": first,
        "period_end": last,
        "base_period": measure.base_period if measure.kind in ("growth", "change") else None,
        "annual_average": observation.annual_average,
        "comparison_basis": observation.comparison_basis,
        "status": observation.status,
        "region": observation.place.name,
        "region_code": observation.place.code,
        "rank_scope": observation.rank_scope,
        "section": sentence.section or None if sentence.document.access == "open" else None,
        "rule": observation.rule,
    }
