"""What a document says of itself, for each kind of document."""

import datetime
from pathlib import Path

import pytest

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
        ("返回顶部", {"title": None, "document_type": "other", "characters": 0}),
    ],
    ids=["work report", "repeated report", "speech", "bulletin", "news feature", "a sentence", "nothing"],
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
