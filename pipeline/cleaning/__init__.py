"""Text to clean text, with a map back to the raw characters.

Belongs here: removing what is not the document's own text, restoring what was damaged, and cutting what
remains into passages. Each removed span becomes a reject with a reason; each clean character knows the
raw characters it stands for. Does not belong here: which text is a copy of which (``deduplication``).
"""
