"""What may be shown of a document: open, excerpt, facts or closed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pipeline.cataloguing.contacts import contact
from pipeline.contract.vocabularies import read_yaml

LONGEST_CLAUSE = 40
"""So many characters of an ``excerpt`` document may be shown in one piece."""

LARGEST_SHARE = 0.25
"""This share of an ``excerpt`` document's characters may be shown in all."""

_STRICTNESS = ("open", "excerpt", "facts", "closed")


@cache
def _rules() -> list[dict[str, Any]]:
    return list(read_yaml("access_rules.yaml"))


def access_of(
    lines: Sequence[str], document_type: str, issuer: str | None, register: Mapping[str, str]
) -> tuple[str, str]:
    """(access, the ground for it) from what the document says of itself, and from the register.

    ``lines`` are the lines that speak of the document and not of the world. The register may always tighten; it
    may loosen only where it states a basis.
    """
    found = next(rule for rule in _rules() if _holds(rule, lines, document_type, issuer))
    access, rights = found["access"], found["rights"]
    asked = register.get("access")
    if asked and (_STRICTNESS.index(asked) >= _STRICTNESS.index(access) or register.get("access_basis")):
        return asked, register.get("rights") or register.get("access_basis") or rights
    return access, register.get("rights") or rights


def _holds(rule: Mapping[str, Any], lines: Sequence[str], document_type: str, issuer: str | None) -> bool:
    return (
        ("pattern" not in rule or any(re.search(rule["pattern"], line) for line in lines))
        and ("document_type" not in rule or document_type in rule["document_type"])
        and ("body" not in rule or any(re.search(rule["body"], line) for line in (*lines, issuer or "")))
    )


class Budget:
    """How much text of one document may still be shown, and which part of a sentence."""

    def __init__(self, access: str, characters: int) -> None:
        """``characters`` is the length of the document's clean text."""
        self._access = access
        self._left = int(characters * LARGEST_SHARE)
        self._shown: set[str] = set()

    def shown(self, sentence: str, start: int, end: int) -> str | None:
        """What may be shown of a sentence whose characters ``start`` to ``end`` state the fact, or None.

        A telephone number or a mail address is never shown.

        A clause that was shown before costs nothing again.
        """
        if self._access == "open":
            return sentence if contact(sentence) is None else None
        if self._access != "excerpt":
            return None
        clause = _clause(sentence, start, end)
        if clause is None or clause in self._shown:
            return clause
        if len(clause) > self._left or contact(clause):
            return None
        self._left -= len(clause)
        self._shown.add(clause)
        return clause


_CLAUSE_END = re.compile("[，。；！？：]")


def _clause(sentence: str, start: int, end: int) -> str | None:
    """The clause around the fact, or LONGEST_CLAUSE characters of it; None where the fact itself is longer."""
    if end - start > LONGEST_CLAUSE:
        return None
    before = max((match.end() for match in _CLAUSE_END.finditer(sentence, 0, start)), default=0)
    after = _CLAUSE_END.search(sentence, end)
    last = after.start() if after else len(sentence)
    last = min(last, max(end, before + LONGEST_CLAUSE))
    first = max(before, last - LONGEST_CLAUSE)
    return sentence[first:last]
