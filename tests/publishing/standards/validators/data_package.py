"""datapackage.json of the folder given: its descriptor, and every CSV file against its schema (frictionless)."""

import json
import sys
from pathlib import Path

from frictionless import FrictionlessException, Package

folder = Path(sys.argv[1])
descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
faults = [error.message for error in Package.metadata_validate(descriptor)]
# frictionless takes null for NaN and a list for text in Parquet; the CSV files hold the same rows.
descriptor["resources"] = [resource for resource in descriptor["resources"] if resource["format"] != "parquet"]
for resource in descriptor["resources"]:
    # Parquet files have the names that foreign keys refer to.
    resource["name"] = resource["name"].removesuffix("-csv")
try:
    report = Package.from_descriptor(descriptor, basepath=str(folder)).validate()
except FrictionlessException as error:
    print(json.dumps({"descriptor": [*faults, error.error.message], "data": {}}))
    sys.exit()
data = {task.name: [error.message for error in task.errors] for task in report.tasks}
print(json.dumps({"descriptor": [*faults, *(error.message for error in report.errors)], "data": data}))
