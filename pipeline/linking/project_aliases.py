"""Names of one project that no rule can join: lines of project_aliases.csv, each with what it expects to find."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.contract.vocabularies import VocabularyError, read_csv

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Alias:
    """A ``name`` by which the projects called ``canonical_name`` go in a prefecture.

    ``expected_in`` is the SHA-256 of a raw file in which it is mentioned by that name: where the file is there
    and the mention is not, the line no longer fits.
    """

    line: int
    name: str
    canonical_name: str
    region_code: str
    expected_in: str


@cache
def aliases() -> tuple[Alias, ...]:
    """Every alias. Raises VocabularyError, naming the line, for one that cannot be used."""
    found = []
    for line, row in enumerate(read_csv("project_aliases.csv"), start=2):
        if not re.fullmatch(r"\d{4}00", row["region_code"]) or not row["canonical_name"] or not row["name"]:
            mistake = (
                "give a name, a canonical name and the region code of a prefecture, six digits with two zeros last"
            )
            raise VocabularyError("project_aliases.csv", line, mistake)
        if not re.fullmatch(r"[0-9a-f]{64}", row["expected_in"]):
            mistake = "give as expected_in the SHA-256 of a raw file that mentions the project by this name"
            raise VocabularyError("project_aliases.csv", line, mistake)
        found.append(Alias(line, row["name"], row["canonical_name"], row["region_code"], row["expected_in"]))
    return tuple(found)


def unfit_aliases(mentions: Sequence[Row], copies: Sequence[Row]) -> list[str]:
    """What to say of each alias whose raw file is among the ``copies`` without a mention of that name."""
    documents = defaultdict(set)
    for copy in copies:
        documents[copy["raw_sha256"]].add(copy["document_id"])
    mentioned = {(mention["document_id"], mention["name"]) for mention in mentions}
    return [
        f"project_aliases.csv, line {alias.line}: the file with SHA-256 {alias.expected_in[:12]}… no longer mentions "
        f"{alias.name}; correct the line or remove it"
        for alias in aliases()
        if alias.expected_in in documents
        and not any((document, alias.name) in mentioned for document in documents[alias.expected_in])
    ]
