"""Clean text to observations and project mentions, each with its evidence.

The grammar is made of separate parts, each over its own vocabulary. Where a statement stands: ``context``,
``sentences``. How much: ``numbers``, ``units``, ``quantities``, ``exactness``, ``non_measures``. When, where and
whether: ``periods``, ``timing``, ``places``, ``status``. How a number relates to what it measures: ``measures``.
What is measured: ``registry`` (the indicators there are), ``subjects`` (names in front of a number), ``things``
(what is counted behind one), ``owners``, ``endings``, ``shared_values``, and ``naming``, which tries them in
order over the ``surroundings`` of a number and what has been read so far (``reading``). ``observations`` puts the
parts together. ``projects`` does the same for undertakings.
"""
