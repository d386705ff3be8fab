"""The contract: what the declarations under schemas/ mean in code, and nothing else.

Belongs here: reading the declarations of the tables and the vocabulary files, and rendering a table as an
Arrow schema, pandera checks, DuckDB DDL, Data Package metadata and a data dictionary.
Does not belong here: anything about one table, document or place, and anything that makes rows.

declarations   schemas/tables/*.yaml → Table, Column, Rule
conditions     what a row must satisfy, as SQL; one source for validation and DDL
arrow          Table → Arrow schema; rows → Arrow table
validation     Arrow table → faults (pandera), broken references
duckdb_ddl     Table → CREATE TABLE, COMMENT
code_lists     codes.csv and the declarations → what each code means
datapackage    Table → resource of a datapackage.json
schema_changes  what differs between the schemas of two releases
dictionary     tables → data dictionary in Markdown
identifiers    evidence → ids that stay the same
vocabularies   schemas/vocabularies/* → rows and structures
strict_yaml    YAML in which a key given twice is an error
"""
