"""Marks that are meant for a browser or a converter and not for a reader: comments, tags, entities, Markdown."""

from __future__ import annotations

import html
import re
import unicodedata

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.mapped_text import Edit, MappedText
from pipeline.reading.superscripts import superscript

_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_UNSEEN_ELEMENT = re.compile(r"<(script|style)\b[^<>]*>(?:(?!<\1\b).)*?</\1\s*>", re.DOTALL | re.IGNORECASE)
# Only elements of HTML: a text may speak of <10% or set a name in < >.
_BLOCK = "p|div|br|hr|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|section|article|header|footer|nav|blockquote"
_INLINE = (
    "a|abbr|acronym|b|big|body|button|center|cite|code|col|colgroup|em|embed|figcaption|figure|font|form|head|html|i|"
    "iframe|img|input|label|link|main|meta|o:p|object|option|param|pre|q|s|script|select|small|span|st1:[a-z]+|strike|"
    "strong|style|sub|sup|td|textarea|th|title|tt|u|v:[a-z]+|video|w:[a-z]+|wbr|\\?xml[^<>]*+|xml|!doctype"
)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CELL_TAG = re.compile(r"<t[dh](?:\s[^<>]*)?/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_RAISED = re.compile(r"<sup(?:\s[^<>]*)?>\s*(\d{1,3})\s*</sup>", re.IGNORECASE)
# Rules of style that some sites' editors write into the text. Possessive (++, *+): nothing is tried twice.
_STYLE_RULE = re.compile(
    r"(?:[.#@]?[A-Za-z][\w-]{0,60}+[ ,.>:#]{0,3}+){1,8}+"
    r"\{\s*+(?:[^{}:;\u3400-\u9fff]{0,40}+:[^{};\u3400-\u9fff]{1,80}+[;\s]*+){1,12}+\}"
)
# A character as written by HTML (&nbsp; &#8226;, escaped once or more), by R (<U+00A0>) or by a programming language.
_ENTITY = re.compile(
    r"&(?:amp;)*(?:(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"
    r"|(?:nbsp|ensp|emsp|[lr][sd]quo|[lg]t|middot|hellip|[mn]dash|bull)(?![A-Za-z;]))"
)
_CODE_POINT = re.compile(r"<[Uu]\+([0-9A-Fa-f]{4,6})>|\\u([0-9A-Fa-f]{4})(?![0-9A-Fa-f])")

_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^()\n]*\)")
_LINK = re.compile(r"(\[)[^\[\]\n]{1,200}(\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\))")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|>~<])")
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
_LINE_START = "(?:\\A|[\\r\\n\\x0b\\x0c\\x85\\u2028\\u2029])[ \\t]*"
_HEADING = re.compile(rf"{_LINE_START}(?P<mark>#{{1,6}}[ \t]+)(?=\S)")
# A sign before a number is the number's own.
_LINE_MARK = re.compile(rf"{_LINE_START}(?P<mark>(?:>[ \t]+|[-*+][ \t]+))(?=[^\s\d])")
# What stands between two digits parts two numbers.
_EMPHASIS = re.compile(r"\*{2,}(?!\d)|__(?!\d)|(?<!\d)\*{2,}|(?<!\d)__")
_TABLE_RULE = re.compile(
    r"^[ \t]*+\|?[ \t]*+:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*(?=\r?$)",
    re.MULTILINE,
)
_TABLE_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*(?=\r?$)", re.MULTILINE)

Mark = tuple[str, int, int]
"""(kind: heading, bold or navigation; raw start; raw end): what the format says of a stretch."""


def without_markup(text: MappedText, journal: Journal) -> tuple[MappedText, list[Mark]]:
    """The text without markup, and what the markup said of its stretches."""
    if "<" in text.text:
        text = journal.remove(text, _spans(_COMMENT, text), "html_comment")
        text = journal.remove(text, _spans(_UNSEEN_ELEMENT, text), "html_tag")
        text = journal.remove(text, _spans(_BLOCK_TAG, text), "html_tag", leaving="\n")
        text = journal.remove(text, _spans(_CELL_TAG, text), "html_tag", leaving="\t")
        text = journal.replace(text, _superscripts(text.text), "superscript")
        text = journal.remove(text, _spans(_INLINE_TAG, text), "html_tag")
    if "{" in text.text:
        text = journal.remove(text, _spans(_STYLE_RULE, text), "html_tag", leaving="\n")
    return _without_markdown(_characters_restored(text, journal), journal)


def _spans(pattern: re.Pattern[str], text: MappedText, group: int | str = 0) -> list[tuple[int, int]]:
    return [match.span(group) for match in pattern.finditer(text.text)]


def _superscripts(text: str) -> list[Edit]:
    found = _RAISED.finditer(text)
    return [
        Edit(*match.span(), superscript(match[1], text[max(0, match.start() - 3) : match.start()])) for match in found
    ]


def _characters_restored(text: MappedText, journal: Journal) -> MappedText:
    # White space is no part of any passage: what stands for it is left out like all that is no text.
    blanks = [(edit.start, edit.end) for edit in _references(text.text) if edit.replacement == " "]
    text = journal.remove(text, blanks, "character_reference", leaving=" ")
    return journal.replace(text, _references(text.text), "character_reference")


def _references(text: str) -> list[Edit]:
    found = []
    if "&" in text:
        found += [Edit(*match.span(), _unescaped(match[0])) for match in _ENTITY.finditer(text)]
    if "U+" in text or "u+" in text or "\\u" in text:
        found += [Edit(*m.span(), _character(int(m[1] or m[2], 16))) for m in _CODE_POINT.finditer(text)]
    return [edit for edit in found if len(edit.replacement) == 1]


def _unescaped(entity: str) -> str:
    entity = entity.removesuffix(";") + ";"
    while (once := html.unescape(entity)) != entity:
        entity = once
    return _character(ord(entity)) if len(entity) == 1 else entity


def _character(code: int) -> str:
    """The character of a code point; a space for one that no reader sees, nothing for a code that is none."""
    character = chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    return " " if character and unicodedata.category(character)[0] in "CZ" else character


def _without_markdown(text: MappedText, journal: Journal) -> tuple[MappedText, list[Mark]]:
    if not re.search(r"[*_#>\\|\[+-]", text.text):
        return text, []
    marks: list[Mark] = [("bold", *text.raw_span(*match.span(1))) for match in _STRONG.finditer(text.text)]
    text = journal.remove(text, _spans(_IMAGE, text), "image")
    links = [span for match in _LINK.finditer(text.text) for span in (match.span(1), match.span(2))]
    text = journal.remove(text, links, "markdown_mark")
    text = journal.remove(text, _spans(_ESCAPE, text), "markdown_mark")
    if _TABLE_RULE.search(text.text):
        text = _without_table_marks(text, journal)
    headings = _spans(_HEADING, text, "mark")
    line_ends = [text.text.find("\n", end) for _, end in headings]
    marks += [
        ("heading", *text.raw_span(end, line_end if line_end >= 0 else len(text)))
        for (_, end), line_end in zip(headings, line_ends, strict=True)
    ]
    found = [*headings, *_spans(_LINE_MARK, text, "mark")]
    text = journal.remove(text, sorted(found), "markdown_mark")
    text = journal.remove(text, _spans(_EMPHASIS, text), "markdown_mark")
    return text, sorted(marks, key=lambda mark: mark[1:])


def _without_table_marks(text: MappedText, journal: Journal) -> MappedText:
    """A table of Markdown as lines of cells with tabs between them."""
    text = journal.remove(text, _spans(_TABLE_RULE, text), "markdown_mark")
    edges, inner = [], []
    for row in _TABLE_ROW.finditer(text.text):
        bars = [row.start() + place for place, character in enumerate(row[0]) if character == "|"]
        edges += [bars[0], bars[-1]]
        inner += bars[1:-1]
    # One for one, so that the places of the edges stay what they are.
    text = journal.remove(text, [(bar, bar + 1) for bar in inner], "markdown_mark", leaving="\t")
    return journal.remove(text, [(bar, bar + 1) for bar in sorted(edges)], "markdown_mark")
