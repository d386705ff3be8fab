"""The front matter of README.md that makes it a dataset card of the Hugging Face Hub."""

from collections.abc import Mapping

import pyarrow as pa
import yaml

from pipeline.publishing.about import KEYWORDS, LICENCE, TITLE

# The Hub's categories of size: the first row count that is too many for each.
_SIZES = (
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
    (100_000_000, "10M<n<100M"),
    (1_000_000_000, "100M<n<1B"),
)
_LARGEST = "n>1B"
# What a viewer shows first.
_FIRST = "observations"


def front_matter(tables: Mapping[str, pa.Table]) -> str:
    """YAML between two lines of dashes for `tables` (all of a release, by name): a configuration for each."""
    card = {
        "license": LICENCE["name"].lower(),
        "language": ["zh", "en"],
        "pretty_name": TITLE,
        "tags": [keyword.replace(" ", "-").lower() for keyword in KEYWORDS],
        "size_categories": [size_category(sum(table.num_rows for table in tables.values()))],
        "configs": [
            {"config_name": name, "data_files": f"data/{name}.parquet"} | ({"default": True} if name == _FIRST else {})
            for name in tables
        ],
    }
    return f"---\n{yaml.safe_dump(card, sort_keys=False, allow_unicode=True, width=120)}---\n\n"


def size_category(rows: int) -> str:
    """The Hub's category for that many rows: 120000 → 100K<n<1M."""
    return next((name for too_many, name in _SIZES if rows < too_many), _LARGEST)
