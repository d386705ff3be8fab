"""The script that judges descriptions by the names of files: it must see what is wrong."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.accuracy.descriptions import judge, judged, report, year_of

ROW: dict[str, Any] = {
    "region": "毕节地区", "region_code": "522400", "delivered_on": datetime.date(2007, 12, 28), "published_on": None,
    "review_period": "2007", "plan_period": "2008/2012", "title": "政府工作报告",
}  # fmt: skip
PATH = "毕节地区_2008.md"


def test_a_right_file_is_right_in_all() -> None:
    found = judged(PATH, ROW)
    assert found is not None
    assert (found.region, found.code, found.year) == (True, True, True)


@pytest.mark.parametrize(
    ("path", "wrong", "right"),
    [
        ("毕节地区_2009.md", {}, (True, True, False)),
        (PATH, {"region": "毕节市"}, (False, True, True)),
        # The code of the city that came after.
        (PATH, {"region_code": "520500"}, (True, False, True)),
        (PATH, {"region_code": None}, (True, False, True)),
        (PATH, {"plan_period": "2009"}, (True, True, False)),
        (PATH, {"plan_period": None}, (True, True, False)),
    ],
)
def test_what_is_wrong_is_seen(path: str, wrong: dict[str, Any], right: tuple[bool, bool, bool]) -> None:
    found = judged(path, ROW | wrong)
    assert found is not None
    assert (found.region, found.code, found.year) == right


def test_without_a_plan_the_year_is_that_of_the_day() -> None:
    assert year_of(ROW | {"plan_period": None}) == 2007
    assert year_of(ROW | {"plan_period": None, "delivered_on": None}) is None


def test_a_name_that_tells_no_place_and_year_is_not_judged() -> None:
    assert judged("报告.md", ROW) is None


def test_the_misses_are_printed_with_what_was_read(tmp_path: Path) -> None:
    text = "通化市2021年政府工作报告\n\n（2021年1月18日）\n\n各位代表：\n\n粮食总产38.6万吨。\n"
    (tmp_path / "通化市_2021.txt").write_text(text, encoding="utf-8")
    (tmp_path / "白山市_2021.txt").write_text(text.replace("38.6", "12.4"), encoding="utf-8")
    lines = list(report(list(judge(tmp_path))))
    assert lines[0].split() == ["region", "1", "of", "2", "right", "(0.5000)"]
    assert len(lines) == 4
    assert lines[3].startswith("白山市_2021.txt: region, code wrong; read 通化市 | 220500 | 2021-01-18")
