"""What the elements of Word's XML say."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn


def value_of(element: Any | None, child: str) -> str | None:
    """The value (w:val) of an element's child of this name (w:…); None where there is no such child or value."""
    found = None if element is None else element.find(qn(child))
    value: str | None = None if found is None else found.get(qn("w:val"))
    return value
