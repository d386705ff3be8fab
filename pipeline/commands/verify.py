"""`gongbao verify`: derive every row of a release again from its raw files."""

from __future__ import annotations

from pathlib import Path

from pipeline.commands.console import FailureError, err, out
from pipeline.publishing.outputs import find_release, table_files
from pipeline.publishing.verification import verify as verified

_SHOWN = 20


def verify(release: str, raw: Path, outputs: str) -> None:
    """Say that every row of the release is what its raw characters say; raises FailureError naming the others."""
    folder = find_release(outputs, release, table_files())
    result = verified(folder, raw)
    for note in result.notes:
        err.print(note, markup=False)
    if result.discrepancies:
        shown = [str(discrepancy) for discrepancy in result.discrepancies[:_SHOWN]]
        if len(result.discrepancies) > _SHOWN:
            shown.append(f"… and {len(result.discrepancies) - _SHOWN} more")
        raise FailureError("\n".join([f"Release {folder.name} does not agree with {raw}:", *shown]))
    out.print(
        f"Release {folder.name} agrees with {raw}: {result.rows} rows from {result.files} files were derived again "
        "(span, sentence and value of each)."
    )
    if result.corrected:
        out.print(
            f"Values that corrections set and the text does not give: {result.corrected} (see the table corrections)."
        )
