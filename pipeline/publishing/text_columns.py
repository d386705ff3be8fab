"""Which columns can carry words of a document, how many an access allows, and whose words a row carries."""

from collections.abc import Mapping

from pipeline.contract.declarations import load_tables

Place = tuple[str, str]
"""(table, column)."""

# The document's own words, whole.
QUOTED: frozenset[Place] = frozenset(
    {("passages", "text"), ("observations", "sentence"), ("project_mentions", "sentence")}
)
# The document's own words too, but few.
HEADINGS: frozenset[Place] = frozenset({("passages", "section"), ("observations", "section")})
# Explained in words of the pipeline or of who corrected it, which may quote a little.
EXPLAINED: frozenset[Place] = frozenset(
    {("rejects", "detail"), ("target_outcomes", "reason"), ("corrections", "reason")}
)
# What another cell holds or held: it is judged as that one.
SPOKEN_OF: frozenset[Place] = frozenset({("corrections", "expected"), ("corrections", "corrected")})
# What a thing is called: a fact. A name is no longer than a clause.
NAMES: frozenset[Place] = frozenset(
    {
        ("observations", "indicator_name"),
        ("observations", "region"),
        ("project_mentions", "name"),
        ("project_mentions", "region"),
    }
)
# Said by the pipeline or the file system; names of projects are judged where they are mentioned.
_NOT_OF_A_DOCUMENT: frozenset[Place] = frozenset(
    {
        ("observations", "rule"),
        ("project_mentions", "rule"),
        ("copies", "raw_path"),
        ("copies", "encoding"),
        ("rejects", "raw_path"),
        ("projects", "name"),
        ("projects", "aliases"),
        ("projects", "region"),
    }
)
# The register's row, published even of a closed document, and the registries, which are of no document.
_REGISTERS = ("documents", "indicators", "codes", "units", "regions")

EXCERPT_LIMIT = 40
FACTS_LIMIT = 19
# What stands in `changes` for words that must not be published again: their hash.
WITHHELD = "sha256:"


def free_text(table: str) -> list[str]:
    """The columns of `table` that hold words: no ids, codes, hashes, addresses, dates or numbers."""
    return [
        column.name
        for column in load_tables()[table].columns
        if column.type in ("string", "strings")
        and not column.enum
        and (column.pattern is None or column.name == "raw_path")
    ]


def limit(place: Place, access: str) -> int | None:
    """How many characters a cell of a free-text column may hold under `access`; None where any number."""
    if access == "open" or place[0] in _REGISTERS or place in _NOT_OF_A_DOCUMENT:
        return None
    if access == "excerpt" or place in NAMES:
        return EXCERPT_LIMIT
    return 0 if place in QUOTED else FACTS_LIMIT


def is_name(place: Place) -> bool:
    """Whether what stands there is the name of something: of an indicator, a project or a region."""
    return place in NAMES or place[0] == "projects"


def is_free(place: Place) -> bool:
    """Whether what stands there may be said of any document, wherever it stands."""
    return place[0] in _REGISTERS or place in NAMES or place in _NOT_OF_A_DOCUMENT


def is_limited(place: Place) -> bool:
    """Whether a cell there can hold words that some access forbids; where no table declares it, it can."""
    table, column = place
    if column in load_tables()[table].column_names and column not in free_text(table):
        return False
    return not is_free(place)


# table → the documents that each of its rows speaks for, as SQL with the columns row_id, document_id.
# The registries and the accuracy are of no document.
ROW_DOCUMENTS: Mapping[str, str] = {
    "documents": "SELECT document_id AS row_id, document_id FROM {side}documents",
    "copies": "SELECT copy_id AS row_id, document_id FROM {side}copies",
    "passages": "SELECT passage_id AS row_id, document_id FROM {side}passages",
    "rejects": """
        SELECT rejects.reject_id AS row_id, coalesce(rejects.document_id, copies.document_id) AS document_id
        FROM {side}rejects AS rejects
        LEFT JOIN {side}copies AS copies ON copies.raw_path = rejects.raw_path AND rejects.document_id IS NULL
    """,
    "observations": "SELECT observation_id AS row_id, document_id FROM {side}observations",
    "target_outcomes": """
        SELECT outcomes.target_observation_id AS row_id, observations.document_id
        FROM {side}target_outcomes AS outcomes
        JOIN {side}observations AS observations
          ON observations.observation_id = outcomes.target_observation_id
        UNION ALL
        SELECT outcomes.target_observation_id AS row_id, observations.document_id
        FROM {side}target_outcomes AS outcomes
        JOIN {side}observations AS observations
          ON observations.observation_id = outcomes.actual_observation_id
    """,
    "projects": "SELECT project_id AS row_id, document_id FROM {side}project_mentions",
    "project_mentions": "SELECT mention_id AS row_id, document_id FROM {side}project_mentions",
    "corrections": "SELECT correction_id AS row_id, document_id FROM {side}corrections",
}
