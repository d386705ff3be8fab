"""Clean text to observations and project mentions, each with its evidence.

The grammar is made of separate parts, each over its own vocabulary: ``sentences`` and ``context`` (where a
statement stands), ``numbers`` and ``quantities`` (how much of what), ``periods`` (when), ``places`` (where),
``status`` (done, planned, expected), ``measures`` (level, growth, change, share, rank), ``indicators`` (what
is measured), and ``observations``, which puts them together. ``projects`` does the same for undertakings.
"""
