"""Ids that stay the same from run to run: a prefix and sixteen hex digits of a SHA-256."""

from __future__ import annotations

import hashlib
from functools import lru_cache


def identifier(kind: str, *evidence: object) -> str:
    """An id for what the evidence (raw hash, span, what is said) stands for: ``obs_0123456789abcdef``."""
    return f"{kind}_{sha256('|'.join(map(str, evidence)))[:16]}"


@lru_cache(256)
def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
