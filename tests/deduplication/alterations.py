"""What happens to a document on its way from page to page: each alteration makes another file of a report.

An alteration takes the report and a source of chance and gives the bytes of the file.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import opencc

Alteration = Callable[[str, Random], bytes]

_READINGS = {"新": "xīn", "建": "jiàn", "工": "gōng", "作": "zuò", "年": "nián", "人": "rén", "民": "mín", "有": "yǒu"}
_NAVIGATION = "网站首页 | 政务公开 | 办事服务 | 互动交流"
_FOOT = ["责任编辑：林一", "打印本页", "相关阅读", "返回顶部", "网站地图", "主办：信息中心"]
_OTHER_WORDS = "安宝昌德富贵和宏佳康乐美明宁平庆荣瑞盛泰旺喜祥兴"
_TRADITIONAL = opencc.OpenCC("s2tw")
_FULL_WIDTH = {ord(character): ord(character) + 0xFEE0 for character in "0123456789.%"}
_HALF_WIDTH = str.maketrans("，：（）", ",:()")
_OWN_NEWS = [
    "昨天上午，会议在礼堂开幕，到会的有各界来宾近四百人，会场内外气氛热烈。",
    "记者在现场看到，许多人一边听一边做笔记，休息时还围在一起讨论。",
    "报告在谈到具体做法时说：",
    "一位从事养殖多年的与会者告诉记者，他最关心的是销路和运费，希望答复能早日落实。",
    "另一位教师则说，孩子们上学的路近了，老师们的干劲也就足了。",
    "会议将于后天闭幕，本报将继续关注。",
]


def other_encoding(report: str, chance: Random) -> bytes:
    """The same characters in other bytes."""
    return report.encode(chance.choice(["gb18030", "utf-16", "utf-8-sig"]))


def traditional_script(report: str, chance: Random) -> bytes:
    """Converted for readers of traditional characters."""
    return _TRADITIONAL.convert(report).encode()


def readings_in_brackets(report: str, chance: Random) -> bytes:
    """A reading after some characters."""
    return "".join(
        f"{character}({_READINGS[character]})" if character in _READINGS and chance.random() < 0.3 else character
        for character in report
    ).encode()


def web_furniture(report: str, chance: Random) -> bytes:
    """A page's navigation above, captions between, links below."""
    lines = report.splitlines()
    for _ in range(4):
        lines.insert(chance.randint(5, len(lines) - 1), chance.choice(["图为会场一角。", "字体：大 中 小", "分享到："]))
    source = f"2021-01-{chance.randint(10, 28)} 来源：办公室"
    return "\n".join([_NAVIGATION, lines[0], source, *lines[1:], *_FOOT]).encode()


def hard_wraps(report: str, chance: Random) -> bytes:
    """Lines of a fixed number of characters, paragraphs indented."""
    return "\n".join(_wrapped(report, chance.randint(30, 44))).encode()


def printed_pages(report: str, chance: Random) -> bytes:
    """Lines as on paper, with a head and a number on each page."""
    lines = _wrapped(report, 36)
    pages = [lines[start : start + 28] for start in range(0, len(lines), 28)]
    head = report.split("\n", 1)[0]
    return "\n".join(
        line for number, page in enumerate(pages, start=1) for line in (head, *page, f"- {number} -")
    ).encode()


def other_widths(report: str, chance: Random) -> bytes:
    """Full-width digits, half-width marks."""
    return report.translate(_FULL_WIDTH).translate(_HALF_WIDTH).encode()


def stray_spaces(report: str, chance: Random) -> bytes:
    """Spaces between characters and within numbers."""
    return "".join(
        character + chance.choice([" ", "\u3000", "\u00a0"]) if chance.random() < 0.03 else character
        for character in report
    ).encode()


def small_edits(report: str, chance: Random) -> bytes:
    """Up to one character in sixty is another, missing, or doubled."""
    share = chance.uniform(0.005, 0.017)
    return "".join(
        _edited(character, chance) if chance.random() < share else character for character in report
    ).encode()


def missing_head(report: str, chance: Random) -> bytes:
    """Without the first tenth or less."""
    return report[int(len(report) * chance.uniform(0.03, 0.1)) :].encode()


def missing_tail(report: str, chance: Random) -> bytes:
    """Cut short by a tenth or less."""
    return report[: -int(len(report) * chance.uniform(0.03, 0.1))].encode()


def one_half(report: str, chance: Random) -> bytes:
    """The first or the second half of it."""
    lines = report.splitlines()
    middle = len(lines) // 2
    return "\n".join(lines[middle:] if chance.random() < 0.5 else lines[:middle]).encode()


def one_section(report: str, chance: Random) -> bytes:
    """One of its parts, under a headline of its own."""
    lines = report.splitlines()
    heads = [place for place, line in enumerate(lines) if line[1:2] == "、"]
    start = chance.choice(heads[:-1])
    return "\n".join(["报告摘登", *lines[start : heads[heads.index(start) + 1]]]).encode()


def twice_in_a_file(report: str, chance: Random) -> bytes:
    """Once more below: after a foot, without its title, or cut short."""
    again = chance.choice(
        [report, "\n".join([*_FOOT[:3], report]), report.split("\n", 1)[1], report[: int(len(report) * 0.85)]]
    )
    return f"{report}\n\n{again}".encode()


def quoted_in_the_news(report: str, chance: Random) -> bytes:
    """A news item that quotes a stretch of at least 1,300 characters and a third of it."""
    lines = report.splitlines()
    start = chance.randint(4, len(lines) // 2)
    end = start
    while len("".join(lines[start:end])) < max(1300, len(report) / 3):
        end += 1
    return "\n".join(["人代会侧记", *_OWN_NEWS[:3], *lines[start:end], *_OWN_NEWS[3:]]).encode()


def marked_up(report: str, chance: Random) -> bytes:
    """As Markdown, or in the tags of a page."""
    lines = report.splitlines()
    if chance.random() < 0.5:
        return "\n\n".join(
            f"## {line}" if line[1:2] == "、" else f"**{line}**" if line[0] == "（" else line for line in lines
        ).encode()
    return "\n".join(f"<p>{line}</p>" for line in lines).encode()


def other_paragraphs(report: str, chance: Random) -> bytes:
    """Some paragraphs run together, others split at a full stop."""
    lines = report.splitlines()
    body = "".join(line + chance.choice(["\n", "\n", ""]) for line in lines[4:])
    split = "".join(mark + "\n" if mark == "。" and chance.random() < 0.5 else mark for mark in body)
    return "\n".join([*lines[:4], split]).encode()


ALTERATIONS: dict[str, Alteration] = {
    alteration.__name__: alteration
    for alteration in (
        other_encoding,
        traditional_script,
        readings_in_brackets,
        web_furniture,
        hard_wraps,
        printed_pages,
        other_widths,
        stray_spaces,
        small_edits,
        missing_head,
        missing_tail,
        one_half,
        one_section,
        twice_in_a_file,
        quoted_in_the_news,
        marked_up,
        other_paragraphs,
    )
}
"""Every alteration by its name."""


def _wrapped(report: str, width: int) -> list[str]:
    return [
        text[start : start + width]
        for line in report.splitlines()
        for text in ("\u3000\u3000" + line,)
        for start in range(0, len(text), width)
    ]


def _edited(character: str, chance: Random) -> str:
    other = chance.choice(_OTHER_WORDS)
    return chance.choice(["", other, other, character + other]) if "\u3400" <= character <= "\u9fff" else character
