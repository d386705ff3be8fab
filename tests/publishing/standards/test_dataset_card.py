from pathlib import Path

import pytest

from pipeline.publishing.standards.dataset_card import size_category

from ..invented import rows, tables
from .conftest import Validate


def test_the_readme_is_a_dataset_card(release: Path, validate: Validate) -> None:
    card = validate("dataset_card", release)
    data = card["data"]
    assert (data["license"], data["language"], data["size_categories"]) == ("cc-by-4.0", ["zh", "en"], ["n<1K"])
    assert data["pretty_name"] and data["tags"]
    assert [config["config_name"] for config in data["configs"] if config.get("default")] == ["observations"]
    assert card["text"].lstrip().startswith("# gongbao")


def test_every_table_is_a_configuration_that_loads(release: Path, validate: Validate) -> None:
    assert validate("dataset_card", release)["rows"] == {name: data.num_rows for name, data in tables(rows()).items()}


@pytest.mark.parametrize(
    ("rows", "category"),
    [
        (0, "n<1K"),
        (999, "n<1K"),
        (1_000, "1K<n<10K"),
        (120_000, "100K<n<1M"),
        (1_000_000, "1M<n<10M"),
        (2_000_000_000, "n>1B"),
    ],
)
def test_sizes_are_those_of_the_hub(rows: int, category: str) -> None:
    assert size_category(rows) == category
