"""How a name says that it is a quantity: 数, 面积, 长度, 金额."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extraction.amounts import units
from pipeline.extraction.amounts.quantity import Quantity
from pipeline.extraction.naming.registry import Indicator, begins_a_name, code_of, fits, plain
from pipeline.extraction.wordlists import vocabulary

_FILE = "counted.yaml"
# What a count of these units is called, beside the general word.
_OF_UNIT = {
    "户": ("户数",),
    "套": ("套数",),
    "人": ("人数", "人口"),
    "名": ("人数", "人口"),
    "天": ("天数",),
    "人次": ("人次",),
    # 30万贫困人口脱贫
    "": ("人数", "人口"),
}
# 80户企业 are 企业数, 80户居民 居民户数.
_BUSINESS = re.compile("企业|公司|主体|商户|单位|工厂|业户|经营|集团|工商|合作社|市场|厂|大户|专业户")
# 减排烟尘9700吨 is no output.
_NO_OUTPUT = re.compile(
    "^(?:减排|削减|压减|消纳|处理|供应|调出|储备|收储|销售|收购|投放|使用|排放|节约|节能|进口|出口|淘汰|拆除|化解|去除|回收|运输|吞吐)"
)
_PEOPLE = re.compile("(?:族|群体|[者员客民生]|群众|人口|劳动力|人才)$")
_PRODUCED = re.compile("(?:年|生)?产(?P<thing>[^业出值量能]{1,3})")
_ADDED = re.compile("(?:天数|年数|户数|套数|人数|数|面积|长度|产量|金额|体积)$")


@cache
def _quantity_words() -> re.Pattern[str]:
    return re.compile(vocabulary(_FILE)["is_a_quantity"])


def is_a_quantity(name: str) -> bool:
    """Whether a name ends in a word for a quantity: 年游客量."""
    return _quantity_words().search(name) is not None


def quantity_word(name: str) -> str:
    """The word for the quantity that a name ends in: 产能 of 钢铁产能; '' where it says none."""
    word = _quantity_words().search(name)
    return word[0] if word else ""


def counts(quantity: Quantity) -> bool:
    """Whether a quantity counts things, people or households."""
    return _counts(quantity.unit)


@cache
def _counts(unit: str) -> bool:
    known = units.units().get(units.split_scale(unit)[1])
    return known is None or known.kind in ("classifier", "thing")


def ended(name: str, quantity: Quantity, counted: bool = False) -> str:
    """The name with the word for the quantity that its unit asks for, where it does not end in one already.

    ``counted`` says that the name is that of the things counted, not of the quantity.
    """
    product = _PRODUCED.fullmatch(name)
    if product and units.dimension(quantity.unit) == "mass":
        return product["thing"] + "产量"
    if is_a_quantity(name) and not counted:
        return name
    ending = _ending(name, quantity)
    return name if name.endswith(ending) else name + ending


def _ending(name: str, quantity: Quantity) -> str:
    """The word for the quantity: by the unit where it has one of its own, else by its dimension."""
    held, bare, dimension = vocabulary(_FILE), quantity.bare_unit, units.dimension(quantity.unit)
    by_unit = held["endings_of_units"].get(bare)
    if by_unit and not (bare == "户" and _BUSINESS.search(name)):
        return str(by_unit)
    if dimension == "mass" and _NO_OUTPUT.search(name):
        return "量"
    if not bare and _PEOPLE.search(name):
        return "人数"
    if counts(quantity):
        return str(held["endings"].get(dimension or "count", "数"))
    return str(held["endings"].get(dimension or "", ""))


def without_ending(name: str) -> str:
    """A name without the word for its quantity: 新建道路数 → 新建道路."""
    return _ADDED.sub("", name)


def of_unit(said: str, quantity: Quantity) -> Indicator | None:
    """The registered indicator that a name means in the unit of its number: 脱贫 6079户 → 脱贫户数; else None."""
    bare = plain(said)
    if not begins_a_name(bare) and not _PRODUCED.fullmatch(said):
        return None
    names = [bare + ending for ending in ("", *_OF_UNIT.get(quantity.bare_unit, ()), "数")]
    for name in (*names, plain(ended(said, quantity))):
        code = code_of(name)
        if code and fits(code, quantity.unit):
            return Indicator(code, name if is_a_quantity(name) else ended(name, quantity))
    return None
