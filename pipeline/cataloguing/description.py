"""One document's description, read from its passages."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from pipeline.cataloguing import dates, regions
from pipeline.cleaning.speakers import speaker_of
from pipeline.contract.vocabularies import read_yaml

_SALUTATION = re.compile("^(尊敬的)?(各位|同志们|朋友们|女士们|先生们)")
_NAME_ALONE = re.compile(r"[\u3400-\u9fff]{1,2} ?[\u3400-\u9fff]{1,2}( ?[\u3400-\u9fff])?")
_NAME_IN_TITLE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日[ ]*([\u3400-\u9fff]{2,4})[）)]")
_SOURCE = re.compile(r"(?:来源|稿源|信息来源|发布机构)\s*[:：]\s*([^\s\d|：:]{2,20})")
_RIGHTS_HOLDER = re.compile(r"版权归\s*([\u3400-\u9fff]{2,12})")
_ISSUING_BODY = re.compile(
    r"(中共)?[\u3400-\u9fff]{2,12}(委员会|人民政府|委组织部|委办公[室厅]|政府办公[室厅]|委宣传部)"
)
_GOVERNMENT_SPEAKS = re.compile(r"(代表|受).{0,4}(市|县|区|省|自治区|州)?(人民)?政府")
# What stands in the title weighs more than the lines around it, these more than the text. The masthead of
# a bulletin says who issues it, not what it is about. A county speaks for its city, too.
_TITLE_WEIGHT, _BYLINE_WEIGHT, _MASTHEAD_WEIGHT, _TEXT_WEIGHT, _PARENT_SHARE = 30.0, 20.0, 1.0, 1.0, 0.6
_MASTHEAD = re.compile("(通讯|简报|内参|专报|动态|研究室|委员会|组织部|办公[室厅])[）)]?$")
_ADDRESS = re.compile(r"https?://\S+")
# A whole title of a page: "《政府工作报告》 - 某某网"
_PAGE_SUFFIX = re.compile(r"\s*[-_|—]\s*[^-_|—]{2,20}(网|政府|频道)$")


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
    source_url: str | None


def describe(passages: Sequence[Mapping[str, Any]], front_matter: str | None) -> Description:
    """Read a document's description from its title, its bylines, its text and its front matter."""
    matter = _front_matter(front_matter)
    titles = [passage["text"] for passage in passages if passage["kind"] == "title"]
    bylines = [p["text"] for p in passages if p["kind"] == "byline" and not _SALUTATION.match(p["text"])]
    text = "\n".join(passage["text"] for passage in passages if passage["kind"] not in ("title", "byline"))
    page_title = matter.get("title", "")
    title = "".join(titles) or _PAGE_SUFFIX.sub("", page_title) or None
    head = [*titles, page_title]
    delivered, published = _dates(head, bylines)
    document_type = _document_type("\n".join(head), "\n".join(bylines) + "\n" + text[:300])
    region = _region(head, bylines, text)
    year = delivered.year if delivered else published.year if published else None
    return Description(
        title=title,
        document_type=document_type,
        issuer=_issuer(bylines, text, region, document_type),
        speakers=_speakers(head, bylines, document_type),
        region=region.name if region else None,
        region_code=(regions.valid_code(region.name, year, region.code) or region.code) if region else None,
        delivered_on=delivered or (published if document_type in ("bulletin", "news") else None),
        published_on=published or (delivered if document_type == "bulletin" else None),
        publisher=_first(_SOURCE, bylines) or _first(_RIGHTS_HOLDER, bylines),
        source_url=matter["source"] if _ADDRESS.fullmatch(matter.get("source", "")) else None,
    )


def _front_matter(front_matter: str | None) -> dict[str, str]:
    try:
        # Every value as it is written: a date that does not exist is no error here.
        found = yaml.load(front_matter or "", Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str)} if isinstance(found, dict) else {}


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    return next((match[1] for line in lines if (match := pattern.search(line))), None)


def _dates(head: Sequence[str], bylines: Sequence[str]) -> tuple[datetime.date | None, datetime.date | None]:
    delivered = [day for line in bylines if not dates.is_of_publication(line) and (day := dates.date_in(line))]
    delivered += [day for line in head if (day := dates.date_in(line))]
    published = [day for line in bylines if dates.is_of_publication(line) and (day := dates.date_in(line))]
    return next(iter(delivered), None), next(iter(published), None)


def _document_type(title: str, rest: str) -> str:
    for rule in read_yaml("document_types.yaml"):
        looked_at = title if rule["looks_at"] == "title" else f"{title}\n{rest}"
        if re.search(rule["pattern"], looked_at, re.MULTILINE):
            return str(rule["document_type"])
    return "other"


def _speakers(head: Sequence[str], bylines: Sequence[str], document_type: str) -> tuple[str, ...]:
    named = [speaker[1] for line in bylines if (speaker := speaker_of(line))]
    if not named and document_type in ("work_report", "speech"):
        named = [line.replace(" ", "") for line in bylines if _NAME_ALONE.fullmatch(line)][:1]
        named = named or [match[1] for line in head if (match := _NAME_IN_TITLE.search(line))][:1]
    return tuple(dict.fromkeys(named))


def _region(head: Sequence[str], bylines: Sequence[str], text: str) -> regions.Region | None:
    votes: dict[str, float] = defaultdict(float)
    named: dict[str, regions.Region] = {}
    for weight, lines in (
        (_TITLE_WEIGHT, head),
        (_BYLINE_WEIGHT, [line for line in bylines if not _MASTHEAD.search(line)]),
        (_MASTHEAD_WEIGHT, [line for line in bylines if _MASTHEAD.search(line)]),
        (_TEXT_WEIGHT, [text]),
    ):
        for found in (found for line in lines for found in regions.named_in(line)):
            region = found.region
            named[region.code] = region
            votes[region.code] += weight
            parent = regions.by_code(region.parent) if region.level == "county" else None
            if parent:
                named[parent.code] = parent
                votes[parent.code] += weight * _PARENT_SHARE
    places = [(count, code) for code, count in votes.items() if named[code].level != "country"]
    return named[max(places)[1]] if places else None


def _issuer(bylines: Sequence[str], text: str, region: regions.Region | None, document_type: str) -> str | None:
    body = next((line.replace(" ", "") for line in bylines if _ISSUING_BODY.fullmatch(line.replace(" ", ""))), None)
    if body is None and region and document_type == "work_report" and _GOVERNMENT_SPEAKS.search(text[:600]):
        return f"{region.name}人民政府"
    return body
