"""datapackage.json and SHA256SUMS: what the files of a release are, and that they are whole."""

import hashlib
import json
from pathlib import Path

from pipeline.contract.datapackage import resource
from pipeline.contract.declarations import Table
from pipeline.publishing.releases import CHECKSUMS

PACKAGE = "datapackage.json"
NAME = "gongbao"
TITLE = "gongbao: what Chinese local governments report and promise"
DESCRIPTION = (
    "Every number and every project in documents of Chinese local governments as typed rows, "
    "each traceable to the characters that it was read from."
)
DESCRIPTION_ZH = "把中国地方政府文件中的每个数字和每个项目整理为结构化数据，每一行都能追溯到原文的具体字符。"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def write_package(folder: Path, tables: dict[str, Table], version: str, previous: str | None) -> None:
    """Writes datapackage.json (Data Package 2.0) into the release `folder`, of the data in it."""
    resources = [
        resource(table, f"data/{name}.{kind}", *_size_and_hash(folder / "data" / f"{name}.{kind}"))
        for kind in ("parquet", "csv")
        for name, table in tables.items()
    ]
    size, sha256 = _size_and_hash(folder / "gongbao.duckdb")
    database = {
        "name": "database",
        "path": "gongbao.duckdb",
        "title": "All tables with their constraints, views and macros (DuckDB 1.2 and later)",
        "format": "duckdb",
        "bytes": size,
        "hash": f"sha256:{sha256}",
    }
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": TITLE,
        "description": DESCRIPTION,
        "description_zh": DESCRIPTION_ZH,
        "version": version,
        "previous_version": previous,
        "licenses": [LICENCE],
        "resources": [*resources, database],
    }
    written = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / PACKAGE).write_text(written + "\n", encoding="utf-8", newline="\n")


def previous_version(release: Path) -> str | None:
    """The version that the release in the folder `release` came after; None for the first one."""
    package = json.loads((release / PACKAGE).read_text(encoding="utf-8"))
    found: str | None = package["previous_version"]
    return found


def write_checksums(folder: Path) -> None:
    """Writes SHA256SUMS of every other file in the release `folder`, for `sha256sum -c` there."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [f"{_size_and_hash(folder / name)[1]}  {name}\n" for name in names if name != CHECKSUMS]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def _size_and_hash(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()
