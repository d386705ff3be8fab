"""The evidence of every row as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON Lines."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# How many characters before and after the quotation help to find it again.
SURROUNDINGS = 32
_ROWS = {"observations": "observation_id", "project_mentions": "mention_id"}
_EVIDENCE = ["document_id", "raw_start", "raw_end", "sentence_start", "sentence", "sentence_sha256"]


def write_annotations(tables: Mapping[str, pa.Table], path: Path) -> None:
    """Writes one annotation for each observation and each mention of a project in `tables` to `path`.

    The target is the raw file by its SHA-256, with the place of the value or the name in code points of the text
    read from it; the body is the id of the row. The words are quoted where the row publishes its whole sentence
    as it stands in the raw file.
    """
    copies = tables["copies"].select(["document_id", "relation", "raw_sha256"]).to_pylist()
    raw_files = {copy["document_id"]: copy["raw_sha256"] for copy in copies if copy["relation"] == "primary"}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for name, key in _ROWS.items():
            for row in _rows(tables[name].select([key, *_EVIDENCE])):
                annotation = _annotation(row[key], raw_files[row["document_id"]], row)
                file.write(json.dumps(annotation, ensure_ascii=False, separators=(",", ":")) + "\n")


def _rows(table: pa.Table) -> Iterator[dict]:
    for batch in table.to_batches(max_chunksize=10_000):
        yield from batch.to_pylist()


def _annotation(row_id: str, raw_sha256: str, row: Mapping) -> dict[str, object]:
    selectors = [{"type": "TextPositionSelector", "start": row["raw_start"], "end": row["raw_end"]}, *_quotation(row)]
    return {
        "@context": CONTEXT,
        "id": f"#{row_id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "TextualBody", "value": row_id},
        "target": {"source": f"urn:sha256:{raw_sha256}", "selector": selectors},
    }


def _quotation(row: Mapping) -> Iterator[dict[str, str]]:
    sentence = row["sentence"]
    # A cleaned sentence or a clause does not stand in the raw file where the offsets say.
    if sentence is None or hashlib.sha256(sentence.encode()).hexdigest() != row["sentence_sha256"]:
        return
    start, end = (row[name] - row["sentence_start"] for name in ("raw_start", "raw_end"))
    yield {
        "type": "TextQuoteSelector",
        "exact": sentence[start:end],
        "prefix": sentence[max(0, start - SURROUNDINGS) : start],
        "suffix": sentence[end : end + SURROUNDINGS],
    }
