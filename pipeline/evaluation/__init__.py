"""What was extracted, beside what a careful reader marked by hand in the same documents.

In go annotations (JSONL) and the rows of the same documents, out come the rows of the table `accuracy`. Here belongs
how the two are compared and counted. Where rows come from (a release, a run) and how figures are shown does not.
"""
