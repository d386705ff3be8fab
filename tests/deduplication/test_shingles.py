"""How alike two texts are, whatever their marks and spaces."""

import numpy as np
import pytest

from pipeline.deduplication.shingles import sample, shingles, similarity


@pytest.mark.parametrize(
    ("one", "other", "alike", "held"),
    [
        ("全县粮食总产38.6万吨", "全县 粮食总产，38.6万吨！", 1.0, 1.0),
        ("一二三四五六", "一二三四五六七八", 0.5, 1.0),
        ("全县粮食总产", "新建农村公路", 0.0, 0.0),
        ("一二三四", "一二三四", 0.0, 0.0),
    ],
)
def test_similarity(one: str, other: str, alike: float, held: float) -> None:
    assert similarity(shingles(one), shingles(other)) == (alike, held)
    assert similarity(shingles(other), shingles(one)) == (alike, held)


def test_another_number_is_another_text() -> None:
    assert similarity(shingles("粮食总产38.6万吨"), shingles("粮食总产39.7万吨"))[0] < 0.5


def test_a_sample_holds_the_same_shingles_of_every_text() -> None:
    one = shingles("".join(chr(0x4E00 + number) for number in range(2000)))
    other = shingles("".join(chr(0x4E00 + number) for number in range(1000, 3000)))
    shared = np.intersect1d(one, other)
    assert set(sample(one)) & set(sample(other)) == set(sample(shared))
    assert 0.08 < len(sample(one)) / len(one) < 0.17
