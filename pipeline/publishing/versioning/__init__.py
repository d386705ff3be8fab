"""Versioning: two releases → the rows of `changes`, and what is told of them.

changes         the rows; causes: why a row differs; difference: between any two releases
apply_changes   the release before and `changes` → the release
changes_page    CHANGES.md; row_summaries: a row in a few words
"""
