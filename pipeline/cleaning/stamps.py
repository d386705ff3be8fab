"""Words that somebody who copied the text left in it: a stamp behind full stops, between lines, among words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from pipeline.cleaning.journal import Journal
from pipeline.cleaning.lines import Line

_WORDS = r"[\u3400-\u9fff](?: *[\u3400-\u9fff]){1,7}"
# Words behind the full stop that ends a paragraph, before a heading.
_BEHIND = re.compile(rf"(?<=[。！？]) *(?P<words>{_WORDS})$")
# Words set off by white space or brackets in the midst of a sentence: 全市 某某之家 生产总值, an address of a site.
_SET_OFF = re.compile(
    r"(?<=[\u3400-\u9fff，。；、])(?: +(?P<words>[\u3400-\u9fff]{3,8}) +"
    r"| *[\[【（(](?P<bracketed>[\u3400-\u9fff]{3,10}(?:网|之家|公众号|论坛))[\]】）)] *)(?=[\u3400-\u9fff])"
)
_ADDRESS = re.compile(
    r"[（(【\[]? *(?:https?://|www\.)[A-Za-z0-9./_~%?=&:#-]+ *[）)】\]]?"
    r"|(?<![A-Za-z@.])[a-z0-9-]{3,}\.(?:com|cn|net|org)(?:\.cn)?(?![A-Za-z0-9])"
)
_BRACKETS = " （）()【】[]"
_THANKS = re.compile("谢谢|感谢|完")
# Words that come so often in the midst of sentences, and never as a part of one, are a stamp.
_OFTEN = 3


def without_stamps(lines: list[Line], journal: Journal) -> list[Line]:
    """The lines without words that come again and again where no sentence needs them, and only there.

    They must go before broken lines are rejoined: a sentence broken there would end differently each time.
    """
    text = "\n".join(line.text.text for line in lines if line.kind == "text")
    behind = Counter(match["words"] for line in lines if (match := _BEHIND.search(line.text.text)))
    stamps = {words for words, count in behind.items() if count > 1 and text.count(words) == count}
    amid = Counter(_stamp(match) for match in _SET_OFF.finditer(text))
    stamps |= {words for words, count in amid.items() if count >= _OFTEN and text.count(words) == count}
    addresses = Counter(match[0].strip(_BRACKETS) for match in _ADDRESS.finditer(text))
    repeated = {address for address, count in addresses.items() if count >= _OFTEN}
    if not stamps and not repeated:
        return lines
    return [_without(line, stamps, repeated, journal) for line in lines]


def _stamp(match: re.Match[str]) -> str:
    return str(match["words"] or match["bracketed"])


def _without(line: Line, stamps: set[str], addresses: set[str], journal: Journal) -> Line:
    if line.kind != "text":
        return line
    text = line.text.text
    found = [match.span() for match in _SET_OFF.finditer(text) if _stamp(match) in stamps]
    found += [match.span() for match in _ADDRESS.finditer(text) if match[0].strip(_BRACKETS) in addresses]
    found += [match.span() for match in _BEHIND.finditer(text) if match["words"] in stamps]
    apart: list[tuple[int, int]] = []
    for span in sorted(found):
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return replace(line, text=journal.remove(line.text, apart, "stray_words"))


def without_words_at_the_end(line: Line, journal: Journal) -> Line:
    """The line without words behind the full stop that ends its paragraph."""
    match = _BEHIND.search(line.text.text)
    if match is None or line.kind != "text" or _THANKS.match(match["words"]):
        return line
    return replace(line, text=journal.remove(line.text, [match.span()], "stray_words"))
