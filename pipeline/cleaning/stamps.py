"""Words that somebody who copied the text left in it: a stamp behind full stops, between lines, among words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.lines import Line

_WORDS = r"[\u3400-\u9fff](?: *[\u3400-\u9fff]){1,7}"
# Words behind the full stop that ends a paragraph, before a heading.
_BEHIND = re.compile(rf"[。！？](?P<stamp> *(?P<words>{_WORDS}))$")
_LONGEST_BEHIND = 24
# Names of sites set off by white space or brackets in the midst of a sentence: 全市 某某文库 生产总值; their addresses.
# A slogan may be set off as well (坚持 稳中求进 总基调), and the address of a government may be what is told.
_SITE = "[\u3400-\u9fff]{1,8}(?:网|文库|公众号|论坛|下载|整理|原创)"
_SET_OFF = re.compile(rf"(?<! ) {{1,9}}(?P<words>{_SITE}) {{1,9}}(?=[\u3400-\u9fff\d“])")
_BRACKETED = re.compile(rf"[\[【（(](?P<words>{_SITE})[\]】）)]")
_ADDRESS = re.compile(
    r"[（(【\[]? *(?:https?://)?(?:www\.)?(?<![A-Za-z0-9@.-])[A-Za-z0-9-]{2,}(?:\.[A-Za-z0-9-]{2,})*\.(?:com|net|org|(?<!gov\.)cn)"
    r"(?:/[A-Za-z0-9./_~%?=&:#-]*)? *[）)】\]]?"
)
_BRACKETS = " （）()【】[]"
# Words that come so often in the midst of sentences, and never as a part of one, are a stamp.
_OFTEN = 3


def without_stamps(lines: list[Line], journal: Journal) -> list[Line]:
    """The lines without words that come again and again where no sentence needs them, and only there.

    They must go before broken lines are rejoined: a sentence broken there would end differently each time.
    """
    text = "\n".join(line.text.text for line in lines if line.kind == "text")
    behind = Counter(match["words"] for line in lines if (match := _behind(line.text.text)))
    amid = Counter(match["words"] for pattern in (_SET_OFF, _BRACKETED) for match in pattern.finditer(text))
    stamps = {words for words, count in behind.items() if count > 1 and text.count(words) == count}
    stamps |= {words for words, count in amid.items() if count >= _OFTEN and text.count(words) == count}
    addresses = Counter(match[0].strip(_BRACKETS) for match in _addresses(text))
    stamps |= {address for address, count in addresses.items() if count >= _OFTEN}
    return [_without(line, stamps, journal) for line in lines] if stamps else lines


def _behind(text: str) -> re.Match[str] | None:
    return _BEHIND.search(text, max(0, len(text) - _LONGEST_BEHIND))


def _addresses(text: str) -> list[re.Match[str]]:
    return list(_ADDRESS.finditer(text)) if any(part in text for part in ("http", "www.", ".c", ".net", ".org")) else []


def _without(line: Line, stamps: set[str], journal: Journal) -> Line:
    if line.kind != "text":
        return line
    text = line.text.text
    amid = (match for pattern in (_SET_OFF, _BRACKETED) for match in pattern.finditer(text))
    found = [match.span() for match in amid if match["words"] in stamps]
    found += [match.span() for match in _addresses(text) if match[0].strip(_BRACKETS) in stamps]
    match = _behind(text)
    if match and match["words"] in stamps:
        found.append(match.span("stamp"))
    apart: list[tuple[int, int]] = []
    for span in sorted(found):
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return replace(line, text=journal.remove(line.text, apart, "stray_words")) if apart else line
