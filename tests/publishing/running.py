"""Publishing the invented documents in a process of its own, to stop it or to run two."""

import os
import subprocess
import sys
from pathlib import Path

from pipeline.contract import declarations

_PUBLISH = """
import sys
from pathlib import Path
from {package}.invented import GDP_2020, document_texts, find, rows, tables
from pipeline.publishing.errors import PublishingError
from pipeline.publishing.release import publish
given = rows()
find(given, "observations", GDP_2020)["value"] = float(sys.argv[2])
given, texts = tables(given), document_texts()
print("ready", flush=True)
try:
    print(publish(given, Path(sys.argv[1]), texts, lambda said: print(said, flush=True)).message)
except PublishingError as error:
    sys.exit(str(error))
"""


def publishing(outputs: Path, value: float = 486.3) -> subprocess.Popen[str]:
    """A run that publishes to `outputs`, the leader of a process group; says "ready", then each step.

    Where `value`, that of one observation, is another one than in the release before, there is something to publish.
    """
    package = __package__ or ""
    root = Path(__file__).parents[package.count(".") + 1]
    return subprocess.Popen(
        [sys.executable, "-c", _PUBLISH.format(package=package), str(outputs), str(value)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": f"{root}:{Path(declarations.__file__).parents[2]}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
