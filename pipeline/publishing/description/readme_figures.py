"""The figures in the README of a release: how often the rules are right, and what is covered, as Markdown tables."""

from collections import defaultdict
from typing import Any

import pyarrow as pa

from pipeline.contract.code_lists import code_rows

_ACCURACY = """\
| Right in | Precision | Recall |
| --- | ---: | ---: |
{rows}

With 95 % intervals. Measured on specimens that we wrote and annotated for this project, not on the documents of
this release; the rules were made with the specimens in view, and real documents are read less well. The table
`accuracy` has the figures by field, topic and rule."""
_SAID = {
    ("observations", "found"): "observations: value and unit",
    ("observations", "named"): "… and indicator",
    ("observations", "full"): "… and measure, period, status, region, comparator",
    ("project_mentions", "found"): "mentions of projects: place in the text",
    ("project_mentions", "named"): "… and name",
    ("project_mentions", "full"): "… and stage, modality",
}


def accuracy_lines(accuracy: pa.Table) -> str:
    """Precision and recall over all, of observations and of mentions, from the table `accuracy`."""
    figures = {
        (row["table_name"], row["level"], row["statistic"]): row
        for row in accuracy.to_pylist()
        if row["dimension"] == "all"
    }
    if not figures:
        return "This release carries no figures on how often the rules are right."
    rows = [
        f"| {said} | {_percent(figures.get((*key, 'precision')))} | {_percent(figures.get((*key, 'recall')))} |"
        for key, said in _SAID.items()
    ]
    return _ACCURACY.format(rows="\n".join(rows))


def coverage_lines(documents: pa.Table) -> str:
    """Documents by their type: how many, of how many regions, from which years (of delivery, else publication)."""
    of_type: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in documents.to_pylist():
        of_type[row["document_type"]].append(row)
    lines = ["| Documents | Number | Regions | Years |", "| --- | ---: | ---: | --- |"]
    for (code_list, code), described in code_rows().items():
        if code_list == "document_type" and code in of_type:
            rows = of_type[code]
            regions = {row["region_code"] or row["region"] for row in rows} - {None}
            lines.append(f"| {described['name_en']} (`{code}`) | {len(rows)} | {len(regions)} | {_years(rows)} |")
    return "\n".join(lines)


def _percent(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return "not measured"
    return f"{figure['value']:.1%} ({figure['interval_low']:.1%} to {figure['interval_high']:.1%})"


def _years(rows: list[dict[str, Any]]) -> str:
    days = [row["delivered_on"] or row["published_on"] for row in rows]
    years = sorted({day.year for day in days if day})
    undated = days.count(None)
    if not years:
        return "not known"
    said = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return f"{said}, {undated} without a date" if undated else said
