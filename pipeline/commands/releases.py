"""`gongbao releases`: which releases there are, and what each holds."""

from __future__ import annotations

from pathlib import Path

from pipeline.commands.console import print_table
from pipeline.publishing.releases_listing import releases_listing


def releases(outputs: Path) -> None:
    """Print one line a release, oldest first; raises ReleaseError where there is none."""
    print_table(releases_listing(outputs))
