"""The part of README.md that says which files give the release in the words of which standard."""

FORMS = """
## In the words of standards

| File | Standard | What it is for |
| --- | --- | --- |
| `datapackage.json` | Data Package 2.0 | every file with its schema |
| `croissant.json` | Croissant 1.1 | the tables as records for machine learning, read with `mlcroissant` |
| `dataset.jsonld` | schema.org Dataset | search engines and catalogues of data |
| `data/series.sdmx.csv`, `data/series.structure.json` | SDMX-CSV 2.0, SDMX-JSON 2.0 | the view `series` and its code lists, read with `pysdmx` |
| `data/evidence.jsonl` | W3C Web Annotation | where each observation and mention stands in its raw file, one annotation a line |
| `CITATION.cff` | Citation File Format 1.2.0 | how to cite the release |
| `LICENSE.md` | | what may be done with data, code and texts |

In the series a value is `OBS_VALUE` times ten to the power of `UNIT_MULT`, in `UNIT_MEASURE`. An annotation quotes the
words where the row publishes its sentence as it stands in the raw file; otherwise it gives the place alone.
"""  # noqa: E501
