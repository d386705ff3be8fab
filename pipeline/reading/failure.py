"""Why a file, or a part of it, could not be read."""

from __future__ import annotations


class UnreadableError(ValueError):
    """A file cannot be read here.

    ``reason`` is the reject's reason, a lower-case word; the message says where and what to do.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
