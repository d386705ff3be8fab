"""One document's description, read from its passages and from what its file says of it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from pipeline.cataloguing import dates, regions
from pipeline.cataloguing.people import speakers
from pipeline.cataloguing.periods import Dated, review_and_plan
from pipeline.cataloguing.place import region_of
from pipeline.cataloguing.titles import title_of
from pipeline.contract.vocabularies import read_yaml

_SALUTATION = re.compile("^(尊敬的)?(各位|同志们|朋友们|女士们|先生们)")
_SOURCE = re.compile(r"(?:来源|稿源|信息来源|发布机构)\s*[:：]\s*([^\s\d|：:]{2,20})")
_RIGHTS_HOLDER = re.compile(r"版权归\s*([\u3400-\u9fff]{2,12})")
_ISSUING_BODY = re.compile(
    r"(中共)?[\u3400-\u9fff]{2,12}(委员会|人民政府|委组织部|委办公[室厅]|政府办公[室厅]|委宣传部)"
)
_GOVERNMENT_SPEAKS = re.compile(r"(?:代表|受).{0,12}?(人民政府|政府|行政公署|行署|革命委员会|管理委员会|管委会)")
_REPORT_OF_A_GOVERNMENT = re.compile("政府(工作)?报告")
# Prefectures that are no level of government of their own have an administrative office of the province.
_WITH_AN_OFFICE = ("地区", "盟")
_OPENING = 600
_ADDRESS = re.compile(r"https?://\S+")


# In characters; what is longer is no description, and takes seconds to parse.
_LONGEST_FRONT_MATTER = 10_000


@dataclass(frozen=True)
class Description:
    """What a document says of itself; None where it does not say."""

    title: str | None
    document_type: str
    issuer: str | None
    speakers: tuple[str, ...]
    region: str | None
    region_code: str | None
    delivered_on: datetime.date | None
    published_on: datetime.date | None
    publisher: str | None
    review_period: str | None
    plan_period: str | None
    source_url: str | None


@dataclass(frozen=True)
class _Lines:
    """The passages of a document by what they tell."""

    titles: list[str]
    bylines: list[str]
    headings: list[str]
    openings: list[str]
    text: str


def describe(
    passages: Sequence[Mapping[str, Any]],
    front_matter: str | None,
    metadata: str | None = None,
    register: Mapping[str, str] | None = None,
) -> Description:
    """Read a document's description from its passages; what they do not say, from what stands beside them.

    ``front_matter`` is a Markdown file's (YAML), ``metadata`` that of other formats: a JSON object of strings,
    with the keys title, ArticleTitle, PubDate, ContentSource and SiteName of web pages. Either may be broken or
    missing. The type and the dates that the ``register`` gives bear on the periods and on the region's code.
    """
    register = register or {}
    lines = _lines(passages)
    matter = _front_matter(front_matter) | _metadata(metadata)
    page_title = matter.get("ArticleTitle") or matter.get("title", "")
    title = title_of(lines.titles, page_title)
    head = [*lines.titles, page_title]
    document_type = register.get("document_type") or _document_type(
        "\n".join(head), "\n".join(lines.bylines) + "\n" + lines.text[:300]
    )
    delivered, published = _dates(head, lines.bylines)
    delivered = _day(register, "delivered_on") or delivered
    published = _day(register, "published_on") or published or dates.date_in(matter.get("PubDate", ""))
    dated = Dated(delivered, published, " ".join(filter(None, [title, *head])))
    review, plan = review_and_plan(lines.headings, lines.openings, document_type, dated)
    year = delivered.year if delivered else int(plan[:4]) if plan else published.year if published else None
    region = region_of(head, lines.bylines, lines.text, year)
    name, code = _name_and_code(region, title or "", document_type, year)
    return Description(
        title=title,
        document_type=document_type,
        issuer=_issuer(lines, name, code, document_type, title or ""),
        speakers=speakers(lines.titles, page_title, lines.bylines, document_type),
        region=name,
        region_code=code,
        delivered_on=delivered or (published if document_type in ("bulletin", "news") else None),
        published_on=published or (delivered if document_type == "bulletin" else None),
        publisher=_publisher(lines.bylines, matter),
        review_period=review,
        plan_period=plan,
        source_url=matter["source"] if _ADDRESS.fullmatch(matter.get("source", "")) else None,
    )


def _lines(passages: Sequence[Mapping[str, Any]]) -> _Lines:
    sections = dict.fromkeys(passage["section"] for passage in passages if passage["section"])
    return _Lines(
        titles=[passage["text"] for passage in passages if passage["kind"] == "title"],
        bylines=[p["text"] for p in passages if p["kind"] == "byline" and not _SALUTATION.match(p["text"])],
        headings=list(dict.fromkeys(heading for section in sections for heading in section.split(" / "))),
        openings=[passage["text"] for passage in passages if passage["kind"] in ("paragraph", "list_item")],
        text="\n".join(passage["text"] for passage in passages if passage["kind"] not in ("title", "byline")),
    )


def _day(register: Mapping[str, str], column: str) -> datetime.date | None:
    return datetime.date.fromisoformat(register[column]) if column in register else None


def _front_matter(front_matter: str | None) -> dict[str, str]:
    if len(front_matter or "") > _LONGEST_FRONT_MATTER:
        return {}
    try:
        # Every value as it is written: a date that does not exist is no error here.
        return _strings(yaml.load(front_matter or "", Loader=yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError):
        return {}


def _metadata(metadata: str | None) -> dict[str, str]:
    try:
        return _strings(json.loads(metadata or "{}"))
    except ValueError:
        return {}


def _strings(found: object) -> dict[str, str]:
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if isinstance(key, str) and isinstance(value, str) and value}


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    return next((match[1] for line in lines if (match := pattern.search(line))), None)


def _publisher(bylines: Sequence[str], matter: Mapping[str, str]) -> str | None:
    said = _first(_SOURCE, bylines) or _first(_RIGHTS_HOLDER, bylines)
    return said or matter.get("ContentSource") or matter.get("SiteName")


def _dates(head: Sequence[str], bylines: Sequence[str]) -> tuple[datetime.date | None, datetime.date | None]:
    """(day of delivery, day of publication); the day of its adoption is neither."""
    named = [(line, day) for line in (*bylines, *head) if (day := dates.date_in(line))]
    published = [day for line, day in named if line in bylines and dates.is_of_publication(line)]
    delivered = [
        day
        for line, day in named
        if not (line in bylines and dates.is_of_publication(line)) and not dates.is_of_adoption(line)
    ]
    return next(iter(delivered), None), next(iter(published), None)


@cache
def _document_types() -> list[tuple[str, bool, re.Pattern[str]]]:
    """(type, whether the title alone is looked at, pattern), in the order in which they are tried."""
    return [
        (rule["document_type"], rule["looks_at"] == "title", re.compile(rule["pattern"], re.MULTILINE))
        for rule in read_yaml("document_types.yaml")
    ]


def _document_type(title: str, rest: str) -> str:
    for document_type, title_alone, pattern in _document_types():
        if pattern.search(title if title_alone else f"{title}\n{rest}"):
            return document_type
    return "other"


def _name_and_code(
    region: regions.Region | None, title: str, document_type: str, year: int | None
) -> tuple[str | None, str | None]:
    """The region's full name and its code in that year; those of its zone, where the report or plan is that zone's."""
    if region is None:
        return None, None
    if document_type in ("work_report", "plan"):
        for named in regions.named_in(title, year=year):
            zone = regions.zone_at(title, named)
            if zone and named.region == region:
                return zone[1], zone[2]
    return region.name, regions.valid_code(region.name, year, region.code) or region.code


def _issuer(lines: _Lines, region: str | None, code: str | None, document_type: str, title: str) -> str | None:
    """The body that signs, or for a government's report that government."""
    bare = [line.replace(" ", "") for line in lines.bylines]
    body = next((line for line in bare if _ISSUING_BODY.fullmatch(line)), None)
    if body or region is None or document_type != "work_report":
        return body
    speaks = _GOVERNMENT_SPEAKS.search(lines.text[:_OPENING])
    if speaks and speaks[1] == "革命委员会":
        return f"{region}革命委员会"
    if speaks and speaks[1] in ("管理委员会", "管委会"):
        # The code of a zone has a suffix.
        return f"{region}管理委员会" if "-" in (code or "") else None
    if speaks or _REPORT_OF_A_GOVERNMENT.search(title):
        return f"{region}{'行政公署' if region.endswith(_WITH_AN_OFFICE) else '人民政府'}"
    return None
