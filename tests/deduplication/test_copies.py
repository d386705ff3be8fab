"""Which files are copies of which, and which copy is the primary one."""

import itertools

import opencc
import pytest

from .files import deduplicated, documents, relations, report

REPORT = report(2020)


def test_the_same_file_twice_is_one_document() -> None:
    found = deduplicated({"b.txt": REPORT, "a.txt": REPORT})
    assert relations(found) == {"a.txt": ["primary"], "b.txt": ["exact"]}
    assert len(found.distinct_texts) == 1


@pytest.mark.parametrize(
    ("other", "similarity"),
    [
        ("首页 | 新闻 | 政务公开\n" + REPORT + "\n责任编辑：林一\n相关阅读", 1.0),
        (REPORT.replace("，", ","), 1.0),
        (REPORT.replace("群众最为满意", "群众最为\n满意"), 1.0),
        (opencc.OpenCC("s2tw").convert(REPORT), 0.97),
        (REPORT.replace("最为满意", "十分满意", 4), 0.9),
    ],
    ids=["other furniture", "other marks", "other line breaks", "other script", "a few other words"],
)
def test_a_near_copy_is_a_copy(other: str, similarity: float) -> None:
    found = deduplicated({"a.txt": REPORT, "b.txt": other})
    rows = {row["raw_path"]: row for row in found.copies.to_pylist()}
    assert rows["a.txt"]["document_id"] == rows["b.txt"]["document_id"]
    copy = next(row for row in rows.values() if row["relation"] != "primary")
    assert copy["relation"] in ("near", "exact")
    assert similarity <= copy["similarity"] <= 1
    assert (copy["relation"] == "exact") <= (copy["similarity"] == 1)


def test_reports_of_two_years_share_formulas_and_are_two_documents() -> None:
    found = deduplicated({"2020.txt": REPORT, "2021.txt": report(2021)})
    assert relations(found) == {"2020.txt": ["primary"], "2021.txt": ["primary"]}


def test_an_excerpt_is_a_copy_of_the_whole_and_an_excerpt_of_it_too() -> None:
    lines = REPORT.splitlines()
    whole, part, piece = REPORT, "\n".join(lines[4:14]), "\n".join(lines[5:9])
    for names in itertools.permutations("abc"):
        found = deduplicated(dict(zip(names, (whole, part, piece), strict=True)))
        assert documents(found) == {names[0]: set("abc")}
        assert relations(found) == {names[0]: ["primary"], names[1]: ["excerpt"], names[2]: ["excerpt"]}


def test_an_excerpt_that_stands_twice_is_an_excerpt_twice() -> None:
    part = "\n".join(REPORT.splitlines()[4:14])
    found = deduplicated({"whole.txt": REPORT, "x.txt": part, "y.txt": part})
    assert relations(found) == {"whole.txt": ["primary"], "x.txt": ["excerpt"], "y.txt": ["excerpt"]}


def test_a_text_that_shares_some_sentences_only_is_no_excerpt() -> None:
    own = report(2013, seed=5).splitlines()[4:12]
    found = deduplicated({"a.txt": REPORT, "b.txt": "\n".join(REPORT.splitlines()[4:8] + own)})
    assert relations(found) == {"a.txt": ["primary"], "b.txt": ["primary"]}


def test_the_primary_copy_is_the_most_complete_then_the_cleanest_then_the_first() -> None:
    longer = REPORT + "\n会后，代表们分组进行了审议。"
    noisy = "首页 | 新闻 | 政务公开\n" + longer
    assert documents(deduplicated({"a": REPORT, "b": noisy, "c": longer, "d": longer})) == {"c": {"a", "b", "c", "d"}}


def test_a_copy_without_its_title_or_with_a_line_of_furniture_left_is_not_the_primary_one() -> None:
    untitled = REPORT.split("\n", 1)[1]
    furnished = REPORT + "\n本文由云河县融媒体中心整理发布"
    spaced = REPORT.replace("镇", "镇 ")
    files = {"a": untitled, "b": spaced, "c": REPORT, "d": furnished}
    assert documents(deduplicated(files)) == {"c": set("abcd")}


def test_more_copies_than_a_formula_has_texts_are_still_one_document() -> None:
    files = {f"{number:02}.txt": REPORT + f"\n第{number}号转载。" for number in range(60)}
    assert len(documents(deduplicated(files))) == 1


def test_short_texts_are_copies_only_where_they_are_the_same() -> None:
    found = deduplicated({"a": "县长到东岭镇调研。", "b": "县长到东岭镇调研。", "c": "县长到西屏镇调研。"})
    assert relations(found) == {"a": ["primary"], "b": ["exact"], "c": ["primary"]}


def test_files_of_which_nothing_is_left_are_documents_of_their_own() -> None:
    found = deduplicated({"a": "返回顶部", "b": "责任编辑：林一"})
    assert relations(found) == {"a": ["primary"], "b": ["primary"]}
    assert [len(row["removals"]) for row in found.distinct_texts.to_pylist()] == [1, 1]


def test_the_order_of_the_files_changes_nothing() -> None:
    files = {
        "a": REPORT,
        "b": "\n".join(REPORT.splitlines()[4:14]),
        "c": report(2021),
        "d": REPORT.replace("最为满意", "十分满意", 4),
        "e": f"{report(2019)}\n{report(2019)}",
    }
    expected = deduplicated(files)
    for names in ("edcba", "bdace", "cebda"):
        found = deduplicated({name: files[name] for name in names})
        assert found.copies.equals(expected.copies)
        assert found.distinct_texts.equals(expected.distinct_texts)
