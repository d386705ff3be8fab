"""Code lists (schemas/vocabularies/codes.csv): what each code that a column can hold means."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from pipeline.contract.declarations import load_tables
from pipeline.contract.vocabularies import read_csv

Row = dict[str, object]

# The names of the tables are codes too; what they mean stands in the declarations.
TABLES = "table"


@cache
def code_rows() -> Mapping[tuple[str, str], Row]:
    """The rows of the table `codes` by code list and code: those of codes.csv, then one for each declared table."""
    rows = [*read_csv("codes.csv"), *_tables()]
    used = _columns()
    return {
        (row["code_list"], row["code"]): {
            "code_id": f"{row['code_list']}.{row['code']}",
            **{name: text or None for name, text in row.items()},
            "columns": used[row["code_list"], row["code"]],
        }
        for row in rows
    }


def _tables() -> list[dict[str, str]]:
    return [
        {
            "code_list": TABLES,
            "code": table.name,
            "name_en": table.title.en,
            "name_zh": table.title.zh,
            "description_en": table.description.en,
            "description_zh": table.description.zh,
        }
        for table in load_tables().values()
    ]


def _columns() -> Mapping[tuple[str, str], list[str]]:
    """The columns (table.column) in which a code of a list can stand; all that use the list where it is open."""
    listed = read_csv("codes.csv")
    used: dict[tuple[str, str], list[str]] = defaultdict(list)
    for table in load_tables().values():
        for column in table.columns:
            if column.code_list:
                codes = column.enum or [row["code"] for row in listed if row["code_list"] == column.code_list]
                for code in codes:
                    used[column.code_list, code].append(f"{table.name}.{column.name}")
    return used
