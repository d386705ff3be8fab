"""The automatic numbers of Word's paragraphs, as Word shows them: 一、 （一） 1. ① a) …"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from docx.oxml.ns import qn

from pipeline.reading.word_elements import value_of

# Counts beyond these Word writes in figures.
_MOST_IN_LETTERS, _MOST_IN_ROMAN = 780, 32_767
_DIGITS = "〇一二三四五六七八九"
_LEVEL = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Numbering:
    """The counters of a document's lists; ask for every numbered paragraph once, in the order of the text.

    ``numbering`` and ``styles`` are the roots of the parts of these names, None where there is none. The formats
    are those of ECMA-376 part 1, 17.18.59; one that is not known here counts in figures, a bullet is no text.
    """

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        parts = [] if numbering is None else list(numbering)
        self._abstract = {part.get(qn("w:abstractNumId")): part for part in parts if part.tag == qn("w:abstractNum")}
        self._lists = {part.get(qn("w:numId")): part for part in parts if part.tag == qn("w:num")}
        self._styles = {} if styles is None else {style.get(qn("w:styleId")): style for style in styles}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def next(self, list_id: str, level: int) -> str:
        """The number of the next paragraph in a list at a level (0 is the outermost); "" where it has none."""
        found = self._lists.get(list_id)
        abstract_id, abstract = self._definition(found)
        described = self._level(found, abstract, level)
        if found is None or described is None:
            return ""
        counts = self._counts.setdefault(abstract_id, {})
        restarted = value_of(_override(found, level), "w:startOverride")
        if restarted is not None and (list_id, level) not in self._started:
            counts[level] = int(restarted)
        else:
            counts[level] = counts[level] + 1 if level in counts else _start(described)
        self._started.add((list_id, level))
        for deeper in [other for other in counts if other > level]:
            if value_of(self._level(found, abstract, deeper), "w:lvlRestart") != "0":
                del counts[deeper]
        return self._written(found, abstract, level, counts)

    def _written(self, found: Any, abstract: Any, level: int, counts: dict[int, int]) -> str:
        described = self._level(found, abstract, level)
        if described is None or _format(described) in ("bullet", "none"):
            return ""
        in_figures = described.find(qn("w:isLgl")) is not None

        def number(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            at = self._level(found, abstract, other)
            count = counts.get(other, _start(at))
            return formatted(count, "decimal" if in_figures and other < level else _format(at))

        return _LEVEL.sub(number, value_of(described, "w:lvlText") or "")

    def _definition(self, found: Any | None) -> tuple[str, Any | None]:
        """The definition of a list; one that only names a list style is looked up there."""
        abstract_id = value_of(found, "w:abstractNumId") or ""
        abstract = self._abstract.get(abstract_id)
        linked = self._styles.get(value_of(abstract, "w:numStyleLink") or "")
        if linked is not None:
            list_id = value_of(linked.find(f".//{qn('w:numPr')}"), "w:numId")
            abstract_id = value_of(self._lists.get(list_id or ""), "w:abstractNumId") or abstract_id
            abstract = self._abstract.get(abstract_id)
        return abstract_id, abstract

    @staticmethod
    def _level(found: Any | None, abstract: Any | None, level: int) -> Any | None:
        override = _override(found, level)
        redefined = None if override is None else override.find(qn("w:lvl"))
        if redefined is not None or abstract is None:
            return redefined
        return next((each for each in abstract.iter(qn("w:lvl")) if each.get(qn("w:ilvl")) == str(level)), None)


def separated(number: str) -> str:
    """A number as it stands before its paragraph: with a space, unless it ends in a full-width mark (、 ）)."""
    if not number:
        return ""
    is_full_width_mark = unicodedata.category(number[-1])[0] == "P" and unicodedata.east_asian_width(number[-1]) in "WF"
    return number if is_full_width_mark else f"{number} "


def formatted(count: int, number_format: str) -> str:
    """A count as a number format of Word writes it; in figures where the format does not reach so far."""
    written = _FORMATS[number_format](count) if number_format in _FORMATS and count > 0 else ""
    return written or str(count)


def _override(found: Any | None, level: int) -> Any | None:
    overrides: Iterator[Any] = iter(()) if found is None else found.iter(qn("w:lvlOverride"))
    return next((each for each in overrides if each.get(qn("w:ilvl")) == str(level)), None)


def _start(level: Any | None) -> int:
    return int(value_of(level, "w:start") or 1)


def _format(level: Any | None) -> str:
    return value_of(level, "w:numFmt") or "decimal"


def _chinese(count: int, zero: str) -> str:
    """Up to 9999: 十一, 二十, 一百零五."""
    if count >= 10_000:
        return ""
    written, waiting = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // unit % 10
        if digit:
            one = digit == 1 and unit == 10 and not written
            written += (zero if waiting else "") + ("" if one else _DIGITS[digit]) + name
        waiting = bool(written) and not digit
    return written


def _letters(count: int) -> str:
    """a to z, then aa, bb, …, as far as Word goes."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count <= _MOST_IN_LETTERS else ""


def _roman(count: int) -> str:
    """As far as Word goes."""
    if count > _MOST_IN_ROMAN:
        return ""
    written = ""
    for value, letters in _ROMAN:
        repeated, count = divmod(count, value)
        written += letters * repeated
    return written


def _circled(count: int) -> str:
    ranges = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
    return next((chr(first_sign + count - first) for first, last, first_sign in ranges if first <= count <= last), "")


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": lambda count: _chinese(count, "〇"),
    "chineseCountingThousand": lambda count: _chinese(count, "零"),
    "japaneseCounting": lambda count: _chinese(count, "〇"),
    "taiwaneseCounting": lambda count: _chinese(count, "〇"),
    "taiwaneseCountingThousand": lambda count: _chinese(count, "零"),
    "ideographDigital": lambda count: "".join(_DIGITS[int(digit)] for digit in str(count)),
    "decimalFullWidth": lambda count: "".join(chr(ord("０") + int(digit)) for digit in str(count)),
    "decimalZero": lambda count: f"{count:02d}",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}
