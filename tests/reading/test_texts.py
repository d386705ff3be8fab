"""Every file of a folder is a row: read, or named with the reason why not."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.reading.raw_files import raw_files
from pipeline.reading.register import RegisterError
from pipeline.reading.texts import RawFolderError, read_texts
from tests.reading.documents import lines, pdf_file


def rows(folder: Path) -> dict[str, dict[str, Any]]:
    return {row["raw_path"]: row for row in read_texts(folder).to_pylist()}


def test_files_in_subfolders_and_with_chinese_names_are_read_hidden_ones_not(tmp_path: Path) -> None:
    for name in (
        "临江市/二〇二〇年报告.txt",
        "b.MD",
        "a b.txt",
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "sub/README.md",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("改造老旧小区41个。\r\n", encoding="utf-8", newline="")
    (tmp_path / "sources.csv").write_text("file,title\n临江市/二〇二〇年报告.txt,报告\n", encoding="utf-8")
    found = rows(tmp_path)
    assert list(found) == ["a b.txt", "b.MD", "sub/README.md", "临江市/二〇二〇年报告.txt"]
    assert all(row["text"] == "改造老旧小区41个。\r\n" and row["failure"] is None for row in found.values())
    assert json.loads(found["临江市/二〇二〇年报告.txt"]["register"]) == {"title": "报告"}
    assert json.loads(found["b.MD"]["register"]) == {}
    assert [path.relative_to(tmp_path).as_posix() for path in raw_files(tmp_path)] == list(found)


@pytest.mark.parametrize(
    ("name", "data", "failure", "said"),
    [
        ("report.pdf", b"%PDF-1.7", "damaged_file", "the PDF is damaged"),
        ("report.docx", b"PK\x03\x04", "damaged_file", "save it again as .docx"),
        ("report.html", b"<script>load()</script>", "empty_file", "save the page from a browser"),
        ("report.doc", b"", "format_not_read", "save it as .docx"),
        ("report", b"text", "format_not_read", "no suffix"),
        ("empty.txt", b"\n", "empty_file", "remove it"),
        ("binary.txt", b"\0\1\2", "binary_file", "convert it"),
        ("broken.txt", "临江市".encode()[:-1], "invalid_encoding", "save it again as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_takes_no_other_down(
    tmp_path: Path, name: str, data: bytes, failure: str, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("改造老旧小区41个。", encoding="utf-8")
    found = rows(tmp_path)
    assert (found[name]["failure"], found[name]["text"]) == (failure, None)
    assert said in found[name]["failure_detail"]
    assert found[name]["bytes"] == len(data)
    assert found["good.txt"]["text"] == "改造老旧小区41个。"


def test_what_the_format_says_goes_along(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<title>公报</title><h1>公报</h1><p>正文。", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(pdf_file([None, lines("第二页")]))
    (tmp_path / "c.txt").write_text("正文。", encoding="utf-8")
    page, pdf, text = rows(tmp_path).values()
    assert (page["media_type"], page["encoding"]) == ("text/html", "utf-8")
    assert page["marks"] == [{"kind": "heading", "start": 0, "end": 2}]
    assert json.loads(page["metadata"]) == {"title": "公报"}
    assert (pdf["media_type"], pdf["encoding"], pdf["failure"]) == ("application/pdf", None, None)
    assert [part["reason"] for part in pdf["unread"]] == ["pages_without_text"]
    assert (text["media_type"], text["marks"], text["metadata"], text["unread"]) == ("text/plain", [], "{}", [])


AWKWARD = [
    "２０２３年 报告（终稿）【公开】.txt",
    "a'b\"c;$(d)&.txt",
    "报告.2023.TXT",
    "-n.txt",
    "𠮷安🙂.txt",
    "e\u0301é.txt",
]


def test_awkward_file_names_in_deep_folders_are_read(tmp_path: Path) -> None:
    deep = Path("云河县", "二〇二三年", "a b", "工作报告")
    (tmp_path / deep).mkdir(parents=True)
    for name in AWKWARD:
        (tmp_path / deep / name).write_text("改造老旧小区41个。", encoding="utf-8")
    found = rows(tmp_path)
    assert set(found) == {(deep / name).as_posix() for name in AWKWARD}
    assert all(row["text"] == "改造老旧小区41个。" for row in found.values())


def test_a_registered_file_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("file\n没有.txt\n", encoding="utf-8")
    row = rows(tmp_path)["没有.txt"]
    assert row["failure"] == "registered_file_missing"
    assert row["failure_detail"] == "sources.csv names 没有.txt, which is not in the folder"


def test_what_is_taken_away_or_replaced_meanwhile_is_named_and_the_rest_is_read(
    tmp_path: Path,
) -> None:
    for name in ("a.txt", "gone.txt", "gone/b.txt", "linked.txt", "z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("改造老旧小区41个。", encoding="utf-8")

    def meanwhile(name: str) -> None:
        """What happens after the folder was listed, when the first file has been read."""
        if name == "a.txt":
            (tmp_path / "gone.txt").unlink()
            shutil.rmtree(tmp_path / "gone")
            (tmp_path / "linked.txt").unlink()
            (tmp_path / "linked.txt").symlink_to("/etc/hostname")

    found = {row["raw_path"]: row for row in read_texts(tmp_path, meanwhile).to_pylist()}
    failures = {name: row["failure"] for name, row in found.items()}
    assert failures == {
        "a.txt": None,
        "gone.txt": "unreadable_file",
        "gone/b.txt": "unreadable_file",
        "linked.txt": "link_not_followed",
        "z.txt": None,
    }
    assert "taken away while the run went on" in found["gone.txt"]["failure_detail"]


def test_a_folder_that_is_none_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RawFolderError, match="make it and put documents"):
        read_texts(tmp_path / "none")


def test_a_register_that_cannot_be_used_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("name\nx\n", encoding="utf-8")
    with pytest.raises(RegisterError):
        read_texts(tmp_path)
