"""Values that people corrected by hand, line by line in schemas/corrections.csv.

In go rows as a stage made them and the corrections, out come the rows with the corrected values. Here belongs how a
correction is read, applied, and found to fit no more. Does not belong here: what a rule misreads everywhere, which is
corrected in the rule.
"""
