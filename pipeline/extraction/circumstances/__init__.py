"""When, where and whether: in which part of a document a statement stands, of which period and place, and if it is so.

``context`` and ``settings`` say where a passage stands, ``sentences`` cuts it. ``periods`` reads those that a sentence
names, ``timing`` decides which is a number's; ``places`` and ``status`` do so for its region and its status.
"""
