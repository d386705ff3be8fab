"""Coordinated subjects: 养老、失业保险参保人数 is two, and what the last member ends in belongs to all."""

from __future__ import annotations

import re

from pipeline.extraction.naming import owners
from pipeline.extraction.naming.endings import is_a_quantity
from pipeline.extraction.naming.registry import code_of, compounds, ends_a_name, plain
from pipeline.extraction.naming.subjects import cleaned, registered, without_idle

_STRONG_JOINT = re.compile("(?<!总)和(?!谐|平)|与(?!会)|以及|(?<![普涉惠波危触遍以])及(?![率时早其格])")
_LIST_JOINT = re.compile(f"、|{_STRONG_JOINT.pattern}")
_LIST_WITH_KIND = re.compile("(?P<members>[^，]+、[^，]+)(?<![高中初平同上均优])等(?P<kind>[^，、]{2,})")
_LONGEST_QUALIFIER = 4
# Most nouns that tell the members of a list apart have two characters, in the last member too.
_SHORT_NOUN = 2
_KINDS = frozenset("业品类费险税镇村区县市")
"""Last words of one character that the members of a list share."""


def several(subject: str, values: int = 0) -> list[str]:
    """The subjects that one coordinates: 固定资产投资和财政收入; 城乡居民人均可支配收入.

    ``values`` is how many values follow; where a list has more members than that, only 和 and its like part it.
    """
    listed = _LIST_WITH_KIND.fullmatch(subject)
    if listed and values > 1:
        # 环保、教育等民生支出: each of the list has its own, called as the kind is.
        members = _parts(_LIST_JOINT, without_idle(listed["members"]))
        if len(members) == values:
            return [member + listed["kind"][-2:] for member in members]
    subject = without_idle(cleaned(subject))
    compound = compounds().get(plain(subject))
    if compound:
        return list(compound)
    parts = _parts(_LIST_JOINT, subject)
    if 1 < values < len(parts):
        few = _parts(_STRONG_JOINT, subject)
        parts = few if len(few) == values else parts
    return _with_shared_ends(parts) if len(parts) > 1 else parts


def _parts(joint: re.Pattern[str], subject: str) -> list[str]:
    return [part for part in joint.split(subject) if part]


def _with_shared_ends(parts: list[str]) -> list[str]:
    """Each member with what it shares with the last one (its end) or with the first one (its owner)."""
    *members, last = parts
    whole = [*(_with_shared_end(member, last) for member in members), last]
    owner = owners.owner_in(whole[0])
    return [whole[0], *(_with_owner(owner, part) for part in whole[1:])]


def _with_shared_end(member: str, last: str) -> str:
    if registered(member) or is_a_quantity(member):
        return _registered_with_end(member, last) or member
    known = _registered_with_end(member, last)
    if known:
        return known
    for size in range(len(member), 0, -1):
        # 机电产品、高新技术产品出口, 农业、服务业用电量: what stands behind the word both have.
        place = last.find(member[-size:])
        if place >= 0 and last[place + size :] and (size > 1 or member[-1] in _KINDS):
            return member + last[place + size :]
    if "的" in last:
        return member + last[last.index("的") :]
    if len(member) <= _LONGEST_QUALIFIER and len(last) > len(member) + 1:
        return member + last[_SHORT_NOUN:]
    return member


def _registered_with_end(member: str, last: str) -> str | None:
    """城镇、农村居民收入 → 城镇居民收入: where only the last member names an indicator."""
    if registered(member) or len(member) >= len(last):
        return None
    ends = [end for size in range(1, len(last)) if ends_a_name(end := last[size:])]
    # 城镇职工养老、失业保险参保人数: 养老保险参保人数 is known, whoever is insured.
    tails = [member[start:] for start in range(len(member) - 1)]
    return next((member + end for tail in tails for end in ends if code_of(tail + end)), None)


def _with_owner(owner: str, part: str) -> str:
    """产值 behind 食品加工量 is that of the food too."""
    return owners.joined(owner, part) if owner and owners.needs_owner(part) else part
