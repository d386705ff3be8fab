"""The styles of a Word document: what a paragraph is by its style and by its own properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from pipeline.reading.word_elements import value_of

# Built-in styles have English names in the file, whatever the language of the program.
_HEADING = re.compile(r"heading [1-9]|title", re.IGNORECASE)
_CONTENTS = re.compile(r"toc ([1-9]|heading)", re.IGNORECASE)
_BODY_LEVEL = "9"


@dataclass(frozen=True)
class ParagraphStyle:
    """What a paragraph is: heading, navigation (a line of a table of contents) or neither, its list, and its weight."""

    kind: str | None
    list_id: str | None
    level: int
    bold: bool


class Styles:
    """The styles part of a document; ``root`` is None where there is none."""

    def __init__(self, root: Any | None) -> None:
        styles = [] if root is None else root.findall(qn("w:style"))
        self._styles = {style.get(qn("w:styleId")): style for style in styles}
        self._default = next(
            (s.get(qn("w:styleId")) for s in styles if s.get(qn("w:default")) in ("1", "true") and _is_paragraphs(s)),
            None,
        )

    def of_paragraph(self, paragraph: Any) -> ParagraphStyle:
        """What a w:p element is."""
        own = paragraph.find(qn("w:pPr"))
        chain = list(self._chain(value_of(own, "w:pStyle") or self._default))
        properties = [own, *(style.find(qn("w:pPr")) for style in chain)]
        list_id, level = self._list(properties)
        bold = next((on for style in chain if (on := _switch(style.find(qn("w:rPr")), "w:b")) is not None), False)
        return ParagraphStyle(_kind(properties, chain), list_id, level, bold)

    def run_is_bold(self, properties: Any | None, of_paragraph: bool) -> bool:
        """Whether a run with these properties is bold in a paragraph whose style is or is not."""
        own = _switch(properties, "w:b")
        if own is not None:
            return own
        chain = self._chain(value_of(properties, "w:rStyle"))
        by_style = next((on for s in chain if (on := _switch(s.find(qn("w:rPr")), "w:b")) is not None), None)
        return of_paragraph if by_style is None else by_style

    def _chain(self, style_id: str | None) -> Iterator[Any]:
        """A style and those it is based on."""
        seen = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value_of(self._styles[style_id], "w:basedOn")

    @staticmethod
    def _list(properties: list[Any]) -> tuple[str | None, int]:
        """The list and level of a paragraph: each from the nearest properties that give it."""
        numbered = [found for each in properties if each is not None if (found := each.find(qn("w:numPr"))) is not None]
        list_id = next((found for each in numbered if (found := value_of(each, "w:numId"))), None)
        level = next((found for each in numbered if (found := value_of(each, "w:ilvl"))), "0")
        return (None if list_id == "0" else list_id), int(level)


def switched_on(properties: Any | None, name: str) -> bool:
    """Whether an on-off property such as w:vanish is there and on."""
    return bool(_switch(properties, name))


def _kind(properties: list[Any], chain: list[Any]) -> str | None:
    names = [value_of(style, "w:name") or "" for style in chain]
    if any(_CONTENTS.fullmatch(name) for name in names):
        return "navigation"
    outline = next((found for each in properties if (found := value_of(each, "w:outlineLvl"))), _BODY_LEVEL)
    return "heading" if outline != _BODY_LEVEL or any(_HEADING.fullmatch(name) for name in names) else None


def _switch(properties: Any | None, name: str) -> bool | None:
    found = None if properties is None else properties.find(qn(name))
    return None if found is None else found.get(qn("w:val")) not in ("0", "false", "off", "none")


def _is_paragraphs(style: Any) -> bool:
    kind: str | None = style.get(qn("w:type"))
    return kind == "paragraph"
