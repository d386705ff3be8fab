"""The data dictionary: every table, column and rule in Markdown, in English or Chinese."""

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.contract.declarations import Column, Language, Table


class _Words(NamedTuple):
    title: str
    header: tuple[str, str, str, str]
    types: Mapping[str, str]
    key: str
    required: str
    unique: str
    one_of: str
    at_least: str
    at_most: str
    pattern: str
    refers_to: str
    unit: str
    code_list: str
    rules: str
    separator: str


_WORDS: Mapping[Language, _Words] = {
    "en": _Words(
        title="Data dictionary",
        header=("Column", "Type", "Rules", "Description"),
        types={"strings": "list of strings"},
        key="primary key",
        required="not null",
        unique="unique",
        one_of="one of",
        at_least="at least",
        at_most="at most",
        pattern="pattern",
        refers_to="refers to",
        unit="unit",
        code_list="code list",
        rules="Rules across columns",
        separator="; ",
    ),
    "zh": _Words(
        title="数据字典",
        header=("列", "类型", "规则", "说明"),
        types={
            "string": "字符串",
            "integer": "整数",
            "number": "数值",
            "boolean": "布尔值",
            "date": "日期",
            "strings": "字符串列表",
        },
        key="主键",
        required="非空",
        unique="唯一",
        one_of="取值",
        at_least="不小于",
        at_most="不大于",
        pattern="格式",
        refers_to="引用",
        unit="单位",
        code_list="代码表",
        rules="跨列规则",
        separator="；",
    ),
}


def dictionary(tables: Mapping[str, Table], language: Language) -> str:
    """The data dictionary of `tables`, in their order, as a Markdown document in "en" or "zh"."""
    words = _WORDS[language]
    contents = [f"- [{table.name}](#{table.name}): {table.title.in_language(language)}" for table in tables.values()]
    sections = [_section(table, language, words) for table in tables.values()]
    return "\n\n".join([f"# {words.title}", "\n".join(contents), *sections]) + "\n"


def _section(table: Table, language: Language, words: _Words) -> str:
    rows = [words.header, ("---",) * len(words.header)]
    rows += [
        (
            f"`{column.name}`",
            words.types.get(column.type, column.type),
            _rules(table, column, words),
            column.description.in_language(language),
        )
        for column in table.columns
    ]
    parts = [
        f"## {table.name}",
        table.description.in_language(language),
        "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows),
    ]
    if table.rules:
        parts.append(f"### {words.rules}")
        parts.append("\n".join(f"- `{rule.name}` {rule.description.in_language(language)}" for rule in table.rules))
    return "\n\n".join(parts)


def _rules(table: Table, column: Column, words: _Words) -> str:
    said = []
    if column.name == table.primary_key:
        said.append(words.key)
    elif column.required:
        said.append(words.required)
    if column.unique:
        said.append(words.unique)
    if column.enum:
        said.append(f"{words.one_of} {', '.join(f'`{value}`' for value in column.enum)}")
    if column.minimum is not None:
        said.append(f"{words.at_least} {column.minimum}")
    if column.maximum is not None:
        said.append(f"{words.at_most} {column.maximum}")
    if column.pattern is not None:
        said.append(f"{words.pattern} `{column.pattern}`")
    if column.references:
        said.append(f"{words.refers_to} `{column.references.table}.{column.references.column}`")
    if column.unit:
        said.append(f"{words.unit} {column.unit}")
    if column.code_list:
        said.append(f"{words.code_list} `{column.code_list}`")
    return words.separator.join(said)


def _cell(text: str) -> str:
    """`text` in a cell of a Markdown table, where a bar would begin the next one."""
    return text.replace("|", "\\|")
