"""What all assets of a room have in common."""

from __future__ import annotations

from typing import Any

from pipeline.assets.code_versions import code_version

OWNERS = ["team:gongbao"]


def of_room(room: str, *kinds: str) -> dict[str, Any]:
    """The arguments that every asset of a room is declared with; ``kinds`` are what it is made with and into."""
    return {
        "group_name": room,
        "owners": OWNERS,
        "code_version": code_version(room),
        "kinds": set(kinds or ("python", "arrow")),
    }
