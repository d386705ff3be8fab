"""How long something was so in a row."""

from tests.extraction.observation_sentences import only, read


def test_a_time_in_a_row_is_named_after_what_was_so() -> None:
    item = only("连续19年没有发生重大事故。")
    assert (item.name, item.value, item.unit) == ("连续没有发生重大事故年数", 19, "年")


def test_a_rank_held_for_years_is_a_time_and_a_rank() -> None:
    years, rank = read("进出口总额连续五年居全省第一。")
    assert (years.unit, years.value, years.rule) == ("年", 5, "lasted_in_a_row")
    assert (rank.measure, rank.value, rank.code, rank.scope) == ("rank", 1, "foreign_trade", "全省")


def test_what_lasted_stands_aside_from_the_number_behind_it() -> None:
    years, level = read("粮食产量连续9年稳定在60万吨以上。")
    assert (years.unit, level.code, level.comparator) == ("年", "grain_output", "ge")


def test_years_of_a_plan_are_no_time_in_a_row() -> None:
    assert read("落实3年行动计划。") == []
