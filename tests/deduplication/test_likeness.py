"""Documents made from one form are never one document; a copy with small edits is."""

import pytest

from pipeline.deduplication.likeness import may_be_one

from .files import deduplicated

FORM = (
    "{place}{year}年政府信息公开工作年度报告\n\n本报告由{place}人民政府办公室编制，数据统计期限为{year}年1月1日至12月31日。\n\n"
    "一、总体情况\n\n{year}年，{place}坚持以公开为常态、不公开为例外，扎实推进决策、执行、管理、服务、结果公开。全年主动公开政府信息"
    "{a}条，其中规范性文件{b}件，通过政府网站公开{c}条，通过政务新媒体公开{d}条。\n\n二、依申请公开情况\n\n全年收到政府信息公开申请"
    "{e}件，均按期答复。{place}进一步规范受理、登记、办理、答复各个环节，群众满意度不断提高，未发生因政府信息公开引起的行政诉讼。\n\n"
    "三、存在的问题和改进的措施\n\n一年来，政府信息公开工作虽然取得一定成绩，但也存在公开内容不够丰富、基层力量有待加强的问题。"
    "下一步，将加强业务培训，完善考核办法，推动政府信息公开工作再上新的台阶。\n"
)
FIGURES = {"a": 3826, "b": 41, "c": 2938, "d": 1247, "e": 63}
NEXT_YEAR = {"a": 4102, "b": 37, "c": 3115, "d": 1388, "e": 71}


def relations(*texts: str) -> list[str]:
    """The relations of the copies of files with these texts, in the order of the files."""
    copies = deduplicated({f"{number}.txt": text for number, text in enumerate(texts)}).copies.to_pylist()
    return [copy["relation"] for copy in sorted(copies, key=lambda copy: copy["raw_path"])]


def test_next_year_s_form_is_a_document_of_its_own() -> None:
    one = FORM.format(place="临江县", year=2022, **FIGURES)
    other = FORM.format(place="临江县", year=2023, **NEXT_YEAR)
    assert relations(one, other) == ["primary", "primary"]


def test_another_county_s_form_is_a_document_of_its_own_though_it_has_the_same_figures() -> None:
    one = FORM.format(place="临江县", year=2022, **FIGURES)
    other = FORM.format(place="安平县", year=2022, **FIGURES)
    assert relations(one, other) == ["primary", "primary"]


def test_another_month_s_notice_is_a_document_of_its_own() -> None:
    one = FORM.format(place="临江县", year=2022, **FIGURES).replace("年度报告", "3月通报")
    other = FORM.format(place="临江县", year=2022, **NEXT_YEAR).replace("年度报告", "4月通报")
    assert relations(one, other) == ["primary", "primary"]


def test_a_form_with_small_edits_is_a_copy() -> None:
    one = FORM.format(place="临江县", year=2022, **FIGURES)
    assert relations(one, one.replace("3826", "3828").replace("扎实", "切实").replace("新的", "新"))[1] != "primary"


def test_a_long_form_that_is_filled_in_anew_keeps_its_passages() -> None:
    told = (
        "（{numeral}）{town}片区。全年实施{{{key}}}个项目，{town}片区的干部群众团结一心、攻坚克难，按照时间表、路线图扎实推进，"
        "{town}片区面貌发生了可喜变化，为全县发展奠定了坚实基础，积累了可以复制推广的经验和做法。"
    )
    towns = zip("一二三四五六七八九十", "东西南北中上下左右外", "abcde" * 2, strict=True)
    parts = [told.format(numeral=numeral, town=town, key=key) for numeral, town, key in towns] * 2
    form = "临江县{year}年片区建设情况\n\n" + "\n\n".join(parts)
    found = deduplicated({"a.txt": form.format(year=2022, **FIGURES), "b.txt": form.format(year=2023, **NEXT_YEAR)})
    kept = "".join(passage["text"] for text in found.distinct_texts.to_pylist() for passage in text["passages"])
    assert all(str(figure) in kept for figure in (*FIGURES.values(), *NEXT_YEAR.values()))


def test_equal_files_without_words_are_one_and_other_ones_are_not() -> None:
    assert sorted(relations("首页\n", "首页\n")) == ["exact", "primary"]
    assert relations("首页\n", "返回顶部\n") == ["primary", "primary"]


def test_a_short_item_around_a_quotation_keeps_its_own_sentence() -> None:
    report = FORM.format(place="临江县", year=2022, **FIGURES)
    item = (
        "上月全县用电量达到3.72亿千瓦时，同比增长12.4%，创历史新高。\n\n"
        + report[report.index("一、") : report.index("三、")]
    )
    found = deduplicated({"a.txt": report, "b.txt": item}).distinct_texts.to_pylist()
    assert any("3.72亿" in passage["text"] for text in found for passage in text["passages"])


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("2022年全县", "2023年全县", False),
        ("2021年和2022年", "2022年和2023年", True),
        ("临江县的路，临江县的桥", "安平县的路，安平县的桥", False),
        ("临江县的路，临江县的桥", "临江县的路，示范区的桥，示范区的人", True),
        ("12.5、38.6、41、126", "12.5、38.6、41、128", True),
        ("12.5、38.6、41、126", "13.5、39.6、42、128", False),
        ("", "", True),
    ],
)
def test_what_two_texts_must_share(one: str, other: str, may: bool) -> None:
    assert may_be_one(one, other) is may_be_one(other, one) is may
