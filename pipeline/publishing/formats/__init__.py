"""Formats: tables as files, the same bytes each time.

parquet_files   csv_files   duckdb_file     one format each
cell_text                                   a value as text, in CSV files and in `changes`
scratch_database                            a DuckDB in memory, to work in and throw away
"""
