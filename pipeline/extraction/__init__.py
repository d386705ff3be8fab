"""Clean text to observations and project mentions, each with its evidence.

The grammar is made of separate parts, each over its own vocabulary.

Where a statement stands: ``context``, ``settings``, ``sentences``. How much: ``numbers`` and ``units``, the writings
``amounts_in_digits``, ``amounts_in_numerals`` and ``ranks``, words beside a number in ``exactness``, what measures
nothing in ``non_measures``; ``quantities`` reads every number of a sentence with them. When, where and whether:
``periods``, ``timing``, ``places``, ``status``. How a number relates to what it measures: ``measures``.

What is measured: the ``registry`` of indicators; names in front of a number in ``subjects`` (several at once in
``coordination``, with what the sentence leaves out in ``subject_names`` and ``owners``), things counted behind it in
``things``, and names of their own kind in ``capacities``, ``durations`` and ``shares``; ``endings`` completes a name.
``naming`` tries these rules in order over the ``statement`` of a number: its ``surroundings`` and what was read of the
sentence before (``reading``, ``shared_values``).

``observations`` puts the parts together, ``projects`` does the same for undertakings, ``laws`` says what must hold.
"""
