"""A project's name as a register would list it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.cataloguing import regions
from pipeline.extraction.circumstances.context import Place
from pipeline.extraction.projects.vocabulary import alternatives, heads

_NUMERAL = r"[一二三四五六七八九十\d]"
PHASE = rf"(?:第?{_NUMERAL}[、至—\-]?{_NUMERAL}?期(?:工程|项目)?|[一二三四]标段|首期|主体工程)"
_PHASE_AT_END = re.compile(rf"(?:{PHASE}|[（(][^（）()]{{1,12}}[）)])+$")
_MONEY = r"[\d.,，百千万亿多余 ]+(?:亿|万)?(?:美|欧|港|日)?元(?:人民币)?(?:以上|左右)?"
INVESTED = re.compile(
    r"^(?:(?:由|与)?[\u3400-\u9fff]{2,8}(?:集团|公司|投资)(?=投资|总投资))?(?:计划|预计|概算|估算|共|合同|协议)?(?:总投资|投资|总投资额|投资额|投入|总投入|投资总额)"
    rf"(?:约|近|超|达|超过|逾|共)?(?:为)?{_MONEY}的?"
)
_QUANTITY = re.compile(
    r"^(?:(?:长|全长|总长|里程|建筑面积|占地|面积|总面积|规模|装机)?(?:约|近|超)?[\d.,]+(?:多|余)?(?:万|亿)?"
    r"(?:平方公里|平方米|公里|千米|米|亩|公顷|万千瓦|千瓦|吨)的)"
)
_SIZE = r"(?:约|近|超|超过)?[\d.,]+(?:多|余)?(?:万|亿)?(?:平方公里|平方米|平米|公里|千米|张床位)"
_SIZE_IN_FRONT = re.compile(
    rf"^(?:(?:总?建筑面积|占地面积|占地|总?面积|全长|总长|长)?{_SIZE}[、，]?)+的?(?=[\u3400-\u9fff“])"
)
_SIZE_BEHIND = re.compile(rf"(?<=[\u3400-\u9fff）”])(?:{_SIZE}|[一1](?:座|处|个|条|所|栋)|\d+台机组)$")
_LEADING = re.compile(
    r"^(?:[与同][^，、“”]{2,12}?(?:合作|共同|联合|携手)?(?:共建|建设|打造|组建)的?|"
    r"了|一[批座个条]|(?:具有|富有|独具|体现)[^“”，]{2,30}的(?=“)|(?:覆盖|面向|服务|辐射|连接|贯穿|涵盖)[^“”，、]{1,12}的|(?:修复|建成|改造)?后的|的|和|及|与|以及|连接|(?:全国|全省|全市|全区|全县|世界|亚洲|国内)?(?:首[个条座家批]|第一[个条座家]|最大|唯一)的?|(?:装机容量|规模)?(?:世界|亚洲|全国|国际|国内|全省)(?:第一|最大|领先|先进|一流)的|日(?:处理|供水)[^的，、]{2,12}的|(?:国家|省级?|市级?)?重点|重大|其他|"
    r"(?:20\d\d年)?(?:新开工|续建|在建)的?|[集以].{2,40}(?:为一体|于一体|为依托|为主|为主体|为核心)的|把)+"
)
_TRAILING = re.compile(
    r"(?:(?:系列|重点|重大)?(?:建设)?(?:项目|工程)(?:建设)?|的?建设|(?<=[园区心])试点|(?<=新区|新城|片区|园区|组团|发区)开发(?:建设)?|"
    r"[及和](?:其)?(?:相关|配套|附属|周边)(?:基础设施|配套设施|设施|路网))$"
)
_KEPT_TRAILING = re.compile(r"(?:主体|防洪|防洪保安|水下|配套|安居|调水|引水|供水|智慧|提水|水源|先行)工程$")
_OTHER_NAMING_WORDS = ("项目", "工程", "期", "标段", "·", "投产")
"""The words besides the heads of names, phases included, that a name is known by: only plants 投产."""
_UNHEARD = re.compile(r"[“”①-⑳\s]")
_STRAY = re.compile(r"[①-⑳\s]+")
_BEFORE_A_PHASE = re.compile(rf"(?<=.{{2}})(?:建设)?(?:项目|工程)(?=（{PHASE}）$)")
_QUOTED_WHOLE = re.compile(r"^“([^“”]+)”$")
_OWN = re.compile(
    r"^(?:我|全|本)?(市|县|区|省|自治区)(?=[^级域内外场政长委区直属辖际立民中道两部市县]|中医|中心|政务|民族)"
)


@lru_cache(maxsize=4096)
def trimmed(text: str) -> tuple[int, int]:
    """(start, end) of the name within a member of a list, without investment, count, 项目 and 建设."""
    start, end = 0, len(text)
    changed = True
    while changed:
        changed = False
        for pattern in (INVESTED, _QUANTITY, _SIZE_IN_FRONT, _LEADING):
            match = pattern.match(text[start:end])
            if match and match.end():
                start, changed = start + match.end(), True
    changed = True
    while changed:
        changed = False
        match = _TRAILING.search(text[start:end])
        if match and match.start() >= 2 and not _KEPT_TRAILING.search(text[start:end]):
            end, changed = start + match.start(), True
        size = _SIZE_BEHIND.search(text[start:end])
        if size and size.start() >= 2:
            end, changed = start + size.start(), True
    return start, end


@lru_cache(maxsize=4096)
def core(text: str) -> str:
    """A name without investment, count, phase, brackets and 项目: what its head is looked for in."""
    start, end = trimmed(text)
    name = _PHASE_AT_END.sub("", re.sub(r"（[^（）]*）$", "", text[start:end]))
    name = _UNHEARD.sub("", name)
    return re.sub(r"(?:工程|项目)$", "", name) if len(name) > 4 else name


def may_name(text: str) -> bool:
    """Whether a text holds any word without which nothing in it is the name of a project: most clauses hold none."""
    return _naming_words().search(_UNHEARD.sub("", text)) is not None


@cache
def _naming_words() -> re.Pattern[str]:
    every = {*heads(), *_OTHER_NAMING_WORDS}
    # Where a word holds a shorter one (路 in 公路), the shorter one is found.
    return alternatives(word for word in every if not any(other in word for other in every - {word}))


@lru_cache(maxsize=4096)
def has_phase(text: str) -> bool:
    """Whether a name ends in a phase: 二期, （一期）."""
    start, end = trimmed(text)
    match = _PHASE_AT_END.search(text[start:end])
    return bool(match and re.search(PHASE, match[0]))


def is_of_the_region(name: str) -> bool:
    """Whether a name begins with the level of the region that has it: 市人民医院."""
    return _OWN.match(name) is not None


def standard(name: str, place: Place) -> str:
    """The standard form of a trimmed name: no stray marks, 市… with the name of the city it is said of."""
    name = _BEFORE_A_PHASE.sub("", _STRAY.sub("", name))
    quoted = _QUOTED_WHOLE.match(name)
    if quoted:
        name = quoted[1]
    own = _OWN.match(name)
    if own and place.code:
        owner = _owner(own[1], place.code)
        if owner:
            return owner + name[own.end() :]
    return name


def _owner(level: str, code: str) -> str | None:
    level_code = {"省": code[:2] + "0000", "自治区": code[:2] + "0000", "市": code[:4] + "00"}.get(level, code[:6])
    if level in "县区" and code[4:6] == "00":
        return None
    if level == "市" and code[2:4] == "00":
        return None
    region = regions.by_code(level_code)
    return region.name if region else None
