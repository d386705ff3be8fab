"""README.md of a release: one page for the person who has just downloaded it."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.contract.declarations import load_tables
from pipeline.publishing.package import DESCRIPTION, DESCRIPTION_ZH, LICENCE, TITLE

_PAGE = """\
# {title}, release {version}

{description}

{description_zh}（中文数据字典见 DATA_DICTIONARY.zh-CN.md。）

{counts} {specimens}

## Tables

| Table | Rows | What it holds |
| --- | ---: | --- |
{tables}

Every table is in `data/` as Parquet (the contract) and as CSV. All columns: DATA_DICTIONARY.md.
What changed since the release before: CHANGES.md and the table `changes`. For machines:
datapackage.json. Whether the download is whole: `sha256sum -c SHA256SUMS`.

## Load it

With DuckDB 1.2 or later (`duckdb gongbao.duckdb`):

```sql
SELECT region, period, value, unit, why, candidates
FROM series WHERE indicator = 'gdp' AND measure = 'level' ORDER BY region, period;
FROM conflicts;
FROM scorecard;
FROM project_timeline;
FROM evidence('{example}');
```

`series` recommends one value where there are several, and says why; `conflicts` shows those that
contradict each other; `scorecard` puts targets beside outcomes; `unregistered_indicators` lists the
names that have no code yet; `evidence` shows where a row comes from. After `ATTACH`, say `USE` with
the name of the database first.

With pandas:

```python
import pandas

observations = pandas.read_parquet("data/observations.parquet")
```

The CSV files are UTF-8 with a byte order mark and open in a spreadsheet. A list is joined with `|`.
A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return has an apostrophe before it,
so that no spreadsheet runs it as a formula; numbers and dates stay as they are, and the Parquet
files hold every text as it is.

## Evidence and access

Each observation and each mention of a project names its document and the characters that it was
read from: `raw_start` and `raw_end` for the value or the name, `sentence_start` and `sentence_end`
for the sentence, counted in Unicode code points of the text of the raw file named in `copies` (relation
`primary`). `sentence_sha256` is the hash of the sentence, so that whoever has the raw file can
check each row, also where its words are not published.

What is published of a document is in `documents.access`: {access}.

## Licence and citation

The data is licensed under {licence} ({licence_name}), {licence_path}.
The documents quoted in it remain with their issuers.

> gongbao contributors. {title}. Release {version} [data set]. {licence_name}.
"""

_ACCESS = {
    "open": "the text",
    "excerpt": "facts, each with a clause of at most 40 characters",
    "facts": "facts and hashes, no sentence",
    "closed": "the row of the register only",
}


def readme(version: str, tables: Mapping[str, pa.Table]) -> str:
    """The README of the release `version` with `tables` (all of them, by name), without date or time."""
    documents = tables["documents"]
    access = documents.column("access").to_pylist()
    lines = [f"| {name} | {tables[name].num_rows} | {table.description.en} |" for name, table in load_tables().items()]
    return _PAGE.format(
        title=TITLE,
        version=version,
        description=DESCRIPTION,
        description_zh=DESCRIPTION_ZH,
        counts=_counts(tables),
        specimens=_specimens(documents),
        tables="\n".join(lines),
        example=_example(tables),
        access="; ".join(f"`{name}` {said} (documents: {access.count(name)})" for name, said in _ACCESS.items()),
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


def _example(tables: Mapping[str, pa.Table]) -> str:
    observations = tables["observations"].column("observation_id")
    return str(observations[0]) if len(observations) else "obs_0000000000000000"
