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


# The corrections that only one of the two releases has, or that correct to something else.
_CORRECTED = """
    SELECT table_name, row_id, column_name
    FROM old_corrections AS o FULL JOIN new_corrections AS n USING (table_name, row_id, column_name)
    WHERE o.correction_id IS NULL OR n.correction_id IS NULL OR o.corrected IS DISTINCT FROM n.corrected
"""
# What follows from a row that was corrected: of a document all that was extracted from it, of an observation the
# outcomes that it is the target or the outcome of, of a mention the projects that it is or was part of, those that
# the other mentions in these are or were part of, and whose part these projects are.
_FOLLOWING = """
    WITH corrected AS (SELECT DISTINCT table_name, row_id FROM corrected_values),
    outcomes AS (FROM old_target_outcomes UNION ALL FROM new_target_outcomes),
    parts AS (
        SELECT mention_id, project_id FROM old_project_mentions
        UNION SELECT mention_id, project_id FROM new_project_mentions
    ),
    regrouped AS (
        SELECT DISTINCT others.mention_id
        FROM corrected
        JOIN parts ON parts.mention_id = corrected.row_id
        JOIN parts AS others USING (project_id)
    ),
    projects AS (SELECT DISTINCT project_id FROM regrouped JOIN parts USING (mention_id))
    SELECT table_name, row_id, NULL AS column_name
    FROM (FROM old_row_sources UNION ALL FROM new_row_sources)
    WHERE document_id IN (SELECT row_id FROM corrected WHERE table_name = 'documents')
      AND table_name IN ('rejects', 'observations', 'target_outcomes', 'projects', 'project_mentions')
    UNION
    SELECT 'target_outcomes', target_observation_id, NULL
    FROM outcomes
    WHERE target_observation_id IN (SELECT row_id FROM corrected)
       OR actual_observation_id IN (SELECT row_id FROM corrected)
       OR list_has_any(computed_from, (SELECT list(row_id) FROM corrected))
    UNION
    SELECT 'projects', project_id, NULL FROM projects
    UNION
    SELECT 'projects', project_id, 'parent_project_id'
    FROM (FROM old_projects UNION ALL FROM new_projects)
    WHERE parent_project_id IN (FROM projects)
    UNION
    SELECT 'project_mentions', mention_id, 'project_id' FROM regrouped
"""


def add_causes(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the table `found_with_causes` of `found` (the rows of `changes` without their cause).

    Reads old_<table> and new_<table>. The cause is `correction` for a value that a correction set or set no
    longer. Else it is `source` where a file that the row was read from is not, with the same content, in both
    releases; else `correction` for what follows from a corrected row; else `access` where the access of a
    document that it was read from differs; else `rules`: the same files under the same access were read in
    another way.
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
    connection.execute(f"CREATE TABLE corrected_values AS {_CORRECTED}")
    connection.execute(f"CREATE TABLE following AS {_FOLLOWING}")
    connection.execute("""
        CREATE TABLE found_with_causes AS
        SELECT found.*,
            CASE
                WHEN EXISTS (FROM corrected_values AS c WHERE c.table_name = found.table_name
                    AND c.row_id = found.row_id AND c.column_name = found.column_name) THEN 'correction'
                WHEN is_source THEN 'source'
                WHEN found.table_name = 'corrections' THEN 'correction'
                WHEN EXISTS (FROM following AS f WHERE f.table_name = found.table_name AND f.row_id = found.row_id
                    AND coalesce(f.column_name = found.column_name, f.column_name IS NULL)) THEN 'correction'
                WHEN is_access THEN 'access'
                ELSE 'rules'
            END AS cause
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
