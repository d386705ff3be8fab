"""Which lines are furniture, which are bylines, and which belong together."""

import re

import pytest

from pipeline.cleaning.clean_texts import mapped_passage
from pipeline.cleaning.lines import Line, classified
from pipeline.cleaning.mapped_text import MappedText
from pipeline.contract.vocabularies import read_yaml

from .cleaned import clean

# Per reason: lines that are nothing but that, as they stand once widths are one.
FURNITURE = {
    "navigation": [
        "首页 | 新闻 | 政务公开 | 互动交流",
        "设为首页",
        "打印本页",
        "欢迎访问临江县政府网站",
        "本站支持IPv6",
    ],
    "font_buttons": ["字体：大 中 小", "【字号：大 中 小】", "字号 [大] [中] [小] 打印", "A+ A-", "大 中 小"],
    "share_buttons": ["分享到：微信 微博 QQ空间", "分享", "微信扫一扫", "扫一扫在手机打开当前页", "用微信扫描二维码"],
    "reposting": ["点击上方蓝字关注我们", "END", "点个“在看”", "本文由某某文库整理", "欢迎下载，祝您工作顺利"],
    "comments": ["网友评论", "0条评论", "我要纠错", "【纠错】"],
    "record_line": ["索引号：000000000/2021-00001 公开方式：主动公开", "信息分类：政府工作报告"],
    "counter": ["阅读 1286 赞 12 在看 3", "浏览次数：1286", "【阅读量：36次】", "点击数："],
    "breadcrumb": [
        "您的位置：首页 > 政务公开 > 工作报告",
        "当前位置：政府信息公开",
        "您当前的位置：首页 > 工作报告",
        "位置：首页 > 要闻",
        "首页 > 政务公开 > 政府工作报告",
    ],
    "advertisement": [
        "本站流量大，欢迎合作，诚招代理",
        "广告洽谈请拨 00000-12345678",
        "广告热线 常年开通",
        "广告",
        "点击下载临江发布APP",
    ],
    "caption": [
        "图为新建成的县体育馆",
        "▲ 老街夜景",
        "会议现场。（记者 林一摄）",
        "图片来源：临江日报",
        "资料图片",
        "代表们走进会场。 记者 林一 摄",
        "林望川作政府工作报告。",
    ],
    "editor_line": [
        "责任编辑：林一",
        "（编辑：林一 校对：陈二）",
        "审核：林一",
        "【责任编辑：林一】",
        "初审：林一 复审：陈二 终审：王三",
        "责编/林一",
        "责任编辑 林一",
    ],
    "related_links": ["相关阅读", "上一篇：县里召开座谈会", "下一条", "热门推荐：", "【相关文件】", "更多>>"],
    "attachment_link": ["附件：2021年政府工作报告名词解释.docx", "民生实事清单.pdf"],
    "read_the_rest": ["查看余下全文", "点击阅读全文", "上接第一版）", "（下转A2版", "【展开全文】", "（未完待续）"],
    "back_to_top": ["TOP", "返回顶部", "返回列表"],
    "pagination": ["上一页 1 2 3 下一页", "共 3 页 首页 上一页 下一页 尾页", "[1] [2] [3]"],
    "site_footer": [
        "版权所有：临江县人民政府 京ICP备00000000号",
        "主办：临江县人民政府办公室 承办：临江县大数据中心",
        "网站标识码：0000000001",
        "Copyright © 2021 All Rights Reserved",
        "免责声明：本站内容仅供参考。",
    ],
    "page_number": ["- 12 -", "第 3 页 共 18 页", "7/18", "第3页", "第1页第2页", "Page 3 of 18", "— 十二 —"],
    "contact": ["联系电话：0000-1234567", "投稿邮箱：news@example.org"],
    "distribution_list": ["发：各乡镇党委、人民政府，县直各单位。", "抄送：县人大常委会办公室"],
    "separator": ["☆☆☆", "----------", "* * *", "＝＝＝".replace("＝", "=")],
}

# Sentences of a document that hold the same words.
NOT_FURNITURE = [
    "县志编辑：完成初稿120万字，年内送审，这是三十年来的第一部新县志。",
    "编辑出版地方志12部，发放图书3.2万册。",
    "我们开通招商热线，全年受理诉求3.2万件；办结率99%。",
    "与6家企业签订合作协议，广告产业营业收入达到2.1亿元。",
    "电话回访群众12万人次，满意率98%。",
    "粮食总产38.6万吨。咨询电话：0000-1234567",
    "位置偏远的26个村全部通了客车。",
    "位置：县城以东8公里，占地320亩，总投资12亿元",
    "地区生产总值 | 386亿元",
    "上一条高速公路建成后，我们又开工了第二条。",
    "图书馆新馆建成开放，藏书86万册。",
    "发放补贴3.2万元",
    "审核企业用地项目126个，审减资金2.1亿元。",
    "全文共分三个部分",
    "2021年",
    "首页效应明显，首位产业产值达到120亿元。",
    "分享发展成果，城乡低保标准提高到每月680元。",
    "浏览县志馆的读者有2.3万人次，比上年增长12%。",
    "主办全国山地自行车赛，吸引选手1200名，承办单位12家。",
    "主办、承办各类赛事23场次",
    "扫一扫身上的尘土，弯下腰来办实事。",
    "大中小企业融通发展",
    "图书、音像制品产值3.2亿元",
    "我们编辑：出版县志12部，约480万字，发行3200册。",
    "县长作政府工作报告时指出，全县粮食总产38.6万吨。",
    "（完成投资3.2亿元）",
    "共3页，附图2张，均已归档备查。",
    "上一页已经翻过，新的一页正在打开。",
    "开通民生热线0000-1234567，为群众服务。",
    "推动企业技术支持：投入2亿元，培育高企30家",
    "图：全县生产总值386.2亿元，增长4.1%。",
    "税收5亿元。（记者 林一 摄）",
    "访问3000人次",
    "三、四线城市房价平稳。",
    "广告产业园一期投入使用，入驻企业126家。",
    "推广良种86万亩",
    "附件二所列126个项目全部开工。",
    "技术支持农户3200户，发放贷款2.1亿元。",
    "下转型升级的硬功夫",
]

BYLINES = {
    "marking": [
        "内部资料 注意保存",
        "秘密★一年",
        "（机密）",
        "秘  密",
        "内部",
        "党内文件 会后收回",
        "密级：秘密",
        "〔内部〕",
        "★秘密★",
        "此件不公开",
    ],
    "rights": ["未经书面许可，不得转载使用", "版权归临江日报社所有", "转载请注明出处", "请勿转载", "不得擅自转载"],
    "author": ["（本报记者 林一 通讯员 陈二）", "本报记者 林一", "县委调研组"],
    "source": ["2021-02-03 来源：临江日报 点击：120", "信息来源：县政府办", "（临江县人民政府网站）"],
    "edition": ["（本文有删减）", "（本文略有删节）"],
    "date": ["2021年1月18日", "（2021-01-18）", "发布时间：2021-02-03 09:30", "二〇二一年一月十八日"],
    "occasion": ["——2021年1月18日在县第十七届人民代表大会第五次会议上", "（2021年1月18日在全县经济工作会议上）"],
    "salutation": ["各位代表：", "同志们：", "尊敬的各位来宾，女士们、先生们："],
    "masthead": ["第 6 期", "（总第 318 期）", "临江工作简报", "中共临江县委办公室"],
}

NOT_BYLINES = [
    "查处泄露国家秘密案件2起，开展保密检查46次，覆盖全部县直单位。",
    "（三）保守商业秘密。",
    "未经批准许可占用耕地的行为得到遏制，拆除违法建筑3.2万平方米。",
    "（三）做强电子信息",
    "二、成立县应急管理委员会",
    "记者站全年发稿2300篇，其中头版126篇，宣传力度前所未有。",
    "2021年1月18日，全县最大的光伏电站并网发电。",
    "来源地市场扩大到23个省，接待游客386万人次。",
    "新增就业3200人。 来源：临江日报",
    "财政收入 内部资料 12亿元。",
]


def kind(line: str) -> tuple[str, str]:
    found = classified(Line(MappedText.from_raw(line)))
    if found.kind == "text":
        found = classified(found, "rejoined")
    return found.kind, found.reason


@pytest.mark.parametrize(("reason", "line"), [(reason, line) for reason in FURNITURE for line in FURNITURE[reason]])
def test_furniture(reason: str, line: str) -> None:
    assert kind(line) == ("furniture", reason)


@pytest.mark.parametrize("line", NOT_FURNITURE)
def test_a_sentence_that_merely_holds_the_words_stays(line: str) -> None:
    assert kind(line) == ("text", "")


@pytest.mark.parametrize(("states", "line"), [(states, line) for states in BYLINES for line in BYLINES[states]])
def test_bylines(states: str, line: str) -> None:
    assert kind(line) == ("byline", states)


@pytest.mark.parametrize("line", NOT_BYLINES)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert kind(line) == ("text", "")


def test_every_rule_of_the_vocabularies_decides_one_of_the_lines_above() -> None:
    for name, lines in (("furniture.yaml", FURNITURE), ("bylines.yaml", BYLINES)):
        for rule in read_yaml(name):
            said = lines[rule.get("reason") or rule["states"]]
            assert any(re.fullmatch(rule["pattern"], line) for line in said), rule


def test_furniture_is_removed_with_its_reason_and_a_list_of_recipients_over_two_lines_too() -> None:
    cleaned = clean(
        "首页 | 新闻 | 政务\n全县新建公园5个。\n发：各乡镇党委、人民政府，县直各单位，各人民团体，本刊各\n通讯员\n"
    )
    assert cleaned.texts == ["全县新建公园5个。"]
    assert [reason for reason, _ in cleaned.removed] == ["navigation", "distribution_list"]
    assert not cleaned.unaccounted


def test_a_sentence_broken_over_a_page_is_put_together() -> None:
    cleaned = clean(
        "全县这一年改造棚户区近1万户、120\n\n- 3 -\n\n万平方米，一年的工作量比前五年都大，开工率\n达到100%。\n"
        "新建公园5个。\n"
    )
    assert cleaned.texts == [
        "全县这一年改造棚户区近1万户、120万平方米，一年的工作量比前五年都大，开工率达到100%。",
        "新建公园5个。",
    ]
    text = cleaned.row["passages"][0]
    place = text["text"].index("万平方米")
    assert cleaned.raw[mapped_passage(text).raw_span(place, place + 1)[0] :].startswith("万平方米")
    assert ("page_number", "- 3 -") in cleaned.removed or ("page_number", "3 -") in cleaned.removed


@pytest.mark.parametrize(
    "lines",
    [
        ["一、2020年工作回顾，主要做了以下三个方面的事情", "全年粮食总产38万吨。"],
        ["全年粮食总产38万吨，农村公路新建126公里", "（一）产业做强。工业增加值增长6.1%。"],
        ["要办好以下民生实事，件件有人管、有人问", "1.新建学校3所。建成后可容纳学生2400人。"],
        ["要办好以下民生实事，件件有人管、有人问", "①新建学校3所。"],
        ["要办好以下民生实事，件件有人管、有人问", "一是新建学校3所。"],
        ["大力推进城乡建设，让群众住得更好", "——新建公园5个，改造小区41个。"],
        ["在会上的讲话", "全年粮食总产38万吨。"],
        ["全年粮食总产38万吨，农村公路新建126公里。", "新建学校3所，改造危桥5座。"],
    ],
)
def test_lines_that_begin_anew_are_not_joined(lines: list[str]) -> None:
    assert clean("\n".join(["县政府工作报告", *lines])).texts[1:] == lines


def test_patterns_are_written_for_one_width() -> None:
    """A pattern that asks for a full-width digit or letter can never match: widths are one before it looks."""
    for name in ("furniture.yaml", "bylines.yaml"):
        for rule in read_yaml(name):
            assert not re.search("[０-９Ａ-Ｚａ-ｚ]", rule["pattern"]), rule
