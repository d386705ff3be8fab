"""A text that is edited keeps, for each of its characters, the raw characters it stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import Edit, MappedText, joined

RAW = st.text(alphabet="全市新增12.5亿元，（一） a", max_size=40)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A raw text and edits that do not overlap, in any order."""
    raw = draw(RAW)
    edges = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    spans = zip(edges[::2], edges[1::2], strict=False)
    edits = [Edit(start, end, draw(st.text("甲乙丙", max_size=3))) for start, end in spans if start < end]
    return raw, draw(st.permutations(edits))


def raw_of(text: MappedText) -> list[tuple[int, int]]:
    """The raw span of every character."""
    return [text.raw_span(place, place + 1) for place in range(len(text))]


@given(edited())
def test_a_character_that_no_edit_touches_keeps_its_raw_character(case: tuple[str, list[Edit]]) -> None:
    raw, edits = case
    text = MappedText.from_raw(raw).edited(edits)
    touched = {place for edit in edits for place in range(edit.start, edit.end)}
    kept = [
        (character, span) for character, span in zip(text.text, raw_of(text), strict=True) if span[0] not in touched
    ]
    assert kept == [(raw[place], (place, place + 1)) for place in range(len(raw)) if place not in touched]


@given(edited(), st.data())
def test_a_clean_span_leads_to_raw_characters_and_back(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    raw, edits = case
    text = MappedText.from_raw(raw).edited(edits)
    if not len(text):
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    spans = raw_of(text)
    # Characters that stand for the same raw characters cannot be told apart there: they come back together.
    while start and spans[start - 1] == spans[start]:
        start -= 1
    while end < len(text) and spans[end] == spans[end - 1]:
        end += 1
    assert text.clean_span(*text.raw_span(start, end)) == (start, end)


@given(edited())
def test_what_was_taken_out_has_no_clean_span(case: tuple[str, list[Edit]]) -> None:
    raw, edits = case
    text = MappedText.from_raw(raw).edited(edits)
    for edit in edits:
        first, last = text.clean_span(edit.start, edit.end)
        assert text.text[first:last] == edit.replacement


@given(edited())
def test_a_replacement_stands_for_what_it_replaced(case: tuple[str, list[Edit]]) -> None:
    raw, edits = case
    text = MappedText.from_raw(raw).edited(edits)
    expected, place = "", 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        expected += raw[place : edit.start]
        if edit.replacement:
            assert text.raw_span(len(expected), len(expected) + len(edit.replacement)) == (edit.start, edit.end)
        expected += edit.replacement
        place = edit.end
    assert text.text == expected + raw[place:]


@given(edited(), st.data())
def test_slices_and_joins_keep_the_raw_characters(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    raw, edits = case
    text = MappedText.from_raw(raw).edited(edits)
    cut = data.draw(st.integers(0, len(text)))
    parts = [text.slice(0, cut), text.slice(cut, len(text))]
    again = joined(parts)
    assert (again.text, raw_of(again)) == (text.text, raw_of(text))
    if text.text.strip():
        stripped = text.stripped()
        first = text.text.index(stripped.text)
        assert stripped.text == text.text.strip()
        assert stripped.raw_span(0, len(stripped)) == text.raw_span(first, first + len(stripped))


@given(edited())
def test_what_is_removed_is_told_with_its_raw_characters(case: tuple[str, list[Edit]]) -> None:
    raw, edits = case
    journal = Journal()
    text = journal.remove(MappedText.from_raw(raw), [(edit.start, edit.end) for edit in edits], "some_reason")
    gone = {place for item in journal.removals for place in range(item.raw_start, item.raw_end)}
    assert text.text.replace("\t", "") == "".join(c for place, c in enumerate(raw) if place not in gone)


@pytest.mark.parametrize(("raw", "text"), [("12**34项", "12\t34项"), ("12**项", "12项"), ("完成**34项", "完成34项")])
def test_no_number_comes_about_where_something_is_removed(raw: str, text: str) -> None:
    start = raw.index("**")
    assert Journal().remove(MappedText.from_raw(raw), [(start, start + 2)], "some_reason").text == text


def test_a_replacement_of_the_same_length_is_mapped_character_by_character() -> None:
    text = MappedText.from_raw("增長5％").edited([Edit(0, 2, "增长"), Edit(3, 4, "%")])
    assert [text.raw_span(place, place + 1) for place in range(4)] == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_edits_of_edits_reach_the_raw_text() -> None:
    text = MappedText.from_raw("完成(wán)投资").edited([Edit(2, 7)]).edited([Edit(1, 3, "工，投")])
    assert text.text == "完工，投资"
    assert text.raw_span(1, 4) == (1, 8)


def test_a_replacement_that_is_cut_still_stands_for_the_whole() -> None:
    text = MappedText.from_raw("（?F）").edited([Edit(1, 3, "。现在")])
    assert raw_of(text.slice(0, 3)) == [(0, 1), (1, 3), (1, 3)]


def test_a_text_of_another_length_cannot_stand_one_for_one() -> None:
    with pytest.raises(ValueError, match="one for one"):
        MappedText.from_raw("粮食").rewritten("粮")


def test_overlapping_edits_and_empty_spans_are_refused() -> None:
    text = MappedText.from_raw("粮食总产")
    with pytest.raises(ValueError, match="overlap"):
        text.edited([Edit(0, 2), Edit(1, 3)])
    with pytest.raises(ValueError, match="no characters"):
        text.raw_span(2, 2)
    with pytest.raises(ValueError, match="no characters"):
        text.raw_span(2, 5)
