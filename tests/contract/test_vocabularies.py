"""A vocabulary file is read as it stands, or refused with its name, the line, and what to do."""

from pathlib import Path

import pytest

from pipeline.contract.vocabularies import FOLDER, VocabularyError, path, read_csv, read_yaml


def write(folder: Path, name: str, content: str | bytes) -> None:
    raw = content if isinstance(content, bytes) else content.encode()
    (folder / name).write_bytes(raw)


def test_rows_are_read_as_text(tmp_path: Path) -> None:
    write(tmp_path, "units.csv", 'unit,factor,note\n亿元,100000000,"money, as said"\n‰,0.001,\n')
    assert read_csv("units.csv", tmp_path) == [
        {"unit": "亿元", "factor": "100000000", "note": "money, as said"},
        {"unit": "‰", "factor": "0.001", "note": ""},
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    write(tmp_path, "units.csv", "\ufeffunit,factor\r\n元,1\r\n")
    assert read_csv("units.csv", tmp_path) == [{"unit": "元", "factor": "1"}]


@pytest.mark.parametrize(
    ("content", "place", "what_to_do"),
    [
        ("", "line 1", "name the columns in the first line"),
        ("unit,,factor\n", "line 1", "give every column a name"),
        ("unit, factor\n", "line 1", "without space around it (one is ' factor')"),
        ("unit,factor,unit\n", "line 1", "name each column once (`unit` is there 2 times)"),
        ("unit,factor\n元,1\n亩,2,3\n", "line 3", "write 2 fields (unit, factor), not 3"),
        ("unit,factor\n元,1\n亩\n", "line 3", "write 2 fields (unit, factor), not 1"),
        ("unit,factor\n\n元,1\n", "line 2", "write 2 fields (unit, factor), not 0"),
        ("unit,factor\n元,1\n亩 ,2\n", "line 3", "remove the space around '亩 ' in column `unit`"),
        ('unit,factor\n元,"1\n', "line 2", "write valid CSV"),
        ("单位\n亿元\n".encode("gb18030"), "whole file", "save it as UTF-8"),
    ],
)
def test_a_mistake_in_a_csv_file_is_named_with_its_line(
    tmp_path: Path, content: str | bytes, place: str, what_to_do: str
) -> None:
    write(tmp_path, "units.csv", content)
    with pytest.raises(VocabularyError) as caught:
        read_csv("units.csv", tmp_path)
    assert str(caught.value).startswith(f"schemas/vocabularies/units.csv, {place}: ")
    assert what_to_do in str(caught.value)


def test_yaml_is_read(tmp_path: Path) -> None:
    write(tmp_path, "stages.yaml", "completed: [建成, 竣工]\n")
    assert read_yaml("stages.yaml", tmp_path) == {"completed": ["建成", "竣工"]}


@pytest.mark.parametrize(
    ("content", "place", "what_to_do"),
    [
        ("started: [开工\n", "line 2, column 1", "write valid YAML"),
        ("started: [开工]\nother: []\nstarted: []\n", "line 3, column 1", "`started` is given twice"),
        ("started: 开工\n".encode("gb18030"), "somewhere", "write valid YAML"),
    ],
)
def test_a_mistake_in_a_yaml_file_is_named_with_its_line(
    tmp_path: Path, content: str | bytes, place: str, what_to_do: str
) -> None:
    write(tmp_path, "stages.yaml", content)
    with pytest.raises(VocabularyError) as caught:
        read_yaml("stages.yaml", tmp_path)
    assert str(caught.value).startswith(f"schemas/vocabularies/stages.yaml, {place}: ")
    assert what_to_do in str(caught.value)


def test_a_file_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    write(tmp_path, "units.csv", "unit\n")
    with pytest.raises(VocabularyError, match=r"schemas/vocabularies/unit\.csv.*no such file.*units\.csv"):
        path("unit.csv", tmp_path)


def test_the_vocabularies_stand_beside_the_tables() -> None:
    assert (FOLDER.parent / "tables" / "observations.yaml").is_file()
