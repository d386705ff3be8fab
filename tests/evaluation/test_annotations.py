"""Reading annotations: what is right is read, what is wrong is named with its line and what to do."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation.anchoring import anchored
from pipeline.evaluation.annotations import Annotation, AnnotationError, read_annotations
from tests.evaluation.marked import OBSERVATION, PROJECT


def written(folder: Path, *lines: dict[str, Any] | str) -> Path:
    path = folder / "report.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def test_annotations_are_read_in_their_order(tmp_path: Path) -> None:
    observation, project = read_annotations(written(tmp_path, OBSERVATION, "", PROJECT))
    assert observation["line"], project["line"] == (1, 3)
    assert observation.items() >= OBSERVATION.items() and project.items() >= PROJECT.items()
    assert project["stage_alt"] == observation["code_alt"] == []


def test_a_quote_may_hold_a_separator_that_is_no_end_of_a_line(tmp_path: Path) -> None:
    (read,) = read_annotations(written(tmp_path, OBSERVATION | {"quote": "增长\u2028112亿元"}))
    assert read["quote"] == "增长\u2028112亿元"


@pytest.mark.parametrize(
    ("line", "what_to_do"),
    [
        ("{not json", "write one JSON object"),
        ("[1, 2]", "in braces"),
        ({"kind": "number"}, "make `kind` observation or project, not 'number'"),
        ({name: value for name, value in OBSERVATION.items() if name != "status"}, "add `status`"),
        (OBSERVATION | {"value": "112"}, "make `value` a number, not '112'"),
        (OBSERVATION | {"value": True}, "make `value` a number, not True"),
        (OBSERVATION | {"value_high": "多"}, "make `value_high` a number or null"),
        (OBSERVATION | {"optional": 1}, "make `optional` true or false"),
        (OBSERVATION | {"code_alt": "gdp"}, "make `code_alt` a list"),
        (OBSERVATION | {"status": "planned"}, "make `status` one of actual, target, estimate, not 'planned'"),
        (PROJECT | {"stage": "opened"}, "make `stage` one of proposed, started"),
        (OBSERVATION | {"start": 15, "end": 10}, "the place of `value_text`"),
        (OBSERVATION | {"end": None}, "or leave both out"),
    ],
)
def test_a_bad_line_says_where_it_is_and_what_to_do(
    tmp_path: Path, line: dict[str, Any] | str, what_to_do: str
) -> None:
    path = written(tmp_path, OBSERVATION, line)
    with pytest.raises(AnnotationError) as fault:
        read_annotations(path)
    assert str(fault.value).startswith(f"{path}, line 2: ")
    assert what_to_do in str(fault.value)


def test_all_bad_lines_are_named_at_once_and_the_rest_counted(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError) as fault:
        read_annotations(written(tmp_path, *["{"] * 30))
    assert str(fault.value).count(", line ") == 20
    assert str(fault.value).endswith("… and 10 more")


@pytest.mark.parametrize(
    ("content", "said"), [(None, "cannot be read"), (b"", "holds no annotation"), ("统计".encode("gb18030"), "UTF-8")]
)
def test_a_file_that_is_none_is_told(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "report.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(AnnotationError, match=said):
        read_annotations(path)


TEXT = "去年，财政总收入突破112亿元，临望铁路开工建设。"


def without_places(tmp_path: Path, **changes: Any) -> list[Annotation]:
    given = {**OBSERVATION, **changes}
    return read_annotations(written(tmp_path, {name: given[name] for name in given if name not in ("start", "end")}))


def test_the_place_is_that_of_the_value_in_its_quote(tmp_path: Path) -> None:
    (found,) = anchored(without_places(tmp_path), TEXT, [(0, len(TEXT))], tmp_path)
    assert TEXT[found["start"] : found["end"]] == "112亿元"


def test_only_the_copy_that_counts_is_looked_at(tmp_path: Path) -> None:
    (found,) = anchored(without_places(tmp_path), TEXT * 2, [(len(TEXT), 2 * len(TEXT))], tmp_path)
    assert found["start"] == len(TEXT) + TEXT.index("112")


def test_a_place_that_is_given_stays(tmp_path: Path) -> None:
    (found,) = anchored(read_annotations(written(tmp_path, OBSERVATION)), "", [(0, 0)], tmp_path)
    assert (found["start"], found["end"]) == (10, 15)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"quote": "财政总收入为112亿元"}, "`quote` must stand once .* 0 times"),
        ({"quote": "，", "value_text": "，"}, "`quote` must stand once .* 2 times"),
        ({"value_text": "113亿元"}, "`value_text` must stand once in `quote`; it stands there 0 times"),
        ({"value_text": "1"}, "`value_text` must stand once in `quote`; it stands there 2 times"),
        ({"value_text": ""}, "it stands there 0 times"),
    ],
)
def test_words_that_tell_no_place_are_told(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(AnnotationError, match=f"report.jsonl, line 1: .*{said}"):
        anchored(without_places(tmp_path, **changes), TEXT, [(0, len(TEXT))], tmp_path / "report.jsonl")
