"""How much: every number of a text in every writing, with its unit and how exact it is, or why it measures nothing.

``numbers`` are where they stand and what they are worth, ``units`` what they may be of. ``in_digits``, ``in_numerals``
and ``ranks`` read one writing each; ``exactness`` reads the words of comparison beside a number, ``non_measures`` the
reasons for which it is none. ``quantities`` puts them together.
"""
