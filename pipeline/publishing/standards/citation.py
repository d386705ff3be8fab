"""CITATION.cff of a release (Citation File Format 1.2.0), and the same in one line."""

import yaml

from pipeline.publishing.about import AUTHOR, DESCRIPTION, KEYWORDS, LICENCE, TITLE


def citation_file(version: str) -> str:
    """The text of CITATION.cff of the release `version`; without a date, which no release has."""
    citation = {
        "cff-version": "1.2.0",
        "message": "If you use this data, please cite it as below; for a single number, add the id of its row.",
        "type": "dataset",
        "title": TITLE,
        "abstract": DESCRIPTION,
        "authors": [{"name": AUTHOR}],
        "version": version,
        "license": LICENCE["name"],
        "keywords": list(KEYWORDS),
    }
    return yaml.safe_dump(citation, sort_keys=False, allow_unicode=True, width=120)


def citation_line(version: str) -> str:
    """How to cite the release `version` in a text."""
    return f"{AUTHOR}. {TITLE}. Release {version} [data set]. {LICENCE['name']}."
