"""One release for the tests that only read it: building it takes a second."""

from pathlib import Path

import pytest

from pipeline.publishing.release import publish

from .invented import document_texts, rows, tables


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a first release of the invented documents."""
    published = publish(tables(rows()), tmp_path_factory.mktemp("outputs"), document_texts())
    assert published.path is not None
    return published.path
