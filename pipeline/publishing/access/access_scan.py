"""Whether the rows of a release keep to the access of their documents: what each of their cells may hold.

It works on the tables before anything is written, and needs no text to compare them with; what stands in the files
that are made of them, from wherever, is looked at in `release_scan`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.cataloguing.access import LARGEST_SHARE
from pipeline.contract.conditions import identifier, literal
from pipeline.contract.declarations import load_tables
from pipeline.publishing.access.document_texts import UNKNOWN_ACCESS
from pipeline.publishing.formats.cell_text import texts
from pipeline.publishing.formats.scratch_database import scratch_database
from pipeline.publishing.text_columns import (
    EXPLAINED,
    HEADINGS,
    QUOTED,
    ROW_DOCUMENTS,
    SPOKEN_OF,
    WITHHELD,
    Place,
    free_text,
    is_limited,
    limit,
)

# From free to closed.
_ACCESSES = ("open", "excerpt", "facts", "closed")
_LATIN = re.compile(r"[A-Za-z\s]+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True)
class Violation:
    """`column` of the row `row_id` of `table` breaks `rule`; `document_id` is null where none is known.

    The words themselves are not repeated: they are what must not be published.
    """

    table: str
    row_id: str
    column: str
    rule: str
    document_id: str | None

    def __str__(self) -> str:
        return f"{self.table}.{self.column}, row {self.row_id}: {self.rule}"


@dataclass(frozen=True)
class _Cells:
    """The filled cells of one column, and the place that they are words of (another one in `changes`).

    `rows` has the columns row_id, document_id, access, words.
    """

    table: str
    column: str
    place: Place
    rows: pa.Table


def violations(tables: Mapping[str, pa.Table]) -> list[Violation]:
    """Everything in `tables` (all tables of a release, by name) that must not be published.

    Of an `excerpt` document no cell of more than 40 characters but the title, and no more than a quarter of
    the document in all, its distinct sentences, passages and headings counted. Of a `facts` or `closed` one
    no sentence or passage, and no cell of 20 characters or more but names and the title. Of a `closed` one
    no facts either. Where the pipeline explains (`rejects.detail`, `target_outcomes.reason`), its own words in Latin
    letters do not count.
    """
    with scratch_database() as connection:
        for name, data in tables.items():
            connection.register(name, data)
        connection.execute(_row_access())
        found: list[Violation] = []
        quoted: list[pa.Table] = []
        for cells in _all_cells(connection):
            found += _too_long(cells)
            if cells.place in QUOTED | HEADINGS:
                quoted.append(cells.rows.select(["document_id", "words"]))
        return [*found, *_of_closed_documents(connection), *_shares(connection, quoted)]


def _row_access() -> str:
    """The strictest access among the documents that a row speaks for, and a document that has it."""
    rows = " UNION ALL ".join(
        f"SELECT {literal(name)} AS table_name, * FROM ({query.format(side='')})"
        for name, query in ROW_DOCUMENTS.items()
    )
    strictness = f"list_position({list(_ACCESSES)}, documents.access)"
    return f"""
        CREATE TABLE row_access AS
        SELECT table_name, row_id, arg_max(document_id, {strictness}) AS document_id,
            arg_max(documents.access, {strictness}) AS access
        FROM ({rows}) JOIN documents USING (document_id)
        GROUP BY table_name, row_id
    """


def _all_cells(connection: duckdb.DuckDBPyConnection) -> Iterator[_Cells]:
    for name, table in load_tables().items():
        for column in free_text(name) if table.primary_key else ():
            if (name, column) not in SPOKEN_OF:
                words = f"SELECT {identifier(table.primary_key or '')}, {identifier(column)} FROM {identifier(name)}"
                yield _cells(connection, (name, column), name, column, words)
    _gather_spoken_of(connection)
    places = "SELECT DISTINCT table_name, column_name, said_in, said_as FROM spoken_of ORDER BY ALL"
    for name, column, said_in, said_as in connection.sql(places).fetchall():
        if _may_hold_words(name, column):
            words = f"""
                SELECT row_id, words FROM spoken_of
                WHERE table_name = {literal(name)} AND column_name = {literal(column)}
                  AND said_in = {literal(said_in)} AND said_as = {literal(said_as)}
            """
            yield _cells(connection, (name, column), said_in, said_as, words)


def _gather_spoken_of(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the table `spoken_of`: the cells of which `changes` and `corrections` repeat the words, and where.

    Of `changes`: values before and now, and what stands in the rows that were added.
    """
    connection.execute(f"""
        CREATE TABLE spoken_of AS
        SELECT table_name, row_id, column_name, 'changes' AS said_in, said_as, words
        FROM (UNPIVOT changes ON old, new INTO NAME said_as VALUE words)
        WHERE operation = 'changed' AND NOT starts_with(words, {literal(WITHHELD)})
        UNION ALL
        SELECT table_name, row_id, column_name, 'corrections', said_as, words
        FROM (UNPIVOT corrections ON expected, corrected INTO NAME said_as VALUE words)
    """)
    added = "SELECT DISTINCT table_name, unnest(json_keys(new)) AS name FROM changes WHERE operation = 'added'"
    for name, column in connection.sql(f"{added} ORDER BY ALL").fetchall():
        if _may_hold_words(name, column):
            connection.execute(f"""
                INSERT INTO spoken_of
                SELECT table_name, row_id, {literal(column)}, 'changes', 'new',
                    json_extract_string(new, {literal(f"$.{identifier(column)}")}) AS words
                FROM changes WHERE table_name = {literal(name)} AND operation = 'added' AND words IS NOT NULL
            """)
    # What `changes` says of `corrections` is said of the cell that was corrected.
    connection.execute("""
        UPDATE spoken_of SET table_name = c.table_name, row_id = c.row_id, column_name = c.column_name
        FROM corrections AS c
        WHERE spoken_of.table_name = 'corrections' AND spoken_of.column_name IN ('expected', 'corrected')
          AND spoken_of.row_id = c.correction_id
    """)


def _may_hold_words(table: str, column: str) -> bool:
    return column in free_text(table) or is_limited((table, column))


def _cells(connection: duckdb.DuckDBPyConnection, place: Place, table: str, column: str, words: str) -> _Cells:
    """The cells of `column` of `table` that the query `words` (row_id, words) gives, words of `place`."""
    # What is of no document (an indicator) is open; what is of an unknown one is not.
    otherwise = UNKNOWN_ACCESS if place[0] in ROW_DOCUMENTS else "open"
    rows = connection.sql(f"""
        SELECT row_id, document_id, coalesce(access, {literal(otherwise)}) AS access, words
        FROM ({words}) AS cells(row_id, words)
        LEFT JOIN (FROM row_access WHERE table_name = {literal(place[0])}) USING (row_id)
        WHERE words IS NOT NULL
    """).to_arrow_table()
    return _Cells(table, column, place, rows.set_column(3, "words", texts(rows.column("words"))))


def _too_long(cells: _Cells) -> Iterator[Violation]:
    for access in _ACCESSES:
        allowed = limit(cells.place, access)
        if allowed is None:
            continue
        length = pc.utf8_length(cells.rows.column("words"))
        wrong = pc.and_(pc.equal(cells.rows.column("access"), access), pc.greater(length, allowed))
        for row in cells.rows.filter(wrong).to_pylist():
            if cells.place not in EXPLAINED or _quoted_length(row["words"]) > allowed:
                said = f"at most {allowed} characters" if allowed else "no text"
                yield _violation(cells, row, f"a document of the access {access} allows {said} here")


def _quoted_length(explanation: str) -> int:
    without = _LATIN.sub("", explanation)
    return len(without) if _HAN.search(without) else 0


def _violation(cells: _Cells, row: Mapping[str, str], rule: str) -> Violation:
    return Violation(cells.table, row["row_id"], cells.column, rule, row["document_id"])


def _of_closed_documents(connection: duckdb.DuckDBPyConnection) -> Iterator[Violation]:
    query = """
        SELECT table_name, row_id, document_id FROM row_access
        WHERE access = 'closed' AND table_name IN ('observations', 'project_mentions') ORDER BY ALL
    """
    rule = "of a document of the access closed no facts are published"
    for table, row_id, document_id in connection.sql(query).fetchall():
        yield Violation(table, row_id, load_tables()[table].primary_key or "", rule, document_id)


def _shares(connection: duckdb.DuckDBPyConnection, quoted: list[pa.Table]) -> Iterator[Violation]:
    """Of `quoted` (document_id, words) the same words of a document count once, wherever they stand."""
    connection.register("quoted", pa.concat_tables(quoted))
    query = f"""
        SELECT document_id, sum(length(words)) AS published, any_value(characters) AS characters
        FROM (SELECT DISTINCT * FROM quoted) JOIN documents USING (document_id)
        WHERE access = 'excerpt' GROUP BY document_id
        HAVING published > characters * {LARGEST_SHARE} ORDER BY document_id
    """
    for document_id, published, characters in connection.sql(query).fetchall():
        rule = f"{published} of {characters} characters are quoted, more than a quarter of an excerpt document"
        yield Violation("documents", document_id, "characters", rule, document_id)
