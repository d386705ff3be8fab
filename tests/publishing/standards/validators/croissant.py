"""croissant.json of the folder given: errors, warnings, and how many records each record set yields (mlcroissant)."""

import json
import sys
from pathlib import Path

import mlcroissant
from absl import logging

file = Path(sys.argv[1]) / "croissant.json"
said: list[str] = []
logging.get_absl_logger().addFilter(lambda record: said.append(record.getMessage()) or True)


def records(name: str) -> list[dict]:
    # Read anew: a Dataset alters the frames that it keeps while it joins them.
    return list(mlcroissant.Dataset(file).records(name))


def plain(value: object) -> object:
    return value.decode() if isinstance(value, bytes) else str(value)


try:
    dataset = mlcroissant.Dataset(file)
except mlcroissant.ValidationError as error:
    print(json.dumps({"errors": [str(error)], "warnings": said}))
    sys.exit()
issues = dataset.metadata.ctx.issues
found = {record_set.uuid: records(record_set.uuid) for record_set in dataset.metadata.record_sets}
print(
    json.dumps(
        {
            "errors": sorted(issues.errors),
            "warnings": [*sorted(issues.warnings), *said],
            "conforms_to": dataset.metadata.ctx.conforms_to.value,
            "records": {name: len(rows) for name, rows in found.items()},
            "observations": [{key: plain(value) for key, value in row.items()} for row in found["observations"]],
        }
    )
)
