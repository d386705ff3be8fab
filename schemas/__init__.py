"""The contract as data: tables/ (one file a table), vocabularies/ (the knowledge), views/ (SQL). No code.

This file makes the folder installable, so that an installed gongbao finds its declarations.
"""
