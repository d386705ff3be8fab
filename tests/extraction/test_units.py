"""Units and what they are worth in their base unit."""

import pytest

from pipeline.extraction.amounts.units import dimension, in_base_unit, split_scale, units


@pytest.mark.parametrize(
    ("value", "unit", "worth"),
    [
        (1102.3, "亿元", (110_230_000_000, "元")),
        (5000, "万元", (50_000_000, "元")),
        (1.2, "万亿元", (1_200_000_000_000, "元")),
        (3.5, "亿美元", (350_000_000, "美元")),
        (1.1, "倍", (110, "%")),
        (4.1, "‰", (0.41, "%")),
        (10, "万亩", None),
    ],
)
def test_amounts_in_base_units(value: float, unit: str, worth: tuple[float, str] | None) -> None:
    if worth is None:
        assert in_base_unit(value, unit) == in_base_unit(value * 10_000, "亩")
    else:
        assert in_base_unit(value, unit) == worth


def test_the_same_amount_in_two_writings_is_the_same_in_the_base_unit() -> None:
    assert in_base_unit(1.5, "亿元") == in_base_unit(15_000, "万元")
    assert in_base_unit(0.3, "万人") == in_base_unit(3000, "人")


def test_no_noise_of_binary_fractions_is_carried_along() -> None:
    assert in_base_unit(1102.3, "亿元") == (110230000000.0, "元")
    assert in_base_unit(0.07, "万元") == (700.0, "元")


def test_an_unknown_unit_has_no_base_unit() -> None:
    assert in_base_unit(3, "龘") is None
    assert dimension("龘") is None


def test_a_scale_in_the_name_of_a_unit_is_no_scale() -> None:
    assert split_scale("千瓦") == ("", "千瓦")
    assert split_scale("万千瓦") == ("万", "千瓦")


@pytest.mark.parametrize("noun", ["路", "国", "版", "级", "月", "日", "号"])
def test_nouns_behind_a_number_are_no_units(noun: str) -> None:
    assert noun not in units()
