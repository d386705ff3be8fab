"""The CITATION.cff files given against the schema of the Citation File Format (check-jsonschema carries it)."""

import json
import sys

from check_jsonschema import main
from click.testing import CliRunner

options = ["--builtin-schema", "vendor.citation-file-format", "--force-filetype", "yaml", "--output-format", "json"]
answer = CliRunner().invoke(main, [*options, *sys.argv[1:]])
print(json.dumps({"valid": answer.exit_code == 0, "report": answer.output}))
