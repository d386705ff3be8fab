"""`gongbao releases`: which releases there are, and what each holds."""

from __future__ import annotations

from pipeline.commands.console import print_table
from pipeline.publishing.destinations.releases_listing import FILES, releases_listing
from pipeline.publishing.outputs import find_release, find_releases


def releases(outputs: str) -> None:
    """Print one line a release, oldest first; raises ReleaseError where there is none."""
    newest = find_release(outputs, "latest", FILES).name
    print_table(releases_listing(find_releases(outputs, FILES), newest))
