"""What the raw characters of a value say, read again from nothing but themselves."""

import pytest

from pipeline.extraction.rederivation import values_of


@pytest.mark.parametrize(
    ("raw", "reading"),
    [
        ("1102.3亿元", (1102.3, None, "亿元")),
        ("1102.3 亿\n元", (1102.3, None, "亿元")),
        ("１１０２亿元", (1102, None, "亿元")),
        ("2-3家", (2, 3, "家")),
        ("百萬(wàn)人次", (100, None, "万人次")),
        ("第十二位", (12, None, "位")),
        ("前三位", (3, None, "位")),
        ("第2", (2, None, "位")),
        ("第1,024位", (1024, None, "位")),
        ("六成", (60, None, "%")),
        ("5.78％。", (5.78, None, "‰")),
        ("91.6分", (91.6, None, "分")),
    ],
)
def test_readings(raw: str, reading: tuple[float, float | None, str]) -> None:
    assert reading in values_of(raw)


@pytest.mark.parametrize("raw", ["约1102亿元", "亿元", "1102亿元增长", ""])
def test_more_or_less_than_a_value_is_none(raw: str) -> None:
    assert values_of(raw) == set()


def test_a_number_of_a_long_list_has_the_unit_of_the_last() -> None:
    assert (100, None, "万元") in values_of("100", "".join(f"、{number}5" for number in range(2, 21)) + "万元")


def test_another_value_is_not_confirmed() -> None:
    assert (1103.2, None, "亿元") not in values_of("1102.3亿元")
    assert (1102.3, None, "万元") not in values_of("1102.3亿元")
