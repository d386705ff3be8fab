"""README.md of the folder given as a dataset card: its data, and the rows of each configuration (huggingface_hub)."""

import json
import sys
from pathlib import Path

from huggingface_hub import DatasetCard
from pyarrow import parquet

folder = Path(sys.argv[1])
card = DatasetCard.load(folder / "README.md")
data = card.data.to_dict()
print(
    json.dumps(
        {
            "data": data,
            "rows": {
                config["config_name"]: parquet.read_metadata(folder / config["data_files"]).num_rows
                for config in data["configs"]
            },
            "text": card.text,
        }
    )
)
