"""A declaration that cannot be used is refused with its file, the place, and what to do."""

from pathlib import Path

import pytest

from pipeline.contract.declarations import DeclarationError, load_tables

WORKS = """
table: works
position: 1
title: {en: Works, zh: 工程}
description: {en: One row a work., zh: 每项工程一行。}
primary_key: work_id
sort_by: [opened, work_id]
columns:
  - name: work_id
    type: string
    required: true
    pattern: '^work_[0-9]+$'
    description: {en: Identifier., zh: 标识。}
  - name: opened
    type: integer
    minimum: 1900
    description: {en: Year of opening., zh: 启用年份。}
  - name: length
    type: number
    unit: 米
    minimum: 0
    maximum: 0.5
    description: {en: Length., zh: 长度。}
  - name: kind
    type: string
    enum: [bridge, road]
    code_list: work_kind
    description: {en: Kind., zh: 种类。}
rules:
  - name: bridges_are_new
    expression: kind <> 'bridge' OR opened > 2000
    description: {en: A bridge is new., zh: 桥是新的。}
"""
VISITS = """
table: visits
position: 2
title: {en: Visits, zh: 巡查}
description: {en: One row a visit., zh: 每次巡查一行。}
primary_key: null
sort_by: [work_id]
columns:
  - name: work_id
    type: string
    references: works.work_id
    description: {en: Work that was visited., zh: 所巡查的工程。}
"""


def write(folder: Path, works: str = WORKS, visits: str = VISITS) -> Path:
    (folder / "works.yaml").write_text(works, encoding="utf-8")
    (folder / "visits.yaml").write_text(visits, encoding="utf-8")
    return folder


def test_what_is_declared_is_what_is_loaded(tmp_path: Path) -> None:
    works, visits = load_tables(write(tmp_path)).values()
    assert (works.name, works.primary_key, works.sort_by) == ("works", "work_id", ("opened", "work_id"))
    assert works.title.in_language("zh") == "工程"
    assert works.column_names == ("work_id", "opened", "length", "kind")
    assert works.column("work_id").required
    assert not works.column("opened").required
    assert (works.column("length").minimum, works.column("length").maximum) == (0, 0.5)
    assert works.column("length").unit == "米"
    assert works.column("kind").enum == ("bridge", "road")
    assert works.rules[0].expression == "kind <> 'bridge' OR opened > 2000"
    assert visits.primary_key is None
    reference = visits.column("work_id").references
    assert reference is not None
    assert (reference.table, reference.column) == ("works", "work_id")
    with pytest.raises(KeyError, match="works has no column depth"):
        works.column("depth")


@pytest.mark.parametrize(
    ("good", "bad", "place", "what_to_do"),
    [
        ("table: works", "table: [", "line", "write valid YAML"),
        ("position: 1", "position: 1\nposition: 3", "line 4, column 1", "`position` is given twice"),
        ("table: works", "table: roads", "table", "name the table as its file: works, not roads"),
        ("table: works\n", "", "table", "add `table`"),
        ("table: works", "table: Works", "table", "write `table` in lower case"),
        ("position: 1", "position: first", "table", "make `position` a whole number (it is 'first')"),
        ("position: 1", "position: true", "table", "make `position` a whole number (it is True)"),
        ("position: 1", "place: 1", "table", "remove `place`, or correct it to one of: table, position"),
        ("primary_key: work_id\n", "", "table", "add `primary_key`"),
        ("primary_key: work_id", "primary_key: id", "table", "make `primary_key` a column of the table"),
        ("    required: true\n", "", "table", "make the column `work_id` required: it is the primary key"),
        ("sort_by: [opened, work_id]", "sort_by: [opened]", "table", "end `sort_by` in the primary key"),
        ("sort_by: [opened,", "sort_by: [age,", "table", "sort by columns of the table; `age` is none"),
        ("sort_by: [opened, work_id]", "sort_by: []", "table", "name at least one in `sort_by`"),
        ("zh: 工程}", "cn: 工程}", "table, `title`", "remove `cn`, or correct it to one of: en, zh"),
        ("title: {en: Works, zh: 工程}", "title: Works", "table", "make `title` a mapping"),
        ("name: opened", "name: work_id", "table", "declare the column `work_id` once"),
        ("  - name: opened\n    type", "  - type", "column 2", "add `name`"),
        ("  - name: opened\n", "  - opened\n  - name: opened\n", "column 2", "write names and values here"),
        ("type: integer", "type: int", "column `opened`", "make `type` one of: string, integer"),
        ("required: true", "required: yes please", "column `work_id`", "make `required` true or false"),
        ("minimum: 1900", "min: 1900", "column `opened`", "remove `min`, or correct it"),
        ("minimum: 1900", "minimum: old", "column `opened`", "make `minimum` a number"),
        ("minimum: 1900", "pattern: '^x$'", "column `opened`", "keep `pattern` and `enum` for columns of"),
        (
            "enum: [bridge, road]",
            "minimum: 1",
            "column `kind`",
            "keep `minimum` and `maximum` for columns of",
        ),
        ("minimum: 0\n", "minimum: 2\n", "column `length`", "make `minimum` not greater than `maximum`"),
        ("'^work_[0-9]+$'", "'work_[0-9]+'", "column `work_id`", "begin it with ^ and end it with $"),
        ("'^work_[0-9]+$'", "'^work_[0-9+$'", "column `work_id`", "write `pattern` as a regular expression"),
        (
            "enum: [bridge, road]",
            "enum: [bridge, no]",
            "column `kind`",
            "put False in `enum` in quotation marks",
        ),
        ("enum: [bridge, road]", "enum: [road, road]", "column `kind`", "name `road` once in `enum`"),
        ("    code_list: work_kind\n", "", "column `kind`", "name the `code_list` in schemas/vocabularies/codes.csv"),
        ("code_list: work_kind", "code_list: Kinds of work", "column `kind`", "write `code_list` in lower case"),
        (
            "unit: 米",
            "renamed_from: [opened]",
            "table",
            "leave the name `opened` to one column: two have it, or had it",
        ),
        ("unit: 米", "renamed_from: [Length]", "column `length`", "write the names in `renamed_from` in lower case"),
        ("position: 1", "position: 1\nrenamed_from: [visits]", "`renamed_from`", "take `visits` out: another table"),
        ("name: bridges_are_new", "name: pattern", "rule `pattern`", "take another name"),
        (
            "    expression: kind <> 'bridge' OR opened > 2000\n",
            "",
            "rule `bridges_are_new`",
            "add `expression`",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, good: str, bad: str, place: str, what_to_do: str) -> None:
    assert good in WORKS
    with pytest.raises(DeclarationError) as caught:
        load_tables(write(tmp_path, works=WORKS.replace(good, bad, 1)))
    message = str(caught.value)
    assert message.startswith(f"works.yaml, {place}")
    assert what_to_do in message


@pytest.mark.parametrize(
    ("good", "bad", "what_to_do"),
    [
        ("works.work_id", "works", "write `references` as table.column, not 'works'"),
        ("works.work_id", "roads.work_id", "refer to this table or one with a smaller `position`; `roads` is none"),
        ("works.work_id", "works.opened", "refer to the primary key of works: works.work_id"),
        ("position: 2", "position: 0", "refer to this table or one with a smaller `position`; `works` is none"),
        ("type: string", "type: integer", "give it the type of works.work_id"),
    ],
)
def test_a_reference_leads_to_a_key_of_an_earlier_table(tmp_path: Path, good: str, bad: str, what_to_do: str) -> None:
    with pytest.raises(DeclarationError) as caught:
        load_tables(write(tmp_path, visits=VISITS.replace(good, bad, 1)))
    assert str(caught.value).startswith("visits.yaml, column `work_id`: ")
    assert what_to_do in str(caught.value)


def test_two_tables_do_not_stand_in_one_place(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match=r"works\.yaml, table: change `position` 1: visits has it"):
        load_tables(write(tmp_path, visits=VISITS.replace("position: 2", "position: 1")))
