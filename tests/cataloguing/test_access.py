"""What may be shown of a document, and how much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cataloguing.access import LARGEST_SHARE, LONGEST_CLAUSE, Budget, access_of

from .catalogued import catalogued

TITLE = "云河县2021年政府工作报告"


@pytest.mark.parametrize(
    ("marking", "access"),
    [
        ("内部资料 注意保存", "facts"),
        ("【内部资料】", "facts"),
        ("内部", "facts"),
        ("〔内部〕", "facts"),
        ("秘密★一年", "facts"),
        ("★秘密★", "facts"),
        ("（机 密）", "facts"),
        ("密级：秘密", "facts"),
        ("党内文件 会后收回", "facts"),
        ("云河内部通讯（第3期）", "facts"),
        ("（此件不公开）", "facts"),
        ("未经书面许可，不得转载", "excerpt"),
        ("不得擅自转载", "excerpt"),
        ("谢绝转载", "excerpt"),
        ("（本报记者 林一 整理）", "excerpt"),
        # Words that are no marking, no notice and no byline of the text.
        ("密级：公开", "open"),
        ("此件公开发布", "open"),
        ("转载请注明出处", "open"),
        ("（本报记者 林一 摄）", "open"),
        ("云河县内部审计工作报告", "open"),
        ("加强内部资料管理", "open"),
        ("关于保守国家秘密工作的报告", "open"),
        ("县长 林望川", "open"),
    ],
)
def test_markings_notices_and_bylines(marking: str, access: str) -> None:
    assert access_of([TITLE, marking], "work_report", None, {})[0] == access


@pytest.mark.parametrize(
    ("lines", "document_type", "issuer", "access"),
    [
        ([TITLE], "work_report", None, "open"),
        (["工作报告"], "work_report", "云河县人民政府", "open"),
        (["云河县国民经济和社会发展规划"], "plan", None, "open"),
        (["云河县人民法院工作报告"], "work_report", None, "open"),
        (["云河高新区工作报告"], "work_report", "云河高新区管理委员会", "open"),
        # No state body's.
        (["云河建设集团2021年工作报告"], "work_report", None, "excerpt"),
        (["云河商会发展规划"], "plan", "云河商会", "excerpt"),
        # A state body's, but neither report nor plan.
        (["在全县工业大会上的讲话"], "speech", "云河县人民政府", "excerpt"),
        ([], "other", None, "excerpt"),
    ],
)
def test_a_report_or_plan_of_a_state_body_is_open(
    lines: list[str], document_type: str, issuer: str | None, access: str
) -> None:
    assert access_of(lines, document_type, issuer, {})[0] == access


@pytest.mark.parametrize(
    ("register", "access", "rights"),
    [
        ({"access": "closed"}, "closed", "marked as not to be reprinted"),
        ({"access": "facts", "rights": "一家报社"}, "facts", "一家报社"),
        ({"access": "open"}, "excerpt", "marked as not to be reprinted"),
        ({"access": "open", "access_basis": "作者同意"}, "open", "作者同意"),
        ({"access": "open", "access_basis": "作者同意", "rights": "作者所有"}, "open", "作者所有"),
        ({"access_basis": "作者同意"}, "excerpt", "marked as not to be reprinted"),
    ],
)
def test_the_register_tightens_and_with_a_basis_loosens(register: dict[str, str], access: str, rights: str) -> None:
    assert access_of([TITLE, "谢绝转载"], "news", None, register) == (access, rights)


RAW = f"{TITLE}\n内部资料\n一、2020年工作回顾\n粮食总产38.6万吨。咨询电话：0000-12345678\n"


@pytest.mark.parametrize(("access", "passages", "texts"), [("open", 4, 3), ("excerpt", 4, 0), ("closed", 0, 0)])
def test_passages_are_published_as_the_access_allows(access: str, passages: int, texts: int) -> None:
    """A closed document has none; a text that holds a telephone number is never shown."""
    found = catalogued(RAW, {"access": access, "access_basis": "作者同意"}).passages.to_pylist()
    assert (len(found), sum(row["text"] is not None for row in found)) == (passages, texts)
    assert all(row["section"] is None for row in found if access != "open")


REPORT = """云河县2021年政府工作报告

——2021年1月18日在云河县第八届人民代表大会第五次会议上

县长 林望川

各位代表：

现在，我代表县人民政府作工作报告。

一、2020年工作回顾

我们加强内部控制和保密工作，内部资料管理更加规范，记者采访报道126次，粮食总产38.6万吨。

二、2021年工作安排

新建学校3所。
"""


@pytest.mark.parametrize(
    ("marking", "access"),
    [("", "open"), ("内部资料 注意保存", "facts"), ("〔内部〕", "facts"), ("请勿转载", "excerpt")],
)
def test_a_marking_counts_above_and_below_the_text_and_words_of_the_text_do_not(marking: str, access: str) -> None:
    for raw in (f"{marking}\n\n{REPORT}", f"{REPORT}\n\n{marking}\n"):
        (row,) = catalogued(raw).documents.to_pylist()
        assert row["access"] == access


def test_of_a_marked_document_no_passage_is_shown_even_where_it_is_a_report_of_a_government() -> None:
    found = catalogued(f"内部资料 注意保存\n\n{REPORT}").passages.to_pylist()
    assert found
    assert all(row["text"] is None and row["section"] is None for row in found)


SENTENCE = "一年来，我们坚持项目为王，粮食总产38.6万吨，比上年增长2.1%；农村公路新建126公里。"


@pytest.mark.parametrize(
    ("access", "shown"),
    [("open", SENTENCE), ("excerpt", "粮食总产38.6万吨"), ("facts", None), ("closed", None)],
)
def test_what_is_shown_of_a_sentence(access: str, shown: str | None) -> None:
    start = SENTENCE.index("38.6")
    assert Budget(access, 1000).shown(SENTENCE, start, start + 6) == shown


@st.composite
def facts(draw: st.DrawFn) -> tuple[str, int, int]:
    """A sentence, and from where to where it states a fact."""
    sentence = draw(st.text("全县粮食12.5万吨，。；", min_size=1, max_size=120))
    start = draw(st.integers(0, len(sentence) - 1))
    return sentence, start, draw(st.integers(start + 1, len(sentence)))


@given(st.lists(facts(), max_size=12), st.integers(0, 400))
def test_no_clause_is_too_long_and_all_are_within_the_quarter(
    stated: list[tuple[str, int, int]], characters: int
) -> None:
    budget = Budget("excerpt", characters)
    clauses = set()
    for sentence, start, end in stated:
        clause = budget.shown(sentence, start, end)
        if clause is not None:
            assert len(clause) <= LONGEST_CLAUSE
            assert sentence[start:end] in clause
            clauses.add(clause)
    assert sum(map(len, clauses)) <= characters * LARGEST_SHARE


def test_a_clause_that_was_shown_costs_nothing_again_and_another_one_too_much() -> None:
    sentence = "粮食总产38.6万吨，油料总产12.4万吨。"
    budget = Budget("excerpt", 60)
    assert [budget.shown(sentence, 4, 10) for _ in range(3)] == ["粮食总产38.6万吨"] * 3
    assert budget.shown(sentence, 15, 21) is None


def test_a_telephone_number_is_never_shown() -> None:
    sentence = "服务热线0000-12345678全年接听1.2万次。"
    start = sentence.index("1.2")
    assert Budget("open", 1000).shown(sentence, start, start + 4) is None
    assert Budget("excerpt", 1000).shown(sentence, start, start + 4) is None
