"""The register of sources: read as it stands, or refused with file, line and what to do."""

from pathlib import Path

import pytest

from pipeline.reading.register import RegisterError, read_register

HEADER = "file,title,document_type,region,region_code,delivered_on,source_url,access,access_basis,specimen\n"


def register(folder: Path, content: str | bytes) -> Path:
    (folder / "sources.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_no_register_is_an_empty_one(tmp_path: Path) -> None:
    assert read_register(tmp_path) == {}


def test_rows_by_file_without_their_empty_cells(tmp_path: Path) -> None:
    content = (
        "\ufeff" + HEADER + '报告/临江2020.txt,"关于2020年工作的报告,草案",work_report,临江市,220681,2021-01-18,'
        "https://example.org/a,open,公开发布, true \n\nb.md\n"
    )
    assert read_register(register(tmp_path, content)) == {
        "报告/临江2020.txt": {
            "title": "关于2020年工作的报告,草案",
            "document_type": "work_report",
            "region": "临江市",
            "region_code": "220681",
            "delivered_on": "2021-01-18",
            "source_url": "https://example.org/a",
            "access": "open",
            "access_basis": "公开发布",
            "specimen": "true",
        },
        "b.md": {},
    }


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("file,titel\na.txt,x\n", 1, "titel"),
        ("title\nx\n", 1, "'file' is needed"),
        ("", 1, "'file' is needed"),
        ("file,title,title\na.txt,x,y\n", 1, "named twice: title"),
        (HEADER + ",一份报告\n", 2, "the cell 'file' is empty"),
        (HEADER + "a.txt\nb.txt\na.txt\n", 4, "registered twice"),
        (HEADER + "a.txt,,,,,2021/1/18\n", 2, "write it as 2022-01-23"),
        (HEADER + "a.txt,,,,,2021-02-30\n", 2, "write it as 2022-01-23"),
        (HEADER + "a.txt,,report\n", 2, "work_report, speech"),
        (HEADER + "a.txt,,,,,,,public\n", 2, "open, excerpt, facts, closed"),
        (HEADER + "a.txt,,,,,,,,,yes\n", 2, "true, false"),
        (HEADER + "a.txt,,,临江市,22068\n", 2, "region_code is '22068'"),
        (HEADER + "a.txt,,,,220681\n", 2, "name the region"),
        (HEADER + "a.txt,,,,,,某某网\n", 2, "source_url is '某某网'"),
        (HEADER + "a.txt,一,二,三,四,五,六,七,八,九,十\n", 2, "quotation marks"),
        (HEADER + 'a.txt,"一份"报告\n', 2, "not CSV"),
        ((HEADER + "a.txt,\n").encode() + "b.txt,临江市报告\n".encode("gb18030"), 3, "not in UTF-8"),
    ],
)
def test_a_fault_is_named_with_file_line_and_remedy(tmp_path: Path, content: str | bytes, line: int, said: str) -> None:
    with pytest.raises(RegisterError) as fault:
        read_register(register(tmp_path, content))
    assert str(fault.value).startswith(f"{tmp_path / 'sources.csv'}, line {line}: ")
    assert said in str(fault.value)
