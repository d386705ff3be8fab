"""README.md of a release: one page for the person who has just downloaded it."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.declarations import load_tables
from pipeline.publishing.description.package import DESCRIPTION, DESCRIPTION_ZH, LICENCE, TITLE
from pipeline.publishing.description.readme_figures import accuracy_lines, coverage_lines
from pipeline.publishing.standards.dataset_card import front_matter
from pipeline.publishing.standards.forms_page import FORMS

_PAGE = """\
# {title}, release {version}

{description}

{description_zh}（中文数据字典见 DATA_DICTIONARY.zh-CN.md。）

{counts} {specimens}

## How good it is

{accuracy}

## What is covered

{coverage}

The view `coverage` counts by region, year and type; `unstated_indicators` lists the usual indicators
that a work report leaves out; `rejects` holds what was not understood, with a reason.

## Load it

DuckDB 1.2 or later, `duckdb gongbao.duckdb`:

```sql
SELECT region, period, value, unit, why, candidates
FROM series WHERE indicator = 'gdp' AND measure = 'level' ORDER BY region, period;
FROM missed_targets(NULL, NULL);
FROM project_history('{project}');
FROM conflicts;
FROM coverage;
FROM evidence('{example}');
```

`series` recommends one value where there are several, and says why; `scorecard` puts targets beside
outcomes; `project_timeline` follows projects; `conflicts` shows what contradicts; `evidence` shows where
a row comes from; `unregistered_indicators` counts names without a code. Every table, view, macro and
column has a comment. After `ATTACH`, say `USE` with the name of the database first.

pandas:

```python
import pandas

gdp = pandas.read_parquet("data/observations.parquet", filters=[("indicator", "==", "gdp")])
```

polars:

```python
import polars

gdp = polars.scan_parquet("data/observations.parquet").filter(polars.col("indicator") == "gdp").collect()
```

R, without packages, in a UTF-8 locale:

```r
observations <- read.csv("data/observations.csv", fileEncoding = "UTF-8-BOM", na.strings = "")
gdp <- subset(observations, indicator == "gdp")
```

Spreadsheet: open a file of `data/*.csv`; it is UTF-8 with a byte order mark, with commas, and its rows
end in CR LF. Let the columns of periods and codes be text, or 2021-06 becomes a date. An empty cell is a
null, or a list without items; the items of a list have `|` between them; booleans are `true` and `false`.
A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, apostrophes before it or not, has
one more apostrophe before it, so that no spreadsheet runs it as a formula: take one away to have the text
back.

## What not to use it for

- Specimens (`documents.specimen`) were written for this project: what they say is no statistic.
- Targets and estimates are not outcomes: look at `status`, and at `comparator` ("more than 500").
- Only observations with a code in `indicator` are safe to compare. Other names stand as the sentences
  say them; the same name can mean different things.
- It is no legal source, and no official statistic: cite the document, which `evidence` names.
- Machines read it, and make errors: look at the sentence before you rely on a single figure. What a
  document does not say, or was not understood, is missing here.

## Tables

| Table | Rows | What it holds |
| --- | ---: | --- |
{tables}

Every table is in `data/` as Parquet (the contract) and as CSV, with all columns described in
DATA_DICTIONARY.md and all codes in the table `codes`. What changed since the release before: CHANGES.md
and the table `changes`. For machines: datapackage.json. Whether the download is whole:
`sha256sum -c SHA256SUMS`.

## Evidence and access

Each observation and each mention of a project names its document and the characters that it was read
from: `raw_start` and `raw_end` for the value or the name, `sentence_start` and `sentence_end` for the
sentence, counted in Unicode code points of the text of the raw file named in `copies` (relation
`primary`). `sentence_sha256` is the hash of the sentence, so that whoever has the raw file can check each
row, also where its words are not published. What is published of a document is in `documents.access`:
{access}.

## Licence and citation

The data is licensed under {licence} ({licence_name}), {licence_path}.
The documents quoted in it remain with their issuers. Cite the release, and a single figure with the id
of its row:

> gongbao contributors. {title}. Release {version} [data set]. {licence_name}.
"""

_ACCESS = {
    "open": "the text",
    "excerpt": "facts, each with a clause of at most 40 characters",
    "facts": "facts and hashes, no sentence",
    "closed": "the row of the register only",
}


def readme(version: str, tables: Mapping[str, pa.Table]) -> str:
    """The README of the release `version` with `tables` (all of them, by name), without date or time of now."""
    documents = tables["documents"]
    access = documents.column("access").to_pylist()
    lines = [
        f"| {name} | {tables[name].num_rows} | {_first_sentence(table.description.en)} |"
        for name, table in load_tables().items()
    ]
    return front_matter(tables) + (_PAGE + FORMS).format(
        title=TITLE,
        version=version,
        description=DESCRIPTION,
        description_zh=DESCRIPTION_ZH,
        counts=_counts(tables),
        specimens=_specimens(documents),
        accuracy=accuracy_lines(tables["accuracy"]),
        coverage=coverage_lines(documents),
        tables="\n".join(lines),
        example=_first(_registered(tables["observations"]), "observation_id", "obs_0000000000000000"),
        project=_first(tables["projects"], "name", "大桥").replace("'", "''"),
        access=";\n".join(f"`{name}` {said} (documents: {access.count(name)})" for name, said in _ACCESS.items()),
        licence=LICENCE["title"],
        licence_name=LICENCE["name"],
        licence_path=LICENCE["path"],
    )


def _counts(tables: Mapping[str, pa.Table]) -> str:
    documents, observations, projects, mentions = (
        tables[name].num_rows for name in ("documents", "observations", "projects", "project_mentions")
    )
    return (
        f"Documents: {documents}. Observations: {observations}. Projects: {projects}. Mentions of projects: {mentions}."
    )


def _specimens(documents: pa.Table) -> str:
    specimens = pc.sum(documents.column("specimen"), min_count=0).as_py()
    if not specimens:
        return "None of the documents is a specimen."
    return (
        f"**Specimens among the documents, written for this project (`documents.specimen`): {specimens}. "
        "What they say is no statistic.**"
    )


def _registered(observations: pa.Table) -> pa.Table:
    return observations.filter(pc.is_valid(observations.column("indicator")))


def _first(data: pa.Table, column: str, otherwise: str) -> str:
    """What the first row of `data` has in `column`, for an example that gives an answer."""
    return str(data.column(column)[0]) if data.num_rows else otherwise


def _first_sentence(text: str) -> str:
    return text.split(". ", maxsplit=1)[0].rstrip(".") + "."
