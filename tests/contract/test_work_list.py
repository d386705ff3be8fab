"""The work list of indicators: the most frequent names without a code, and what has become of each."""

import csv

from pipeline.contract.vocabularies import FOLDER
from pipeline.extraction.naming.registry import code_of
from pipeline.extraction.naming.shares import named_share

FILE = FOLDER.parent / "work_lists" / "unregistered_indicators.csv"
HEADER = ["indicator_name", "observations", "documents", "unit", "indicator", "note"]
# So many of the list's first names that are indicators are registered before the list is renewed.
FIRST = 100


def listed() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def registered(name: str) -> str:
    """The code under which the registry knows a name, or the share that it is short for; '' where it does not."""
    share = named_share(name)
    return code_of(name) or (share[0].code if share else None) or ""


def test_the_list_says_for_each_name_how_often_it_stands() -> None:
    rows = listed()
    assert list(rows[0]) == HEADER
    assert len({row["indicator_name"] for row in rows}) == len(rows) >= 2 * FIRST
    assert all(int(row["observations"]) >= int(row["documents"]) > 0 for row in rows)


def test_the_most_frequent_stand_first() -> None:
    order = [(-int(row["observations"]), -int(row["documents"]), row["indicator_name"]) for row in listed()]
    assert order == sorted(order)


def test_a_name_stands_with_the_code_that_the_registry_has_for_it() -> None:
    codes = {row["indicator_name"]: row["indicator"] for row in listed()}
    wrong = {name: registered(name) for name, code in codes.items() if code != registered(name)}
    assert not wrong, f"write these codes into {FILE.name}, or the name into indicators.csv: {wrong}"


def test_a_name_that_is_no_indicator_says_why_and_is_not_registered() -> None:
    assert not [row["indicator_name"] for row in listed() if row["indicator"] and row["note"]]


def test_the_first_indicators_of_the_list_are_registered() -> None:
    indicators = [row for row in listed() if not row["note"]]
    assert not [row["indicator_name"] for row in indicators[:FIRST] if not row["indicator"]]
