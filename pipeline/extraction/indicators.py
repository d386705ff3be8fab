"""What is measured: the registry of indicators, and the names of those it does not have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.contract.vocabularies import read_csv
from pipeline.extraction.measures import words


@dataclass(frozen=True)
class Indicator:
    """An indicator: its code in the registry (None where it has none) and its complete name."""

    code: str | None
    name: str


_LONGEST_NAME = 40
_DECORATION = re.compile("[“”\"《》（）()]")
_NOT_IN_NAMES = re.compile(
    r"(?:19|20)\d{2}年(?:底|末|上半年)?|上半年|去年|今年|年内|[“\"]?十[一二三四]?五[”\"]?(?:时期|期间|末)?|五年来|一年来|近年来"
)
# 园区实现全年规上营收, 陶瓷产业可突破营收: the verb between a bearer and what is measured of it.
_VERB_INSIDE = re.compile("(?<=[\u4e00-\u9fff]{2})(?:可|力争|预计|将)?(?:实现|突破|完成|达到|超过)(?:全年|年)?(?=[\u4e00-\u9fff]{2})")
_LIST_MARK = re.compile(r"^(?:[①-⑳]|[（(]?\d{1,2}[）).、．]|[一二三四五六七八九十]{1,2}(?:是|要)|[—―–-]+)+")


@cache
def _registry() -> dict[str, str]:
    """Every name and alias with its code."""
    found = {}
    for row in read_csv("indicators.csv"):
        for name in (row["name_zh"], *filter(None, row["aliases"].split("|"))):
            found[_plain(name)] = row["indicator"]
    return found


@cache
def _names() -> dict[str, str]:
    return {row["indicator"]: row["name_zh"] for row in read_csv("indicators.csv")}


@cache
def _compounds() -> dict[str, tuple[str, ...]]:
    return {_plain(row["written"]): tuple(row["parts"].split("|")) for row in read_csv("compound_subjects.csv")}


def _plain(name: str) -> str:
    return _DECORATION.sub("", name).replace(" ", "")


def registered(subject: str) -> Indicator | None:
    """The registered indicator that a subject names from end to end, whatever stands idle in front of it."""
    plain = _plain(subject)
    for candidate in (plain, _without_idle(plain, cut_verbs=True), _without_counting(plain)):
        code = _registry().get(candidate)
        if code:
            return Indicator(code, _names()[code])
    return None


def _without_counting(plain: str) -> str:
    return re.sub("(人?数|人口|总?量|总额|户数)$", "", _without_idle(plain, cut_verbs=True))


def indicator(subject: str) -> Indicator | None:
    """The indicator a subject names: the registered one, or the subject itself as a name; None for no subject."""
    subject = cleaned(subject)
    found = registered(subject)
    if found:
        return found
    name = _without_idle(subject, cut_verbs=False)
    return Indicator(None, name[-_LONGEST_NAME:]) if len(_plain(name)) > 1 else None


def cleaned(subject: str) -> str:
    """A subject without periods, list marks and marks at its ends."""
    subject = _LIST_MARK.sub("", subject.strip("，、；：。 "))
    return _VERB_INSIDE.sub("", _NOT_IN_NAMES.sub("", subject)).strip("，、；：。 的")


def several(subject: str) -> list[Indicator]:
    """The indicators that a subject coordinates: 固定资产投资和财政收入; 城乡居民人均可支配收入."""
    subject = _without_idle(cleaned(subject), cut_verbs=False)
    compound = _compounds().get(_plain(subject))
    parts = list(compound) if compound else [part for part in re.split("、|和|与|以及|及", subject) if part]
    if not compound and len(parts) > 1:
        parts = _with_shared_end(parts)
    return [found for part in parts if (found := indicator(part))]


def is_compound(subject: str) -> bool:
    """Whether a subject stands for several indicators in one word, such as 城乡居民收入."""
    return _plain(_without_idle(cleaned(subject), cut_verbs=True)) in _compounds()


def _with_shared_end(parts: list[str]) -> list[str]:
    """城镇、农村居民收入 → 城镇居民收入, 农村居民收入: where only the last member names an indicator."""
    last = parts[-1]
    if registered(cleaned(parts[0])) or len(parts[0]) >= len(last):
        return parts
    for size in range(2, len(last)):
        if registered(parts[0] + last[size:]):
            return [part + last[size:] for part in parts[:-1]] + [last]
    return parts


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(f"^(?:{'|'.join(map(re.escape, words('in_front')))})")


def _without_idle(subject: str, cut_verbs: bool) -> str:
    """The subject without the words in front of it that are no part of its name, as far as something is left."""
    while len(subject) > 2 and (match := _idle().match(subject)):
        if len(subject) - match.end() < 2 or (not cut_verbs and subject in _registry()):
            break
        subject = subject[match.end() :]
    return subject
