"""Vocabulary files (schemas/vocabularies): the knowledge, read strictly and handed on as it stands."""

import csv
import posixpath
from pathlib import Path
from typing import Any

import schemas
from pipeline.contract import strict_yaml

FOLDER = Path(schemas.__file__).parent / "vocabularies"


class VocabularyError(ValueError):
    """A vocabulary file cannot be used as it is: which file, where in it, and what to do."""

    def __init__(self, name: str, place: int | str, what_to_do: str) -> None:
        """`name` is as for `path`; `place` is a line number, or words such as "line 3, column 5"."""
        place = f"line {place}" if isinstance(place, int) else place
        super().__init__(f"{posixpath.normpath(f'schemas/vocabularies/{name}')}, {place}: {what_to_do}")


def path(name: str, folder: Path = FOLDER) -> Path:
    """Where the file `name` stands ("x.csv", or, from there, "../y.csv"); VocabularyError where there is none."""
    found = folder / name
    if not found.is_file():
        there = ", ".join(sorted(file.name for file in folder.glob("*.*"))) or "none"
        raise VocabularyError(name, "whole file", f"there is no such file; the files there are: {there}")
    return found


class _Row(dict[str, str]):
    """A row of a CSV file, which says so where a column is asked of it that the file has not got."""

    def __init__(self, name: str, header: list[str], fields: list[str]) -> None:
        super().__init__(zip(header, fields, strict=True))
        self._name = name

    def __missing__(self, column: str) -> str:
        raise VocabularyError(self._name, 1, f"name a column `{column}`; the columns there are: {', '.join(self)}")


def read_csv(name: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    """The rows of the CSV file `name`, each a dict from the column's name to its text ("" where it is empty).

    The first line names the columns; to ask a row for another one is a VocabularyError. So is a line with too few or
    too many fields, a field with space around it, a column without a name or named twice, and text that is not UTF-8.
    """
    try:
        with path(name, folder).open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file, strict=True)
            header = next(lines, None)
            if header is None:
                raise VocabularyError(name, 1, "name the columns in the first line")
            _check_header(name, header)
            rows: list[dict[str, str]] = []
            for fields in lines:
                _check_fields(name, lines.line_num, header, fields)
                rows.append(_Row(name, header, fields))
            return rows
    except csv.Error as error:
        raise VocabularyError(name, lines.line_num, f"write valid CSV ({error})") from error
    except UnicodeDecodeError as error:
        raise VocabularyError(name, "whole file", f"save it as UTF-8 ({error})") from error


def read_yaml(name: str, folder: Path = FOLDER) -> Any:
    """What the YAML file `name` holds; VocabularyError where it is not valid YAML or gives a key twice."""
    try:
        return strict_yaml.load(path(name, folder))
    except strict_yaml.YamlError as error:
        raise VocabularyError(name, error.place, f"write valid YAML ({error.problem})") from error


def _check_header(name: str, header: list[str]) -> None:
    for column in header:
        if not column or column != column.strip():
            raise VocabularyError(name, 1, f"give every column a name without space around it (one is {column!r})")
        if header.count(column) > 1:
            raise VocabularyError(name, 1, f"name each column once (`{column}` is there {header.count(column)} times)")


def _check_fields(name: str, line: int, header: list[str], fields: list[str]) -> None:
    if len(fields) != len(header):
        raise VocabularyError(
            name,
            line,
            f"write {len(header)} fields ({', '.join(header)}), not {len(fields)}; "
            'put a field that holds a comma into "quotation marks"',
        )
    for column, field in zip(header, fields, strict=True):
        if field != field.strip():
            raise VocabularyError(name, line, f"remove the space around {field!r} in column `{column}`")
