"""Web pages: the text that a browser shows, a line a block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.reading.decoding import Decoded, decode
from pipeline.reading.failure import UnreadableError
from pipeline.reading.marked_text import MOST_LINES_OF_A_CELL, MarkedText
from pipeline.reading.read_text import Mark, ReadText

MEDIA_TYPE = "text/html"

_NO_TEXT = {"script", "style", "template", "noscript", "head", "iframe", "object", "svg", "canvas", "audio", "video"}
# Elements that stand in lines of their own; what is not named here runs in its line, as a browser has it.
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup",
    "option", "p", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
_CELLS = {"td", "th"}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_NAVIGATION = {"nav", "header", "footer", "aside", "form", "button", "select"}
_NAVIGATION_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search"}
# In an article these belong to it: its title and its signature.
_OF_THEIR_ARTICLE = {"header", "footer"}
_BOLD = {"b", "strong"}
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LAID_OUT = ", ".join(["table", *sorted(_HEADINGS)])
_PREFORMATTED = {"pre", "textarea"}
_RAISED = {"sup"}
_ARTICLES = {"article", "main"}

# The tags that the State Council's guide for government websites (国办发〔2017〕47号) asks of a page.
_METADATA = {name.lower(): name for name in ("ArticleTitle", "PubDate", "ContentSource", "SiteName")}

_CHARSET = re.compile(rb"""<meta[^>]+?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+?encoding\s*=\s*["']([\w-]+)""", re.I)
_CHARSET_WITHIN = 4096  # bytes; the standard asks for the first 1024
_GB_NAMES = {"gb2312", "gb_2312-80", "gbk", "x-gbk", "gb18030", "cp936"}
_WHOLE_PAGE = re.compile(r"(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)

_HTML_SPACE = " \t\n\r\f"
_SPACES = re.compile(f"([{_HTML_SPACE}]+)")
# East Asian wide characters, between which a line break of the source is no space (CSS Text 3, 4.1.3).
_WIDE = re.compile("[\u2e80-\u303f\u31c0-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff“”‘’…—]")


def is_page(text: str) -> bool:
    """Whether a text is a web page from its first line on."""
    return _WHOLE_PAGE.match(text) is not None


def read_html(data: bytes) -> ReadText:
    """Read a web page; see ``read_page``. Its encoding is told by its mark, its bytes, or what it declares."""
    return read_page(decode(data, _declared(data)))


def read_page(page: Decoded) -> ReadText:
    """Read a decoded web page: blocks are lines, <br> a line break, rows of a table lines with tabs between cells.

    Scripts, styles, templates and comments are no text. Raises UnreadableError where nothing is left.
    """
    tree = LexborHTMLParser(page.text)
    root = tree.root
    text, marks = _Page().read(root) if root is not None else ("", [])
    if not text.strip():
        raise UnreadableError(
            "empty_file",
            "the page has no text (a script may fetch it); save the page from a browser, or its text as .txt",
        )
    return ReadText(text, MEDIA_TYPE, page.encoding, marks, _metadata(tree))


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_CHARSET_WITHIN])
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii", "ignore").lower()
    return "gb18030" if name in _GB_NAMES else name


def _metadata(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.css("head > title, meta"):
        if element.tag == "title":
            name, value = "title", element.text()
        else:
            name = _METADATA.get((element.attributes.get("name") or "").strip().lower(), "")
            value = element.attributes.get("content") or ""
        value = _SPACES.sub(" ", value).strip()
        if name and value:
            found.setdefault(name, value)
    return found


class _Open(NamedTuple):
    """An element being read: where its text began, and the marks that it gives it."""

    tag: str
    start: int
    marks: tuple[str, ...]


class _Page:
    """The text of a page as far as it has been read; elements begin and end in the order of the document."""

    def __init__(self) -> None:
        self._text = MarkedText()
        self._opened: list[_Open] = []
        self._open_tags: Counter[str] = Counter()
        self._rows_of_cells: list[bool] = []
        self._space = ""  # white space that is written only if something follows it in the line
        self._before = ""  # the character before it, "" at the start of a line or of a cell

    def read(self, root: LexborNode) -> tuple[str, list[Mark]]:
        """The page's text and marks."""
        node: LexborNode | None = root
        while node is not None:
            if node.is_text_node:
                self._write(node.text_content or "")
            elif node.is_element_node and node.tag not in _NO_TEXT and not _is_hidden(node):
                self._begin(node)
                if node.first_child is not None:
                    node = node.first_child
                    continue
                self._end()
            while node is not None and node.next is None:
                node = node.parent if self._opened else None
                if node is not None:
                    self._end()
            node = node.next if node is not None else None
        self._text.end_line()
        text, marks = self._text.finished()
        # A form or a header that holds most of the page is the page (so do some servers build them).
        return text, [mark for mark in marks if mark.kind != "navigation" or 2 * (mark.end - mark.start) < len(text)]

    def _begin(self, element: LexborNode) -> None:
        tag = element.tag or ""
        if tag == "br":
            self._break()
        elif tag == "tr":
            self._end_line()
            self._rows_of_cells.append(_is_row_of_cells(element))
        elif tag in _CELLS:
            self._begin_cell(element)
        elif tag in _BLOCKS:
            self._end_line()
        self._opened.append(_Open(tag, self._text.length, tuple(self._marks(element))))
        self._open_tags[tag] += 1

    def _end(self) -> None:
        tag, start, marks = self._opened.pop()
        self._open_tags[tag] -= 1
        self._text.mark(start, *marks)
        if tag == "tr":
            self._rows_of_cells.pop()
        if tag in _BLOCKS or (tag in _CELLS and not self._in_row_of_cells()):
            self._end_line()

    def _begin_cell(self, element: LexborNode) -> None:
        if not self._in_row_of_cells():
            self._end_line()
            return
        self._space = self._before = ""
        if _has_cell_before(element):
            self._text.write("\t")

    def _is_in(self, tags: Iterable[str]) -> bool:
        return any(self._open_tags[tag] for tag in tags)

    def _in_row_of_cells(self) -> bool:
        return bool(self._rows_of_cells) and self._rows_of_cells[-1]

    def _end_line(self) -> None:
        """A block begins or ends; inside a cell of a table that is a space."""
        if self._in_row_of_cells() and not self._text.at_line_start:
            self._space = self._space or " "
        else:
            self._space = ""
            self._text.end_line()
            self._before = ""

    def _break(self) -> None:
        if self._in_row_of_cells():
            self._space = self._space or " "
        else:
            self._space = ""
            self._text.write("\n")
            self._before = ""

    def _write(self, text: str) -> None:
        if self._is_in(_PREFORMATTED):
            self._text.write(text)
            self._before = text[-1:]
            return
        write = self._text.write_raised if self._is_in(_RAISED) else self._text.write
        for word in _SPACES.split(text):
            if not word:
                continue
            if word.isspace() and word[0] in _HTML_SPACE:
                self._space = self._space or ("\n" if "\n" in word else " ")
                continue
            self._write_space(word[0])
            write(word)
            self._before = word[-1]

    def _write_space(self, after: str) -> None:
        between_wide = self._space == "\n" and _WIDE.match(self._before) and _WIDE.match(after)
        if self._space and self._before and not between_wide:
            self._text.write(" ")
        self._space = ""

    def _marks(self, element: LexborNode) -> Iterator[str]:
        attributes = element.attributes
        if element.tag in _HEADINGS:
            yield "heading"
        if element.tag in _BOLD or _BOLD_STYLE.search(attributes.get("style") or ""):
            yield "bold"
        of_an_article = element.tag in _OF_THEIR_ARTICLE and self._is_in(_ARTICLES)
        if (element.tag in _NAVIGATION and not of_an_article) or attributes.get("role") in _NAVIGATION_ROLES:
            yield "navigation"


def _is_hidden(element: LexborNode) -> bool:
    attributes = element.attributes
    return "hidden" in attributes or bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))


def _is_row_of_cells(row: LexborNode) -> bool:
    """Whether a row of a table is one of figures, rather than a piece of a page that was laid out by a table."""
    cells = [cell for cell in row.iter() if cell.tag in _CELLS]
    return len(cells) > 1 and not any(
        len(cell.css("p, br, div, li")) > MOST_LINES_OF_A_CELL or cell.css_first(_LAID_OUT) is not None
        for cell in cells
    )


def _has_cell_before(cell: LexborNode) -> bool:
    before = cell.prev
    while before is not None and before.tag not in _CELLS:
        before = before.prev
    return before is not None
