"""The capacity in the name of an undertaking: 华星30万吨纸浆项目 is of 华星纸浆项目产能."""

from __future__ import annotations

import re

from pipeline.extraction.amounts import units
from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.naming import subjects
from pipeline.extraction.naming.endings import counts
from pipeline.extraction.naming.registry import Indicator
from pipeline.extraction.naming.surroundings import LIST_JOINT, Surroundings

_UNDERTAKING = "项目|生产线|工程|装置|基地"
_PRODUCT = re.compile(rf"(?P<product>[^，。；、]{{2,24}}?)(?:{_UNDERTAKING})(?!标)")
# …30万吨纸浆、…等重点项目: the last word of a list is the kind of all its members.
_IN_A_LIST = re.compile(
    rf"(?P<product>[^，。；、的]{{2,16}})(?:、[^。；]{{1,120}}?)?等[^，。；、]{{0,14}}(?:{_UNDERTAKING})"
)
_ENTITY = re.compile("[\u4e00-\u9fffA-Za-z“”（）()]{2,16}$")
_LED_IN = re.compile(
    "^.*(?:推动|推进|加快|开工|建设|支持|抓好|实施|加大|建成|新建|扩建|启动|争取|打造|投产|续建|第.个)"
)
# 实施150万辆汽车、…等技术改造工程: works of a list need no name of their own.
_CARRIES_OUT = re.compile("(?:实施|推进|抓好|加快|推动|[、和及与])$|^$")
_PER_TIME = re.compile("(?:年|日|月)(?:产|处理|加工|供应?|储|出栏|屠宰|生产)?$")
_DIMENSIONS = frozenset({"mass", "volume", "power", "volume_per_day", "energy"})
_MANUFACTURED = frozenset("辆台套头只羽条片件支枚张匹颗组株尾块")


def capacity(subject: str, around: Surroundings, quantity: Quantity) -> Indicator | None:
    """The capacity that a quantity in the middle of an undertaking's name states; None where it is none."""
    if not _can_be_a_capacity(quantity) or (around.runs_on and not around.behind):
        return None
    told = around.clause_to_its_end
    if told.startswith("的"):
        return None
    alone, in_a_list = _PRODUCT.match(told), _IN_A_LIST.match(told)
    match = alone or in_a_list
    if match is None:
        return None
    entity = LIST_JOINT.split(subject)[-1]
    per_time = _PER_TIME.search(entity)
    entity = subjects.named(entity[: per_time.start()] if per_time else entity)
    entity = _LED_IN.sub("", entity)
    if not per_time and (alone or not _CARRIES_OUT.search(subject)) and not _ENTITY.fullmatch(entity):
        return None
    product = match["product"].split("等", 1)[0]
    return Indicator(None, f"{entity}{product}项目产能")


def _can_be_a_capacity(quantity: Quantity) -> bool:
    if quantity.is_rank or quantity.value_high is not None:
        return False
    if units.dimension(quantity.unit) in _DIMENSIONS:
        return True
    return counts(quantity) and quantity.bare_unit in _MANUFACTURED and quantity.unit != quantity.bare_unit
