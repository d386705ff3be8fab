"""The series and its structure in the folder given, read by pysdmx: the data, and cells that no code list has."""

import json
import sys
from pathlib import Path

from pysdmx.io import get_datasets, read_sdmx

data = Path(sys.argv[1]) / "data"
# Checks the message against the SDMX-JSON schema.
structure = read_sdmx(data / "series.structure.json", validate=True)
(dataset,) = get_datasets(data / "series.sdmx.csv", data / "series.structure.json")
components = {component.id: component for component in dataset.structure.components}
strange = [
    [name, value]
    for name, component in components.items()
    if component.local_codes
    for value in sorted(set(dataset.data[name]) - {code.id for code in component.local_codes})
]
print(
    json.dumps(
        {
            "structures": sorted(item.short_urn for item in structure.structures),
            "roles": {name: component.role.name for name, component in components.items()},
            "codes": {
                name: {code.id: code.name for code in component.local_codes}
                for name, component in components.items()
                if component.local_codes
            },
            "strange": strange,
            "rows": json.loads(dataset.data.to_json(orient="records")),
        }
    )
)
