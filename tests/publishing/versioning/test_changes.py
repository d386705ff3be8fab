import datetime
from pathlib import Path
from time import perf_counter

import pytest

from pipeline.contract.declarations import load_tables
from pipeline.contract.validation import faults
from pipeline.publishing.formats.parquet_files import write_parquet
from pipeline.publishing.versioning.changes import changes
from pipeline.publishing.versioning.changes_page import changes_page
from pipeline.publishing.versioning.difference import difference
from pipeline.publishing.versioning.row_summaries import row_summary

from ..invented import (
    BRIDGE,
    BRIDGE_DONE,
    BRIDGE_STARTED,
    FOREST_NOTE,
    GDP_2020,
    GDP_2021,
    GDP_2021_NEWS,
    GDP_2021_TARGET,
    NEWS,
    NOTE,
    REPORT_2021,
    REPORT_2022,
    Row,
    Rows,
    correction,
    digest,
    find,
    identifier,
    passage_id,
    rows,
    tables,
)


def found(old: Rows, new: Rows) -> list[Row]:
    """The rows of `changes`, which keep the contract of that table."""
    table = changes(tables(old), tables(new))
    assert faults(load_tables()["changes"], table) == []
    return table.to_pylist()


def change(table: str, row_id: str, values: Row) -> list[Row]:
    new = rows()
    find(new, table, row_id).update(values)
    return found(rows(), new)


def without(document: str) -> Rows:
    """The documents but one, with nothing left of it; BRIDGE is still mentioned by others."""
    given = rows()
    for table in ("documents", "copies", "passages", "rejects", "observations", "project_mentions"):
        given[table] = [row for row in given[table] if row["document_id"] != document]
    return given


def test_there_are_none_before_the_first_release() -> None:
    assert changes(None, tables(rows())).num_rows == 0


def test_there_are_none_between_equal_tables() -> None:
    assert found(rows(), rows()) == []


def test_a_changed_row_has_a_row_for_each_column_that_differs() -> None:
    assert change("observations", GDP_2020, {"value": 486.25, "value_base": None, "unit_base": None}) == [
        {
            "table_name": "observations",
            "row_id": GDP_2020,
            "operation": "changed",
            "column_name": column,
            "old": old,
            "new": new,
            "cause": "rules",
        }
        for column, old, new in (
            ("unit_base", "元", None),
            ("value", "486.3", "486.25"),
            ("value_base", "48630000000.0", None),
        )
    ]


def test_dates_and_lists_are_written_as_in_the_csv() -> None:
    (dated,) = change("documents", REPORT_2021, {"delivered_on": datetime.date(2021, 1, 13)})
    assert (dated["old"], dated["new"]) == ("2021-01-12", "2021-01-13")
    (listed,) = change("indicators", "gdp", {"aliases": ["GDP"]})
    assert (listed["old"], listed["new"], listed["cause"]) == ("生产总值|GDP", "GDP", "rules")


def test_a_smallest_difference_of_a_float_is_one() -> None:
    assert len(change("observations", GDP_2020, {"value": 486.30000000000007})) == 1


def test_rows_added_and_removed_are_one_row_each() -> None:
    old, new = rows(), rows()
    new["indicators"].append(new["indicators"][0] | {"indicator": "exports", "name_zh": "出口", "name_en": "E"})
    row = {"table_name": "indicators", "row_id": "exports", "column_name": None, "old": None, "cause": "rules"}
    values = (
        '{"indicator":"exports","name_zh":"出口","name_en":"E","unit":"元","kind":"flow","direction":"up",'
        '"topic":"economy","core":"true","aliases":"生产总值|GDP"}'
    )
    assert found(old, new) == [row | {"operation": "added", "new": values}]
    assert found(new, old) == [row | {"operation": "removed", "new": None}]


def test_a_figure_of_accuracy_changes_with_the_rules() -> None:
    figure: Row = {"accuracy_id": "observations.all.all.full.recall", "right_count": 9, "total_count": 10, "value": 0.9}
    old, new = rows() | {"accuracy": [figure]}, rows() | {"accuracy": [figure | {"right_count": 8, "value": 0.8}]}
    assert [(row["table_name"], row["column_name"], row["new"], row["cause"]) for row in found(old, new)] == [
        ("accuracy", "right_count", "8", "rules"),
        ("accuracy", "value", "0.8", "rules"),
    ]


def test_the_order_of_rows_does_not_matter() -> None:
    backwards = {name: list(reversed(given)) for name, given in rows().items()}
    assert found(rows(), backwards) == []


@pytest.mark.parametrize(("old", "new"), [(without(NEWS), rows()), (rows(), without(NEWS))], ids=["new", "gone"])
def test_a_document_that_comes_or_goes_is_a_change_of_the_source(old: Rows, new: Rows) -> None:
    rows_found = found(old, new)
    assert {row["table_name"] for row in rows_found} == {
        "documents",
        "copies",
        "passages",
        "rejects",
        "observations",
    }
    assert {row["cause"] for row in rows_found} == {"source"}


def test_a_file_that_differs_is_a_change_of_the_source() -> None:
    new = rows()
    find(new, "copies", identifier("copy", REPORT_2022))["raw_sha256"] = digest("another file")
    find(new, "observations", GDP_2021)["raw_end"] = 1015
    find(new, "observations", GDP_2020)["raw_end"] = 1015
    causes = {(row["table_name"], row["row_id"]): row["cause"] for row in found(rows(), new)}
    assert causes == {
        ("copies", identifier("copy", REPORT_2022)): "source",
        ("observations", GDP_2021): "source",
        ("observations", GDP_2020): "rules",
    }


def test_another_cleaning_of_the_same_file_is_a_change_of_the_rules() -> None:
    (row,) = change("documents", REPORT_2021, {"text_sha256": digest("cleaned better")})
    assert row["cause"] == "rules"


def test_another_document_of_the_same_file_is_a_change_of_the_rules() -> None:
    new = rows()
    part = identifier("doc", "appendix")
    new["documents"].append(find(new, "documents", REPORT_2021) | {"document_id": part})
    copy = find(new, "copies", identifier("copy", REPORT_2021))
    new["copies"].append(copy | {"copy_id": identifier("copy", part), "document_id": part, "raw_start": 9000})
    assert {(row["table_name"], row["operation"], row["cause"]) for row in found(rows(), new)} == {
        ("documents", "added", "rules"),
        ("copies", "added", "rules"),
    }


def test_a_renamed_file_is_a_change_of_the_source_for_its_copies_only() -> None:
    (row,) = change("copies", identifier("copy", REPORT_2021), {"raw_path": "renamed.txt"})
    assert row["cause"] == "source"


def test_a_file_that_could_not_be_read_is_a_source_too() -> None:
    new = rows()
    reject: Row = {"reject_id": identifier("reject", "x"), "stage": "reading", "reason": "empty_file"}
    new["rejects"].append(reject | {"raw_path": "empty.txt"})
    assert [row["cause"] for row in found(rows(), new)] == ["source"]
    newer = {**new, "rejects": [*rows()["rejects"], reject | {"raw_path": "empty.txt", "detail": "0 bytes"}]}
    assert [row["cause"] for row in found(new, newer)] == ["rules"]


def test_an_outcome_from_a_new_document_is_a_change_of_the_source() -> None:
    old = without(REPORT_2022)
    old["target_outcomes"] = [{"target_observation_id": GDP_2021_TARGET, "result": "pending", "computed_from": []}]
    outcomes = [row for row in found(old, rows()) if row["table_name"] == "target_outcomes"]
    assert {row["column_name"] for row in outcomes} == {"actual_observation_id", "result", "actual_value", "gap"}
    assert {row["cause"] for row in outcomes} == {"source"}


def test_a_project_changes_with_the_documents_that_mention_it() -> None:
    old = without(NOTE)
    find(old, "projects", BRIDGE).update(latest_stage="started", latest_period="2021", mentions=2, documents=2)
    projects = [row for row in found(old, rows()) if row["table_name"] == "projects"]
    assert len(projects) == 4 and {row["cause"] for row in projects} == {"source"}
    (renamed,) = change("projects", BRIDGE, {"name": "临江望江大桥"})
    assert renamed["cause"] == "rules"


def causes(old: Rows, new: Rows) -> dict[tuple[str, str, str | None], str]:
    return {(row["table_name"], row["row_id"], row["column_name"]): row["cause"] for row in found(old, new)}


def test_a_value_that_a_correction_set_and_what_follows_from_it() -> None:
    line = correction("observations", GDP_2021, "value", "526.4", "516.4")
    new = rows() | {"corrections": [line]}
    find(new, "observations", GDP_2021).update(value=516.4, rank_scope="全省")
    find(new, "observations", GDP_2020).update(value=486.0)
    find(new, "target_outcomes", GDP_2021_TARGET).update(result="not_met", actual_value=516.4, gap=-3.6)
    expected = {
        ("corrections", line["correction_id"], None): "correction",
        ("observations", GDP_2021, "value"): "correction",
        ("observations", GDP_2021, "rank_scope"): "rules",
        ("observations", GDP_2020, "value"): "rules",
        ("target_outcomes", GDP_2021_TARGET, "result"): "correction",
        ("target_outcomes", GDP_2021_TARGET, "actual_value"): "correction",
        ("target_outcomes", GDP_2021_TARGET, "gap"): "correction",
    }
    assert causes(rows(), new) == expected
    # It stops setting the value: the same the other way round.
    assert causes(new, rows()) == expected
    # While it stands, nothing is caused by it.
    newer = rows() | {"corrections": [line]}
    find(newer, "observations", GDP_2021).update(value=516.4, rank_scope="全省")
    find(newer, "target_outcomes", GDP_2021_TARGET).update(result="not_met", actual_value=516.4, gap=-3.6)
    assert set(causes(new, newer).values()) == {"rules"}


def test_a_correction_of_a_value_to_null_or_to_another_value() -> None:
    old, new = rows(), rows()
    old["corrections"] = [correction("observations", GDP_2021, "section", "一、综合", "二、财政")]
    new["corrections"] = [correction("observations", GDP_2021, "section", "一、综合", None)]
    find(old, "observations", GDP_2021)["section"] = "二、财政"
    find(new, "observations", GDP_2021)["section"] = None
    value = ("observations", GDP_2021, "section")
    assert causes(old, new)[value] == causes(rows(), new)[value] == "correction"


def test_projects_that_a_corrected_mention_parts_or_joins() -> None:
    new = rows()
    other, part = identifier("project", "other"), identifier("project", "part")
    new["corrections"] = [correction("project_mentions", BRIDGE_STARTED, "name", "望江大桥", "望江二桥")]
    find(new, "project_mentions", BRIDGE_STARTED).update(name="望江二桥", project_id=other)
    find(new, "project_mentions", BRIDGE_DONE).update(project_id=other)
    find(new, "projects", BRIDGE).update(mentions=1, documents=1)
    bridge = find(new, "projects", BRIDGE)
    new["projects"].append(bridge | {"project_id": other, "name": "望江二桥"})
    old = rows()
    for given, whole in ((old, BRIDGE), (new, other)):
        given["projects"].append(bridge | {"project_id": part, "name": "引桥", "parent_project_id": whole})
    found_causes = causes(old, new)
    assert set(found_causes.values()) == {"correction"}
    assert ("project_mentions", BRIDGE_DONE, "project_id") in found_causes
    assert {("projects", other, None), ("projects", part, "parent_project_id")} <= set(found_causes)


def test_what_is_read_from_a_corrected_document_follows_and_another_document_does_not() -> None:
    new = rows()
    new["corrections"] = [correction("documents", REPORT_2022, "region", "临江市", "临江县")]
    find(new, "documents", REPORT_2022)["region"] = "临江县"
    find(new, "observations", GDP_2021)["region"] = "临江县"
    find(new, "observations", GDP_2020)["region"] = "临江县"
    find(new, "passages", passage_id(REPORT_2022, 1))["section"] = "综合"
    of = {row[:2]: cause for row, cause in causes(rows(), new).items()}
    assert of[("documents", REPORT_2022)] == of[("observations", GDP_2021)] == "correction"
    assert of[("observations", GDP_2020)] == of[("passages", passage_id(REPORT_2022, 1))] == "rules"


def test_a_new_document_is_a_change_of_the_source_though_it_is_corrected() -> None:
    new = rows() | {"corrections": [correction("observations", GDP_2021, "value", "526.0", "526.4")]}
    old = without(REPORT_2022)
    old["target_outcomes"] = []
    assert {row["cause"] for row in found(old, new)} == {"source"}


def test_a_tighter_access_is_its_own_cause_and_does_not_publish_the_words_again() -> None:
    new = rows()
    find(new, "documents", REPORT_2022)["access"] = "facts"
    for table in ("observations", "project_mentions"):
        for row in new[table]:
            row["sentence"] = None if row["document_id"] == REPORT_2022 else row["sentence"]
    find(new, "passages", passage_id(REPORT_2022, 1)).update(text=None, section=None)
    rows_found = found(rows(), new)
    assert {row["cause"] for row in rows_found} == {"access"}
    words = {str(row["old"]) for row in rows_found if row["column_name"] in ("sentence", "text", "section")}
    assert words and all(word.startswith("sha256:") for word in words)
    assert f"sha256:{digest('一、综合')}" in words
    (access,) = [row for row in rows_found if row["column_name"] == "access"]
    assert (access["old"], access["new"]) == ("open", "facts")


def test_former_clauses_of_an_excerpt_document_are_withheld_and_names_are_not() -> None:
    (clause,) = change("observations", GDP_2021_NEWS, {"sentence": "去年临江生产总值约526亿元"})
    assert str(clause["old"]).startswith("sha256:") and clause["new"] == "去年临江生产总值约526亿元"
    (name,) = change("observations", FOREST_NOTE, {"indicator_name": "林木覆盖率"})
    assert (name["old"], name["new"]) == ("森林覆盖率", "林木覆盖率")
    (sentence,) = change("observations", GDP_2021, {"sentence": "2021年，地区生产总值526.4亿元。"})
    assert sentence["new"] == "2021年，地区生产总值526.4亿元。"


def test_a_closed_document_takes_its_rows_with_it() -> None:
    new = rows()
    find(new, "documents", NOTE)["access"] = "closed"
    for table in ("observations", "project_mentions"):
        new[table] = [row for row in new[table] if row["document_id"] != NOTE]
    causes = {(row["row_id"], row["operation"]): row["cause"] for row in found(rows(), new)}
    assert causes == {
        (NOTE, "changed"): "access",
        (FOREST_NOTE, "removed"): "access",
        (BRIDGE_DONE, "removed"): "access",
    }


def test_a_hundred_thousand_rows_take_seconds() -> None:
    old, new = rows(), rows()
    base = find(old, "observations", GDP_2021)
    new["observations"] += [base | {"observation_id": f"obs_f{number:015x}"} for number in range(100_000)]
    base = find(old, "observations", GDP_2020)
    old["observations"] += [base | {"observation_id": f"obs_{number:016x}"} for number in range(100_000)]
    new["observations"] += [
        base | {"observation_id": f"obs_{number:016x}", "value": number / 10} for number in range(100_000)
    ]
    before, after = tables(old), tables(new)
    start = perf_counter()
    assert changes(before, after).num_rows > 199_000
    assert perf_counter() - start < 20


def test_difference_reads_two_release_folders(tmp_path: Path) -> None:
    new = rows()
    find(new, "observations", GDP_2020)["value"] = 486.0
    for folder, given in (("old", rows()), ("new", new)):
        (tmp_path / folder / "data").mkdir(parents=True)
        for name, data in tables(given).items():
            write_parquet(load_tables()[name], data, tmp_path / folder / "data" / f"{name}.parquet")
        (tmp_path / folder / "SHA256SUMS").touch()
    (row,) = difference(tmp_path / "old", tmp_path / "new").to_pylist()
    assert (row["row_id"], row["old"], row["new"]) == (GDP_2020, "486.3", "486.0")
    assert difference(tmp_path / "old", tmp_path / "old").num_rows == 0


def test_the_page_counts_and_shows() -> None:
    new = without(NEWS)
    find(new, "observations", GDP_2020).update(value=486.0, indicator_name="总值" * 50)
    page = changes_page("2.0.0", "1.0.0", changes(tables(rows()), tables(new)))
    assert "| observations | changed | rules | 2 |" in page
    assert "| observations | removed | source | 1 |" in page
    assert f"- `{GDP_2020}` `value`: `486.3` → `486.0` (rules)" in page
    assert "总值" * 30 + "…" in page and "总值" * 31 not in page


def test_the_page_shows_a_few_and_says_how_many_more() -> None:
    new = rows()
    for number in range(12):
        row = new["rejects"][0] | {"reject_id": f"reject_{number:016x}"}
        new["rejects"].append(row)
    page = changes_page("1.1.0", "1.0.0", changes(tables(rows()), tables(new)))
    assert page.count("- added") == 5 and "- … and 7 more added" in page
    assert "- added `reject_0000000000000000`: `navigation, news.txt` (rules)" in page


def test_the_page_sums_up_what_was_added() -> None:
    page = changes_page("1.1.0", "1.0.0", changes(tables({}), tables(rows())))
    assert f"- added `{GDP_2021}`: `地区生产总值, 526.4, 亿元, 2021, 临江市` (source)" in page
    assert f"- added `{BRIDGE}`: `望江大桥, completed, 临江市` (source)" in page
    assert "{" not in page


def test_a_row_of_every_table_can_be_summed_up() -> None:
    for name in load_tables():
        if name != "changes":
            assert row_summary({"table_name": name, "new": "{}"}) == ""


def test_the_page_of_a_first_release_and_of_one_without_changes() -> None:
    nothing = changes(None, tables(rows()))
    assert "first release" in changes_page("1.0.0", None, nothing)
    assert "No row differs from 1.0.0" in changes_page("1.0.1", "1.0.0", nothing)
