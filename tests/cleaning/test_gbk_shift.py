"""Text that lost a byte of its GBK encoding is restored where that is certain, and else taken out."""

import pytest

from pipeline.cleaning.clean_texts import mapped_passage

from .cleaned import clean

# Five readings with tone marks are a habit; 產, 現, 業 and 贛 occur outside the damaged run.
FAMILIAR = "全縣(xiàn)產(chǎn)業(yè)園區(qū)現(xiàn)有企業(yè)120家(jiā)，贛(gàn)劇團下鄉(xiāng)演出。"
_HALF = {full: chr(full - 0xFEE0) for full in map(ord, "，．！；：？")}


def shifted(run: str) -> str:
    """What a page shows where the first byte of the run's first character was lost: every pair is read one off."""
    return "?" + run.encode("gbk")[1:].decode("gbk").translate(_HALF)


@pytest.mark.parametrize(
    ("run", "reading", "restored"),
    [
        ("。產", "(chǎn)", "。产"),
        ("。現", "(xiàn)", "。现"),
        ("。“贛", "(gàn)", "。“赣"),
    ],
)
def test_a_shifted_run_is_restored(run: str, reading: str, restored: str) -> None:
    assert shifted(run) not in (run, "?" + run[1:])
    cleaned = clean(f"{FAMILIAR}農民的收入增加了{shifted(run)}{reading}值保持穩定，就业增加。")
    assert cleaned.texts[0].endswith(f"农民的收入增加了{restored}值保持稳定，就业增加。")
    assert "shifted_bytes" not in dict(cleaned.removed)


def test_a_longer_run_whose_last_pair_is_closed_by_a_letter_is_restored() -> None:
    damaged = shifted("。居民收入增長")
    assert damaged.endswith("L")
    cleaned = clean(f"居民的收入年年增多。{FAMILIAR}项目建成了{damaged}(zhǎng)百分之五。")
    assert cleaned.texts[0].endswith("项目建成了。居民收入增长百分之五。")
    start = cleaned.texts[0].rindex("居民收入")
    raw_start = mapped_passage(cleaned.row["passages"][0]).raw_span(start, start + 1)[0]
    assert cleaned.raw[raw_start:].startswith(damaged)


def test_an_uncertain_run_is_taken_out_and_told() -> None:
    # 農 stands nowhere else in the text, so nothing vouches for it.
    damaged = shifted("。農")
    cleaned = clean(f"{FAMILIAR}百姓的收入增加了{damaged}村建設加快。")
    assert "农" not in cleaned.texts[0]
    assert damaged[-1] not in cleaned.texts[0].split("增加了")[1]
    # The mark is certain; what follows it is not.
    assert cleaned.texts[0].endswith("增加了。村建设加快。")
    assert ("shifted_bytes", damaged[1:]) in cleaned.removed
    assert not cleaned.unaccounted


def test_a_reading_that_contradicts_the_restored_character_makes_it_uncertain() -> None:
    cleaned = clean(f"{FAMILIAR}農民的收入增加了{shifted('。產')}(xiàn)值保持穩定。")
    assert ("shifted_bytes", shifted("。產")) in cleaned.removed


def test_a_question_in_a_text_without_readings_is_left_alone() -> None:
    cleaned = clean("差距在哪里?,Future计划怎么落实?!要有办法?;建议设A区。")
    assert cleaned.texts == ["差距在哪里？，Future计划怎么落实？！要有办法？；建议设A区。"]
    assert not cleaned.removed
