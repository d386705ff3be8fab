"""`gongbao trace`: where a row comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.text import Text

from pipeline.commands.console import FailureError, out
from pipeline.commands.raw_text import raw_text
from pipeline.publishing.kept_texts import kept_path, kept_texts
from pipeline.publishing.releases import find, read_tables

_HIGHLIGHT = "bold black on yellow"


def trace(row_id: str, outputs: Path, release: str, raw: Path | None) -> None:
    """Print the sentence a row was read from, with the value highlighted, and where it stands.

    With ``raw`` the sentence is shown as it stands in the raw file. Raises FailureError for an unknown id.
    """
    folder = find(outputs, release)
    tables = read_tables(folder)
    table, row = _row(tables, row_id, folder.name)
    document = _by(tables["documents"].to_pylist(), "document_id", row["document_id"])
    passage = _by(tables["passages"].to_pylist(), "passage_id", row["passage_id"])
    copies = tables["copies"].to_pylist()
    copy = next(c for c in copies if c["document_id"] == row["document_id"] and c["relation"] == "primary")
    out.print(Text(_said(table, row), style="bold"))
    out.print()
    out.print(_sentence(row, None if raw is None else raw_text(folder, copy, raw), document["access"]))
    out.print()
    section = row.get("section") or passage.get("section")
    for label, value in (
        (
            "document",
            " · ".join(str(document[c]) for c in ("title", "document_type", "region", "delivered_on") if document[c]),
        ),
        ("section", section),
        ("passage", f"{passage['kind']} {passage['sequence']}"),
        ("place", f"{copy['raw_path']}, characters {row['raw_start']} to {row['raw_end']}{_counted_in(folder, copy)}"),
        ("rule", row["rule"]),
        ("rights", f"{document['access']}: {document['rights']}"),
    ):
        if value:
            out.print(Text.assemble((f"{label:9}", "dim"), str(value)))


def _row(tables: Mapping[str, Any], row_id: str, release: str) -> tuple[str, dict[str, Any]]:
    for table, key in (("observations", "observation_id"), ("project_mentions", "mention_id")):
        for row in tables[table].to_pylist():
            if row[key] == row_id:
                return table, row
    raise FailureError(
        f"Release {release} has no observation or project mention {row_id}. Ids look like obs_… and mention_…; "
        'find one with: gongbao query "SELECT observation_id, indicator_name, value FROM observations LIMIT 5"'
    )


def _by(rows: list[dict[str, Any]], key: str, value: str) -> dict[str, Any]:
    return next(row for row in rows if row[key] == value)


def _said(table: str, row: Mapping[str, Any]) -> str:
    if table == "project_mentions":
        said = [row[column] for column in ("name", "stage", "modality", "period", "region")]
    else:
        high = "" if row["value_high"] is None else f"–{row['value_high']:.12g}"
        said = [row["indicator_name"], row["measure"], f"{row['value']:.12g}{high} {row['unit'] or ''}".rstrip()]
        said += [row[column] for column in ("period", "status", "region")]
    return " · ".join(part for part in said if part)


def _counted_in(release: Path, copy: Mapping[str, Any]) -> str:
    kept = kept_texts(release, copy["raw_sha256"])
    return f" of the text read from it ({kept_path(copy['raw_sha256'])})" if kept else ""


def _sentence(row: Mapping[str, Any], raw: str | None, access: str) -> Text:
    if raw is not None:
        shown = raw[row["sentence_start"] : row["sentence_end"]]
        start = row["raw_start"] - row["sentence_start"]
        text = Text(shown)
        text.stylize(_HIGHLIGHT, start, start + row["raw_end"] - row["raw_start"])
        return text
    if row["sentence"] is None:
        return Text(
            f"(the document's access is {access}: its sentences are not published; --raw shows them from the raw file)"
        )
    text = Text(row["sentence"])
    span = _span(row)
    if span:
        text.stylize(_HIGHLIGHT, *span)
    return text


def _span(row: Mapping[str, Any]) -> tuple[int, int] | None:
    """Where the value or the name stands in the published sentence."""
    length = row["raw_end"] - row["raw_start"]
    if len(row["sentence"]) == row["sentence_end"] - row["sentence_start"]:
        start = row["raw_start"] - row["sentence_start"]
        return start, start + length
    written = row["name"] if "name" in row else f"{abs(row['value']):.12g}"
    match = re.search(re.escape(written), row["sentence"])
    return match.span() if match else None
