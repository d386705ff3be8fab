"""Whether a member of a list is a named project, and not a class, a slogan, a policy or an event."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pipeline.extraction.projects.candidate import Candidate, Voucher
from pipeline.extraction.projects.vocabulary import ending_in, word_pattern

_CLASSIFIER = (
    "个|条|座|所|家|项|处|段|批|户|套|人|名|公里|千米|米|亩|平方米|平方公里|公顷|吨|辆|台|口|栋|幢|对|宗|件|艘|班|片|块|张|间|只|"
    "眼|路|孔|场|万千瓦|千瓦|类|种"
)
_NUMBER = r"(?:[\d.]+(?:多|余)?(?:万|亿)?|[一二两三四五六七八九十百千]+)"
# 10万吨深水码头 is one, 12条路 are several; 八家庄 is a place.
_NO_COUNT = r"(?!街|路|线|级|(?<=[家里台])[营庄村店沟湾堡屯坪桥镇山]|(?<=吨).{0,4}(?:码头|泊位|航道|锚地|船闸))"
_COUNTED = re.compile(rf"^(?:新增|累计|共|约|近|超|超过|逾|全长|长)?{_NUMBER}(?:{_CLASSIFIER}){_NO_COUNT}")
_COUNTED_AT_END = re.compile(rf"(?:\d|[一二两三四五六七八九十])(?:多|余)?(?:万|亿)?(?:{_CLASSIFIER})$")
_NO_NOUN = (
    r"[，。；？！：:、]|等$|的$|的\d|^[等的]|[和及与为]$|^[以在为从]|^(?:所有|全部|各|多|有(?!轨))|^项目|^面向|项目[和及]",
    r"^[向对](?!.{1,6}(?:供水|调水|输水|供气|供电)|.{0,4}出口|.(?:铁路|高铁|高速|公路))|^成(?=[标为一集全具国新现高年世特])",
    r"^进(?!出口)|进(?:校园|社区|家庭|农村|园区|机关)|退城",
    r"重大|一大?批|以上的|工作重点|(?:创建|申报|争创|创成).|^县?两级|^第?[一二两三四五六七八九十]大(?!桥|道|街)|^“?十[一二三四五]五”?$",
    r"^[一二三四五六七八九十]+区|[亿万]元|亿产业|\d亿$|^[\W\d_]+$|\dA级?(?:旅游)?景区",
    r"(?:含量|能耗|效益|质量|技术|污染|水平|附加值|带动力|创新力).{0,2}[高低强好大]$",
)
_BROKEN = re.compile("|".join(_NO_NOUN))
# 可持续发展创新中心: here 发展 is a noun.
_DEVELOPMENT = re.compile("(?:可持续|高质量|联动|协同|融合)发展")
# 光伏三期20万千瓦项目, 年产30万辆项目: how large it is belongs to the name of what is called 项目.
_CAPACITY = re.compile(r"\d(?:万|亿)?(?:千瓦|吨|辆|台|立方米|平方米|亩)")
_DIGITAL = re.compile(r"(?:数字|智慧)[\u3400-\u9fff]{2,4}")
_ASPIRING = re.compile(r"重要|影响力|一流|领先|最大|知名|辐射|面向|更|具有|富有|现代化|有.{0,6}特色|新的")
_FEATURES = ("中心", "基地", "枢纽", "平台", "口岸", "小镇", "片区", "新城", "高地")
_LONGEST = 40
_SHORTEST = 3
_ENOUGH_SISTERS = 2
_LONG_ENOUGH = 4
"""Characters of a name that says little else: 交通枢纽, not 枢纽."""
_DESCRIPTIVE = 6
"""Characters from which on a name without anything of its own says all that a register needs: 科技金融服务中心."""


def is_project(text: str, voucher: Voucher, code: str | None) -> bool:
    """Whether a member of a list (its text, with what it shares) is a project.

    ``code`` is that of the document's place, near which short names of regions are known.
    """
    it = Candidate(text, voucher, code)
    if _is_digital_system(it):
        return True
    if not _is_known(it) or _is_broken(it):
        return False
    if it.phase and (it.head or _own_without_head(it)):
        return True
    if _is_described(it) or _ends_as_other(it) or _is_only_supported(it):
        return False
    return _JUDGES[it.head.kind if it.head else ""](it)


def _is_digital_system(it: Candidate) -> bool:
    """智慧公安 in a list of systems."""
    vouched = it.voucher.sisters > 0 or it.voucher.marked
    return bool(vouched) and it.voucher.strength in ("strong", "plain") and _DIGITAL.fullmatch(it.name) is not None


def _is_known(it: Candidate) -> bool:
    """Whether anything says that it is a project, and it has the length of a name."""
    quoted = it.text.startswith("“") and bool(it.voucher.marked) and it.voucher.closed
    shortest = _SHORTEST - 1 if quoted else _SHORTEST
    known = it.head or it.phase or it.voucher.says_enough or "·" in it.name
    return bool(known) and shortest <= len(it.name) + it.phase <= _LONGEST


def _is_broken(it: Candidate) -> bool:
    """Whether the name is a count of things or no noun at all."""
    sized = it.voucher.marked == "项目" and _CAPACITY.search(it.name) is not None
    counted = not sized and (
        _COUNTED_AT_END.search(it.name) or (_COUNTED.match(it.name) and not it.opens_with_a_region)
    )
    broken = _BROKEN.search(it.name)
    verb = word_pattern("inner").search(_DEVELOPMENT.sub("", it.own)) or word_pattern("first_verbs").match(it.name)
    return bool(counted or broken or verb)


def _own_without_head(it: Candidate) -> bool:
    return it.head is None and it.distinct


def _is_described(it: Candidate) -> bool:
    """Whether the name is a description of what is wished for: 具有…的中心."""
    wished = it.voucher.strength == "aim" or _ASPIRING.search(it.name) or it.name.count("的") > 1
    return "的" in it.name and (bool(wished) or not it.proper)


def _ends_as_other(it: Candidate) -> bool:
    groups = ("endings",) if it.voucher.marked == "项目" else ("endings", "soft_endings")
    longest = max(len(ending_in(it.name, group)) for group in groups)
    return longest > 0 and (it.head is None or len(it.head.head) < longest)


def _is_only_supported(it: Candidate) -> bool:
    """Whether it is an organisation that one supports or works with: 支持某某大学."""
    if (
        it.voucher.strength != "weak"
        or it.voucher.marked == "项目"
        or (it.voucher.built and (it.proper or it.voucher.sisters > 0))
    ):
        return False
    return it.head is None or it.head.kind not in ("works", "area", "line") or not it.proper


def _without_head(it: Candidate) -> bool:
    if "的" in it.name:
        return False
    if "·" in it.name:
        return it.distinct and it.voucher.strength not in ("weak", "helper")
    if it.distinct and _is_marked(it):
        return True
    if it.voucher.plant and it.peculiar and len(it.name) >= _LONG_ENOUGH:
        return True
    if it.voucher.kind_closed:
        return it.distinct or it.text.startswith("“")
    return _is_vouched_for_by_sisters(it)


def _is_marked(it: Candidate) -> bool:
    """What is said to be an 项目 is one; 工程, and 项目 as an aim, need a proper name or quotation marks in a list."""
    if not it.voucher.marked:
        return False
    trusted = it.voucher.marked == "项目" and it.voucher.strength != "aim"
    return trusted or it.proper or (it.voucher.closed and "“" in it.text)


def _is_vouched_for_by_sisters(it: Candidate) -> bool:
    if not it.voucher.firm:
        return it.voucher.sisters > 0 and it.voucher.strength == "plain" and it.peculiar
    if it.voucher.sisters == 0:
        return it.voucher.closed and it.peculiar and len(it.name) >= _LONG_ENOUGH
    return it.voucher.sisters > _ENOUGH_SISTERS or it.distinct


def _area(it: Candidate) -> bool:
    if _is_bare(it):
        return _is_bare_project(it)
    if _is_national(it):
        return True
    told = it.proper or it.peculiar or it.voucher.marked == "项目" or it.voucher.sisters > 0
    return it.distinct and (it.voucher.strength != "aim" or it.proper) and told


def _works(it: Candidate) -> bool:
    if _is_bare(it) or (it.voucher.strength == "aim" and not it.voucher.marked):
        return False
    listed = it.voucher.sisters > 1 or bool(it.voucher.marked)
    own = it.peculiar and (it.voucher.firm or it.voucher.kind_closed)
    quoted = it.text.startswith("“") and it.voucher.firm
    told = it.proper or listed or own or quoted or it.is_only_facility
    if (it.of_the_region and it.done_to_a_building) or word_pattern("one_of_each").search(it.name):
        return True
    return it.distinct and told and not _COUNTED_AT_END.search(it.own)


def _facility(it: Candidate) -> bool:
    if _is_bare(it):
        return _is_bare_project(it)
    one = _is_the_one_of_its_region(it)
    if one is not None:
        return one
    judged = _as_aim_or_feature(it)
    return judged if judged is not None else len(it.own) > 1 or it.name[0] in "新省市县区"


def _class(it: Candidate) -> bool:
    if _is_bare(it):
        return _is_bare_project(it)
    one = _is_the_one_of_its_region(it)
    if one is not None:
        return one
    if _is_national(it):
        return True
    judged = _as_aim_or_feature(it)
    return judged if judged is not None else it.distinct or _is_vouched_for(it)


def _line(it: Candidate) -> bool:
    if _is_bare(it):
        return _is_bare_project(it)
    judged = _as_aim_or_feature(it)
    # 利民桥 among other bridges that were built
    among = it.voucher.firm or it.voucher.marked == "项目" or it.voucher.kind_closed
    listed = it.voucher.sisters > (0 if among else 1)
    return judged if judged is not None else it.distinct or it.proper or listed or _is_vouched_for(it)


def _as_aim_or_feature(it: Candidate) -> bool | None:
    """The judgement where slogans are likely, None elsewhere: 打造甲园 is one, and so is 建设区域中心."""
    if it.voucher.strength == "aim" and it.voucher.marked != "项目":
        named = it.proper or "“" in it.text or (it.voucher.kind_closed and it.peculiar) or it.voucher.closed
        return it.distinct and named and not it.slogan
    feature = it.head is not None and it.head.head.endswith(_FEATURES)
    if feature and not it.voucher.firm:
        told = it.distinct or len(it.name) >= _DESCRIPTIVE
        return told and (bool(it.voucher.marked) or not it.slogan)
    return True if feature and it.voucher.firm and len(it.own) >= _LONG_ENOUGH else None


def _is_vouched_for(it: Candidate) -> bool:
    """综合交通枢纽 is one where its list says that its members are, 新动物园 where there is an old one."""
    listed = it.voucher.sisters > 0 and (it.voucher.marked == "项目" or it.voucher.firm)
    return (listed and len(it.name) >= _LONG_ENOUGH) or it.name[0] == "新"


def _is_national(it: Candidate) -> bool:
    """国家物联网创新中心: the state has one of each."""
    return (
        re.match("国家(?!级)", it.name) is not None
        and len(it.own) >= _DESCRIPTIVE
        and it.voucher.strength in ("strong", "plain", "aim")
        and not _is_one_of_a_kind(it)
    )


def _is_the_one_of_its_region(it: Candidate) -> bool | None:
    """Whether a region has it, and no other of the kind; False for what it has many of, None where nothing tells."""
    if it.of_the_region or _is_of_the_city(it):
        return it.of_its_own_region or it.distinct
    return False if _is_one_of_a_kind(it) else None


def _is_of_the_city(it: Candidate) -> bool:
    """市级养老产业园 is built: the city has one."""
    return it.name.startswith("市级") and it.voucher.firm


def _is_one_of_a_kind(it: Candidate) -> bool:
    """社区卫生服务中心, 企业技术中心: every community, or firm, may have one."""
    return not it.proper and word_pattern("of_a_kind").match(it.name) is not None


def _is_bare(it: Candidate) -> bool:
    return it.own == "" and it.head is not None


def _is_bare_project(it: Candidate) -> bool:
    """Whether 博物馆 is one: a facility of which a place has one, where the verb or its list says so."""
    facility = it.head is not None and it.head.kind == "facility"
    listed = facility and (it.voucher.kind_closed or (it.voucher.closed and it.voucher.marked == "项目"))
    vouched = it.voucher.firm or "（" in it.text or it.voucher.sisters > 0 or listed
    return vouched and len(it.name) >= (_SHORTEST if facility else _LONG_ENOUGH)


_JUDGES: Mapping[str, Callable[[Candidate], bool]] = {
    "": _without_head,
    "area": _area,
    "works": _works,
    "facility": _facility,
    "class": _class,
    "line": _line,
}
"""By the kind of the head, "" where there is none."""
