"""Invented documents, and the two stages that lead to their copies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from pipeline.cleaning.clean_texts import clean_texts
from pipeline.deduplication.distinct_texts import Deduplicated, deduplicate
from pipeline.reading.texts import TEXTS, file_sha256

_TOWNS = re.findall("..", "东岭西屏南渡北塘上杭下坊石桥柳溪青阳白沙黄泥红岩大坪小河双塔三江")
_WORKS = re.findall("....", "新建公路改造小区建成公园铺设管网修复河堤植树造林安装路灯培训农民")
_UNITS = ["公里", "个", "座", "公里", "米", "亩", "盏", "人次"]
_OPENING = "现在，我代表县人民政府作工作报告，请予审议，并请列席人员提出意见。"


def report(year: int, seed: int = 0, title: str = "") -> str:
    """A work report of its year: its formulas are those of every year, its facts are not."""
    lines = [title or f"云河县{year}年政府工作报告", "各位代表：", _OPENING]
    for part, town in enumerate(_TOWNS):
        facts = [
            f"{_WORKS[(part * 3 + place + year + seed) % 8]}{(year * 7 + part * 131 + place * 17 + seed * 29) % 977}"
            f"{_UNITS[(part * 3 + place + year + seed) % 8]}"
            for place in range(5)
        ]
        lines.append(f"{town}镇{'，'.join(facts)}，{_TOWNS[(part * 5 + year + seed) % 16]}村的群众最为满意。")
    lines.append("各位代表，让我们更加紧密地团结起来，真抓实干，为建设更加美好的家园而努力奋斗。")
    return "\n".join(lines)


def deduplicated(files: Mapping[str, str]) -> Deduplicated:
    """The files through cleaning and deduplication, in the order in which they are given."""
    rows = [
        {
            "raw_path": name,
            "raw_sha256": file_sha256(text.encode()),
            "media_type": "text/plain",
            "encoding": "utf-8",
            "text": text,
            "register": "{}",
        }
        for name, text in files.items()
    ]
    return deduplicate(clean_texts(pa.Table.from_pylist(rows, schema=TEXTS)))


def relations(found: Deduplicated) -> dict[str, list[str]]:
    """The relations of each file's copies, in the order in which they stand in it."""
    result: dict[str, list[str]] = {}
    for row in sorted(found.copies.to_pylist(), key=lambda row: (row["raw_path"], row["raw_start"])):
        result.setdefault(row["raw_path"], []).append(row["relation"])
    return result


def documents(found: Deduplicated) -> dict[str, set[str]]:
    """The files in which each document stands, by the file of its primary copy."""
    rows: list[dict[str, Any]] = found.copies.to_pylist()
    primary = {row["document_id"]: row["raw_path"] for row in rows if row["relation"] == "primary"}
    result: dict[str, set[str]] = {name: set() for name in primary.values()}
    for row in rows:
        result[primary[row["document_id"]]].add(row["raw_path"])
    return result
