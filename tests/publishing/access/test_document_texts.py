"""Whose text is whose: what the last gate compares the files of a release with."""

from __future__ import annotations

from pathlib import Path

from pipeline.cataloguing.catalogue import catalogue
from pipeline.cleaning.clean_texts import clean_texts
from pipeline.deduplication.distinct_texts import deduplicate
from pipeline.publishing.access.document_texts import DocumentText, document_texts
from pipeline.reading.texts import read_texts
from tests.deduplication.invented_reports import report


def texts_of(folder: Path, files: dict[str, str], register: str = "") -> list[DocumentText]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "sources.csv").write_text("file,access,access_basis\n" + register, encoding="utf-8")
    texts = read_texts(folder)
    copies, distinct = deduplicate(clean_texts(texts))
    return document_texts(texts, distinct, catalogue(distinct).documents, copies)


def test_a_document_has_its_raw_text_its_clean_text_and_its_access(tmp_path: Path) -> None:
    raw = report(1, 2021).replace("，", " ,")
    (text,) = texts_of(tmp_path, {"a.txt": raw}, "a.txt,facts,\n")
    assert text.access == "facts" and text.document_id
    assert raw.strip() in text.stretches[0]
    assert "，" in text.stretches[1] and " ," not in text.stretches[1]
    assert text.characters == len(text.stretches[1].replace("\n", ""))


def test_every_copy_is_text_of_its_document(tmp_path: Path) -> None:
    raw = report(1, 2021)
    other = raw.replace("焕然一新", "大变样")
    (text,) = texts_of(tmp_path, {"a.txt": raw, "b.txt": other})
    assert len(text.stretches) == 3
    assert any("大变样" in stretch for stretch in text.stretches)


def test_a_stretch_of_another_document_is_that_one_s(tmp_path: Path) -> None:
    whole = report(1, 2021, paragraphs=48)
    lines = whole.splitlines()
    taken = "\n".join(lines[30:50])
    assert len(taken) > 1000
    digest = report(2, 2021, paragraphs=12) + "\n" + taken
    found = texts_of(tmp_path, {"a.txt": whole, "b.txt": digest}, "a.txt,facts,\n")
    (restricted,) = (text for text in found if text.access == "facts")
    (other,) = (text for text in found if text.access != "facts")
    sentence = lines[40]
    assert any(sentence in stretch for stretch in restricted.stretches)
    assert not any(sentence in stretch for stretch in other.stretches)


def test_a_text_that_no_document_was_made_of_may_not_be_quoted(tmp_path: Path) -> None:
    found = texts_of(tmp_path, {"a.txt": report(1, 2021)})
    copies_of_none = [text for text in found if text.document_id is None]
    assert copies_of_none == []
    texts = read_texts(tmp_path)
    copies, distinct = deduplicate(clean_texts(texts))
    (alone,) = document_texts(
        texts, distinct.slice(0, 0), catalogue(distinct.slice(0, 0)).documents, copies.slice(0, 0)
    )
    assert (alone.document_id, alone.access) == (None, "facts")
    assert alone.stretches == (texts["text"][0].as_py(),)
