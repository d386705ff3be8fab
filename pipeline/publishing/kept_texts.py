"""The texts of files that are not plain text, kept so that anybody can check the places that rows name.

They stand in outputs/texts, outside every release: a release holds no more of a document than its access allows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from pipeline.contract.rows import rows_in

FOLDER = "texts"
# In these the places count in the file itself.
_PLAIN = {"text/plain", "text/markdown"}


def keep_texts(texts: pa.Table, outputs: Path) -> int:
    """Write ``outputs/texts/<raw_sha256>.txt`` (UTF-8) for every text that is not the file itself; returns how many.

    A text kept before that differs (another version of a reader made it) stays beside the new one, with a part of
    its own hash in its name, for the releases whose places count in it.
    """
    folder = outputs / FOLDER
    kept = 0
    for row in rows_in(texts.select(["raw_sha256", "media_type", "text"])):
        if row["text"] is not None and row["media_type"] not in _PLAIN:
            _keep(folder, row["raw_sha256"], row["text"].encode("utf-8"))
            kept += 1
    return kept


def kept_texts(release: Path, raw_sha256: str) -> list[str]:
    """The texts kept of a raw file in the outputs folder of a release, the newest first."""
    return [path.read_bytes().decode("utf-8") for path in _versions(release.parent.parent / FOLDER, raw_sha256)]


def kept_path(raw_sha256: str) -> str:
    """Where the text of a raw file is kept, relative to the outputs folder."""
    return f"{FOLDER}/{raw_sha256}.txt"


def _keep(folder: Path, raw_sha256: str, data: bytes) -> None:
    path = folder / f"{raw_sha256}.txt"
    before = path.read_bytes() if path.exists() else None
    if before == data:
        return
    folder.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".building")
    aside.write_bytes(data)
    if before is not None:
        # Copied, not renamed: whenever this stops, there is a newest text.
        (folder / f"{raw_sha256}.{hashlib.sha256(before).hexdigest()[:16]}.txt").write_bytes(before)
    aside.replace(path)


def _versions(folder: Path, raw_sha256: str) -> Iterator[Path]:
    newest = folder / f"{raw_sha256}.txt"
    if newest.is_file():
        yield newest
    yield from sorted(folder.glob(f"{raw_sha256}.*.txt"))
