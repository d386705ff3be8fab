"""What a noun such as 总投资 belongs to, where its own clause leaves it out."""

from __future__ import annotations

import re

from pipeline.extraction.naming import registry, subjects
from pipeline.extraction.naming.endings import without_ending
from pipeline.extraction.wordlists import anywhere, at_end, one_of

_COUNTED, _SUBJECTS = "counted.yaml", "subjects.yaml"
_LONGEST_OWNER = 24
_ACTIVITY = re.compile("(?:生产|发展|建设|工作)$")
_LOOKED_AFTER = re.compile(
    "(?:全力|着力|切实|扎实)?(?:稳定|抓好|加强|强化|完善|做好|优化|提升|保障)(?P<what>[一-鿿]{2,8}?)(?:生产|发展|建设|管理|监管|服务|工作)$"
)
_YIELD = re.compile("(?:平均)?(?:亩产|单产|总产)$")
_QUANTITY = re.compile("(?:播面|(?:种植|播种|播栽)?(?:面积|总?产量|户数|套数|人数|数量|数))$")


def needs_owner(name: str) -> bool:
    """Whether a name says nothing without what it belongs to: 总投资, 占地."""
    return name in one_of(_SUBJECTS, "needs_an_owner")


def owner_in(name: str) -> str:
    """What a name is about: 新建标准厂房面积 → 标准厂房; 奶山羊产业产值 → 奶山羊产业."""
    bare = _YIELD.sub("", without_ending(_QUANTITY.sub("", name)))
    dependent = at_end(_SUBJECTS, "needs_an_owner").search(bare)
    if dependent and dependent.start() > 1:
        bare = bare[: dependent.start()]
    verb = anywhere(_COUNTED, "done_in_a_list").match(bare)
    if verb and len(bare) - verb.end() > 1:
        bare = bare[verb.end() :]
    if bare in one_of(_SUBJECTS, "owns_nothing"):
        return ""
    return "" if needs_owner(bare) or anywhere(_COUNTED, "done_in_a_list").fullmatch(bare) else bare


def object_of(clause: str) -> str:
    """The thing that a clause without a number speaks of: 建设城北公园二期 → 城北公园二期; '' where none is clear."""
    told = at_end(_COUNTED, "done_to_the_thing").search(clause)
    if told:
        said = clause[: told.start()]
    else:
        verbs = list(anywhere(_COUNTED, "done_in_a_list").finditer(clause))
        first = bool(verbs) and not subjects.without_idle(clause[: verbs[0].start()])
        said = clause[verbs[0 if first else -1].end() :] if verbs else ""
    name = subjects.named(said)
    return name if 1 < len(name) <= _LONGEST_OWNER else ""


def topic_of(clause: str) -> str:
    """What a clause without a number tells of: 粮食生产再创新高, 稳定粮食生产 → 粮食; '' where none is clear."""
    parts = anywhere(_SUBJECTS, "goes_on").split(clause, maxsplit=1)
    name = subjects.named(parts[0]) if len(parts) > 1 else ""
    told = _LOOKED_AFTER.match(clause) if not name else None
    name = told["what"] if told else name
    return owner_in(_ACTIVITY.sub("", name)) if 1 < len(name) <= _LONGEST_OWNER else ""


def joined(owner: str, name: str) -> str:
    """An owner's name before what it owns, said once: 陶瓷产业 + 产业增加值 → 陶瓷产业增加值."""
    overlap = next((size for size in (4, 3, 2) if owner.endswith(name[:size]) and len(name) > size), 0)
    for start in range(len(owner) - 1):
        # 正常年景下粮食 + 总产量: what stands in front of a registered name is no part of it.
        if registry.code_of(owner[start:] + name[overlap:]):
            return owner[start:] + name[overlap:]
    return owner + name[overlap:]
