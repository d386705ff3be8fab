"""What closes a list of names: 等三个无人机项目, 等学校, 两大平台."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.extraction.projects.clauses import depths
from pipeline.extraction.projects.vocabulary import ending_in, head_of, words

NOMINAL_TAIL = re.compile(
    r"(?:的?(?:规划建设|建设运营|建设管理|建设|步伐|进度|进程|工作|力度|各?年度|任务|速度|质量|施工|进展|筹建|实施|论证规划|规划论证|规划设计|设计招标|规划)|"
    r"(?<=[区园城心])创建|一期工程建设|(?:创建|申报|申建|组建|筹建|收尾)工作){1,4}$"
)
# 等57个省、市重点项目
_LEVELS = re.compile(r"(?:国家|省|市|县|区)(?:级)?(?:[、和](?:省|市|县|区)(?:级)?)+(?=重[点大])")
_IN_BRACKETS = re.compile(r"（[市区县州旗]、?[市区县州旗]?）")
_AND_OTHERS = re.compile(
    r"(?:(?<![高平中对初优上同])(?<!级[甲乙丙])|(?<=中)(?=等\d))等(?!级|教育|院校|保测评|保制度|额|效|次|为主|[^，。；]{0,6}[为于]一体)"
)
_COUNT = re.compile(
    r"(?:一大?批|一系列|[两二三四五六七八九十\d]+(?:个|条|座|所|大|家|项|处|段|批|类|种)|多[个条座所家项处]|[\d一二三四五六七八九十百千]+亿?万?元以上|各?类|"
    r"重点|重大|特色|大中型|中小型|大型|中型|小型|大(?!数据|学|厦|桥|道|坝|棚|运河|剧院|湖|湾)|好|新|标志性|骨干|配套|基础设施|民生|续建|龙头|一些|的)+"
)
# 等农牧业重点项目19个
_COUNT_BEHIND = re.compile(r"\d+(?:个|条|座|所|项|处)$")
# 等领域治理 tells in what field something is done.
_SCOPE = re.compile("(?:重点)?(?:领域|行业|方面|环节)")
_APPOSITION = re.compile(r"(?<=[^\d\.年第约超近、产和及与])[两二三四五六七八九十\d]+(?:个|条|座|所|大|处)(?![月年人])")


# 等7条高速公路和城西互通, 四大物流港和信息平台: behind the word for the members another list begins.
_AND_MORE = re.compile(r"(?P<kind>[^、，；和及与（(]{2,14})(?:以及|[和及与])(?P<more>.{3,})")


@dataclass(frozen=True)
class Closure:
    """What closes a list.

    ``kind`` is the word for its members, without count, praise and 项目 ("" for 等 and 等项目); ``marked`` is
    项目 or 工程 where that stands last, else ""; ``counted`` says that a count comes with it (等三所学校);
    ``more`` is where another list begins behind it in the text of the first, 0 for nowhere.
    """

    kind: str
    marked: str
    counted: bool
    more: int = 0

    @property
    def is_other(self) -> bool:
        """Whether it says that the members are no projects: 等企业, 等政策."""
        if self.marked == "项目":
            # 等重大产业项目
            return False
        if _SCOPE.match(self.kind):
            return True
        # A single character (县) must be all there is: 小区 does not end in the word for a district.
        return self.kind in words("closures") or bool(ending_in(self.kind, "closures", shortest=2))


def closed_list(text: str) -> tuple[int, Closure | None]:
    """Where the names of a list end in its text, and what closes them (None where nothing does)."""
    if "等" not in text and "、" not in text and "”“" not in text and not _APPOSITION.search(text):
        return len(text), None
    depth = depths(text)
    closings = [match for match in _AND_OTHERS.finditer(text) if not depth[match.start()] and match.start()]
    for closing in closings[:1]:
        more = _further(text, closing.end())
        if more:
            return closing.start(), more
    if closings:
        return closings[-1].start(), closure_of(text[closings[-1].end() :])
    counts = [match for match in _APPOSITION.finditer(text) if not depth[match.start()]]
    listed = "、" in text or "”“" in text or "和" in text
    for count in counts[:1] if listed else ():
        more = _further(text, count.start())
        if more:
            return count.start(), replace(more, counted=True)
    if counts and listed and re.match(r"[^、]{2}", text[counts[-1].end() :]):
        closure = closure_of(text[counts[-1].end() :])
        return counts[-1].start(), Closure(closure.kind, closure.marked, True)
    return len(text), None


def _further(text: str, place: int) -> Closure | None:
    """The closure that begins at a place where another list follows it, else None."""
    match = _AND_MORE.match(text, place)
    if match is None:
        return None
    closure = closure_of(match["kind"])
    known = closure.marked or head_of(closure.kind) is not None
    return replace(closure, more=match.start("more")) if known else None


def closure_of(text: str) -> Closure:
    """The closure made by what follows 等: 三个无人机项目 → 无人机, 项目, counted."""
    text = _LEVELS.sub("", text)
    count = _COUNT.match(text)
    counted = bool(count and re.match(r"[两二三四五六七八九十\d]", text))
    kind = NOMINAL_TAIL.sub("", _COUNT_BEHIND.sub("", text[count.end() :] if count else text))
    kind = re.sub(r"^(?:项目|工程)(?=.)", "", re.split(r"[、（(]", _IN_BRACKETS.sub("", kind))[0])
    bare = re.sub(r"(?:重点|重大)?(?:建设)?(?:项目|工程)(?:群|集群)?$", "", kind)
    if bare == kind:
        return Closure(bare, "", counted)
    return Closure(bare, "工程" if kind.endswith("工程") else "项目", counted)
