"""The bytes of a file become exactly its characters, or are refused with a reason and what to do."""

import codecs

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.reading.decoding import Decoded, decode
from pipeline.reading.failure import UnreadableError

TEXT = (
    "临江市二〇二〇年工作总结\r\n\r\n全年粮食总产达到38.6万吨，比上年增长2.1%；新建农村公路126公里。\n"
    "改造老旧小区41个，惠及居民1.3万户，群众满意度明显提高。\r"
)
TRADITIONAL = "臨江市舉行座談會\n全年糧食總產達到38.6萬噸，比上年增長2.1%；新建農村公路126公里，改造老舊小區41個。\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (TEXT.encode(), TEXT, "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT, "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT, "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT, "utf-16-be"),
        (TEXT.encode("gb18030"), TEXT, "gb18030"),
        (TRADITIONAL.encode("big5"), TRADITIONAL, "big5"),
        (TRADITIONAL.encode("gb18030"), TRADITIONAL, "gb18030"),
        # Characters beyond the basic plane have two code units in UTF-16 and four bytes in UTF-8 and GB18030.
        ("𠮷安县新增绿地12公顷，改造危房300户，群众满意。".encode("gb18030"), None, "gb18030"),
    ],
)
def test_every_character_stands_as_it_stood_newlines_too(data: bytes, text: str | None, encoding: str) -> None:
    assert decode(data) == Decoded(data.decode("gb18030") if text is None else text, encoding)


@pytest.mark.parametrize(
    ("data", "reason", "what_to_do"),
    [
        (b"", "empty_file", "put the text in it or remove it"),
        (b" \r\n\t\n", "empty_file", "put the text in it or remove it"),
        (codecs.BOM_UTF8, "empty_file", "put the text in it or remove it"),
        (codecs.BOM_UTF16_LE + " \n".encode("utf-16-le"), "empty_file", "put the text in it or remove it"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary_file", "convert it to .txt"),
        (b"PK\x03\x04\x14\x00\x06\x00" + b"[Content_Types].xml" * 9, "binary_file", "convert it to .txt"),
        (b"\x01\x02\x03\x04" * 3 + b"report " * 20, "binary_file", "convert it to .txt"),
        ("日本の経済は緩やかに回復している。".encode("shift_jis"), "invalid_encoding", "save it again as UTF-8"),
        (codecs.BOM_UTF8 + TEXT.encode()[:40] + b"\xff" + TEXT.encode()[40:], "invalid_encoding", "UTF-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"\x00", "invalid_encoding", "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str, what_to_do: str) -> None:
    with pytest.raises(UnreadableError, match=what_to_do) as refused:
        decode(data)
    assert refused.value.reason == reason


def test_a_tab_or_a_form_feed_makes_no_binary_file() -> None:
    assert decode("指标\t数值\f\n粮食\t38.6万吨".encode()).encoding == "utf-8"


@pytest.mark.parametrize("place", range(3, len(TEXT.encode()) - 3, 17))
def test_utf8_that_lost_a_byte_is_not_taken_for_another_encoding(place: int) -> None:
    data = TEXT.encode()
    if data[place] < 0x80:
        assert decode(data[:place] + data[place + 1 :]).encoding == "utf-8"
        return
    with pytest.raises(UnreadableError) as refused:
        decode(data[:place] + data[place + 1 :])
    assert refused.value.reason == "invalid_encoding"
    # The message leads to the place: at most a character before the byte that is missing.
    named = int(str(refused.value).split("byte ")[1].split(":")[0])
    assert place - 3 <= named <= place


@pytest.mark.parametrize("place", range(1, len(TEXT.encode("gb18030")) - 1, 23))
def test_gb18030_with_a_broken_byte_names_its_place(place: int) -> None:
    data = TEXT.encode("gb18030")
    with pytest.raises(UnreadableError, match=r"in GB18030 but byte \d+ .*save it again as UTF-8"):
        decode(data[:place] + b"\xff" + data[place:])


SENTENCES = (
    "全年粮食总产达到三十八万吨，比上年增长百分之二。",
    "改造老旧小区，惠及居民；群众满意度明显提高！",
    "（一）坚持稳中求进，推动高质量发展——",
    "“十四五”规划实施良好，城乡居民收入继续增加。",
    "全市地區生產總值增長百分之五，財政收入穩步提高。",
    "開展為民辦實事活動，新建農村公路，完成治理工程。",
)
LATIN = st.text(st.sampled_from("ABCDEFghijklmnop 0123456789.,;:%()-\t\r\n"), max_size=300)
REPORTS = st.lists(st.one_of(st.sampled_from(SENTENCES), LATIN), min_size=1, max_size=30).map("".join)
MOSTLY_ASCII = st.builds(
    lambda before, sentence, length, after: before + sentence[:length] + after,
    LATIN,
    st.sampled_from(SENTENCES),
    st.integers(8, 20),
    LATIN,
)
TEXTS = st.one_of(REPORTS, MOSTLY_ASCII).filter(lambda text: text.strip() and not text.isascii())


@settings(max_examples=300)
@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]))
def test_reports_come_back_exactly_in_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be")) == Decoded(text, "utf-16-be")


@settings(max_examples=150)
@given(TEXTS, st.sampled_from(["gbk", "big5"]))
def test_reports_come_back_exactly_in_the_smaller_legacy_encodings(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    text = data.decode(encoding)
    assume(sum(character >= "\x80" for character in text) > 5)
    assert decode(data).text == text


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["云河縣公報", "建設工程", "GDP增長5.2%", "全年完成"])
def test_a_few_words_are_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, encoding)


def test_bytes_that_are_utf8_by_chance_are_read_as_the_chinese_they_are() -> None:
    data = "通通".encode("gb18030")
    assert data.decode("utf-8") == "\u0368\u0368"
    assert decode(data) == Decoded("通通", "gb18030")


def test_other_scripts_in_utf8_stay_what_they_are() -> None:
    for text in ("Ελληνικά κείμενο", "Русский текст", "café"):
        assert decode(text.encode()) == Decoded(text, "utf-8")


def test_characters_in_which_no_encoding_can_be_told_are_refused_and_not_guessed() -> None:
    with pytest.raises(UnreadableError, match="save it again as UTF-8"):
        decode("璩瑭".encode("gb18030"))
