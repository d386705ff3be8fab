"""When: periods as a sentence names them, in ISO 8601, relative to the year of speaking."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.cleaning.numerals import numeral_value
from pipeline.extraction.circumstances.context import DocumentContext

_PLAN_ORDINALS = "一二三四五六七八九十"
# The first five-year plan began in 1953, the sixth in 1981; from then on they follow one another.
_FIRST_REGULAR_PLAN, _ITS_YEAR = 6, 1981

_EXPRESSION = re.compile(
    # The look ahead rules out most characters at once.
    r"(?=[比较与超高低相12去上今本明来前下一二三四五六七八九十“\"过近5两未全])(?P<compared>[比较与]|超过|高于|低于|相当于)?(?:"
    r"(?P<from>(?:19|20)\d{2})年?(?:-|—|–|~|至|到)(?P<to>(?:19|20)\d{2})年"
    r"|(?P<year>(?:19|20)\d{2})年(?P<part>上半年|下半年|[一二三四]季度|前三季度|(?:[1一][-—–~～至到](?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月)|\d{1,2}月)?(?P<since_year>以来|起)?"
    r"|(?P<relative>去年|上年|今年|本年|明年|(?<![以年近])来年|前年)(?P<relative_part>上半年|下半年|[一二三四]季度|前三季度|(?:[1一][-—–~～至到](?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月))?"
    r"|(?P<half>上半年|下半年)"
    r"|(?P<quarter>[一二三四]季度|前三季度)"
    r"|(?<!\d)(?P<months>(?:[1一][-—–~～至到](?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月))"
    r"|[“\"]?(?P<plan>十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?(?:(?P<plan_end>期末|规划末|末)|(?=时期|期间|(?P<since>以来)|前|五年))"
    r"|(?P<five_back>五年来|五年间|过去(?:的)?五年|五年累计|本届政府(?:任期内)?|近五年|(?<![^，。；：、])[五5]年(?=累计|[共建新转拆引完投开来间接实获发改培争办推，]))"
    r"|近(?P<near>[两三四]|[1-9])年来?|(?P<years_back>[两三四])年来"
    r"|(?P<five_ahead>(?:今后|未来)(?:的)?[五5]年)"
    r"|(?P<whole_year>全年)"
    r")(?P<end>底|末|年底|年末)?"
)
# Every expression above holds one of these; it is slow to look for in a sentence that holds none.
_SIEVE = re.compile("[年季月五届]")
# 与2015年相比, 在2005年基础上, 是2000年的2.4倍, 达到上年农民收入的1.5%: what a number is compared with.
_IS_COMPARED = re.compile(
    r"[^，。；：的]{0,3}(?:相比|的?基础上|”?(?:时期|期间)?的?[近约超过]*\d[\d.]*倍)|(?<=[上去]年)[^，。；：]{2,16}的\d[\d.]*%"
)
_ON_BASIS = re.compile("同$|相比$")
_SINCE_THEN = re.compile("(?:就|便|即)?(?:开始|起步|启动)")
_OFFSETS = {"去年": -1, "上年": -1, "前年": -2, "今年": 0, "本年": 0, "明年": 1, "来年": 1}
_NINE_MONTHS = "前三季度"
_QUARTERS = {"一季度": "Q1", "二季度": "Q2", "三季度": "Q3", "四季度": "Q4"}


class NamedPeriod(NamedTuple):
    """A period named in a sentence at ``start`` to ``end``."""

    start: int
    end: int
    period: str


def named_periods(text: str, document: DocumentContext, role: str) -> Iterator[NamedPeriod]:
    """The periods that a sentence names, in its order; those a comparison starts from (比2010年) are left out.

    ``role`` is that of the passage: 五年间 are the years to come in a plan.
    """
    latest: str | None = None
    if _SIEVE.search(text) is None:
        return
    for match in _EXPRESSION.finditer(text):
        if (
            match["compared"]
            or _IS_COMPARED.match(text, match.end())
            or (text[match.start() - 1 : match.start()] in ("从", "自") and _SINCE_THEN.match(text, match.end()))
            or _ON_BASIS.search(text[: match.start()])
        ):
            continue
        latest = _whole_year(latest) if match["whole_year"] else _period(match, document, role)
        if latest is not None:
            yield NamedPeriod(match.start(), match.end(), latest)


def _whole_year(latest: str | None) -> str | None:
    """全年 behind 上半年 is the year again; elsewhere it names no year."""
    return latest[:4] if latest and re.fullmatch(r"\d{4}-[HQ]\d|\d{4}-\d\d", latest) else None


def _period(match: re.Match[str], document: DocumentContext, role: str) -> str | None:
    """The period an expression names; None where the document does not tell which year it counts from."""
    if match["from"]:
        # 2022—2015年: the years between them, whichever is named first.
        return "/".join(sorted((match["from"], match["to"])))
    if match["year"]:
        return _of_named_year(match, document)
    if match["plan"]:
        return _of_plan(match, document)
    if match["five_back"] or match["five_ahead"]:
        return _of_five_years(match, document, role)
    if match["near"] or match["years_back"]:
        return _of_years_back(match["near"] or match["years_back"], document)
    return _of_year_spoken_in(match, document, role)


def _of_named_year(match: re.Match[str], document: DocumentContext) -> str:
    """2018年, 2018年6月; 2016年以来 are the years from then to the last one looked back on."""
    reviewed = (document.review_period or "")[-4:]
    if match["since_year"] and reviewed > match["year"]:
        return f"{match['year']}/{reviewed}"
    return _part_of_year(int(match["year"]), match["part"])


def _of_year_spoken_in(match: re.Match[str], document: DocumentContext, role: str) -> str | None:
    """去年, 上半年, counted from the year of speaking; None where that is not known."""
    if document.year is None:
        return None
    year = document.year + _OFFSETS.get(match["relative"], 0)
    reviewed = document.review_period or ""
    starts_from = match.string[match.start() - 1 : match.start()] in ("由", "从")
    if match["relative"] == "上年" and starts_from and role == "review" and reviewed.isdigit():
        # 由上年的20%: in a part that looks back on a year, the one before that.
        year = int(reviewed) - 1
    elif not match["relative"] and document.document_type == "work_report":
        # 上半年 in a report is that of the year it looks back on.
        year = int(reviewed) if reviewed.isdigit() else year
    return _part_of_year(year, match["relative_part"] or match["half"] or match["quarter"] or match["months"])


def _of_plan(match: re.Match[str], document: DocumentContext) -> str:
    first = _ITS_YEAR + 5 * (_plan_number(match["plan"]) - _FIRST_REGULAR_PLAN)
    if match["plan_end"] or match["end"]:
        return str(first + 4)
    reached = (document.review_period or "")[-4:] if match["since"] else ""
    if reached and int(reached) < first:
        # The plan has begun since the years that are looked back on.
        return str(first)
    return f"{first}/{reached or first + 4}"


def _of_five_years(match: re.Match[str], document: DocumentContext, role: str) -> str | None:
    """五年间 are the years behind, in a plan those ahead; 今后五年 begin with the year of speaking."""
    ahead = match["five_ahead"] or role == "plan"
    span = (document.plan_period if ahead else document.review_period) or ""
    if "/" in span:
        return span
    if not ahead and len(span) == len("2021"):
        # 五年来 in a report on one year: the five up to it.
        return f"{int(span) - 4}/{span}"
    return f"{document.year}/{document.year + 4}" if match["five_ahead"] and document.year else None


def _of_years_back(years: str, document: DocumentContext) -> str | None:
    """近三年: so many years up to the last one looked back on."""
    last = (document.review_period or "")[-4:]
    count = int(years) if years.isdigit() else "一两三四".index(years) + 1
    return f"{int(last) - count + 1}/{last}" if last else None


def _part_of_year(year: int, part: str | None) -> str:
    if part in ("上半年", "下半年"):
        return f"{year}-H{1 if part == '上半年' else 2}"
    if part == _NINE_MONTHS:
        return f"{year}-01/{year}-09"
    if part in _QUARTERS:
        return f"{year}-{_QUARTERS[part]}"
    if part and (
        months := re.fullmatch(r"(?:[1一][-—–~～至到]|前)(\d{1,2}|[一二三四五六七八九十]{1,2})个?月份?", part)
    ):
        last = int(months[1]) if months[1].isdigit() else numeral_value(months[1])
        return f"{year}-01/{year}-{last:02d}" if 1 <= last <= 12 else str(year)
    if part and (month := re.fullmatch(r"(\d{1,2})月", part)) and 1 <= int(month[1]) <= 12:
        return f"{year}-{int(month[1]):02d}"
    return str(year)


def _plan_number(written: str) -> int:
    """十三 → 13, 九 → 9."""
    ten = 10 if written.startswith("十") else 0
    ones = written.removeprefix("十")
    return ten + (_PLAN_ORDINALS.index(ones) + 1 if ones else 0)


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
