"""Anchors: a sample that finds copies, and leaves texts alone that share formulas only."""

from pipeline.deduplication.candidates import SAMPLED_ONE_IN, anchors, shared_anchors
from pipeline.deduplication.shingles import counted, hashes

ONE = "".join(chr(0x4E00 + number) for number in range(4000))
LATER = ONE[2000:] + "".join(chr(0x6000 + number) for number in range(2000))


def test_a_stretch_has_the_same_anchors_wherever_it_stands() -> None:
    stretch = set(anchors(hashes(counted(ONE[2000:]))).tolist())
    assert stretch <= set(anchors(hashes(counted(ONE))).tolist())
    assert stretch <= set(anchors(hashes(counted(LATER))).tolist())
    assert 0.6 < len(stretch) * SAMPLED_ONE_IN / 2000 < 1.4


def test_shared_anchors_are_counted_by_pairs() -> None:
    shared = shared_anchors([ONE, "", LATER, ONE])
    pairs = dict(zip(zip(shared.one.tolist(), shared.other.tolist(), strict=True), shared.count.tolist(), strict=True))
    stretch = len(set(anchors(hashes(counted(ONE[2000:]))).tolist()))
    assert pairs == {(0, 2): stretch, (0, 3): shared.anchors[0], (2, 3): stretch}
    assert shared.anchors[1] == 0
    assert shared.repeated.tolist() == [0, 0, 0, 0]


def test_what_comes_again_in_a_text_is_told_and_pairs_no_texts() -> None:
    shared = shared_anchors([ONE + ONE])
    assert shared.repeated[0] > 0.9 * shared.anchors[0]
    assert len(shared.one) == 0


def test_formulas_shorter_than_an_anchor_pair_no_texts() -> None:
    formula = "全面建设小康社会取得重大进展"
    one, other = (
        "".join(formula + ONE[place : place + 9] for place in range(start, start + 1900, 9)) for start in (0, 2000)
    )
    assert len(shared_anchors([one, other]).one) == 0


def test_no_texts_share_nothing() -> None:
    assert len(shared_anchors([]).one) == len(shared_anchors([""]).one) == 0
