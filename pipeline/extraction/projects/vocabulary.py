"""The words of projects: verbs and their stages, heads of names, and what is no project."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.contract.vocabularies import read_csv, read_yaml

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


def _alternatives(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


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
    parts = []
    for row in sorted(read_csv("project_stages.csv"), key=lambda row: -len(row["verb"])):
        if row["position"] in (position, "both"):
            stop = f"(?!{row['not_before']})" if row["not_before"] else ""
            parts.append(re.escape(row["verb"]) + stop)
    return re.compile(f"({'|'.join(parts)})")


@cache
def heads() -> dict[str, Head]:
    """Every head by its word."""
    return {row["head"]: Head(row["head"], row["sector"], row["kind"]) for row in read_csv("project_heads.csv")}


@cache
def _head_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{_alternatives(list(heads()))})$")


def head_of(name: str) -> Head | None:
    """The longest head that a name ends in."""
    match = _head_pattern().search(name)
    return heads()[match[0]] if match else None


@cache
def words(group: str) -> tuple[str, ...]:
    """The words of a group of project_exclusions.yaml or project_adverbs.yaml."""
    groups = {**read_yaml("project_exclusions.yaml"), **read_yaml("project_adverbs.yaml")}
    return tuple(dict.fromkeys(groups[group].split()))


@cache
def word_pattern(group: str) -> re.Pattern[str]:
    """Matches any word of a group, the longest first."""
    return re.compile(f"(?:{_alternatives(list(words(group)))})")


def ending_in(text: str, group: str, shortest: int = 1) -> str:
    """The longest word of a group (of ``shortest`` characters or more) that a text ends in, or ""."""
    known, longest = _lookup(group)
    sizes = range(min(longest, len(text)), shortest - 1, -1)
    return next((text[-size:] for size in sizes if text[-size:] in known), "")


@cache
def _lookup(group: str) -> tuple[frozenset[str], int]:
    return frozenset(words(group)), max(map(len, words(group)))
