"""What belongs together across documents: targets and their outcomes, mentions and their projects.

Belongs here: joining rows that extraction made. Does not belong here: reading text.
"""
