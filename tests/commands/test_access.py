"""What the access of a document means for a whole run: what is taken back, and what is never let out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publishing.access.release_strings import strings_of
from tests.conftest import REPORT, ROOT, Run


def table(release: Path, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(release / "data" / f"{name}.parquet").to_pylist()
    return found


def contents(release: Path) -> Iterator[bytes]:
    """Every file as it stands, what is compressed in it, and every string that a reader of its format gets."""
    for path in (path for path in release.rglob("*") if path.is_file()):
        data = path.read_bytes()
        yield data
        yield from _decompressed(data)
        for strings in strings_of(path):
            yield "\n".join(filter(None, strings.values.to_pylist())).encode("utf-8", "surrogatepass")


def _decompressed(data: bytes) -> Iterator[bytes]:
    """What follows each place where a zstd frame may begin, as far as it can be read."""
    start = data.find(b"\x28\xb5\x2f\xfd")
    while start >= 0:
        found = b""
        try:
            stream = pa.CompressedInputStream(pa.BufferReader(data[start:]), "zstd")
            while piece := stream.read(1 << 12):
                found += piece
        except OSError:
            pass  # It was none, or another begins behind it.
        yield found
        start = data.find(b"\x28\xb5\x2f\xfd", start + 1)


def test_what_is_restricted_later_is_not_in_the_next_release_and_changes_say_so(
    raw_folder: Path, tmp_path: Path, gongbao: Run
) -> None:
    outputs = tmp_path / "outputs"
    register = raw_folder / "sources.csv"
    (raw_folder / "news.txt").write_text("安平县推进会\n2023年5月，安平县新增停车泊位1200个。\n", encoding="utf-8")
    register.write_text("file,access\n", encoding="utf-8")
    first = gongbao("publish", "--raw", raw_folder, "--outputs", outputs)
    assert first.returncode == 0, first.stderr
    register.write_text("file,access\nreport.txt,facts\n", encoding="utf-8")
    second = gongbao("publish", "--raw", raw_folder, "--outputs", outputs)
    assert second.returncode == 0, second.stderr
    before, now = (outputs / "releases" / name for name in ("1.0.0", "2.0.0"))
    sentence = "临江港区二号码头建成投产，滨江路改造项目加快推进，投资3.2亿元的市第三人民医院开工建设。"
    assert sentence in REPORT
    runs = [sentence[start : start + 20].encode() for start in range(len(sentence) - 19)]
    assert any(sentence.encode() in content for content in contents(before))
    assert not any(run in content for content in contents(now) for run in runs)
    report = next(row["document_id"] for row in table(now, "documents") if row["access"] == "facts")
    passages = {row["passage_id"] for row in table(now, "passages") if row["document_id"] == report}
    changes = [row for row in table(now, "changes") if row["row_id"] in passages and row["column_name"] == "text"]
    assert {row["row_id"] for row in changes} == passages
    assert all(row["cause"] == "access" and row["new"] is None for row in changes)
    assert all(str(row["old"]).startswith("sha256:") for row in changes)
    access = next(row for row in table(now, "changes") if row["column_name"] == "access")
    assert (access["row_id"], access["old"], access["new"], access["cause"]) == (report, "open", "facts", "access")
    page = (now / "CHANGES.md").read_text(encoding="utf-8")
    assert "| passages | changed | access |" in page


SECRETS = {
    name: f"密语{name}甲乙丙丁{number}戊己庚辛壬癸"
    for number, name in enumerate(("内存", "弃表", "环境", "事实", "摘录", "封存", "家具"), start=701)
}
CANARY = """
import sys
import duckdb
from pipeline.cli import main
secrets = sys.argv.pop().split("|")
kept = [(secrets[0] + str(number)).encode(encoding) for number in range(100_000) for encoding in ("utf-8", "utf-16-le")]
del kept[::2]
with duckdb.connect() as connection:
    connection.execute("CREATE TABLE gone AS SELECT ? || number AS words FROM range(100000) AS t(number)", [secrets[1]])
    connection.execute("DROP TABLE gone")
main()
"""


def test_nothing_but_the_published_tables_is_in_any_file(raw_folder: Path, tmp_path: Path) -> None:
    sentence = "据内部核算，2022年全县地区生产总值{}亿元，{}，有关情况不得外传。"
    for number, name in enumerate(("事实", "摘录", "封存"), start=811):
        text = f"{name}材料\n{sentence.format(number, SECRETS[name] * 3)}\n"
        (raw_folder / f"{name}.txt").write_text(text, encoding="utf-8")
    page = f"<html><body><nav><a>{SECRETS['家具']}</a></nav><p>2022年新增停车泊位1200个。</p></body></html>"
    (raw_folder / "page.html").write_text(page, encoding="utf-8")
    (raw_folder / "sources.csv").write_text(
        "file,access\n事实.txt,facts\n摘录.txt,excerpt\n封存.txt,closed\n", encoding="utf-8"
    )
    outputs = tmp_path / "outputs"
    arguments = ["publish", "--raw", str(raw_folder), "--outputs", str(outputs)]
    run = subprocess.run(
        [sys.executable, "-c", CANARY, *arguments, f"{SECRETS['内存']}|{SECRETS['弃表']}"],
        env=os.environ | {"SECRET": SECRETS["环境"] * 100, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    release = outputs / "releases" / "1.0.0"
    everything = list(contents(release))
    # What is published is found in this way: in the DuckDB file too, compressed as it is.
    shown = "临江港区二号码头建成投产"
    database = (release / "gongbao.duckdb").read_bytes()
    assert any(shown.encode() in content for content in (database, *_decompressed(database)))
    assert len(table(release, "documents")) == 5 and len(table(release, "observations")) > 8
    for name, secret in SECRETS.items():
        for form in (secret.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
            assert not any(form in content for content in everything), name
    assert not any(str(tmp_path).encode() in content for content in everything)
