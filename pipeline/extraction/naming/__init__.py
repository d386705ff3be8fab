"""What is measured: how a number relates to an indicator, and which indicator that is.

``measures`` reads the relation, ``registry`` knows the indicators. Names stand in front of a number (``subjects``;
several at once in ``coordination``; with what the sentence leaves out in ``subject_names`` and ``owners``) or behind
it (``things``), or are of their own kind (``capacities``, ``durations``, ``shares``); ``endings`` completes them.
``rules`` tries all this in order over the ``statement`` of a number: its ``surroundings``, and what was read of the
sentence before (``reading``, ``shared_values``).
"""
