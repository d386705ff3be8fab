"""A file that holds a report several times, and lines that a page gives again."""

import pytest

from .files import deduplicated, relations, report

REPORT = report(2020)


@pytest.mark.parametrize("before", ["", "云河县政府文件汇编\n"], ids=["from the first line", "under a masthead"])
def test_a_report_four_times_is_one_document_and_four_copies(before: str) -> None:
    raw = before + "\n\n".join([REPORT] * 4)
    found = deduplicated({"a.txt": raw})
    rows = sorted(found.copies.to_pylist(), key=lambda row: row["raw_start"])
    assert [row["raw_start"] for row in rows] == [0] + [
        len(before) + number * (len(REPORT) + 2) for number in range(1, 4)
    ]
    assert [row["raw_end"] for row in rows] == [row["raw_start"] for row in rows[1:]] + [len(raw)]
    assert [row["relation"] for row in rows].count("primary") == 1
    (text,) = found.distinct_texts.to_pylist()
    assert sum(passage["text"].count("东岭镇") for passage in text["passages"]) == 1


def test_two_reports_in_one_file_are_not_cut() -> None:
    found = deduplicated({"a.txt": f"{REPORT}\n{report(2021, title='云河县2020年政府工作报告')}"})
    assert relations(found) == {"a.txt": ["primary"]}


def test_a_title_and_a_source_line_that_come_again_are_left_out_and_told() -> None:
    title, rest = REPORT.split("\n", 1)
    raw = f"{title}\n2020-01-18 来源：云河日报\n{rest}\n{title}\n2020-01-18 来源：云河日报\n"
    (text,) = deduplicated({"a.txt": raw}).distinct_texts.to_pylist()
    repeated = [item for item in text["removals"] if item["reason"] == "repeated_line"]
    assert [raw[item["raw_start"] : item["raw_end"]] for item in repeated] == [title, "2020-01-18 来源：云河日报"]
    assert [passage["text"] for passage in text["passages"]].count(title) == 1


def test_a_sentence_and_a_speaker_that_come_again_stay() -> None:
    raw = "县长 林望川\n粮食总产38.6万吨。\n县委书记 陈若谷\n粮食总产38.6万吨。\n县长 林望川\n我再补充一点。\n"
    (text,) = deduplicated({"a.txt": raw}).distinct_texts.to_pylist()
    assert [passage["text"] for passage in text["passages"]] == raw.splitlines()
    assert text["removals"] == []


def test_lines_that_come_again_and_again_are_no_copies() -> None:
    raw = "在全县比武大会上的讲话\n同志们：\n" + "一定要把工作做好，不负群众的期望。\n" * 6
    assert relations(deduplicated({"a.txt": raw})) == {"a.txt": ["primary"]}


@pytest.mark.parametrize(
    ("again", "relation"),
    [
        ("责任编辑：林一\n返回顶部\n" + REPORT, "exact"),
        (REPORT.split("\n", 1)[1], "near"),
        (REPORT.replace("群众", "百姓"), "near"),
        (REPORT[: len(REPORT) * 6 // 7], "near"),
        (REPORT[: len(REPORT) * 2 // 3], "excerpt"),
        ("\n".join(REPORT.splitlines()[6:]), "excerpt"),
    ],
    ids=["other furniture between", "without its title", "with edits", "cut short", "cut shorter", "from the middle"],
)
def test_a_second_copy_with_other_noise_is_one_and_read_once(again: str, relation: str) -> None:
    raw = f"{REPORT}\n\n{again}\n"
    found = deduplicated({"a.txt": raw})
    assert sorted(relations(found)["a.txt"]) == sorted(["primary", relation])
    (text,) = found.distinct_texts.to_pylist()
    assert [passage["text"] for passage in text["passages"]] == REPORT.splitlines()


def test_the_longer_of_two_copies_in_a_file_is_the_primary_one() -> None:
    found = deduplicated({"a.txt": f"{REPORT[: len(REPORT) * 6 // 7]}\n\n{REPORT}\n"})
    assert relations(found) == {"a.txt": ["near", "primary"]}
