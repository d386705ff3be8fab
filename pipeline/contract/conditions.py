"""What a row must satisfy, as DuckDB SQL: the one source for validation and for the CHECKs of the DDL.

A condition holds where it is true or NULL, as in SQL. Keys, foreign keys and NOT NULL are not among them.
"""

import re
from dataclasses import dataclass

from pipeline.contract.declarations import Column, Rule, Table


@dataclass(frozen=True)
class Condition:
    """`column` is null for a rule across columns; `reads` are the columns that `expression` speaks of."""

    name: str
    column: str | None
    expression: str
    reads: tuple[str, ...]


def conditions(table: Table) -> list[Condition]:
    """Every condition of `table`: those of its columns, in order, then its rules."""
    of_columns = [condition for column in table.columns for condition in column_conditions(column)]
    return of_columns + [rule_condition(table, rule) for rule in table.rules]


def column_conditions(column: Column) -> list[Condition]:
    """What the type, enum, pattern and range of `column` demand of a value."""
    name = identifier(column.name)
    expressions = {}
    if column.type == "number":
        # NaN is greater than every number in DuckDB: no range would refuse it.
        expressions["finite"] = f"isfinite({name})"
    if column.enum:
        expressions["enum"] = f"{name} IN ({', '.join(map(literal, column.enum))})"
    if column.pattern is not None:
        expressions["pattern"] = f"regexp_full_match({name}, {literal(column.pattern)})"
    if column.minimum is not None:
        expressions["minimum"] = f"{name} >= {column.minimum}"
    if column.maximum is not None:
        expressions["maximum"] = f"{name} <= {column.maximum}"
    return [Condition(rule, column.name, sql, (column.name,)) for rule, sql in expressions.items()]


def rule_condition(table: Table, rule: Rule) -> Condition:
    """The condition of a rule across the columns of `table`."""
    words = set(re.findall(r"\w+", rule.expression))
    reads = tuple(name for name in table.column_names if name in words)
    return Condition(rule.name, None, rule.expression, reads)


def identifier(name: str) -> str:
    """`name` quoted for SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """`text` as a SQL string."""
    return "'" + text.replace("'", "''") + "'"
