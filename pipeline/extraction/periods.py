"""When: periods as a sentence names them, in ISO 8601, relative to the year of speaking."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extraction.context import DocumentContext

_PLAN_ORDINALS = "一二三四五六七八九十"
# The first five-year plan began in 1953, the sixth in 1981; from then on they follow one another.
_FIRST_REGULAR_PLAN, _ITS_YEAR = 6, 1981

_EXPRESSION = re.compile(
    r"(?P<compared>[比较与])?(?:"
    r"(?P<from>(?:19|20)\d{2})年?(?:-|—|–|~|至|到)(?P<to>(?:19|20)\d{2})年"
    r"|(?P<year>(?:19|20)\d{2})年(?P<part>上半年|下半年|[一二三四]季度|前三季度|1-\d{1,2}月|\d{1,2}月)?"
    r"|(?P<relative>去年|上年|今年|本年|当年|明年|来年|前年)(?P<relative_part>上半年|下半年|[一二三四]季度|前三季度)?"
    r"|(?P<half>上半年|下半年)"
    r"|(?P<quarter>[一二三四]季度|前三季度)"
    r"|[“\"]?(?P<plan>十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?(?P<plan_end>末|期末|规划末)?(?=时期|期间|以来|末|期末|前|五年)"
    r"|(?P<five_back>五年来|五年间|过去(?:的)?五年|五年累计|本届政府(?:任期内)?|近五年)"
    r"|(?P<five_ahead>(?:今后|未来)(?:的)?五年)"
    r")(?P<end>底|末|年底|年末)?"
)
_OFFSETS = {"去年": -1, "上年": -1, "前年": -2, "今年": 0, "本年": 0, "当年": 0, "明年": 1, "来年": 1}
_QUARTERS = {"一季度": "Q1", "二季度": "Q2", "三季度": "Q3", "四季度": "Q4"}
_NO_PERIOD_BEHIND = re.compile("同期|以来|的?决定|规划|度?全国(第|十大)|全球\\d|十件|版|工作报告|十四五")


@dataclass(frozen=True)
class NamedPeriod:
    """A period named in a sentence at ``start`` to ``end``; ``until`` where it is a point to be reached (到2025年)."""

    start: int
    end: int
    period: str
    until: bool


def named_periods(text: str, document: DocumentContext) -> Iterator[NamedPeriod]:
    """The periods that a sentence names, in its order; those a comparison starts from (比2010年) are left out."""
    for match in _EXPRESSION.finditer(text):
        if match["compared"] or text[max(0, match.start() - 2) : match.start()].endswith(("同", "相比")):
            continue
        period = _period(match, document)
        if period is not None:
            until = text[: match.start()].endswith(("到", "至"))
            yield NamedPeriod(match.start(), match.end(), period, until)


def _period(match: re.Match[str], document: DocumentContext) -> str | None:
    year = document.year
    if match["from"]:
        return f"{match['from']}/{match['to']}"
    if match["year"]:
        return _part_of_year(int(match["year"]), match["part"])
    if match["plan"]:
        number = _plan_number(match["plan"])
        first = _ITS_YEAR + 5 * (number - _FIRST_REGULAR_PLAN)
        return str(first + 4) if match["plan_end"] or match["end"] else f"{first}/{first + 4}"
    if match["five_back"]:
        return document.review_period if "/" in (document.review_period or "") else None
    if match["five_ahead"]:
        return document.plan_period if "/" in (document.plan_period or "") else None
    if year is None:
        return None
    if match["relative"]:
        return _part_of_year(year + _OFFSETS[match["relative"]], match["relative_part"])
    reviewed = document.review_period or str(year)
    of = int(reviewed) if document.document_type == "work_report" and reviewed.isdigit() else year
    return _part_of_year(of, match["half"] or match["quarter"])


def _part_of_year(year: int, part: str | None) -> str:
    if part in ("上半年", "下半年"):
        return f"{year}-H{1 if part == '上半年' else 2}"
    if part in _QUARTERS:
        return f"{year}-{_QUARTERS[part]}"
    if part and (month := re.fullmatch(r"(\d{1,2})月", part)) and 1 <= int(month[1]) <= 12:
        return f"{year}-{int(month[1]):02d}"
    return str(year)


def _plan_number(written: str) -> int:
    return 10 + (_PLAN_ORDINALS.index(written[1]) + 1 if len(written) > 1 else 0) if written.startswith("十") else (
        _PLAN_ORDINALS.index(written) + 1
    )


def bounds(period: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a period in ISO 8601: 2018-H1 → 2018-01-01, 2018-06-30."""
    first, _, last = period.partition("/")
    return _days(first)[0], _days(last or first)[1]


def _days(period: str) -> tuple[datetime.date, datetime.date]:
    year, _, part = period.partition("-")
    if not part:
        return datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31)
    if part[0] in "HQ":
        months = 6 if part[0] == "H" else 3
        last = int(part[1]) * months
        first = last - months + 1
    elif "-" in part:
        day = datetime.date.fromisoformat(period)
        return day, day
    else:
        first = last = int(part)
    return datetime.date(int(year), first, 1), datetime.date(int(year), last, calendar.monthrange(int(year), last)[1])
