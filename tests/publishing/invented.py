"""Documents of an invented city, as rows of the contract: two reports, a news item, an internal note.

`rows()` gives them to alter, `tables(rows)` makes the tables of them.
"""

import datetime
import hashlib

import pyarrow as pa

from pipeline.contract.arrow import to_arrow
from pipeline.contract.declarations import load_tables
from pipeline.publishing.access.document_texts import DocumentText

Row = dict[str, object]
Rows = dict[str, list[Row]]


def identifier(kind: str, name: str) -> str:
    return f"{kind}_{digest(name)[:16]}"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


REPORT_2021, REPORT_2022, NEWS, NOTE = (
    identifier("doc", name) for name in ("report 2021", "report 2022", "news", "note")
)
GDP_2020, GDP_2021_TARGET, GDP_2021, GDP_2021_NEWS, GROWTH_2021, FOREST_NOTE = (
    identifier("obs", name)
    for name in ("gdp 2020", "gdp 2021 target", "gdp 2021", "gdp 2021 news", "growth 2021", "forest note")
)
BRIDGE = identifier("project", "bridge")
BRIDGE_PLANNED, BRIDGE_STARTED, BRIDGE_DONE = (identifier("mention", name) for name in ("planned", "started", "done"))
CITY: Row = {"region": "临江市", "region_code": "990100"}

SENTENCES = {
    GDP_2020: "2020年，全市完成地区生产总值486.3亿元。",
    GDP_2021_TARGET: "今年力争地区生产总值达到520亿元以上。",
    GDP_2021: "2021年，全市地区生产总值526.4亿元，同比增长7.8%。",
    GDP_2021_NEWS: "去年临江地区生产总值约为526亿元",
    BRIDGE_PLANNED: "谋划建设望江大桥，全长1.2公里。",
    BRIDGE_STARTED: "总投资6.5亿元的望江大桥开工建设。",
}

# The two that are not open, as far as it matters here: sentences that no row quotes, or a clause of one.
TEXTS = {
    REPORT_2021: SENTENCES[GDP_2020] + SENTENCES[BRIDGE_PLANNED] + "\n" + SENTENCES[GDP_2021_TARGET],
    REPORT_2022: SENTENCES[GDP_2021] + SENTENCES[BRIDGE_STARTED],
    NEWS: "临江新桥见闻\n本报记者 陆小川\n"
    "江面上新桥的钢梁一节一节向对岸伸去，桥头的老茶馆从早到晚坐满了来看热闹的街坊，说起过江不再等渡船人人都笑。"
    f"{SENTENCES[GDP_2021_NEWS]}，比上一年多出近四十亿元，渡口的摆渡人也到桥上当了养护工。",
    NOTE: "内部情况通报\n"
    "经核查，望江大桥建成后南岸三个村的安置房迟迟没有交付，群众多次到镇上反映。\n全市森林覆盖率61.25%。",
}


def rows() -> Rows:
    """The rows of every table but `changes`, new ones at each call."""
    return {
        "corrections": [],
        "documents": [
            _document(REPORT_2021, "临江市2021年政府工作报告", "open", 9000) | delivered(2021, 1, 12),
            _document(REPORT_2022, "临江市2022年政府工作报告", "open", 9500) | delivered(2022, 1, 10),
            _document(NEWS, "临江新桥见闻", "excerpt", 1200)
            | {"document_type": "news", "published_on": datetime.date(2022, 3, 5)},
            _document(NOTE, "内部情况通报", "facts", 800)
            | {"document_type": "other", "published_on": datetime.date(2022, 6, 1)},
        ],
        "copies": [_copy(document) for document in (REPORT_2021, REPORT_2022, NEWS, NOTE)],
        "passages": [
            _passage(REPORT_2021, 1, SENTENCES[GDP_2020] + SENTENCES[BRIDGE_PLANNED]),
            _passage(REPORT_2021, 2, SENTENCES[GDP_2021_TARGET]),
            _passage(REPORT_2022, 1, SENTENCES[GDP_2021] + SENTENCES[BRIDGE_STARTED]),
            _passage(NEWS, 1, None),
            _passage(NOTE, 1, None),
        ],
        "rejects": [
            {
                "reject_id": identifier("reject", "footer"),
                "stage": "cleaning",
                "reason": "navigation",
                "raw_path": "news.txt",
                "document_id": NEWS,
                "raw_start": 1210,
                "raw_end": 1240,
                "detail": "links at the foot of the page",
            }
        ],
        "indicators": [
            _indicator("gdp", "地区生产总值", "Gross regional product", "元", ["生产总值", "GDP"]),
            _indicator("forest_coverage", "森林覆盖率", "Forest coverage", "%", []),
        ],
        "observations": [
            _observation(GDP_2020, REPORT_2021, 1, 2020) | _gdp(486.3),
            _observation(GDP_2021_TARGET, REPORT_2021, 2, 2021)
            | _gdp(520.0)
            | {"status": "target", "comparator": "ge"},
            _observation(GDP_2021, REPORT_2022, 1, 2021) | _gdp(526.4),
            _observation(GDP_2021_NEWS, NEWS, 1, 2021) | _gdp(526.0),
            _observation(GROWTH_2021, REPORT_2022, 1, 2021)
            | {
                "indicator": "gdp",
                "indicator_name": "地区生产总值",
                "measure": "growth",
                "value": 7.8,
                "unit": "%",
            }
            | {"sentence": SENTENCES[GDP_2021]},
            _observation(FOREST_NOTE, NOTE, 1, 2021)
            | {"indicator": "forest_coverage", "indicator_name": "森林覆盖率"}
            | {"measure": "level", "value": 61.25, "unit": "%"},
        ],
        "target_outcomes": [
            {
                "target_observation_id": GDP_2021_TARGET,
                "actual_observation_id": GDP_2021,
                "result": "met",
                "actual_value": 526.4,
                "gap": 6.4,
                "computed_from": [],
            }
        ],
        "projects": [
            {
                "project_id": BRIDGE,
                "name": "望江大桥",
                "aliases": ["临江望江大桥"],
                **CITY,
                "latest_stage": "completed",
                "latest_period": "2022",
                "first_period": "2021",
                "investment_value": 6.5,
                "investment_unit": "亿元",
                "documents": 3,
                "mentions": 3,
            }
        ],
        "project_mentions": [
            _mention(BRIDGE_PLANNED, REPORT_2021, "proposed", "planned", "2021"),
            _mention(BRIDGE_STARTED, REPORT_2022, "started", "realised", "2021")
            | {"investment_value": 6.5, "investment_unit": "亿元"},
            _mention(BRIDGE_DONE, NOTE, "completed", "realised", "2022"),
        ],
    }


def tables(given: Rows) -> dict[str, pa.Table]:
    """The tables of `given`; one that is not in it is empty."""
    return {name: to_arrow(table, given.get(name, [])) for name, table in load_tables().items()}


def correction(table: str, row_id: str, column: str, expected: str | None, corrected: str | None) -> Row:
    """A row of `corrections`, of the report of 2022."""
    return {
        "correction_id": identifier("correction", f"{row_id} {column}"),
        "table_name": table,
        "row_id": row_id,
        "document_id": REPORT_2022,
        "column_name": column,
        "expected": expected,
        "corrected": corrected,
        "reason": "a digit is lost at the break of the line",
    }


def document_texts(access: dict[str, str] | None = None) -> list[DocumentText]:
    """What the documents say, each under its own access or the one given here."""
    own = {str(row["document_id"]): str(row["access"]) for row in rows()["documents"]} | (access or {})
    lengths = {str(row["document_id"]): int(str(row["characters"])) for row in rows()["documents"]}
    return [DocumentText(key, own[key], lengths[key], (text,)) for key, text in TEXTS.items()]


def find(given: Rows, table: str, row_id: str) -> Row:
    """The row of that key in `given`, to alter."""
    key = load_tables()[table].primary_key
    return next(row for row in given[table] if row[str(key)] == row_id)


def raw_path(document: str) -> str:
    return {REPORT_2021: "2021.txt", REPORT_2022: "2022.txt", NEWS: "news.txt", NOTE: "note.txt"}[document]


def delivered(*day: int) -> Row:
    return {"document_type": "work_report", "delivered_on": datetime.date(*day)}


def _document(key: str, title: str, access: str, length: int) -> Row:
    return {
        "document_id": key,
        "title": title,
        **CITY,
        "script": "hans",
        "characters": length,
        "access": access,
        "text_sha256": digest(f"text of {key}"),
        "specimen": False,
    }


def _copy(document: str) -> Row:
    return {
        "copy_id": identifier("copy", document),
        "document_id": document,
        "raw_path": raw_path(document),
        "raw_sha256": digest(f"raw {document}"),
        "media_type": "text/plain",
        "encoding": "utf-8",
        "raw_start": 0,
        "raw_end": 10000,
        "relation": "primary",
        "similarity": 1.0,
    }


def passage_id(document: str, sequence: int) -> str:
    return identifier("passage", f"{document} {sequence}")


def _passage(document: str, sequence: int, text: str | None) -> Row:
    return {
        "passage_id": passage_id(document, sequence),
        "document_id": document,
        "sequence": sequence,
        "kind": "paragraph",
        "section": "一、综合",
        "raw_start": sequence * 1000,
        "raw_end": sequence * 1000 + 500,
        "text": text,
        "text_sha256": digest(text or f"{document} {sequence}"),
    }


def _indicator(code: str, name_zh: str, name_en: str, unit: str, aliases: list[str]) -> Row:
    return {
        "indicator": code,
        "name_zh": name_zh,
        "name_en": name_en,
        "unit": unit,
        "kind": "flow",
        "direction": "up",
        "topic": "economy",
        "core": code == "gdp",
        "aliases": aliases,
    }


def _evidence(document: str, sequence: int, key: str) -> Row:
    start = sequence * 1000
    return {
        "document_id": document,
        "passage_id": passage_id(document, sequence),
        "raw_start": start + 8,
        "raw_end": start + 14,
        "sentence_start": start,
        "sentence_end": start + 30,
        "sentence": SENTENCES.get(key),
        "sentence_sha256": digest(key),
        "rule": "level_after_indicator",
    }


def _observation(key: str, document: str, sequence: int, year: int) -> Row:
    return {
        "observation_id": key,
        "comparator": "eq",
        "period": str(year),
        "period_start": datetime.date(year, 1, 1),
        "period_end": datetime.date(year, 12, 31),
        "annual_average": False,
        "status": "actual",
        **CITY,
        "section": "一、综合",
        **_evidence(document, sequence, key),
    }


def _gdp(value: float) -> Row:
    return {
        "indicator": "gdp",
        "indicator_name": "地区生产总值",
        "measure": "level",
        "value": value,
        "unit": "亿元",
        "value_base": value * 1e8,
        "unit_base": "元",
    }


def _mention(key: str, document: str, stage: str, modality: str, period: str) -> Row:
    return {
        "mention_id": key,
        "project_id": BRIDGE,
        "name": "望江大桥",
        "stage": stage,
        "modality": modality,
        "period": period,
        **CITY,
        **_evidence(document, 1, key),
    }
