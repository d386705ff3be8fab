"""Stretches that stand in two documents, or twice in one, are counted once and belong to one place."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.deduplication.distinct_texts import Deduplicated

from .files import deduplicated, documents
from .invented_reports import report

REPORT = report(7, 2021)
LINES = REPORT.splitlines()
NEXT_YEAR = report(7, 2022)
OWN = [
    "昨天上午，会议在礼堂开幕，到会的有各界来宾近四百人，会场内外气氛热烈。",
    "记者在现场看到，许多人一边听一边做笔记，休息时还围在一起讨论。",
    "报告人站在台上，用一个多小时讲完了过去一年办成的事和没有办成的事。",
    "一位从事养殖多年的与会者告诉记者，他最关心的是销路和运费，希望答复能早日落实。",
    "另一位教师则说，孩子们上学的路近了，老师们的干劲也就足了。",
    "会议将于后天闭幕，本报将继续关注。",
]
# From the first paragraph of the report on: about 1,400 characters.
QUOTED = LINES[6:23]
NEWS = "\n".join(["会议侧记", *OWN[:3], *QUOTED, *OWN[3:]])


def excerpts(found: Deduplicated, files: dict[str, str]) -> list[tuple[str, str, str]]:
    """(file, file of the document's primary copy, what stands there) of each excerpt."""
    rows = found.copies.to_pylist()
    primary = {row["document_id"]: row["raw_path"] for row in rows if row["relation"] == "primary"}
    return [
        (row["raw_path"], primary[row["document_id"]], files[row["raw_path"]][row["raw_start"] : row["raw_end"]])
        for row in rows
        if row["relation"] == "excerpt"
    ]


def kept(found: Deduplicated) -> dict[str, list[str]]:
    """The passages that later stages see of each file."""
    return {
        row["raw_path"]: [passage["text"] for passage in row["passages"]] for row in found.distinct_texts.to_pylist()
    }


def claimed(found: Deduplicated, files: dict[str, str]) -> dict[str, list[int]]:
    """How often each character of a file is in a passage or reject of a document, or in a copy that is not primary."""
    counts = {name: [0] * len(text) for name, text in files.items()}
    spans = [row for row in found.copies.to_pylist() if row["relation"] != "primary"]
    for row in found.distinct_texts.to_pylist():
        spans += [item | {"raw_path": row["raw_path"]} for item in row["passages"] + row["removals"]]
    for span in spans:
        for place in range(span["raw_start"], span["raw_end"]):
            counts[span["raw_path"]][place] += 1
    return counts


def test_a_news_item_that_quotes_a_report_keeps_what_is_its_own() -> None:
    files = {"news.txt": NEWS, "report.txt": REPORT}
    found = deduplicated(files)
    assert excerpts(found, files) == [("news.txt", "report.txt", "\n".join(QUOTED))]
    assert kept(found)["news.txt"] == ["会议侧记", *OWN]
    assert len(kept(found)["report.txt"]) == len(LINES)


def test_a_stretch_belongs_to_the_more_complete_document_whatever_the_names() -> None:
    files = {"z.txt": REPORT, "a.txt": NEWS}
    assert [(file, primary) for file, primary, _ in excerpts(deduplicated(files), files)] == [("a.txt", "z.txt")]


def test_a_stretch_quoted_with_small_changes_is_one_still() -> None:
    changed = NEWS.replace("新起色", "新气色").replace("，", ",")
    files = {"news.txt": changed, "report.txt": REPORT}
    found = deduplicated(files)
    assert kept(found)["news.txt"] == ["会议侧记", *OWN]
    assert all(row["similarity"] >= 0.8 for row in found.copies.to_pylist())


def test_a_line_of_its_own_within_a_stretch_stays_and_parts_it() -> None:
    quoted = [*QUOTED[:8], "全场响起热烈的掌声，持续了很久。", *QUOTED[8:]]
    files = {"news.txt": "\n".join([*OWN[:3], *quoted, *OWN[3:]]), "report.txt": REPORT}
    found = deduplicated(files)
    assert [text for _, _, text in excerpts(found, files)] == ["\n".join(QUOTED[:8]), "\n".join(QUOTED[8:])]
    assert kept(found)["news.txt"] == [*OWN[:3], "全场响起热烈的掌声，持续了很久。", *OWN[3:]]


def test_a_short_quotation_stays_where_it_stands() -> None:
    news = "\n".join(["会议侧记", *OWN, *QUOTED[:4]])
    files = {"news.txt": news, "report.txt": REPORT}
    assert excerpts(deduplicated(files), files) == []
    assert kept(deduplicated(files))["news.txt"] == news.splitlines()


def test_next_years_report_shares_no_stretch() -> None:
    files = {f"{year}.txt": report(7, year, paragraphs=64) for year in range(2015, 2023)}
    found = deduplicated(files)
    assert excerpts(found, files) == []
    assert documents(found) == {name: {name} for name in files}


def test_a_stretch_that_stands_again_in_its_document_is_counted_once() -> None:
    own = report(8, 2021).splitlines()[4:13]
    files = {"a.txt": "\n".join([*LINES, *own, *LINES[10:17], "会议到此结束。"])}
    found = deduplicated(files)
    assert excerpts(found, files) == [("a.txt", "a.txt", "\n".join(LINES[10:17]))]
    assert kept(found)["a.txt"] == [*LINES, *own, "会议到此结束。"]


def test_a_refrain_is_no_stretch() -> None:
    text = "\n".join(line for start in range(6, 30, 4) for line in [*LINES[start : start + 4], OWN[0], OWN[1]])
    assert kept(deduplicated({"a.txt": text}))["a.txt"] == text.splitlines()


def test_a_stretch_of_which_two_documents_have_parts_goes_to_both() -> None:
    other = report(9, 2020, paragraphs=28)
    second = other.splitlines()[6:23]
    files = {"digest.txt": "\n".join([*OWN, *QUOTED, *second]), "one.txt": REPORT, "other.txt": other}
    found = deduplicated(files)
    assert sorted(excerpts(found, files)) == [
        ("digest.txt", "one.txt", "\n".join(QUOTED)),
        ("digest.txt", "other.txt", "\n".join(second)),
    ]
    assert kept(found)["digest.txt"] == OWN


def test_what_was_removed_within_a_stretch_goes_with_it_and_what_stands_outside_is_told() -> None:
    quoted = [*QUOTED[:8], "图为会场一角（林一 摄）", *QUOTED[8:]]
    files = {"news.txt": "\n".join(["网站首页", *OWN, *quoted, "返回顶部"]), "report.txt": REPORT}
    found = deduplicated(files)
    news = next(row for row in found.distinct_texts.to_pylist() if row["raw_path"] == "news.txt")
    removed = [files["news.txt"][item["raw_start"] : item["raw_end"]] for item in news["removals"]]
    assert removed == ["网站首页", "返回顶部"]
    assert [text for _, _, text in excerpts(found, files)] == ["\n".join(quoted)]


PIECES = {
    "report": REPORT,
    "next year": NEXT_YEAR,
    "news": NEWS,
    "half": "\n".join(LINES[: len(LINES) // 2]),
    "stretch": "\n".join(QUOTED),
    "own": "\n".join(OWN),
    "furniture": "网站首页\n责任编辑：林一",
}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(sorted(PIECES)), min_size=1, max_size=3), min_size=1, max_size=4), st.data())
def test_every_character_is_claimed_once_and_the_order_of_files_changes_nothing(contents, data) -> None:
    files = {f"{number}.txt": "\n".join(PIECES[name] for name in names) for number, names in enumerate(contents)}
    found = deduplicated(files)
    for name, counts in claimed(found, files).items():
        assert {count for count, character in zip(counts, files[name], strict=True) if not character.isspace()} == {1}
    shuffled = data.draw(st.permutations(sorted(files)))
    again = deduplicated({name: files[name] for name in shuffled})
    assert again.copies.equals(found.copies)
    assert again.distinct_texts.equals(found.distinct_texts)
