"""From a cleaned text to its passages: title, bylines, headings, paragraphs, list items, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.cleaning import footnotes, heads, lines
from pipeline.cleaning.headings import SectionPath, heading_of
from pipeline.cleaning.lines import Line
from pipeline.cleaning.mapped_text import MappedText
from pipeline.cleaning.removal import Removal, removal, removed
from pipeline.cleaning.spaces import without_idle_spaces


@dataclass(frozen=True)
class Passage:
    """A piece of clean text in reading order; ``section`` is the path of the headings above it."""

    kind: str
    section: str
    text: MappedText


_LIST_ITEM = re.compile(
    r"[①-⑳·•●◆■]|[一二三四五六七八九十]{1,2}(是|要)|[（(]\d{1,2}[）)]|[—―–]{1,2}|第[一二三四五六七八九十]{1,2}[，、]"
)
_MARKDOWN = re.compile(r"^#{1,6}\s+|^>\s+|\*\*|__|^[-*+]\s+(?=\S)")
# Words behind the full stop that ends a paragraph, before a heading: a stamp of whoever copied the text.
_STRAY_WORDS = re.compile(r"(?<=[。！？]) *[\u3400-\u9fff](?: *[\u3400-\u9fff]){1,7}$")


def passages(text: MappedText) -> tuple[list[Passage], list[Removal]]:
    """Cut a text into passages; lines that are no part of the document are removals."""
    removals: list[Removal] = []
    classified: list[Line] = []
    for raw_line in lines.split(text):
        line = lines.classified(_without_markdown(raw_line, removals))
        if line.kind == "furniture":
            removals.append(removal(line.text, 0, len(line.text), line.reason))
        elif len(line.text):
            classified.append(line)
    whole = lines.rejoined(_without_stamps(classified, removals))
    kept: list[Line] = []
    for line in whole:
        again = lines.classified(line.text, "rejoined")
        if again.kind == "furniture":
            removals.append(removal(line.text, 0, len(line.text), again.reason))
        else:
            kept.append(_without_stray_words(line, removals))
    return _with_kinds(kept, removals), removals


def _without_markdown(line: MappedText, removals: list[Removal]) -> MappedText:
    spans = [match.span() for match in _MARKDOWN.finditer(line.text)]
    cleaned, found = removed(line, spans, "markdown_mark")
    removals += found
    return cleaned.stripped()


def _without_stamps(classified: list[Line], removals: list[Removal]) -> list[Line]:
    """The lines without words that come again and again behind a full stop at the end of a line, and only there.

    They must go before broken lines are rejoined: a sentence broken there would end differently each time.
    """
    found = [_STRAY_WORDS.search(line.text.text) for line in classified]
    tails = Counter(match[0] for match in found if match)
    text = "\n".join(line.text.text for line in classified)
    stamps = {words for words, count in tails.items() if count > 1 and text.count(words) == count}
    return [
        _without_stray_words(line, removals) if match and match[0] in stamps else line
        for line, match in zip(classified, found, strict=True)
    ]


def _without_stray_words(line: Line, removals: list[Removal]) -> Line:
    match = _STRAY_WORDS.search(line.text.text)
    if match is None or line.kind != "text":
        return line
    text, found = removed(line.text, [match.span()], "stray_words")
    removals += found
    return Line(text, "text")


def _with_kinds(kept: list[Line], removals: list[Removal]) -> list[Passage]:
    path = SectionPath()
    titles = {kept[place].text.text for place in heads.title_lines(kept)}
    noted = any(footnotes.NOTES_HEADING.fullmatch(line.text.text.replace(" ", "")) for line in kept)
    in_notes, in_head = False, True
    result: list[Passage] = []
    for line in kept:
        kind = "title" if line.text.text in titles else "byline" if line.kind == "byline" else "paragraph"
        content = line.text if kind != "paragraph" else without_idle_spaces(line.text)
        if kind == "title":
            path, in_notes, in_head = SectionPath(), False, True
        elif kind == "byline":
            in_notes = False
            if line.reason == "speaker":
                path.leave_all()
        elif in_head and heads.is_head_line(content.text):
            kind, content = "byline", line.text
        elif footnotes.NOTES_HEADING.fullmatch(content.text):
            kind, in_notes = "heading", True
            path.leave_all()
            path.enter(1, content.text)
        elif in_notes:
            kind = "footnote"
        else:
            in_head = False
            kind, content = _body(content, path, removals, noted)
        result.append(Passage(kind, str(path), content))
    return result


def _body(content: MappedText, path: SectionPath, removals: list[Removal], noted: bool) -> tuple[str, MappedText]:
    if noted:
        content, found = footnotes.without_calls(content)
        removals += found
    heading = heading_of(content.text)
    if heading:
        path.enter(*heading)
    if heading and heading[1] == content.text.rstrip("。"):
        return "heading", content
    return ("list_item" if _LIST_ITEM.match(content.text) else "paragraph"), content
