"""Mentions of projects: named undertakings that are built, renovated, established or invested in.

What words mean stands in the vocabularies project_stages.csv, project_heads.csv and project_exclusions.yaml;
how a clause is taken apart with them stands here: clauses → frames → coordination → admission → names.
"""
