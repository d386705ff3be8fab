"""Publishing: the tables of the contract → a release, all of it or nothing.

Belongs here: writing and reading releases, what changed between two of them and why, the last look at what
may be published. Does not belong here: anything that makes or alters a row, except those of the registries,
`changes` and `rejects`.

outputs         where releases go: a folder of this machine, or an address
release         publish(): compare, look, write aside, look again, show; errors
contents        every file of a release, written into a folder; files: which of them hold data
access/         what the access of each document forbids, in the tables and in the files
versioning/     what changed since the release before, why, and how a person reads it
formats/        a table, or all of them, as Parquet, CSV and DuckDB
description/    README.md, datapackage.json, SHA256SUMS; about: what every description says
standards/      the same release in the words of other communities
destinations/   how a release appears in a folder or at an address, one run at a time
releases        where releases stand and how one is read; versions: how they are called
verification    a release → its rows derived again from the raw files; kept_texts: of files that are not plain text
rejects         accounting      what was left out, and that nothing was lost in silence
registries      the code lists that a release carries; text_columns: which columns can carry words of a document
"""
