"""Whether a member of a list is a named project, and not a class, a slogan, a policy or an event."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extraction.projects.distinctive import is_proper, residue
from pipeline.extraction.projects.names import core, has_phase, is_of_the_region
from pipeline.extraction.projects.vocabulary import Head, ending_in, head_of, word_pattern

_CLASSIFIER = (
    "个|条|座|所|家|项|处|段|批|户|套|人|名|公里|千米|米|亩|平方米|平方公里|公顷|吨|辆|台|口|栋|幢|对|宗|件|艘|班|片|块|张|间|只|"
    "眼|路|孔|场|万千瓦|千瓦|类|种"
)
_NUMBER = r"(?:[\d.]+(?:多|余)?(?:万|亿)?|[一二两三四五六七八九十百千]+)"
_COUNTED = re.compile(rf"^(?:新增|累计|共|约|近|超|超过|逾|全长|长)?{_NUMBER}(?:{_CLASSIFIER})(?!街|路|线|级)")
_COUNTED_AT_END = re.compile(rf"(?:\d|[一二两三四五六七八九十])(?:多|余)?(?:万|亿)?(?:{_CLASSIFIER})$")
_BROKEN = re.compile(
    r"[，。；？！：:、]|等$|的$|^[等的]|[和及与]$|^[以在为从]|^[向对](?!.{1,6}(?:供水|调水|输水|供气|供电))|^(?:所有|全部|各|多|有)|^进(?!出口)|进(?:校园|社区|家庭|农村|园区|机关)|退城|^项目|(?:含量|能耗|效益|质量|技术|污染|水平|附加值|带动力|创新力).{0,2}[高低强好大]$|项目[和及]|重大|一大?批|以上的|工作重点|(?:创建|申报|争创|创成).|的\d|^县?两级|"
    r"^第[一二三四五六七八九十]大|^[一二三四五六七八九十]+区|[亿万]元|亿产业|\d亿$|^[\d\s]+$|\dA级?(?:旅游)?景区"
)
_DIGITAL = re.compile(r"(?:数字|智慧)[\u3400-\u9fff]{2,4}")
_ASPIRING = re.compile(r"重要|影响力|一流|领先|最大|知名|辐射|面向|更|具有|富有|现代化|有.{0,6}特色|新的")
_FEATURES = ("中心", "基地", "枢纽", "平台", "口岸", "小镇", "片区", "新城", "高地")
_LONGEST = 40
_SHORTEST = 3


@dataclass(frozen=True)
class Voucher:
    """What besides the name itself speaks for a project."""

    strength: str
    """Of the verb: strong, plain, weak, aim, helper."""
    stage: str
    marked: str = ""
    """项目 or 工程 where that closes the name or its list; 工程, said of programmes too, vouches for less."""
    kind_closed: bool = False
    """等 closes the list with a word for a facility: 等三所学校."""
    closed: bool = False
    """等, or a count of them, closes the list."""
    sisters: int = 0
    """How many other members of the list are projects by themselves."""

    @property
    def firm(self) -> bool:
        """Whether the verb is one of building, which slogans do not take."""
        return self.strength == "strong" or self.stage in ("started", "completed")

    @property
    def says_enough(self) -> bool:
        """Whether it can make a project of a name that does not say itself what it is."""
        going = self.closed and self.strength == "strong" and self.firm
        return bool(self.marked) or self.kind_closed or self.sisters > 0 or going


def is_project(text: str, voucher: Voucher, code: str | None) -> bool:
    """Whether a member of a list (its text, with what it shares) is a project.

    ``code`` is that of the document's place, near which short names of regions are known.
    """
    name, phase = core(text), has_phase(text)
    head = head_of(name)
    digital = _DIGITAL.fullmatch(name) is not None and voucher.strength in ("strong", "plain")
    if digital and (voucher.sisters > 0 or voucher.marked):
        return True
    known = head or phase or voucher.says_enough or "·" in name
    quoted = text.startswith("“") and bool(voucher.marked) and voucher.closed
    shortest = _SHORTEST - 1 if quoted else _SHORTEST
    if not known or not shortest <= len(name) + phase <= _LONGEST or _is_broken(name, voucher):
        return False
    if phase and (residue(name, None) >= 2 or head):
        return True
    if _is_described(name, voucher) or _ends_as_other(name, head, voucher):
        return False
    if voucher.strength == "weak" and voucher.marked != "项目":
        # Whom one supports or works with is an organisation: 支持某某大学.
        works = head is not None and head.kind in ("works", "area", "line")
        if not works or not is_proper(name, head, code):
            return False
    if head is None:
        return _without_head(text, name, voucher, code)
    if name == head.head:
        vouched = voucher.firm or "（" in text or voucher.sisters > 0
        return vouched and len(name) > 2 and (head.kind == "facility" or len(name) > 3)
    return _with_head(text, name, head, voucher, code)


def _is_broken(name: str, voucher: Voucher) -> bool:
    """Whether the name is a count of things or no noun at all."""
    counted = _COUNTED.match(name) and not (voucher.marked == "项目" and "亩" in name)
    return bool(counted or _COUNTED_AT_END.search(name) or _BROKEN.search(name) or word_pattern("inner").search(name))


def _is_described(name: str, voucher: Voucher) -> bool:
    """Whether the name is a description of what is wished for: 具有…的中心."""
    return "的" in name and bool(voucher.strength == "aim" or _ASPIRING.search(name) or name.count("的") > 1)


def _ends_as_other(name: str, head: Head | None, voucher: Voucher) -> bool:
    groups = ("endings",) if voucher.marked == "项目" else ("endings", "soft_endings")
    longest = max(len(ending_in(name, group)) for group in groups)
    return longest > 0 and (head is None or len(head.head) < longest)


def _with_head(text: str, name: str, head: Head, voucher: Voucher, code: str | None) -> bool:
    own = name[: -len(head.head)]
    distinct = residue(name, head) >= 2
    proper = is_proper(name, head, code) or _is_own(own)
    if is_of_the_region(name) and head.kind in ("facility", "class"):
        # 市人民医院 is the only one of its city.
        return True
    if head.kind == "area":
        return distinct and voucher.strength != "aim" and (proper or voucher.marked == "项目")
    if head.kind == "works":
        slogan = voucher.strength == "aim" and not voucher.marked
        vouched = voucher.sisters > 1 or is_proper(name, head, code) or (voucher.firm and _is_own(own))
        vouched = vouched or voucher.marked == "项目" or (voucher.kind_closed and _is_own(own))
        return distinct and not slogan and vouched and not _COUNTED_AT_END.search(own)
    if voucher.strength == "aim" and voucher.marked != "项目":
        named = is_proper(name, head, code) or "“" in text or (voucher.kind_closed and _is_own(own))
        return distinct and named and not _slogan(name)
    if head.head.endswith(_FEATURES) and not voucher.firm and not voucher.marked:
        return distinct and not _slogan(name)
    if head.kind == "facility":
        return len(own) >= 2 or name[0] in "新省市县区"
    # 综合交通枢纽 is one where its list says that its members are.
    vouched = voucher.sisters > 0 and (voucher.marked == "项目" or voucher.firm)
    if head.head.endswith(_FEATURES) and voucher.firm and len(own) >= 4:
        return True
    numbered = head.kind == "line" and is_proper(name, head, code)
    return distinct or numbered or (vouched and len(name) >= 4) or name[0] == "新"


def _without_head(text: str, name: str, voucher: Voucher, code: str | None) -> bool:
    if "的" in name:
        return False
    distinct = residue(name, None) >= 2
    if "·" in name:
        return distinct and voucher.strength not in ("weak", "helper")
    if voucher.marked and distinct:
        # What is said to be an 项目 is one; 工程, and 项目 without a verb, need a proper name.
        trusted = voucher.marked == "项目" and voucher.strength != "aim"
        if trusted or is_proper(name, None, code) or (voucher.closed and "“" in text):
            return True
    if voucher.kind_closed:
        return distinct or text.startswith("“")
    if not voucher.firm:
        return voucher.sisters > 0 and voucher.strength == "plain" and _is_own(name)
    if voucher.sisters == 0:
        return voucher.closed and _is_own(name) and len(name) >= 4
    return voucher.sisters > 2 or distinct


def _is_own(modifier: str) -> bool:
    """Whether a modifier is all of it something of its own: 城南 in 城南新区, not 现代农业 in 现代农业示范区."""
    return residue(modifier, None) == len(modifier)


def _slogan(name: str) -> bool:
    rest = word_pattern("generic").sub("", word_pattern("slogans").sub("", name))
    return bool(word_pattern("slogans").search(name)) and len(re.sub("中心|基地|枢纽|平台", "", rest)) < 2
