"""`python -m tests.bad_input.generate FOLDER`: write every bad file to a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tests.bad_input import pages, pdf_files, places, texts, word_files
from tests.bad_input.case import Case
from tests.bad_input.places import Place


def cases() -> Iterator[Case | Place]:
    """Every bad file, each with what must become of it."""
    return chain(texts.cases(), pages.cases(), word_files.cases(), pdf_files.cases(), places.cases())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.bad_input.generate FOLDER")
    written = [case.put(Path(sys.argv[1])) for case in cases()]
    print(f"{len(written)} bad files in {sys.argv[1]}")
