"""A release copied to be spoilt."""

import json
import shutil
from pathlib import Path
from typing import Any


def copied(release: Path, folder: Path) -> Path:
    """The `release` again, in a new folder in `folder`, which may be written to."""
    copy = folder / "copy"
    shutil.copytree(release, copy)
    return copy


def read_json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
