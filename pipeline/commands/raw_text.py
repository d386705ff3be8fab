"""The text of a raw file that the places in a release count in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.commands.console import FailureError
from pipeline.publishing.kept_texts import kept_texts
from pipeline.reading.failure import UnreadableError
from pipeline.reading.formats import read_file
from pipeline.reading.raw_files import read_raw_file


def raw_text(release: Path, copy: Mapping[str, Any], raw: Path) -> str:
    """The text kept of the file of a row of `copies`, else what is read of it in the folder ``raw``.

    FailureError where the file cannot be read.
    """
    for text in kept_texts(release, copy["raw_sha256"]):
        return text
    path = raw / copy["raw_path"]
    try:
        return read_file(read_raw_file(path, raw), path.suffix).text
    except UnreadableError as fault:
        raise FailureError(f"{path} cannot be read: {fault}") from fault
