"""Projects in sentences: which are found, under what name, and which things are none."""

import pytest

from pipeline.extraction.circumstances.context import Place
from pipeline.extraction.projects.mentions import project_mentions
from tests.extraction.observation_sentences import sentence
from tests.extraction.project_sentences import mentions, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one object after a verb
        ("加快建设涪城体育公园。", ["涪城体育公园"]),
        ("建成九洲大道隧道工程。", ["九洲大道隧道"]),
        ("（三）全面启动科学城文化中心建设。", ["科学城文化中心"]),
        ("推进国际货运机场迁建。", ["国际货运机场迁建"]),
        # the members of a list that 等项目 closes, whatever they are called
        ("推进长虹智能终端、京东方二线、惠科光电等重大项目。", ["长虹智能终端", "京东方二线", "惠科光电"]),
        ("建成宝马河泵站、云盘水厂等3个项目。", ["宝马河泵站", "云盘水厂"]),
        # a size is no count, 暨 joins no two names, and what is cut off a road says nothing
        ("启动实施10万吨深水码头建设。", ["10万吨深水码头"]),
        ("加快建设市中心医院急救中心暨内科病房楼。", ["绵阳市中心医院急救中心暨内科病房楼"]),
        ("打通涪山路南伸等7条断头路。", ["涪山路南伸"]),
        ("加快对俄出口加工区建设。", ["对俄出口加工区"]),
        ("推进在建的向莆铁路涪城段建设。", ["向莆铁路涪城段"]),
        ("武都水电站等57个省、市重点项目完成年度计划任务。", ["武都水电站"]),
        ("加快建设应急管理指挥中心和“电子警察”工程。", ["应急管理指挥中心"]),
        ("对霁虹桥、安昌桥等重要交通节点进行综合改造。", ["霁虹桥综合改造", "安昌桥综合改造"]),
        ("开工兴泉铁路、有轨电车。", ["兴泉铁路", "有轨电车"]),
        ("康养、芒果等大数据信息应用平台建成。", ["康养大数据信息应用平台", "芒果大数据信息应用平台"]),
        # 和 between two names, and within one
        ("新建城北中学和游仙中学。", ["城北中学", "游仙中学"]),
        ("实施安州片区雨水分流及污水收集工程。", ["安州片区雨水分流及污水收集"]),
        ("建设西山社区服务中心及其附属广场。", ["西山社区服务中心及其附属广场"]),
        # shared heads and shared beginnings
        ("推动嘉水河、乐水河复航。", ["嘉水河复航", "乐水河复航"]),
        ("启动松垭、魏城高速连接线建设。", ["松垭高速连接线", "魏城高速连接线"]),
        ("建成云图城市大脑一期和二期。", ["云图城市大脑一期", "云图城市大脑二期"]),
        ("启动雷鹰、云雀等无人机项目。", ["雷鹰无人机", "云雀无人机"]),
        ("开工东林至石塘、丰谷至小枧等高速公路。", ["东林至石塘高速公路", "丰谷至小枧高速公路"]),
        # the tail that equally short names share with the last
        ("建设游仙、涪城、安州智能装备产业园。", ["游仙智能装备产业园", "涪城智能装备产业园", "安州智能装备产业园"]),
        ("加快一、二、三环路建设。", ["一环路", "二环路", "三环路"]),
        ("221、332等省道建设顺利。", ["221省道", "332省道"]),
        ("实施芙蓉溪、安昌河等骨干河道整治。", ["芙蓉溪整治", "安昌河整治"]),
        # what is done is part of the name, where the verb says it
        ("改造跃进路、圣水寺大桥。", ["跃进路改造", "圣水寺大桥改造"]),
        ("扩建游仙精神病院。", ["游仙精神病院扩建"]),
        ("南郊机场完成改扩建。", ["南郊机场改扩建"]),
        # another list behind what closes the first
        ("建成涪城、丰谷等3座水库和石马泵站。", ["涪城水库", "丰谷水库", "石马泵站"]),
        # a city's own institutions
        ("推进市中医院和疾控中心迁建等重点项目。", ["绵阳市中医院", "绵阳市疾控中心迁建"]),
        # sizes are no part of a name
        ("建成3万平方米市儿童医院、安昌河步道7公里。", ["绵阳市儿童医院", "安昌河步道"]),
        # the last 项目 is said of the whole list
        ("实施智慧门户、智慧公安、物联网基础平台项目。", ["智慧门户", "智慧公安", "物联网基础平台"]),
        # firms of which it is said that they go into production
        ("惠科新材、炘皓光电等即将投产。", ["惠科新材", "炘皓光电"]),
        # what is wished of it is no part of the name
        ("打造具有世界影响力的“涪翁国家考古遗址公园”。", ["涪翁国家考古遗址公园"]),
        # a clause that goes on with the names of the one before
        (
            "加快推进机场高速二期，三江路、富乐路，塘汛大桥等重大项目建设。",
            ["机场高速二期", "三江路", "富乐路", "塘汛大桥"],
        ),
        # a facility that is the only one of its place
        ("改造射击馆。", ["射击馆改造"]),
        # a word of building within a name
        ("科技城核心启动区建成开放。", ["科技城核心启动区"]),
        # a list that brackets spell out
        ("加快推进两条旅游公路（青莲至江油公路、北川至茂县公路）。", ["青莲至江油公路", "北川至茂县公路"]),
        # verbs of their own within a clause
        ("建成丰谷大桥、启动三江公园建设。", ["丰谷大桥", "三江公园"]),
        # what belongs to the city is named after it
        ("建成市社会福利中心。", ["绵阳市社会福利中心"]),
        # a quotation is kept inside a name and dropped around one
        ("建设“城市客厅”会展中心。", ["“城市客厅”会展中心"]),
        # names before their verb
        ("涪江二桥建成通车，绵遂高铁全面开工。", ["涪江二桥", "绵遂高铁"]),
        ("博物馆新馆、科技馆二期等项目进展顺利。", ["博物馆新馆", "科技馆二期"]),
        # from where to where: the members share the road, or the pipeline, with all that tells which it is
        (
            "加快三台至盐亭、盐亭经梓潼至江油、江油至平武高速公路建设。",
            ["三台至盐亭高速公路", "盐亭经梓潼至江油高速公路", "江油至平武高速公路"],
        ),
        (
            "加快建设三台-盐亭-梓潼、江油-平武天然气长输管道。",
            ["三台-盐亭-梓潼天然气长输管道", "江油-平武天然气长输管道"],
        ),
        # two rivers to which the same is done
        ("加快实施通口河和土门河生态修复工程。", ["通口河生态修复", "土门河生态修复"]),
        # regions that are each said to have one
        ("开工建设三台、北川、平武通用机场。", ["三台通用机场", "北川通用机场", "平武通用机场"]),
        # a count behind the kind, and a list of the same verb behind what is spent
        (
            "推进丰谷生猪等农业重点项目23个，完成投资31亿元；云谷云计算等工业重点项目84个。",
            ["丰谷生猪", "云谷云计算"],
        ),
        # a road known by its number
        ("开工建设国道762线，推进省道317线改建。", ["国道762线", "省道317线改建"]),
        # plants that go into production
        ("丰谷生物、永明德康投产。", ["丰谷生物", "永明德康"]),
        # what the state has one of, and what only looks like a verb
        ("筹建国家智能网联创新中心。", ["国家智能网联创新中心"]),
        ("建设绵阳国家可持续发展创新中心。", ["绵阳国家可持续发展创新中心"]),
        ("加快国家储备林建设。", ["国家储备林"]),
        # what is told of a name behind it is no part of it
        ("力争南郊机场春节前通航。", ["南郊机场"]),
        ("加快绵苍高速公路征地拆迁。", ["绵苍高速公路"]),
        # places that begin like a count of houses or miles
        ("张家坪、八家庄、红石等水库建成蓄水。", ["张家坪水库", "八家庄水库", "红石水库"]),
        # size that belongs to what is called 项目
        ("建成光伏三期首批20万千瓦项目。", ["光伏三期首批20万千瓦"]),
        # numbers that belong to a name stay
        ("建设年产20万吨锂电正极材料生产线等项目。", ["年产20万吨锂电正极材料生产线"]),
    ],
)
def test_named_projects_are_found_under_their_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "深入推进放管服改革。",
        "开展城市品质提升三年行动。",
        "办好第九届科技博览会。",
        "推进一批公建项目。",
        "完成1200户老旧小区改造。",
        "抓好三大高速招商，及早谋划“十五五”重大项目。",
        "出台工业项目落地难解决办法。",
        "以高新区、涪江文创园为开放平台，扩大合作。",
        "涪城经济开发区进入全国百强。",
        "加快形成过境快速通道，加快调整完善地下管网。",
        "将城区道路改造成标志性景观大道。",
        "新增1000个停车泊位。",
        "实施背街小巷改造工程。",
        "改造提升20所敬老院。",
        "打造全国重要的清洁能源基地。",
        "建设区域性消费中心。",
        "引进中车电驱等一批配套企业。",
        "培育乡村游、研学游等旅游专线。",
        "实施全民健康工程。",
        "推动基础设施互联互通。",
        "建成区面积达到86平方公里。",
        "新建公办幼儿园12所、城市书房8个。",
        "长虹集团营业收入突破千亿元。",
        "加快实施城市公园、农贸市场、垃圾中转站等一批事业项目。",
        "支持国内外知名企业在绵设立研发中心。",
        "鼓励民营企业赴境外设立生产基地。",
        "加强与西南科技大学合作。",
        "加强知识产权保护。",
        "推动陶瓷文化进校园。",
        "建设美丽家园。",
        "重点引进技术含量高、能耗低的项目。",
        "融入内陆开放型经济试验区。",
        "改造乡镇卫生院20所。",
        "建成社区卫生服务中心，组建企业技术中心。",
        "创建三级甲等医院。",
        "争创全国双拥模范城。",
        "打造文化赋能的特色小镇。",
        "搭建中小企业与科研机构的对接平台。",
        "推进旧改棚改和老小区改造。",
        "推进改造·········",
    ],
)
def test_what_is_no_project_is_left_alone(text: str) -> None:
    assert names(text) == []


def test_the_span_holds_the_name_as_it_is_written() -> None:
    text = "建成总投资3亿元的涪城大桥项目、市文化宫和游客中心二期。"
    found = mentions(text)
    assert [text[mention.start : mention.end] for mention in found] == [
        "涪城大桥",
        "市文化宫",
        "游客中心二期",
    ]


def test_a_county_named_by_the_project_is_its_place_but_a_road_called_like_one_is_not() -> None:
    own, road = mentions("建成北川通用机场。")[0], mentions("实施涪城路改造。")[0]
    assert own.place.name == "北川羌族自治县"
    assert road.place.name == "绵阳市"


def test_in_a_document_of_the_province_a_city_is_the_place_of_what_is_named_after_it() -> None:
    of_the_province = sentence(
        "建成泸州云龙机场、泸州至遵义高速公路、天府新区会展中心。", place=Place("四川省", "510000")
    )
    places = [mention.place.name for mention in project_mentions(of_the_province)]
    assert places == ["泸州市", "四川省", "四川省"]


def test_the_rule_says_how_a_mention_was_made() -> None:
    assert mentions("推进长虹智能终端等项目。")[0].rule == "project_object"
    assert mentions("涪江二桥建成通车。")[0].rule == "project_subject"
    assert mentions("建成青山大桥、科技城南站、长虹·云谷、启明里。")[-1].rule == "project_object_list"


def test_what_names_nothing_in_a_list_is_left_out() -> None:
    assert names("建设投资500亿元、涪江、凯江等水库。") == ["涪江水库", "凯江水库"]
    assert names("推进的、涪江等水库建设。") == ["涪江水库"]


def test_a_sentence_without_projects_yields_none() -> None:
    assert project_mentions(sentence("各位代表！")) == []
