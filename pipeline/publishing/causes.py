"""Why a row differs between two releases."""

import duckdb

from pipeline.contract.conditions import literal
from pipeline.publishing.text_columns import ROW_DOCUMENTS

# A file by its path and its content; files that could not be read have no copy and no hash.
_FILES = """
    SELECT copy_id AS row_id, raw_path || chr(10) || raw_sha256 AS source FROM {side}copies
"""
_REJECTED_FILES = """
    SELECT DISTINCT rejects.reject_id AS row_id,
        rejects.raw_path || chr(10) || coalesce(copies.raw_sha256, '') AS source
    FROM {side}rejects AS rejects LEFT JOIN {side}copies AS copies USING (raw_path)
    WHERE rejects.raw_path IS NOT NULL
"""
# A document by the content of the file that it was read from.
_DOCUMENTS = """
    SELECT documents.document_id, documents.access,
        coalesce(min(copies.raw_sha256), documents.document_id) AS source
    FROM {side}documents AS documents
    LEFT JOIN {side}copies AS copies
      ON copies.document_id = documents.document_id AND copies.relation = 'primary'
    GROUP BY documents.document_id, documents.access
"""
# A file may have become a copy of another document, or the other way round: it is no new source then.
_KNOWN = """
    SELECT source FROM {side}document_sources
    UNION SELECT raw_sha256 FROM {side}copies
    UNION SELECT source FROM ({files})
    UNION SELECT source FROM ({rejected_files})
"""


def add_causes(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the table `found_with_causes` of `found` (the rows of `changes` without their cause).

    Reads old_<table> and new_<table>. The cause is `source` where a file that the row was read from is not,
    with the same content, in both releases; else `access` where the access of a document that it was read
    from differs; else `rules`: the same files under the same access were read in another way.
    """
    for side in ("old_", "new_"):
        connection.execute(f"CREATE TABLE {side}document_sources AS {_DOCUMENTS.format(side=side)}")
        connection.execute(f"CREATE TABLE {side}row_sources AS {_row_sources(side)}")
        files, rejected_files = _FILES.format(side=side), _REJECTED_FILES.format(side=side)
        known = _KNOWN.format(side=side, files=files, rejected_files=rejected_files)
        connection.execute(f"CREATE TABLE {side}known AS {known}")
    connection.execute("""
        CREATE TABLE causes AS
        SELECT table_name, row_id, bool_or(is_source) AS is_source, bool_or(is_access) AS is_access
        FROM (
            SELECT *, source NOT IN (FROM new_known) AS is_source FROM old_row_sources
            UNION ALL
            SELECT *, source NOT IN (FROM old_known) FROM new_row_sources
        )
        LEFT JOIN (
            SELECT document_id, o.access <> n.access AS is_access
            FROM old_document_sources AS o JOIN new_document_sources AS n USING (document_id)
        ) USING (document_id)
        GROUP BY ALL
    """)
    connection.execute("""
        CREATE TABLE found_with_causes AS
        SELECT found.*,
            CASE WHEN is_source THEN 'source' WHEN is_access THEN 'access' ELSE 'rules' END AS cause
        FROM found LEFT JOIN causes USING (table_name, row_id)
    """)


def _row_sources(side: str) -> str:
    """table_name, row_id, source, document_id of the rows in `found`; indicators and the accuracy have no source."""
    of_documents = [
        f"""
            SELECT {literal(name)} AS table_name, row_id, source, document_id
            FROM ({query.format(side=side)}) JOIN {side}document_sources USING (document_id)
        """
        for name, query in ROW_DOCUMENTS.items()
    ]
    of_files = [
        f"SELECT {literal(name)}, row_id, source, NULL FROM ({query.format(side=side)})"
        for name, query in (("copies", _FILES), ("rejects", _REJECTED_FILES))
    ]
    rows = " UNION ALL ".join(of_documents + of_files)
    return f"SELECT * FROM ({rows}) SEMI JOIN found USING (table_name, row_id)"
