"""Which row meets which annotation, and what counts."""

from typing import Any

from pipeline.evaluation.judgement import judge_observation, judge_project
from pipeline.evaluation.matching import Pair, match
from tests.evaluation.marked import MARKED, MARKED_PROJECT, MENTION, ROW, at

OPTIONAL = MARKED | {"optional": True}
Given = dict[str, Any]


def levels(marked: list[Given], rows: list[Given]) -> list[tuple[bool, bool, int]]:
    """Of each pair: is there an annotation, is there a row, how far do they agree."""
    return [
        (pair.marked is not None, pair.row is not None, pair.level) for pair in match(marked, rows, judge_observation)
    ]


def test_a_row_meets_the_annotation_that_it_shares_characters_with() -> None:
    assert levels([MARKED], [at(ROW, 12, 20)]) == [(True, True, 3)]
    assert levels([MARKED], [at(ROW, 15, 20)]) == [(True, False, 0), (False, True, 0)], "they only touch"


def test_the_best_of_several_is_taken_once() -> None:
    wrong = at(ROW, 9, 16) | {"period": "1999"}
    (pair, extra) = match([MARKED], [wrong, ROW], judge_observation)
    assert (pair.row, pair.level) == (ROW, 3)
    assert extra == Pair(None, wrong, None)
    assert levels([MARKED], [ROW, ROW]) == [(True, True, 3), (False, True, 0)]


def test_neighbours_each_get_their_own() -> None:
    second = at(MARKED, 15, 20) | {"value": 8.0, "unit": "%"}
    rows = [at(ROW, 14, 20) | {"value": 8.0, "unit": "%"}, at(ROW, 10, 16)]
    assert levels([MARKED, second], rows) == [(True, True, 3), (True, True, 3)]


def test_of_rows_as_good_as_each_other_the_one_on_more_characters_is_taken() -> None:
    less, more = at(ROW, 14, 15), at(ROW, 10, 14)
    assert match([MARKED], [less, more], judge_observation)[0].row == more


def test_another_amount_on_the_same_characters_is_a_miss_and_an_extra_row() -> None:
    assert levels([MARKED], [ROW | {"value": 12.0}]) == [(True, True, 0)]


def test_what_is_missed_and_what_is_extra_counts() -> None:
    assert levels([MARKED], []) == [(True, False, 0)]
    assert levels([], [ROW]) == [(False, True, 0)]


def test_optional_annotations_count_neither_for_nor_against() -> None:
    for rows in ([], [ROW], [ROW | {"value": 12.0}], [ROW, at(ROW, 9, 16)]):
        assert levels([OPTIONAL], rows) == []
    assert levels([OPTIONAL], [at(ROW, 20, 25)]) == [(False, True, 0)]


def test_a_row_on_both_an_optional_and_a_needed_annotation_counts_where_it_is_right() -> None:
    needed = at(MARKED, 14, 20) | {"value": 8.0}
    both = at(ROW, 10, 20)
    assert levels([OPTIONAL, needed], [both | {"value": 8.0}]) == [(True, True, 3)]
    assert levels([OPTIONAL, needed], [both]) == [(True, False, 0)]
    assert levels([OPTIONAL, needed], [both | {"value": 5.0}]) == [(True, False, 0)], "wrong for both"


def test_mentions_are_found_by_their_place_alone() -> None:
    (pair,) = match([MARKED_PROJECT], [MENTION | {"name": "望河大桥"}], judge_project)
    assert pair.level == 1
