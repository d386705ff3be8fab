"""Documents in other formats than plain text, from the file to a row that is verified and traced."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import pyarrow.parquet as pq
import pytest

from tests.conftest import REPORT, Run
from tests.reading.documents import lines, pdf_file

BULLETIN = """云河县2021年国民经济和社会发展统计公报
初步核算，2021年全县地区生产总值完成812.6亿元，比上年增长6.3%。
粮食种植面积41.5万亩，粮食总产量19.8万吨。
年末常住人口38.2万人，城镇居民人均可支配收入36420元，增长8.1%。
"""
PLAN = """白沙市2024年重点工作安排
2023年，全市地区生产总值完成812.6亿元，增长4.9%，固定资产投资增长9.2%。
新的一年，开工建设白沙大桥、城东污水处理厂，改造老旧小区63个，新增公办幼儿园学位2100个。
白沙市发展和改革委员会主任 周远
"""


def word() -> bytes:
    document = docx.Document()
    for line in REPORT.splitlines():
        document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def page() -> bytes:
    body = "".join(f"<p>{line}</p>" for line in BULLETIN.splitlines())
    return f'<html><meta charset="gb2312"><nav><a>首页</a></nav>{body}</html>'.encode("gb18030")


def pdf() -> bytes:
    return pdf_file([None, lines(*PLAN.splitlines())])


def table(outputs: Path, name: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = pq.read_table(outputs / "latest" / "data" / f"{name}.parquet").to_pylist()
    return rows


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report in every format, in folders with Chinese names."""
    folder = tmp_path_factory.mktemp("raw")
    for name, data in {"报告/二〇二三/甲.docx": word(), "网页/乙.html": page(), "丙.pdf": pdf()}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "扫描件.pdf").write_bytes(pdf_file([None]))
    return folder


@pytest.fixture(scope="module")
def outputs(raw: Path, tmp_path_factory: pytest.TempPathFactory, gongbao: Run) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    published = gongbao("publish", "--raw", raw, "--outputs", folder)
    assert published.returncode == 0, published.stderr
    assert "扫描件.pdf" in published.stderr and "no_text_layer" in published.stderr
    assert "'丙.pdf': pages_without_text: no text on page 1 of 2" in published.stderr
    return folder


def test_every_format_is_a_document_and_says_what_it_was_read_as(outputs: Path) -> None:
    found = {copy["raw_path"]: (str(copy["media_type"]), copy["encoding"]) for copy in table(outputs, "copies")}
    assert found == {
        "报告/二〇二三/甲.docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", None),
        "网页/乙.html": ("text/html", "gb18030"),
        "丙.pdf": ("application/pdf", None),
    }


def test_what_was_not_read_is_rejected_by_reading(outputs: Path) -> None:
    found = {(row["raw_path"], row["reason"]) for row in table(outputs, "rejects") if row["stage"] == "reading"}
    assert found == {("扫描件.pdf", "no_text_layer"), ("丙.pdf", "pages_without_text")}


def test_places_count_in_the_text_that_was_kept(outputs: Path) -> None:
    copies = {copy["document_id"]: copy for copy in table(outputs, "copies")}
    rows = [row for row in table(outputs, "observations") if row["indicator"] == "gdp" and row["value"] == 812.6]
    assert len(rows) == len(copies) == 3
    for row in rows:
        kept = (outputs / "texts" / f"{copies[row['document_id']]['raw_sha256']}.txt").read_bytes().decode("utf-8")
        assert kept[int(str(row["raw_start"])) : int(str(row["raw_end"]))] == "812.6亿元"


def test_rows_are_verified_and_traced(raw: Path, outputs: Path, gongbao: Run) -> None:
    verified = gongbao("verify", "latest", "--raw", raw, "--outputs", outputs)
    assert verified.returncode == 0, verified.stderr
    assert "from 3 files were derived again" in verified.stdout and not verified.stderr
    for row in table(outputs, "observations"):
        if row["indicator"] == "gdp" and row["value"] == 812.6:
            traced = gongbao("trace", row["observation_id"], "--outputs", outputs, "--raw", raw)
            assert traced.returncode == 0, traced.stderr
            assert "完成812.6亿元" in traced.stdout and "of the text read from it (texts/" in traced.stdout


def test_a_kept_text_that_is_read_otherwise_now_is_used_and_told(raw: Path, outputs: Path, gongbao: Run) -> None:
    """As after a new version of a reader: what it adds before the text moves every place."""
    copies = {copy["raw_path"]: copy for copy in table(outputs, "copies")}
    path = outputs / "texts" / f"{copies['丙.pdf']['raw_sha256']}.txt"
    kept = path.read_bytes()
    try:
        path.write_bytes(kept + "另一版".encode())
        verified = gongbao("verify", "latest", "--raw", raw, "--outputs", outputs)
        assert verified.returncode == 0, verified.stderr
        assert "丙.pdf: what is read of it now differs from texts/" in verified.stderr
        path.write_bytes("多".encode() + kept)
        verified = gongbao("verify", "latest", "--raw", raw, "--outputs", outputs)
        assert verified.returncode == 1
        assert "丙.pdf" in verified.stderr and "网页/乙.html" not in verified.stderr
        # The text before it is found beside it.
        path.with_name(f"{path.stem}.{'0' * 16}.txt").write_bytes(kept)
        assert gongbao("verify", "latest", "--raw", raw, "--outputs", outputs).returncode == 0
    finally:
        path.write_bytes(kept)


def test_without_kept_texts_the_files_are_read_again(raw: Path, outputs: Path, tmp_path: Path, gongbao: Run) -> None:
    release = tmp_path / "outputs" / "releases" / "1.0.0"
    shutil.copytree((outputs / "latest").resolve(), release)
    verified = gongbao("verify", release, "--raw", raw)
    assert verified.returncode == 0, verified.stderr
