"""Publishing: the tables of the contract → a release, all of it or nothing.

Belongs here: writing and reading releases, what changed between two of them and why, the last look at what
may be published. Does not belong here: anything that makes or alters a row, except those of `changes` and
`rejects`.

release         publish(): compare, look, write aside, rename; errors
contents        every file of a release, written into a folder
parquet_files   csv_files   duckdb_file     a table, or all of them, in a file; cell_text: a value in one
files           package   readme   changes_page    which files of data there are, and what stands beside them
about                                       what every description of a release says of the data set
standards/                                  the same release in the words of other communities
changes         causes   difference         two releases → the rows of `changes`; scratch_database: where
access_scan     text_columns                what the access of each document forbids
rejects         accounting                  what was left out, and that nothing was lost in silence
verification                                a release → its rows derived again from the raw files
releases        versions   outputs_folder   where releases stand, how they are called, how one appears
outputs         a folder or an address; remote_outputs: releases at an address; object_store: what lies there
"""
