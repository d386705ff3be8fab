"""The contract as data: tables/ (one file a table), vocabularies/ (the knowledge), views/ (SQL). No code.

work_lists/ holds what the vocabularies lack, in the order in which to add it.

This file makes the folder installable, so that an installed gongbao finds its declarations.
"""
