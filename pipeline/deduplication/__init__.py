"""Which texts are copies of which: one document, one primary copy, and every other place where it stands.

Belongs here: comparing clean texts, choosing the primary copy, leaving out lines that a document repeats.
Does not belong here: what a document is about (``cataloguing``). Sentences are never deduplicated: reports
of different years share many that differ in a number only.
"""
