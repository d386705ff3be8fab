"""Files that no pipeline should have to meet, and what must become of each of them.

``generate`` writes them all to a folder; nothing of it is kept in the repository.
"""
