"""What a document says of itself, for each kind of document."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cataloguing.description import describe
from pipeline.contract.declarations import load_tables

from .catalogued import document

RAW = Path(__file__).parents[2] / "raw"
DAY = datetime.date

WORK_REPORT = """通化市2021年政府工作报告

2021-02-03 09:30 来源：长白样报

——2021年1月18日在市第八届人民代表大会第五次会议上

市长 林望川

各位代表：

现在，我代表市人民政府作工作报告，请予审议。

一、2020年工作回顾

粮食总产38.6万吨，辉南县新建公路126公里。

二、2021年工作安排

新建学校3所。
"""
SPEECH = """咬定目标加油干

——在全市工业大会上的讲话

（2021年3月2日）

林望 川

同志们：

通化市的工业，上半年要开好局。
"""
BULLETIN = """白山工作通讯

第 6 期

中共吉林省委办公室

2019 年 5 月 18 日

山城里的新账本

县委调研组

通化市这两年变了样，通化市新增绿地42公顷。
"""
NEWS = """市商务局党组书记、局长 石望舒

通化市出口总额同比增长3.2%。

辉南县委书记 罗行简

辉南县新建公路126公里，到白山市考察后坐不住。

柳河县委书记 温若谷

柳河县接待游客26万人次。

（长白样报记者 林一 整理）
"""


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (WORK_REPORT, {
            "title": "通化市2021年政府工作报告", "document_type": "work_report", "issuer": "通化市人民政府",
            "speaker": "林望川", "region": "通化市", "region_code": "220500", "delivered_on": DAY(2021, 1, 18),
            "published_on": DAY(2021, 2, 3), "publisher": "长白样报", "review_period": "2020", "plan_period": "2021",
            "script": "hans", "access": "open", "specimen": False,
        }),
        (f"{WORK_REPORT}\n\n{WORK_REPORT}", {
            "title": "通化市2021年政府工作报告", "speaker": "林望川", "delivered_on": DAY(2021, 1, 18),
            "review_period": "2020",
        }),
        (SPEECH, {
            "title": "咬定目标加油干——在全市工业大会上的讲话", "document_type": "speech", "issuer": None,
            "speaker": "林望川", "region": "通化市", "delivered_on": DAY(2021, 3, 2), "published_on": None,
            "review_period": None, "access": "excerpt",
        }),
        (BULLETIN, {
            "title": "山城里的新账本", "document_type": "bulletin", "issuer": "中共吉林省委办公室", "speaker": None,
            "region": "通化市", "delivered_on": DAY(2019, 5, 18), "published_on": DAY(2019, 5, 18),
        }),
        (NEWS, {
            "title": None, "document_type": "news", "speaker": "石望舒、罗行简、温若谷", "region": "通化市",
            "delivered_on": None, "published_on": None, "access": "excerpt",
        }),
        ("粮食总产38.6万吨，比上年增长2.1%。", {
            "title": None, "document_type": "other", "speaker": None, "region": None, "region_code": None,
            "delivered_on": None, "published_on": None, "review_period": None, "plan_period": None,
        }),
        ("通化市2021年政府工作报告", {
            "title": "通化市2021年政府工作报告", "document_type": "work_report", "issuer": "通化市人民政府",
            "region_code": "220500", "delivered_on": None, "review_period": None, "plan_period": None,
            "access": "open",
        }),
        ("返回顶部", {"title": None, "document_type": "other", "characters": 0}),
    ],
    ids=["work report", "repeated", "speech", "bulletin", "news feature", "a sentence", "only a title", "nothing"],
)  # fmt: skip
def test_invented_documents(raw: str, said: dict[str, object]) -> None:
    row = document(raw)
    assert {column: row[column] for column in said} == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("work_report", {
            "title": "景德镇市人民政府工作报告（2022年2月8日 程一鸣）", "document_type": "work_report",
            "issuer": "景德镇市人民政府", "speaker": "程一鸣", "region_code": "360200",
            "delivered_on": DAY(2022, 2, 8), "published_on": DAY(2022, 2, 18), "publisher": "瓷都样报",
            "review_period": "2021", "plan_period": "2022", "access": "open",
        }),
        ("speech", {
            "title": "乘势而上把瓷都的文章做得更大更好——在市委十一届六次全会第一次大会上的讲话",
            "document_type": "speech", "speaker": "陆知远", "region_code": "360200",
            "delivered_on": DAY(2018, 9, 3), "published_on": DAY(2018, 9, 6), "access": "excerpt",
        }),
        ("bulletin", {
            "title": "一座老城的新账本", "document_type": "bulletin", "speaker": None, "region_code": "360200",
            "delivered_on": DAY(2017, 5, 18), "published_on": DAY(2017, 5, 18), "access": "facts",
        }),
        # Its title names 2017; it was delivered in 2016 and reports on the five years up to then.
        ("repeated_report", {
            "title": "景德镇市2017年政府工作报告", "document_type": "work_report", "issuer": "景德镇市人民政府",
            "speaker": "苏问渠", "delivered_on": DAY(2016, 11, 9), "published_on": None,
            "review_period": "2012/2016", "plan_period": "2017/2021",
        }),
        ("news_feature", {
            "title": None, "document_type": "news", "speaker": "江予川、石望舒、罗行简、温若谷、苏北辰",
            "region_code": "360400", "delivered_on": None, "publisher": "样例日报", "script": "hant",
            "access": "excerpt",
        }),
    ],
)  # fmt: skip
def test_specimens(name: str, said: dict[str, object]) -> None:
    row = document((RAW / f"specimen_{name}.txt").read_text(encoding="utf-8"))
    assert {column: row[column] for column in said} == said


def test_a_year_in_a_title_is_no_date_and_no_period() -> None:
    row = document("通化市2021年政府工作报告\n各位代表：\n现在，我代表市人民政府作工作报告。\n")
    assert (row["delivered_on"], row["review_period"], row["plan_period"]) == (None, None, None)


def test_a_day_that_does_not_exist_is_none() -> None:
    assert document(SPEECH.replace("3月2日", "2月30日"))["delivered_on"] is None


def test_front_matter_is_read_and_what_is_no_date_or_address_takes_nothing_down() -> None:
    matter = "---\ntitle: 《政府工作报告》 - 通化市人民政府网\nsource: {}\ndate: 2021-02-30\nkeywords: [一, 二]\n---\n"
    text = "各位代表：\n现在，我代表市人民政府作工作报告。\n"
    row = document(matter.format("https://example.org/1") + text)
    assert (row["source_url"], row["region"]) == ("https://example.org/1", "通化市")
    assert row["document_type"] == "work_report"
    assert document(matter.format("长白样报") + text)["source_url"] is None
    assert document("---\ntitle: [\n---\n" + text)["title"] is None
    assert document("---\ntitle:\n---\n" + text)["title"] is None
    assert document(f"---\ntitle: {'[' * 3000}\n---\n" + text)["title"] is None
    assert document(f"---\ntitle: 公报\nx: {'长' * 10_000}\n---\n" + text)["title"] is None


def passages(*lines: str, kind: str = "paragraph") -> list[dict[str, Any]]:
    return [{"kind": kind, "section": "", "text": line} for line in lines]


PAGE = json.dumps(
    {
        "title": "新闻中心 - 通化市人民政府网", "ArticleTitle": "通化市2021年政府工作报告",
        "PubDate": "2021-02-03 09:30", "ContentSource": "长白样报", "SiteName": "通化市人民政府网",
    },
    ensure_ascii=False,
)  # fmt: skip


def test_what_stands_beside_a_web_page_is_read_where_the_text_says_nothing() -> None:
    found = describe(passages("现在，我代表市人民政府作工作报告。"), None, PAGE)
    assert (found.title, found.document_type, found.region) == ("通化市2021年政府工作报告", "work_report", "通化市")
    assert (found.published_on, found.publisher) == (DAY(2021, 2, 3), "长白样报")
    assert found.delivered_on is None
    assert (found.review_period, found.plan_period) == ("2020", "2021")


def test_what_the_text_says_goes_before_what_stands_beside_it() -> None:
    lines = passages("白山市2020年政府工作报告", kind="title")
    lines += passages("2020-01-15 来源：白山样报", "——2020年1月8日在白山市人民代表大会上", kind="byline")
    found = describe(lines, None, PAGE)
    assert (found.title, found.region) == ("白山市2020年政府工作报告", "白山市")
    assert (found.published_on, found.publisher) == (DAY(2020, 1, 15), "白山样报")
    assert (found.delivered_on, found.plan_period) == (DAY(2020, 1, 8), "2020")


@pytest.mark.parametrize(
    "metadata", [None, "", "{", "[]", "7", '{"title": 7, "PubDate": null}', '{"PubDate": "2021-02-30"}']
)
def test_broken_metadata_tells_nothing_and_takes_nothing_down(metadata: str | None) -> None:
    found = describe(passages("粮食总产38.6万吨。"), None, metadata)
    assert (found.title, found.published_on, found.publisher) == (None, None, None)


@pytest.mark.parametrize(
    ("title", "text", "issuer"),
    [
        ("通化市2021年政府工作报告", "各项工作都有起色。", "通化市人民政府"),
        ("工作报告", "现在，我代表通化市人民政府报告工作。", "通化市人民政府"),
        ("1979年工作报告", "我代表通化市革命委员会报告工作。", "通化市革命委员会"),
        ("兴安盟2021年工作报告", "现在，我代表盟行署报告工作。", "兴安盟行政公署"),
        ("阿里地区2021年政府工作报告", "各项工作都有起色。", "阿里地区行政公署"),
        ("通化市高新区2021年工作报告", "现在，我代表高新区管委会报告工作。", "通化高新区管理委员会"),
        # Whose report it is, nothing tells.
        ("通化市2021年工作报告", "现在，我代表管委会报告工作。", None),
        ("通化市商会2021年工作报告", "各项工作都有起色。", None),
        ("2021年政府工作报告", "各项工作都有起色。", None),
    ],
)
def test_the_issuer_of_a_report(title: str, text: str, issuer: str | None) -> None:
    assert describe([*passages(title, kind="title"), *passages(text)], None).issuer == issuer


@pytest.mark.parametrize(
    ("title", "region", "code"),
    [
        ("通化市高新区2021年工作报告", "通化高新区", "220500-gxq"),
        ("通化市2021年工作报告", "通化市", "220500"),
        # A speech given there is not the zone's.
        ("在通化市高新区现场会上的讲话", "通化市", "220500"),
    ],
)
def test_a_report_of_a_functional_zone_has_its_code(title: str, region: str, code: str) -> None:
    found = describe([*passages(title, kind="title"), *passages("各项工作都有起色。")], None)
    assert (found.region, found.region_code) == (region, code)


@pytest.mark.parametrize(
    ("bylines", "text", "document_type"),
    [
        (["（1998年2月3日在通化市第三届人民代表大会第一次会议上）"], "粮食总产8.6万吨。", "work_report"),
        ([], "受省人民政府的委托，我向大会报告政府工作。", "work_report"),
        ([], "现在，我代表市人民政府报告工作，请予审议。", "work_report"),
        (["（1998年2月3日在通化市工业大会上）"], "粮食总产8.6万吨。", "other"),
        ([], "代表们视察了市人民政府的报告厅。", "other"),
    ],
)
def test_a_work_report_without_a_title_is_known_by_its_occasion_or_first_sentence(
    bylines: list[str], text: str, document_type: str
) -> None:
    assert describe([*passages(*bylines, kind="byline"), *passages(text)], None).document_type == document_type


def test_the_day_on_which_a_meeting_adopted_a_report_is_not_that_of_its_delivery() -> None:
    lines = passages("通化市2021年政府工作报告", kind="title")
    lines += passages("（2021年1月20日通化市第八届人民代表大会第五次会议通过）", kind="byline")
    assert describe(lines, None).delivered_on is None


def test_dates_and_type_of_the_register_bear_on_periods_and_code() -> None:
    lines = [*passages("密云县政府工作报告", kind="title"), *passages("粮食总产8.6万吨。")]
    assert describe(lines, None).plan_period is None
    found = describe(lines, None, register={"delivered_on": "2011-01-06"})
    assert (found.plan_period, found.region_code) == ("2011", "110228")
    assert describe(lines, None, register={"delivered_on": "2011-01-06", "document_type": "speech"}).plan_period is None


ODD = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["title", "byline", "heading", "paragraph", "list_item", "footnote"]),
            "section": st.sampled_from(["", "一、工作回顾", "二、9999年工作安排 / （一）目标", "第十五个五年规划"]),
            "text": st.text(
                "通化市地区年月日一二〇○十五“”（）—2019 报告工作·在会议上市长来源：过去今后至到的", max_size=40
            ),
        }
    ),
    max_size=8,
)
PERIOD = next(column.pattern for column in load_tables()["documents"].columns if column.name == "plan_period")


@given(ODD, st.text("title: [通化市]2021-\n{}#'", max_size=20), st.text('{}[]":,标title', max_size=20))
def test_odd_texts_are_described_without_a_fault(lines: list[dict[str, Any]], matter: str, metadata: str) -> None:
    found = describe(lines, matter, metadata)
    for period in (found.review_period, found.plan_period):
        assert period is None or re.fullmatch(str(PERIOD), period)
        assert period is None or all(1940 < int(year) < 2110 for year in re.findall(r"\d{4}", period))
    assert found.title is None or found.title.strip()
    assert (found.region is None) == (found.region_code is None)


def test_what_the_register_says_goes_before_what_is_read() -> None:
    register = {
        "title": "又一份报告", "document_type": "speech", "issuer": "一个办公室", "speaker": "陈若谷",
        "region": "辉南县", "region_code": "220523", "delivered_on": "2021-01-19", "published_on": "2021-02-04",
        "publisher": "一家报社", "source_url": "https://example.org/2", "rights": "一家报社", "specimen": "true",
    }  # fmt: skip
    row = document(WORK_REPORT, register)
    expected = register | {
        "delivered_on": DAY(2021, 1, 19),
        "published_on": DAY(2021, 2, 4),
        "specimen": True,
    }
    assert {column: row[column] for column in register} == expected


def test_a_region_of_the_register_does_not_take_the_code_of_the_region_that_was_read() -> None:
    row = document(WORK_REPORT, {"region": "白山市"})
    assert (row["region"], row["region_code"]) == ("白山市", None)
    assert document(WORK_REPORT, {"region": "通化市"})["region_code"] == "220500"


def test_a_document_of_a_county_that_became_a_district_has_the_code_of_its_year() -> None:
    report = "密云县2011年政府工作报告\n（2011年1月6日）\n县长 林望川\n各位代表：\n粮食总产8.6万吨。\n"
    assert (document(report)["region"], document(report)["region_code"]) == ("密云县", "110228")


def test_a_county_whose_city_is_named_more_often_in_the_text_is_still_the_place_of_the_title() -> None:
    report = "辉南县2021年政府工作报告\n（2021年1月6日）\n各位代表：\n" + "我县列通化市第一位。\n" * 6
    assert document(report)["region"] == "辉南县"
