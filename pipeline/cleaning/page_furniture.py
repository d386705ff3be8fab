"""Lines that only their surroundings show to be no part of the document: page heads, menus, lists of links."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipeline.cleaning.headings import NUMBERED
from pipeline.cleaning.heads import KIND_OF_DOCUMENT
from pipeline.cleaning.journal import Journal
from pipeline.cleaning.lines import Line, ends_sentence
from pipeline.cleaning.mapped_text import MappedText
from pipeline.contract.vocabularies import read_yaml

_PAGE_TURN = re.compile(r"[（【] ?[下上][转接] ?第? ?[A-Z]?[\d一二三四五六七八九十]{0,3} ?版(?:，.{0,12})?[）】]")
_AMOUNT = re.compile(r"\d(?:\.\d+)?(?:%|‰|亿|万|元|吨|户|人|个|家|件)")
_RUNNING_TITLE = re.compile("[\u3400-\u9fff]{0,8}政府工作报告")
_NEAR = 20
_ISSUE = re.compile(r"第\s*\d+\s*[期号辑卷页]")
_DIGITS = re.compile(r"\d+|[〇一二三四五六七八九十]+(?=页)")
# A head has words, and none of the marks that divide a sentence.
_HEAD = re.compile("[^，；：、]*[\u3400-\u9fff][^，；：、]*[\u3400-\u9fff][^，；：、]*")
# A head or foot is a line or two at the edge of a page, and comes again on another. Where no edges are left
# a line must come more often to be one.
_EDGE_LINES = 2
_LEAST_PAGES = 2
_OFTEN = 3
_LONGEST_HEAD = 60
_LONGEST_LINK = 60
_LONGEST_MENU_ITEM = 8
_SHORTEST_MENU = 3


def without_page_turns(text: MappedText, journal: Journal) -> MappedText:
    """The text without the notes of a newspaper on where an article goes on: （下转第二版）."""
    return journal.remove(text, [match.span() for match in _PAGE_TURN.finditer(text.text)], "read_the_rest")


def with_page_furniture(lines: list[Line]) -> list[Line]:
    """The lines, those of a page's heads, feet, menus and lists of links marked as furniture."""
    return _with_links(_with_menus(_with_page_heads(_with_bare_numbers(lines))))


def _with_bare_numbers(lines: list[Line]) -> list[Line]:
    """A line of nothing but a number is the page's at a page break, or where such lines count the pages.

    Anywhere else it is a value, as in a table of which every cell has a line.
    """
    bare = [place for place, line in enumerate(lines) if line.reason == "page_number" and line.text.text.isdigit()]
    counting = len(bare) > 1 and all(
        int(lines[after].text.text) == int(lines[before].text.text) + 1 and after - before > 1
        for before, after in pairwise(bare)
    )
    result = list(lines)
    for place in bare:
        at_break = lines[place].opens_page or (place + 1 < len(lines) and lines[place + 1].opens_page)
        if not counting and not at_break:
            result[place] = replace(lines[place], kind="text", reason="")
    return result


def _with_page_heads(lines: list[Line]) -> list[Line]:
    """A short line that comes again and again at the edges of pages is their head or foot.

    A page begins with a form feed or ends with a page number. Where neither is left, a line that comes
    again where it breaks a sentence in two is a head as well.
    """
    edges = _edge_lines(lines)
    looks = [_look(line) for line in lines]
    on_edges = Counter(look for place in edges if (look := looks[place]))
    often = {look: count for look, count in Counter(looks).items() if look and count >= _OFTEN}
    breaking = Counter(look for place, look in enumerate(looks) if look in often and _breaks_a_sentence(lines, place))
    heads = {look for look, count in on_edges.items() if count >= _LEAST_PAGES}
    heads |= {look for look, count in breaking.items() if look and 2 * count >= often[look]}
    # A running title repeats the title: the first of them is it.
    above = next((place for place, line in enumerate(lines) if ends_sentence(line.text.text)), len(lines))
    first = {looks.index(look) for look in heads}
    kept = {place for place in first if place < above and _may_be_title(lines[place].text.text)}
    return [
        line.as_furniture("page_head")
        if (looks[place] in heads and place not in kept) or (place > above and _is_running_title(lines, place))
        else line
        for place, line in enumerate(lines)
    ]


def _is_running_title(lines: list[Line], place: int) -> bool:
    """Whether a line within the text is the bare name of its kind, and no title below which another head follows."""
    following = next((line for line in lines[place + 1 : place + _NEAR] if line.kind != "furniture"), None)
    return (
        bool(_RUNNING_TITLE.fullmatch(lines[place].text.text))
        and lines[place].kind == "text"
        and (following is None or following.kind == "text")
    )


def _may_be_title(text: str) -> bool:
    return bool(KIND_OF_DOCUMENT.search(text)) and not _ISSUE.search(text)


def _look(line: Line) -> str | None:
    """A line without its numbers, by which a running head is known; None for one that cannot be a head."""
    text = line.text.text
    if line.kind == "furniture" or len(text) > _LONGEST_HEAD or NUMBERED.match(text):
        return None
    if line.reason in ("salutation", "speaker") or ends_sentence(text) or not _HEAD.fullmatch(text):
        return None
    return _DIGITS.sub("#", text.replace(" ", ""))


def _edge_lines(lines: list[Line]) -> set[int]:
    """The places of the lines within two of a page's beginning or end; no page breaks, no edges."""
    found: set[int] = set()
    for place, line in enumerate(lines):
        if line.opens_page:
            found.update(range(place - _EDGE_LINES, place + _EDGE_LINES))
        elif line.reason == "page_number":
            found.update(range(place - _EDGE_LINES, place + _EDGE_LINES + 1))
    if found:
        found.update((0, 1, len(lines) - 2, len(lines) - 1))
    return found & set(range(len(lines)))


def _breaks_a_sentence(lines: list[Line], place: int) -> bool:
    before = next((lines[above] for above in range(place - 1, -1, -1) if lines[above].kind != "furniture"), None)
    return (
        before is not None
        and before.kind == "text"
        and len(before.text) > 16
        and not ends_sentence(before.text.text)
        and bool(re.search("[，。；、]", before.text.text))
    )


@cache
def _menu_words() -> frozenset[str]:
    return frozenset(read_yaml("menu_words.yaml"))


def is_menu(text: str) -> bool:
    """Whether a line is nothing but words of a site's menu: 首页 政务公开 互动交流."""
    words = [word for word in re.split(r"[\s|｜丨·•/>》»,，、:：\[\]【】()（）]+", text) if word]
    return bool(words) and all(word in _menu_words() for word in words)


def _with_menus(lines: list[Line]) -> list[Line]:
    """Short lines one below the other, one of them a word of a site's menu, are a menu."""
    result = list(lines)
    run: list[int] = []
    for place in range(len(lines) + 1):
        if place < len(lines) and _may_be_menu_item(lines[place]):
            run.append(place)
            continue
        known = [number for number in run if is_menu(lines[number].text.text)]
        between = [number for number in run if known and known[0] <= number <= known[-1]]
        items = between if len(run) >= _SHORTEST_MENU and 2 * len(known) >= len(run) else known
        for number in items:
            result[number] = lines[number].as_furniture("navigation")
        run = []
    return result


def _may_be_menu_item(line: Line) -> bool:
    text = line.text.text
    short = line.kind == "text" and len(text) <= _LONGEST_MENU_ITEM and not re.search("[。，；：！？\\d]", text)
    return short or (line.kind != "furniture" and len(text) <= _LONGEST_HEAD and is_menu(text))


def _with_links(lines: list[Line]) -> list[Line]:
    """Below a line such as 相关链接 stand titles of other pages, up to the first sentence."""
    result = []
    in_text = among_links = False
    for line in lines:
        text, link = line.text.text, False
        in_text = in_text or (line.kind == "text" and ends_sentence(text))
        if line.kind == "furniture":
            # Links to other pages may also stand above a title, which is none of them.
            among_links = among_links or (in_text and line.reason == "related_links")
        else:
            link = len(text) <= _LONGEST_LINK and not ends_sentence(text) and not NUMBERED.match(text)
            link = link and not _AMOUNT.search(text)
            among_links = among_links and link
        result.append(line.as_furniture("related_links") if among_links and link else line)
    return result
