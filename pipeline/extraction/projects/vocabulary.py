"""The words of projects: verbs and their stages, heads of names, and what is no project."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.contract.vocabularies import read_csv, read_yaml
from pipeline.extraction.wordlists import any_of

# 国道112线, G45: the number is what tells one from another, and says that it is a road.
_NUMBERED_ROAD = re.compile(r"(?:国道|省道|县道|(?<![A-Z])[GSX])(\d{2,4}线?)$")
STAGES = ("other", "proposed", "started", "construction", "completed")
"""From the least to the furthest."""


@dataclass(frozen=True)
class StageVerb:
    """A verb that says how far a project is; ``strength`` is strong, plain, weak, aim or helper.

    A ``helper`` (争取) leaves the stage to a verb behind the name where there is one; an ``aim`` (打造) has a
    slogan for its object as often as a project. One with a ``complement`` may be followed by other words.
    """

    verb: str
    stage: str
    strength: str
    complement: bool


@dataclass(frozen=True)
class Head:
    """The last word of a project's name: what it is.

    ``kind`` is facility (any modifier names it), class (it takes a proper name to tell one from another),
    line (a class that runs from place to place), or works (what is done to something that has a name).
    """

    head: str
    sector: str
    kind: str


def alternatives(words: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the words, the longest first."""
    return re.compile(f"(?:{any_of(words)})")


@cache
def verbs(position: str) -> dict[str, StageVerb]:
    """The verbs that stand at a position: ``front`` of the name or ``after`` it."""
    return {
        row["verb"]: StageVerb(row["verb"], row["stage"], row["strength"], row["complement"] == "yes")
        for row in read_csv("project_stages.csv")
        if row["position"] in (position, "both")
    }


@cache
def verb_pattern(position: str) -> re.Pattern[str]:
    """Matches the longest verb of a position that is not part of another word."""
    rows = [row for row in read_csv("project_stages.csv") if row["position"] in (position, "both")]
    stops = {row["verb"]: f"(?!{row['not_before']})" for row in rows if row["not_before"]}
    # 焚烧发电厂, 蓄水工程, 通航等项目: the verb is part of a name.
    # 开放型, 开放式: so is it here.
    whole = "(?!厂|站|等|工程|项目)" if position == "after" else "(?![型式性度])"
    return re.compile(f"(?:{any_of(verbs(position), stops)}){whole}")


@cache
def heads() -> dict[str, Head]:
    """Every head by its word."""
    return {row["head"]: Head(row["head"], row["sector"], row["kind"]) for row in read_csv("project_heads.csv")}


@lru_cache(4096)
def head_of(name: str) -> Head | None:
    """The longest head that a name ends in."""
    road = _NUMBERED_ROAD.search(name)
    return Head(road[1], "road", "line") if road else heads().get(_longest_end(name, *_head_lookup()))


@cache
def _head_lookup() -> tuple[frozenset[str], int]:
    return frozenset(heads()), max(map(len, heads()))


@cache
def words(group: str) -> tuple[str, ...]:
    """The words of a group of project_exclusions.yaml or project_adverbs.yaml."""
    groups = {**read_yaml("project_exclusions.yaml"), **read_yaml("project_adverbs.yaml")}
    return tuple(dict.fromkeys(groups[group].split()))


@cache
def word_pattern(group: str) -> re.Pattern[str]:
    """Matches any word of a group, the longest first."""
    return alternatives(words(group))


def ending_in(text: str, group: str, shortest: int = 1) -> str:
    """The longest word of a group (of ``shortest`` characters or more) that a text ends in, or ""."""
    return _longest_end(text, *_lookup(group), shortest)


def _longest_end(text: str, known: frozenset[str], longest: int, shortest: int = 1) -> str:
    for size in range(min(longest, len(text)), shortest - 1, -1):
        if text[-size:] in known:
            return text[-size:]
    return ""


@cache
def _lookup(group: str) -> tuple[frozenset[str], int]:
    return frozenset(words(group)), max(map(len, words(group)))
