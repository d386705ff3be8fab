"""The evidence of every row as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON Lines."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.conditions import literal
from pipeline.publishing.formats.scratch_database import scratch_database

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# How many characters before and after the quotation help to find it again.
SURROUNDINGS = 32
_ROWS = {"observations": "observation_id", "project_mentions": "mention_id"}
_EVIDENCE = ["document_id", "raw_start", "raw_end", "sentence_start", "sentence", "sentence_sha256"]
_ROWS_AT_ONCE = 10_000


def write_annotations(tables: Mapping[str, pa.Table], path: Path) -> None:
    """Writes one annotation for each observation and each mention of a project in `tables` to `path`.

    The target is the raw file by its SHA-256, with the place of the value or the name in code points of the text
    read from it; the body is the id of the row. The words are quoted where the row publishes its whole sentence
    as it stands in the raw file.
    """
    copies = tables["copies"].filter(pc.equal(tables["copies"]["relation"], "primary"))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for name, key in _ROWS.items():
            rows = tables[name].select([key, *_EVIDENCE]).rename_columns({key: "row_id"})
            of_document = pc.index_in(rows["document_id"], copies["document_id"].combine_chunks())
            for batch in _annotations(rows.append_column("raw_sha256", copies["raw_sha256"].take(of_document))):
                file.write("\n".join([*batch.column(0).to_pylist(), ""]))


def _annotations(rows: pa.Table) -> Iterator[pa.RecordBatch]:
    with scratch_database() as connection:
        connection.register("rows", rows)
        yield from connection.sql(_ANNOTATIONS).to_arrow_reader(_ROWS_AT_ONCE)


# A cleaned sentence or a clause does not stand in the raw file where the offsets say: it is not quoted.
_ANNOTATIONS = f"""
    SELECT to_json({{
        '@context': {literal(CONTEXT)},
        'id': '#' || row_id,
        'type': 'Annotation',
        'motivation': 'identifying',
        'body': {{'type': 'TextualBody', 'value': row_id}},
        'target': {{'source': 'urn:sha256:' || raw_sha256, 'selector': CASE WHEN is_quoted THEN [
            to_json(position),
            to_json({{
                'type': 'TextQuoteSelector',
                'exact': substring(sentence, first + 1, after - first),
                'prefix': substring(sentence, greatest(first - {SURROUNDINGS}, 0) + 1, least(first, {SURROUNDINGS})),
                'suffix': substring(sentence, after + 1, {SURROUNDINGS})
            }})
        ] ELSE [to_json(position)] END}}
    }})::VARCHAR
    FROM (
        SELECT *, raw_start - sentence_start AS first, raw_end - sentence_start AS after,
            {{'type': 'TextPositionSelector', 'start': raw_start, 'end': raw_end}} AS position,
            coalesce(sha256(sentence) = sentence_sha256, false) AS is_quoted
        FROM rows
    )
"""
