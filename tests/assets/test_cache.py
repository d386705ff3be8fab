"""The cache: what it hands back, what it does not, and how much of it there is."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from dagster import AssetCheckResult, AssetCheckSeverity, MetadataValue

from pipeline.assets import cache as caching
from pipeline.assets import code_versions
from pipeline.assets.cache import FOLDER, Cache
from pipeline.assets.cache_entries import CacheEntries
from pipeline.assets.cache_limit import cache_limit
from pipeline.assets.folders import Folders
from pipeline.assets.materialization import digest, materialized
from pipeline.settings import SettingError
from tests.assets.test_checks import run
from tests.conftest import Run

KEYS = [f"{number:064x}" for number in range(6)]
DOCUMENTS = pa.table(
    {
        "document_id": ["a", "b", "c"],
        "passages": pa.array([[{"text": "甲", "spans": [1, 2]}], None, []]),
    }
)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(folders=Folders(raw=str(tmp_path), outputs=str(tmp_path / "outputs")))


def worked_on(cache: Cache, documents: pa.Table, lasting: bool = True) -> tuple[pa.Table, list[str]]:
    """What the cache gives for a work that numbers the passages of a document, and which ones it had to work on."""
    done: list[str] = []

    def count(parts: list[pa.Table]) -> pa.Table:
        rows = [row for row in parts[0].to_pylist() if row["passages"] is not None]
        done.extend(parts[0]["document_id"].to_pylist())
        return pa.table(
            {
                "document_id": pa.array([row["document_id"] for row in rows], pa.string()),
                "passages": pa.array([len(row["passages"]) for row in rows], pa.int64()),
            }
        )

    return cache.by_document("count", "cleaning", [documents], "document_id", count, lambda _: lasting).table, done


def plain(metadata: Mapping[str, Any]) -> dict[str, Any]:
    return {name: getattr(value, "value", value) for name, value in metadata.items()}


def test_only_what_is_new_is_worked_on_and_the_order_is_that_of_the_documents(cache: Cache) -> None:
    first, done = worked_on(cache, DOCUMENTS.slice(1))
    assert first.to_pylist() == [{"document_id": "c", "passages": 0}] and done == ["b", "c"]
    every, done = worked_on(cache, DOCUMENTS)
    assert every.to_pylist() == [{"document_id": "a", "passages": 1}, {"document_id": "c", "passages": 0}]
    assert done == ["a"]
    assert worked_on(cache, DOCUMENTS)[1] == []


def test_what_would_not_be_so_again_is_not_kept(cache: Cache) -> None:
    assert worked_on(cache, DOCUMENTS, lasting=False)[1] == worked_on(cache, DOCUMENTS)[1] == ["a", "b", "c"]


def test_a_row_has_one_hash_wherever_it_stands() -> None:
    alone = [pa.Table.from_pylist([row], schema=DOCUMENTS.schema) for row in DOCUMENTS.to_pylist()]
    assert [digest(DOCUMENTS.take([place])) for place in range(3)] == [digest(table) for table in alone]
    assert len({digest(table) for table in alone}) == 3


def test_code_that_was_edited_while_it_ran_is_not_kept(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as edited:
        edited.setattr(code_versions, "_fingerprint", lambda room: "another")
        worked_on(cache, DOCUMENTS)
    assert worked_on(cache, DOCUMENTS)[1] == ["a", "b", "c"]


def test_other_packages_and_other_rules_are_another_work(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    key = cache.key("work", "cleaning", [DOCUMENTS, b"x"])
    assert key != cache.key("work", "extraction", [DOCUMENTS, b"x"])
    assert key != cache.key("work", "cleaning", [DOCUMENTS, b"y"])
    assert key != cache.key("another", "cleaning", [DOCUMENTS, b"x"])
    monkeypatch.setattr(caching, "surroundings", lambda: "a newer opencc")
    assert key != cache.key("work", "cleaning", [DOCUMENTS, b"x"])


def test_results_come_back_as_they_were_and_failed_checks_do_not(cache: Cache) -> None:
    told = materialized(DOCUMENTS, accounting="3 = 3", share=0.1, picture=MetadataValue.md("| a |"))
    for _ in range(2):
        found = cache.result("asset", {"given": DOCUMENTS}, lambda: told)
        assert found.value.equals(DOCUMENTS) and found.data_version == told.data_version
        assert plain(told.metadata).items() <= plain(found.metadata).items()
    assert found.metadata["from_cache"] == "all" and found.metadata["picture"] == MetadataValue.md("| a |")
    warned = AssetCheckResult(passed=False, severity=AssetCheckSeverity.WARN, description="2 texts")
    assert cache.result("warning", {}, lambda: warned) == warned == cache.result("warning", {}, lambda: None)
    cache.result("failing", {}, lambda: AssetCheckResult(passed=False))
    assert cache.result("failing", {}, lambda: AssetCheckResult(passed=True)).passed


@pytest.mark.parametrize("harm", [lambda data: data[:-1], lambda data: b"", lambda data: data[:40] + b"x" + data[41:]])
def test_an_entry_that_is_not_whole_is_not_there(tmp_path: Path, harm: object) -> None:
    entries = CacheEntries(tmp_path)
    entries.put(KEYS[0], b"what was worked out")
    assert entries.get(KEYS[0]) == b"what was worked out"
    (path,) = tmp_path.rglob("*.entry")
    path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    assert entries.get(KEYS[0]) is None
    entries.put(KEYS[0], b"again")
    assert entries.get(KEYS[0]) == b"again"


def test_an_entry_under_the_name_of_another_is_not_there(tmp_path: Path) -> None:
    entries = CacheEntries(tmp_path)
    for key in KEYS[:2]:
        entries.put(key, key.encode())
    first, second = sorted(tmp_path.rglob("*.entry"))
    first.write_bytes(second.read_bytes())
    assert entries.get(KEYS[0]) is None and entries.get(KEYS[1]) == KEYS[1].encode()


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    entries = CacheEntries(tmp_path / "cache")
    entries.put(KEYS[0], b"x")
    entries.trim(0)
    assert entries.get(KEYS[0]) is None


def test_what_was_not_used_for_the_longest_time_goes_first(tmp_path: Path) -> None:
    entries = CacheEntries(tmp_path)
    for age, key in enumerate(KEYS):
        entries.put(key, b"x" * 968)  # 1,000 bytes with its checksum
        (path,) = tmp_path.rglob(f"{key}.entry")
        os.utime(path, (1e9 - age, 1e9 - age))
    entries.get(KEYS[-1])
    entries.trim(3000)
    assert [key for key in KEYS if entries.get(key)] == [KEYS[0], KEYS[1], KEYS[-1]]


def test_what_a_killed_run_left_aside_goes_and_what_another_run_writes_stays(tmp_path: Path) -> None:
    (tmp_path / "00").mkdir()
    old, new = (tmp_path / "00" / f"{name}.aside" for name in ("old", "new"))
    for path, age in ((old, 7200), (new, 0)):
        path.write_bytes(b"half")
        os.utime(path, (time.time() - age, time.time() - age))
    CacheEntries(tmp_path).trim(10_000)
    assert not old.exists() and new.exists()


def test_the_limit_is_a_number_of_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GONGBAO_CACHE_LIMIT", raising=False)
    assert cache_limit() == 2_000_000_000
    monkeypatch.setenv("GONGBAO_CACHE_LIMIT", "500")
    assert cache_limit() == 500_000_000
    for wrong in ("much", "-1", "1.5", "２"):
        monkeypatch.setenv("GONGBAO_CACHE_LIMIT", wrong)
        with pytest.raises(SettingError, match="unset it"):
            cache_limit()


def test_the_command_says_what_was_in_the_cache_and_works_without_one(
    raw_folder: Path, tmp_path: Path, gongbao: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = tmp_path / "outputs"
    first = gongbao("publish", "--raw", raw_folder, "--outputs", outputs)
    assert "reading 0 of 1, cleaning 0 of 1, extraction 0 of 1" in first.stderr
    second = gongbao("publish", "--raw", raw_folder, "--outputs", outputs)
    assert "reading 1 of 1, cleaning all, extraction all" in second.stderr
    monkeypatch.setenv("GONGBAO_CACHE_LIMIT", "much")
    wrong = gongbao("publish", "--raw", raw_folder, "--outputs", outputs)
    assert wrong.returncode == 2 and "GONGBAO_CACHE_LIMIT" in wrong.stderr
    assert (outputs / FOLDER).is_dir()


def test_a_run_leaves_no_more_than_the_limit(raw_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "cache_limit", lambda: 20_000)
    assert run(raw_folder, tmp_path).success
    kept = [path.stat().st_size for path in (tmp_path / FOLDER).rglob("*.entry")]
    assert 0 < sum(kept) <= 20_000
