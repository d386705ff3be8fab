"""Work reports from a grammar: invented places, works and figures, put together as such reports are.

What makes them hard to tell apart is what makes real ones so: every report has the same formulas, all places use the
same turns of phrase, and half of the sentences of next year's report are this year's with other numbers.
"""

from __future__ import annotations

from random import Random

_FIRST = "岚樟浔霁桐蓼沅荻嵩渌槿苔"
_SECOND = "渡垭畈堰墩汊坪埠塬岙"
_KINDS = "县市区"
_VILLAGES = "上坝|下塘|石湾|柳桥|杨泊|竹溪|梅岗|松坡|荷塘|菱湖|枫口|桂林铺|麦地|豆村|茶园|瓷窑|铁炉|染坊|盐店|米市"
_TASKS = (
    "乡村道路|农田水利|老旧厂房|城区管网|集镇面貌|河道治理|学前教育|基层诊所|养老服务|技能培训|"
    "茶叶加工|稻米品牌|水产养殖|林下种植|物流配送|冷链仓储|夜间旅游|非遗传承|垃圾分类|污水处理|"
    "矿山复绿|空气质量|数据共享|窗口服务|信访化解|食品监管|消防救援|防汛抗旱|社区矫正|志愿服务|"
    "文化下乡|全民健身|招商引资|企业上市|科技攻关|人才引进"
)
_OPENINGS = (
    "围绕{task}|针对{task}的短板|把{task}摆上重要日程|以{task}为抓手|"
    "在{task}上下足功夫|坚持先易后难推进{task}|聚焦群众反映强烈的{task}|"
    "为补齐{task}欠账|按照分步实施的办法抓{task}|依托现有基础做强{task}"
)
_VERBS = "新建|改造|修复|续建|启用|扩建|加固|完善|添置|整修|建成|投用"
_OBJECTS = (
    "客运站{n}座|排水渠{n}公里|小游园{n}处|标准厂房{n}万平方米|停车位{n}个|路灯{n}盏|"
    "公厕{n}座|护坡{n}米|苗圃{n}亩|教学楼{n}栋|卫生室{n}所|床位{n}张|烘干机{n}台|"
    "冷库{n}座|泵站{n}座|机耕桥{n}座|观测点{n}个|充电桩{n}根|农家书屋{n}间|"
    "健身路径{n}条|鱼塘{n}口|茶园{n}亩|果园{n}亩|蔬菜棚{n}个"
)
_RESULTS = (
    "受益群众{n}人|投诉量下降{p}%|产值增长{p}%|完成投资{p}亿元|带动就业{n}人|"
    "办理时间缩短{p}天|覆盖率达到{p}%|节约资金{n}万元|比上年多{n}户|合格率提高到{p}%|"
    "销售收入{p}亿元|游客增加{p}万人次"
)
_REMARKS = (
    "{village}一带的面貌焕然一新|{village}的做法在全域推开|乡亲们的日子越过越有盼头|"
    "多年的老大难有了着落|{village}片区率先见效|办事不再来回跑路|企业家的信心更足了|"
    "干部作风为之一变|安全底线守得更牢|后劲明显增强"
)
_FORMULAS = (
    "成绩来之不易，是上级正确领导和全体干部群众埋头苦干的结果，在此谨向所有关心支持我们的各界人士致以衷心感谢。",
    "我们也清醒看到，底子薄、欠账多的状况没有根本改变，少数部门服务意识不强，这些都要在今后着力解决。",
    "做好今年的工作，要稳字当头，守住底线，把有限的财力用在群众最盼的事情上，一件接着一件办，年年都有新进展。",
    "我们要依法履职，自觉接受监督，认真办理每一件建议提案，让权力在阳光下运行，以实干取信于民。",
)
_PARTS = ["过去一年的工作", "今年的目标任务", "今年的重点工作", "加强自身建设"]
_NUMERALS = "一二三四五六七八九十"


def place(number: int) -> str:
    """The name of an invented place; the first 120 differ."""
    return _FIRST[number % len(_FIRST)] + _SECOND[number // len(_FIRST) % len(_SECOND)] + _KINDS[number % 3]


def report(number: int, year: int, paragraphs: int = 24) -> str:
    """The work report of place ``number`` in a year, of about 150 characters a paragraph.

    Each sentence is one that the place uses in most years, with the year's numbers, or one of its own.
    """
    where = place(number)
    chance = Random(f"{number} {year}")
    lines = [
        f"{where}{year}年政府工作报告",
        f"——{year}年1月{chance.randint(5, 25)}日在{where}人民代表大会会议上",
        "各位代表：",
        f"现在，我代表{where}人民政府作工作报告，请予审议，并请各位委员和列席同志提出意见。",
    ]
    for part, heading in enumerate(_PARTS):
        lines.append(f"{_NUMERALS[part]}、{heading}")
        for place_in_part in range(paragraphs // len(_PARTS)):
            habit = Random(f"{number} {part} {place_in_part}")
            lines.append(f"（{_NUMERALS[place_in_part % 10]}）{_one(_TASKS, habit)}有新起色")
            sentences = (_sentence(habit if chance.random() < 0.5 else chance, chance) for _ in range(3))
            lines.append("".join(sentences))
        lines.append(_FORMULAS[part])
    lines.append("各位代表，新的任务光荣而艰巨，让我们同心协力，为建设富足安宁的美好家园再立新功。")
    return "\n".join(lines)


def _sentence(wording: Random, figures: Random) -> str:
    """A sentence whose words come from one source of chance and whose numbers from another."""
    works = [_one(_VERBS, wording) + _one(_OBJECTS, wording) for _ in range(wording.randint(2, 3))]
    clauses = [_one(_OPENINGS, wording), *works, _one(_RESULTS, wording), _one(_REMARKS, wording)]
    return (
        "，".join(
            clause.format(
                task=_one(_TASKS, wording),
                village=_one(_VILLAGES, wording),
                n=figures.randint(2, 980),
                p=figures.randint(11, 989) / 10,
            )
            for clause in clauses
        )
        + "。"
    )


def _one(words: str, chance: Random) -> str:
    return chance.choice(words.split("|"))
