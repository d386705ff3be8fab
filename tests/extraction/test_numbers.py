"""Numbers in every writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.amounts.numbers import scale_of, value_of

_NUMERALS = "零一二三四五六七八九"


def _written(number: int) -> str:
    """A number below 100 000 in Chinese numerals as reports write them: 10 is 十, 10 305 is 一万零三百零五."""
    if number >= 10_000:
        ten_thousands, rest = divmod(number, 10_000)
        joint = "零" if 0 < rest < 1000 else ""
        return f"{_written(ten_thousands)}万{joint}{_written(rest) if rest else ''}"
    parts, zero = [], False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            parts.append(("零" if zero and parts else "") + _NUMERALS[digit] + name)
        zero = digit == 0
    text = "".join(parts)
    return text.removeprefix("一") if 10 <= number < 20 else text


def _value(written: str) -> float:
    """The worth of a numeral with 万 in it, put together as a quantity puts it together."""
    ten_thousands, _, rest = written.rpartition("万")
    thousands = value_of(ten_thousands) * scale_of("万") if ten_thousands else 0
    return thousands + (value_of(rest) if rest else 0)


@given(st.integers(1, 99_999))
def test_every_numeral_below_100_000_is_read_as_it_was_written(number: int) -> None:
    assert _value(_written(number)) == number


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_digits_are_read_with_separators_and_decimals(whole: int, hundredths: int) -> None:
    for separator in ("", ",", "，"):
        written = f"{whole:,}".replace(",", separator) + f".{hundredths:02d}"
        assert value_of(written) == float(f"{whole}.{hundredths:02d}")


@pytest.mark.parametrize(
    ("written", "worth"),
    [
        ("二〇二二", 2022),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("三千五百", 3500),
        ("一千零一", 1001),
        ("1,095.5", 1095.5),
        ("三点五", 3.5),
        ("三万五千", 35_000),
        ("一亿零二百万", 102_000_000),
    ],
)
def test_writings_of_numbers(written: str, worth: float) -> None:
    assert value_of(written) == worth


@pytest.mark.parametrize("written", ["", "亿", "12.", "1,09", "多", "abc"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        value_of(written)


@pytest.mark.parametrize(("scale", "factor"), [("万", 1e4), ("亿", 1e8), ("万亿", 1e12), ("千万", 1e7), ("", 1)])
def test_scales(scale: str, factor: float) -> None:
    assert scale_of(scale) == factor
