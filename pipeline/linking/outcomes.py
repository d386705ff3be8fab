"""Targets and what became of them: compared only like with like."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.linking.comparison import difference, in_unit_of, is_met, leaves_open
from pipeline.linking.yearly import fits_a_year, over_the_years, years_of

Row = Mapping[str, Any]
_Subject = tuple[Any, ...]

_RESULTS = {True: "met", False: "not_met"}
_ADDED_UP = ("flow", "addition", "count")
"""Kinds of indicators of which the amounts of the years add up to that of all of them."""


def target_outcomes(
    observations: Sequence[Row], documents: Sequence[Row], indicators: Sequence[Row]
) -> list[dict[str, Any]]:
    """One row for every target: met, not_met, pending or not_comparable.

    ``indicators`` are rows of the registry, for the direction that is better and the kind. An outcome is of the
    same indicator, region, measure, period, prices and base unit; of several that of the latest document. Where no
    document gives a final figure, the estimate of one that looks back on the period counts, and the reason says so.
    A target over several years is compared with what the values of all of them come to where no document says that.
    ``gap`` is the outcome less the target, in the target's unit.
    """
    known = _Known(observations, documents, indicators)
    return [known.outcome(row) for row in observations if row["status"] == "target"]


class _Known:
    """What is known of outcomes, by subject."""

    def __init__(self, observations: Sequence[Row], documents: Sequence[Row], indicators: Sequence[Row]) -> None:
        self._days = {row["document_id"]: row["delivered_on"] or row["published_on"] for row in documents}
        self._plans = {row["document_id"]: row["plan_period"] for row in documents}
        self._indicators = {row["indicator"]: row for row in indicators}
        self._outcomes: dict[_Subject, list[Row]] = defaultdict(list)
        self._targets: dict[tuple[_Subject, str], list[Row]] = defaultdict(list)
        for row in observations:
            if row["period"] and (row["status"] == "actual" or self._is_looked_back_on(row)):
                self._outcomes[_subject(row, row["period"])].append(row)
            elif row["period"] and row["status"] == "target":
                self._targets[_subject(row, row["period"]), row["document_id"]].append(row)

    def outcome(self, target: Row) -> dict[str, Any]:
        if not target["period"]:
            return _row(target, "not_comparable", reason="the target names no period")
        found = self._of(target, target["period"])
        if found and self._is_ambiguous(target):
            reason = "the document sets several targets under this name, and nothing tells them apart"
            return _row(target, "not_comparable", max(found, key=self._order), reason=reason)
        for rows in self._latest_first(found):
            fitting = [row for row in rows if difference(target, row) is None]
            if fitting:
                return self._compared(target, fitting)
        computed = self._computed(target)
        if computed:
            return computed
        if found:
            nearest = max(found, key=self._order)
            return _row(target, "not_comparable", nearest, reason=difference(target, nearest))
        reason = "no document states the actual for this indicator, region and period"
        return _row(target, "pending", reason=reason)

    def _of(self, target: Row, period: str) -> list[Row]:
        """What may have become of a target: told by another document, and not by an earlier one."""
        found = self._outcomes[_subject(target, period)]
        return [
            row for row in found if row["document_id"] != target["document_id"] and not self._is_earlier(row, target)
        ]

    def _is_earlier(self, row: Row, target: Row) -> bool:
        one, other = (self._days[each["document_id"]] for each in (row, target))
        return one is not None and other is not None and one < other

    def _order(self, row: Row) -> tuple[Any, ...]:
        """A final figure before an estimate, a later document before an earlier one."""
        day = self._days[row["document_id"]]
        return row["status"] == "actual", day or datetime.date.min, row["document_id"]

    def _latest_first(self, found: Sequence[Row]) -> list[list[Row]]:
        by_order: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for row in found:
            by_order[self._order(row)].append(row)
        return [by_order[order] for order in sorted(by_order, reverse=True)]

    def _compared(self, target: Row, fitting: Sequence[Row]) -> dict[str, Any]:
        """The row of a target and of the outcomes that one document states for it."""
        named_alike = [row for row in fitting if row["indicator_name"] == target["indicator_name"]]
        candidates = named_alike or fitting
        values = sorted({in_unit_of(target, row) for row in candidates})
        if len(values) > 1:
            listed = ", ".join(f"{value:g}" for value in values)
            reason = f"the document states several values under this name: {listed} {target['unit'] or ''}".rstrip()
            return _row(target, "not_comparable", candidates[0], reason=reason)
        actual = candidates[0]
        reached = values[0]
        direction = self._direction(target)
        met, gap = is_met(target, reached, direction, actual)
        if not met and leaves_open(gap, direction, target, actual):
            reason = f"the actual is only said to be beyond {reached:g} {target['unit'] or ''}".rstrip()
            return _row(target, "not_comparable", actual, reason=reason)
        return _row(target, _RESULTS[met], actual, actual_value=reached, gap=gap, reason=self._not_final(actual))

    def _not_final(self, actual: Row) -> str | None:
        """What to know of an outcome that is not the final figure; None of one that is."""
        if actual["status"] == "estimate":
            return "judged by an estimate: no document states the final figure"
        day, end = self._days[actual["document_id"]], actual["period_end"]
        if day and end and day < end:
            return f"judged by a figure of {day}, before the period ended"
        return None

    def _computed(self, target: Row) -> dict[str, Any] | None:
        """The row of a target over several years, from the values of each; None where there is none of any year."""
        years = years_of(target["period"])
        if target["measure"] == "level" and not target["annual_average"] and self._kind(target) not in _ADDED_UP:
            return None
        of_years = [self._of_year(target, year) for year in years]
        missing = [year for year, row in zip(years, of_years, strict=True) if row is None]
        rows = [row for row in of_years if row is not None]
        if not rows or (missing and years[-1] in missing):
            return None
        if missing:
            said = "an average of several years" if target["annual_average"] else "several years"
            reason = f"{said} against single years: nothing is known of {', '.join(missing)}"
            return _row(target, "not_comparable", rows[-1], reason=reason)
        reached = over_the_years(target, rows)
        met, gap = is_met(target, reached, self._direction(target))
        listed = ", ".join(f"{in_unit_of(target, row):g}" for row in rows)
        reason = f"computed from the values of {years[0]} to {years[-1]}: {listed} {target['unit'] or ''}".rstrip()
        ids = [row["observation_id"] for row in rows]
        return _row(target, _RESULTS[met], actual_value=reached, gap=gap, reason=reason, computed_from=ids)

    def _of_year(self, target: Row, year: str) -> Row | None:
        for rows in self._latest_first(self._of(target, year)):
            fitting = [row for row in rows if fits_a_year(target, row)]
            if fitting and len({row["value"] for row in fitting}) == 1:
                return fitting[0]
        return None

    def _is_ambiguous(self, target: Row) -> bool:
        """Whether one document sets different targets under a name that the registry does not have."""
        alike = self._targets[_subject(target, target["period"]), target["document_id"]]
        kind = ("measure", "unit_base", "annual_average")
        values = {row["value"] for row in alike if all(row[column] == target[column] for column in kind)}
        return target["indicator"] is None and len(values) > 1

    def _is_looked_back_on(self, row: Row) -> bool:
        """Whether an estimate is of a document that comes after the period it is for."""
        if row["status"] != "estimate" or not row["period"]:
            return False
        last = int(row["period"].rpartition("/")[2][:4])
        day, plan = self._days[row["document_id"]], self._plans[row["document_id"]]
        return day.year > last if day else bool(plan) and int(plan[:4]) > last

    def _direction(self, target: Row) -> str:
        return str(self._indicators.get(target["indicator"], {}).get("direction") or "none")

    def _kind(self, target: Row) -> str | None:
        kind: str | None = self._indicators.get(target["indicator"], {}).get("kind")
        return kind


def _subject(row: Row, period: str) -> _Subject:
    """What a target and its outcome have in common; a share also has its whole, which only the name tells."""
    name = row["indicator_name"] if row["indicator"] is None or row["measure"] == "share" else None
    return row["indicator"], name, row["region_code"] or row["region"], period


def _row(target: Row, result: str, actual: Row | None = None, **told: object) -> dict[str, Any]:
    """A row of target_outcomes; ``told`` are the columns of a comparison, or the reason for none."""
    empty: dict[str, Any] = {"actual_value": None, "gap": None, "reason": None, "computed_from": []}
    return {
        "target_observation_id": target["observation_id"],
        "actual_observation_id": actual["observation_id"] if actual else None,
        "result": result,
        **empty,
        **told,
    }
