"""The word lists of the observation grammar: no word twice, and none that can never do anything."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.contract.declarations import load_tables
from pipeline.contract.vocabularies import read_yaml
from pipeline.extraction.amounts.non_measures import reasons
from pipeline.extraction.wordlists import words

_FILES = ["measures.yaml", "subjects.yaml", "counted.yaml", "status.yaml", "comparators.yaml"]


def _lists(held: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Every word list below, with the keys that lead to it."""
    if isinstance(held, dict):
        for key, below in held.items():
            yield from _lists(below, (*path, key))
    elif isinstance(held, list):
        yield path, [word for line in held if isinstance(line, str) for word in line.split()]


@pytest.mark.parametrize("file", _FILES)
def test_no_list_holds_a_word_twice(file: str) -> None:
    for path, listed in _lists(read_yaml(file)):
        assert sorted(listed) == sorted(set(listed)), path


def test_a_word_is_kept_only_from_a_word_that_would_cut_it() -> None:
    between, in_front = words("measures.yaml", "between"), words("subjects.yaml", "in_front")
    idle = [kept for kept in words("measures.yaml", "kept_at_end") if not kept.endswith(between)]
    idle += [kept for kept in words("subjects.yaml", "kept_in_front") if not kept.startswith(in_front)]
    assert idle == []
    assert not set(in_front) & set(words("subjects.yaml", "kept_in_front"))


def test_what_is_done_to_a_thing_also_closes_it() -> None:
    assert set(words("counted.yaml", "done_to_the_thing")) <= set(words("counted.yaml", "closes_the_thing"))


def test_a_change_of_an_amount_is_a_rise_or_a_fall() -> None:
    moving = {*words("measures.yaml", "rise"), *words("measures.yaml", "fall")}
    assert set(words("measures.yaml", "change_of_an_amount")) <= moving


def test_every_rule_for_numbers_that_measure_nothing_is_a_pattern_with_a_known_reason() -> None:
    held = read_yaml("number_rejects.yaml")
    for rule in held["rules"]:
        assert rule["reason"] in {*held["reasons"], "none"}, rule
        assert any(rule.get(part) for part in ("before", "written", "behind")), rule
        for part in ("before", "written", "behind"):
            re.compile(rule.get(part, ""))


def test_the_dictionary_of_rejects_lists_every_reason() -> None:
    column = next(it for it in load_tables()["rejects"].columns if it.name == "reason")
    listed = column.description.en.split(": ")[1].rstrip(".").split(", ")
    assert set(listed) == reasons()
    assert all(f"（{reason}）" in column.description.zh for reason in reasons())
