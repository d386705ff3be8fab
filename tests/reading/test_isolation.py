"""What a file does to its reader, it does not do to the run."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from pipeline.reading import isolation
from pipeline.reading.failure import UnreadableError
from pipeline.reading.isolation import IsolatedReader
from pipeline.reading.read_text import ReadText
from tests.bad_input.pdf_files import page_of

TEXT = "改造老旧小区41个。"


def failure(reader: IsolatedReader, data: bytes, suffix: str) -> UnreadableError:
    with pytest.raises(UnreadableError) as raised:
        reader.read(data, suffix)
    return raised.value


def test_files_are_read_as_in_this_process_one_after_the_other() -> None:
    with IsolatedReader() as reader:
        assert reader.read(TEXT.encode(), ".TXT").text == TEXT
        assert failure(reader, b"", ".txt").reason == "empty_file"
        assert reader.read(TEXT.encode("gb18030"), ".txt").encoding == "gb18030"


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGBAO_MOST_SECONDS", "1")
    upwards = b"".join(b"1 0 0 1 %d %d Tm (line) Tj " % (n % 7 * 80, n) for n in range(6000))
    with IsolatedReader() as reader:
        fault = failure(reader, page_of(b"BT /F 9 Tf " + upwards + b"ET"), ".pdf")
        assert fault.reason == "took_too_long"
        assert "more than 1 seconds" in str(fault) and "GONGBAO_MOST_SECONDS" in str(fault)
        assert reader.read(TEXT.encode(), ".txt").text == TEXT


def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGBAO_MOST_MEMORY", "300")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * 400_000_000)
    with IsolatedReader() as reader:
        fault = failure(reader, packed.getvalue(), ".docx")
        assert fault.reason == "took_too_much_memory" and "GONGBAO_MOST_MEMORY" in str(fault)
        assert reader.read(TEXT.encode(), ".txt").text == TEXT


def test_a_file_on_which_the_reader_crashes_is_refused_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGBAO_MOST_MEMORY", "300")
    bomb = zlib.compress(b" " * 400_000_000, 1)
    with IsolatedReader() as reader:
        fault = failure(reader, page_of(bomb, b"/FlateDecode"), ".pdf")
        assert fault.reason in ("reading_failed", "no_text_layer")
        assert reader.read(TEXT.encode(), ".txt").text == TEXT


def test_a_reader_that_fails_in_a_way_nobody_thought_of_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(data: bytes, suffix: str) -> ReadText:
        raise IndexError("no such page")

    monkeypatch.setattr(isolation, "read_file", fails)
    assert isolation._answer(b"", ".txt") == ("reading_failed", "IndexError; please report it")


def test_a_process_that_cannot_start_is_no_fault_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with IsolatedReader() as reader, pytest.raises(RuntimeError, match="ended with code 1"):
        reader.read(TEXT.encode(), ".txt")
