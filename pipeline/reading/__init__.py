"""Bytes to text: the files of a folder, their formats and encodings, and the register of sources.

Belongs here: everything up to a text. Of a plain text its characters are exactly those of the file; of other formats
the text is what a reader of the format is shown, with marks for what the format says of its stretches. One file a
format, each behind ``formats.read_file``; what a file may ask for is in ``limits``, and ``isolation`` holds it to that.
Does not belong here: any change to that text (``cleaning``), any judgement on it (``cataloguing``).
"""
