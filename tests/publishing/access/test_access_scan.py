import json

import pytest

from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.publishing.access.access_scan import Violation, violations
from pipeline.publishing.text_columns import NAMES, QUOTED, ROW_DOCUMENTS, SPOKEN_OF, free_text, is_limited
from pipeline.publishing.versioning.changes import changes

from ..invented import (
    BRIDGE,
    BRIDGE_DONE,
    FOREST_NOTE,
    GDP_2021,
    GDP_2021_NEWS,
    GDP_2021_TARGET,
    NEWS,
    NOTE,
    REPORT_2022,
    Row,
    Rows,
    correction,
    find,
    identifier,
    passage_id,
    rows,
    tables,
)

CLAUSE_41 = "去年临江地区生产总值约为五百二十六亿元比上年增长百分之七点八总量稳居全省第四位创下历史新高度"[:41]
FOOTER = identifier("reject", "footer")


def scan(given: Rows) -> list[Violation]:
    return violations(tables(given))


def scan_with(table: str, row_id: str, values: Row) -> list[Violation]:
    given = rows()
    find(given, table, row_id).update(values)
    return scan(given)


def test_the_invented_documents_may_be_published() -> None:
    assert scan(rows()) == []


def test_an_open_document_may_say_anything_at_any_length() -> None:
    assert scan_with("passages", passage_id(REPORT_2022, 1), {"text": "好" * 5000}) == []


def test_a_clause_of_an_excerpt_document_has_forty_characters_at_most() -> None:
    assert scan_with("observations", GDP_2021_NEWS, {"sentence": CLAUSE_41[:40]}) == []
    (found,) = scan_with("observations", GDP_2021_NEWS, {"sentence": CLAUSE_41})
    assert (found.table, found.column, found.row_id) == ("observations", "sentence", GDP_2021_NEWS)
    assert found.document_id == NEWS
    assert "excerpt" in found.rule and "40" in found.rule
    assert CLAUSE_41 not in str(found)
    for part in ("observations.sentence", GDP_2021_NEWS):
        assert part in str(found)


@pytest.mark.parametrize("column", ["section", "indicator_name", "rank_scope"])
def test_no_other_cell_of_an_excerpt_document_is_a_way_around(column: str) -> None:
    (found,) = scan_with("observations", GDP_2021_NEWS, {column: CLAUSE_41})
    assert found.column == column


def test_the_title_of_a_document_may_be_long_whatever_its_access() -> None:
    for document in (NEWS, NOTE):
        assert scan_with("documents", document, {"title": "关于" + "进一步" * 20 + "的通知"}) == []


def test_a_quarter_of_an_excerpt_document_is_the_most() -> None:
    given = rows()
    find(given, "documents", NEWS)["characters"] = 160
    base = find(given, "observations", GDP_2021_NEWS)
    heading = len("一、综合")
    clauses = [f"{number}" + "稳" * (17 if number else 17 - heading) for number in range(2)]
    base["sentence"] = clauses[0]
    given["observations"].append(base | {"observation_id": identifier("obs", "2"), "sentence": clauses[1]})
    # The same words for two facts are there once.
    given["observations"].append(base | {"observation_id": identifier("obs", "3"), "sentence": clauses[1]})
    assert scan(given) == []
    find(given, "documents", NEWS)["characters"] = 135
    (found,) = scan(given)
    assert (found.table, found.row_id) == ("documents", NEWS)
    assert "36 of 135 characters" in found.rule and "quarter" in found.rule


@pytest.mark.parametrize("access", ["facts", "closed"])
def test_no_sentence_and_no_passage_of_a_facts_or_closed_document(access: str) -> None:
    given = rows()
    find(given, "documents", NOTE)["access"] = access
    given["observations"] = [row for row in given["observations"] if row["observation_id"] != FOREST_NOTE]
    given["project_mentions"] = [row for row in given["project_mentions"] if row["document_id"] != NOTE]
    assert scan(given) == []
    find(given, "passages", passage_id(NOTE, 1))["text"] = "森林。"
    (found,) = scan(given)
    assert (found.table, found.column) == ("passages", "text")
    assert access in found.rule


def test_a_short_sentence_of_a_facts_document_is_one_too() -> None:
    found = scan_with("observations", FOREST_NOTE, {"sentence": "森林覆盖率61.25%"})
    assert [one.column for one in found] == ["sentence"]
    found = scan_with("project_mentions", BRIDGE_DONE, {"sentence": "大桥建成。"})
    assert [one.table for one in found] == ["project_mentions"]


@pytest.mark.parametrize(("length", "count"), [(19, 0), (20, 1)])
def test_no_cell_of_a_facts_document_has_twenty_characters(length: int, count: int) -> None:
    assert len(scan_with("observations", FOREST_NOTE, {"section": "林" * length})) == count
    assert len(scan_with("passages", passage_id(NOTE, 1), {"section": "林" * length})) == count


def test_names_of_indicators_and_projects_are_free() -> None:
    given = rows()
    find(given, "observations", FOREST_NOTE)["indicator_name"] = "森林覆盖率" * 5
    find(given, "project_mentions", BRIDGE_DONE)["name"] = "望江大桥及接线公路新建改建" * 2
    find(given, "projects", BRIDGE).update(name="望江大桥及接线公路新建改建" * 2, aliases=["望江大桥" * 8])
    assert scan(given) == []


def test_explanations_of_the_pipeline_do_not_count_but_what_they_quote_does() -> None:
    given = rows()
    reject = given["rejects"][0] | {"reject_id": identifier("reject", "note"), "document_id": NOTE}
    reject |= {"raw_path": "note.txt", "stage": "extraction", "reason": "unknown_unit"}
    given["rejects"].append(reject)
    reject["detail"] = "no unit is known by the name of this word, and none was guessed: 岁 (in 平均年龄46岁)"
    assert scan(given) == []
    reject["detail"] = "no unit: 今年以来全市(jīn)林业生产保持平稳较快增长态势"
    (found,) = scan(given)
    assert (found.table, found.column, found.document_id) == ("rejects", "detail", NOTE)


def test_what_no_document_answers_for_is_treated_as_not_open() -> None:
    given = rows()
    unread = {"reject_id": FOOTER, "stage": "reading", "reason": "no_text", "raw_path": "secret.txt"}
    given["rejects"] = [unread | {"detail": "各县区要切实提高认识，加强领导，狠抓落实。"}]
    (found,) = scan(given)
    assert found.document_id is None
    given["rejects"] = [unread | {"detail": "the file holds nothing that could be read as text"}]
    assert scan(given) == []


def test_a_reject_of_a_file_answers_to_the_documents_in_it() -> None:
    given = rows()
    given["rejects"][0] |= {"document_id": None, "raw_path": "note.txt", "detail": "林" * 20}
    assert [one.document_id for one in scan(given)] == [NOTE]
    given["rejects"][0] |= {"raw_path": "2022.txt"}
    assert scan(given) == []


def test_a_row_of_two_documents_keeps_to_the_stricter_one() -> None:
    given = rows()
    reason = "目标以亿元计而结果以亿美元计两者口径不同无法比较"
    given["target_outcomes"] = [
        {
            "target_observation_id": GDP_2021_TARGET,
            "actual_observation_id": GDP_2021,
            "result": "not_comparable",
            "reason": reason,
        }
    ]
    assert scan(given) == []
    given["target_outcomes"][0]["actual_observation_id"] = FOREST_NOTE
    assert [(one.table, one.document_id) for one in scan(given)] == [("target_outcomes", NOTE)]


def test_a_closed_document_has_its_row_and_no_facts() -> None:
    found = scan_with("documents", NOTE, {"access": "closed"})
    assert {(one.table, one.row_id) for one in found} == {
        ("observations", FOREST_NOTE),
        ("project_mentions", BRIDGE_DONE),
    }


def test_changes_withhold_what_the_scan_forbids() -> None:
    old, new = rows(), rows()
    find(old, "documents", NEWS)["access"] = "open"
    find(old, "observations", GDP_2021_NEWS)["sentence"] = CLAUSE_41 * 3
    find(new, "documents", NOTE)["text_sha256"] = "13812345678" * 5 + "f" * 9
    current = tables(new)
    changed = changes(tables(old), current)
    assert changed.num_rows == 3
    assert violations(current | {"changes": changed}) == []


def test_what_changes_repeats_of_a_document_that_is_not_open_is_seen() -> None:
    given = tables(rows())
    row = {
        "table_name": "observations",
        "row_id": FOREST_NOTE,
        "operation": "changed",
        "column_name": "sentence",
    }
    rows_of_changes = [row | {"old": "森林覆盖率61.25%", "new": None, "cause": "access"}]
    given["changes"] = to_arrow(load_tables()["changes"], rows_of_changes)
    (found,) = violations(given)
    assert (found.table, found.column, found.document_id) == ("changes", "old", NOTE)


def test_words_in_a_row_that_was_added_are_looked_at_as_its_cells() -> None:
    current = tables(rows())
    added = changes(tables({}), current)
    assert violations(current | {"changes": added}) == []
    for column, words in (("sentence", "森林覆盖率61.25%"), ("section", "林" * 20), ("a_column_of_old", "林" * 20)):
        row = {"table_name": "observations", "row_id": FOREST_NOTE, "operation": "added", "cause": "source"}
        leak = to_arrow(load_tables()["changes"], [row | {"new": json.dumps({"value": "1.0", column: words})}])
        (found,) = violations(current | {"changes": leak})
        assert (found.table, found.row_id, found.column, found.document_id) == ("changes", FOREST_NOTE, "new", NOTE)


def test_a_clause_counts_once_though_changes_repeat_it() -> None:
    given = rows()
    sentence = str(find(given, "observations", GDP_2021_NEWS)["sentence"])
    quoted = len(sentence) + len("一、综合")
    find(given, "documents", NEWS)["characters"] = 4 * quoted
    old = rows() | {"observations": []}
    current = tables(given)
    changed = changes(tables(old), current)
    assert sentence in str(changed["new"].to_pylist())
    assert violations(current | {"changes": changed}) == []
    # Other words of it count, wherever they stand.
    row = {"table_name": "observations", "row_id": GDP_2021_NEWS, "operation": "changed", "column_name": "sentence"}
    leak = to_arrow(load_tables()["changes"], [row | {"old": "约526亿元", "new": sentence, "cause": "rules"}])
    (found,) = violations(current | {"changes": leak})
    assert (found.table, found.row_id) == ("documents", NEWS) and "quarter" in found.rule


def test_a_corrected_value_is_looked_at_as_the_cell_that_it_stands_in() -> None:
    words = "林" * 20
    given = rows()
    line = correction("observations", FOREST_NOTE, "indicator_name", words, "森林覆盖率") | {"document_id": NOTE}
    given["corrections"] = [line]
    current = tables(given)
    added = changes(tables(rows()), current)
    assert violations(current | {"changes": added}) == [], "names of indicators are free"
    line["column_name"] = "section"
    current = tables(given)
    added = changes(tables(rows()), current)
    found = violations(current | {"changes": added})
    assert [(one.table, one.row_id, one.column, one.document_id) for one in found] == [
        ("changes", FOREST_NOTE, "new", NOTE),
        ("corrections", FOREST_NOTE, "expected", NOTE),
    ]
    line |= {"expected": "1", "reason": words}
    (found_reason,) = violations(tables(given))
    assert (found_reason.table, found_reason.column) == ("corrections", "reason")
    line |= {"reason": "the words before belong to another heading of the document"}
    assert violations(tables(given)) == []


def test_every_place_named_here_is_declared() -> None:
    for table, column in QUOTED | NAMES | SPOKEN_OF:
        assert column in free_text(table)
    assert set(ROW_DOCUMENTS) == set(load_tables()) - {"indicators", "accuracy", "codes", "units", "regions", "changes"}
    assert is_limited(("observations", "a_column_of_the_future"))
    assert not is_limited(("observations", "value")) and not is_limited(("documents", "title"))
