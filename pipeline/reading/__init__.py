"""Bytes to text: the files of a folder, their encodings, and the register of sources.

Belongs here: everything up to a decoded text whose characters are exactly those of the file.
Does not belong here: any change to that text (``cleaning``), any judgement on it (``cataloguing``).
"""
