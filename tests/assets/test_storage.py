"""The tables between the stages: what is read is what was kept, and its digest with it."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from dagster import AssetKey, build_input_context, build_output_context

from pipeline.assets import materialization
from pipeline.assets.folders import Folders
from pipeline.assets.materialization import digest
from pipeline.assets.storage import ParquetStorage

TABLE = pa.table({"name": ["甲", None, "乙"] * 100, "values": [[1.5], [], None] * 100}).replace_schema_metadata(
    {"table": "things"}
)


def stored(outputs: Path) -> tuple[ParquetStorage, Path]:
    storage = ParquetStorage(folders=Folders(raw="raw", outputs=str(outputs)))
    storage.handle_output(build_output_context(asset_key=AssetKey("things")), TABLE)
    return storage, outputs / "stages" / "things.parquet"


def read(storage: ParquetStorage) -> pa.Table:
    return storage.load_input(build_input_context(asset_key=AssetKey("things")))


def test_what_is_read_is_what_was_kept(tmp_path: Path) -> None:
    storage, _ = stored(tmp_path)
    assert read(storage).equals(TABLE, check_metadata=True)


def test_its_digest_need_not_be_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage, _ = stored(tmp_path)
    kept = digest(TABLE)
    table = read(storage)
    with monkeypatch.context() as patch:
        patch.setattr(materialization, "_digest", lambda _: "worked out")
        assert digest(table) == kept
        assert digest(table.slice(1)) == "worked out", "another table has another digest"
    assert digest(TABLE.slice(1)) == digest(TABLE.take(list(range(1, 300)))) != kept


def test_a_damaged_table_is_not_taken_for_what_was_kept(tmp_path: Path) -> None:
    storage, path = stored(tmp_path)
    content = bytearray(path.read_bytes())
    content[len(content) // 8] ^= 1
    path.write_bytes(content)
    with pytest.raises(OSError):
        read(storage)
