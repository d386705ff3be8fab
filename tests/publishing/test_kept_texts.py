"""The text of a file that is not plain text is kept, and nothing that a release counts in is lost."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from pipeline.publishing.kept_texts import keep_texts, kept_path, kept_texts

SHA = "a" * 64


def texts(text: str | None, media_type: str | None = "text/html") -> pa.Table:
    schema = pa.schema([("raw_sha256", pa.string()), ("media_type", pa.string()), ("text", pa.large_string())])
    return pa.Table.from_pylist([{"raw_sha256": SHA, "media_type": media_type, "text": text}], schema=schema)


def kept(outputs: Path) -> list[str]:
    return kept_texts(outputs / "releases" / "1.0.0", SHA)


def test_a_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "公报\r\n第一页\n\f𠮷安镇\u3000种粮"
    assert keep_texts(texts(text), tmp_path) == 1
    assert (tmp_path / kept_path(SHA)).read_bytes() == text.encode("utf-8")
    assert kept(tmp_path) == [text]


def test_plain_texts_are_their_own_files_and_unread_files_have_none(tmp_path: Path) -> None:
    for table in (texts("甲", "text/plain"), texts("甲", "text/markdown"), texts(None, None)):
        assert keep_texts(table, tmp_path) == 0
    assert kept(tmp_path) == [] and not list(tmp_path.iterdir())


def test_a_text_that_is_read_otherwise_now_does_not_replace_the_one_before(tmp_path: Path) -> None:
    for text in ("第一版", "第二版", "第二版", "第三版"):
        keep_texts(texts(text), tmp_path)
    assert kept(tmp_path)[0] == "第三版"
    assert sorted(kept(tmp_path)[1:]) == ["第一版", "第二版"]
