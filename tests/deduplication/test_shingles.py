"""How alike two texts are, whatever their marks and spaces."""

import numpy as np
import pytest

from pipeline.deduplication.shingles import counted, hashes, held, shingles, similarity


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


def test_marks_spaces_and_rare_characters_do_not_count() -> None:
    assert "".join(map(chr, counted("全县，GDP 增长 3.5%！\U00020000"))) == "全县GDP增长3.5%"


def test_held_tells_for_each_place_whether_its_shingle_is_in_the_other_text() -> None:
    places = hashes(counted("粮食总产38.6万吨"))
    assert held(places, shingles("粮食总产39.6万吨")).tolist() == [True] + [False] * 5
    assert held(np.zeros(0, dtype=np.uint32), shingles("粮食总产39.6万吨")).tolist() == []
