"""The declarations of the tables (schemas/tables/*.yaml) as frozen objects, checked while they are read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, NoReturn, TypeVar, get_args

import schemas
from pipeline.contract import strict_yaml

FOLDER = Path(schemas.__file__).parent / "tables"

Language = Literal["en", "zh"]
Type = Literal["string", "integer", "number", "boolean", "date", "strings"]
TYPES: tuple[Type, ...] = get_args(Type)
# What a column says of itself becomes a rule of this name; rules across columns take other names.
COLUMN_RULES = ("required", "unique", "type", "finite", "enum", "pattern", "minimum", "maximum", "references")

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_KINDS = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a mapping",
}
_T = TypeVar("_T")


class DeclarationError(ValueError):
    """A declaration cannot be used as it is: which file, where in it, and what to do."""

    def __init__(self, file: str, place: str, what_to_do: str) -> None:
        super().__init__(f"{file}, {place}: {what_to_do}")


@dataclass(frozen=True)
class Text:
    """The same words in English and in Chinese."""

    en: str
    zh: str

    def in_language(self, language: Language) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True)
class Reference:
    """The column of another table (its primary key) that a foreign key points to."""

    table: str
    column: str


@dataclass(frozen=True)
class Column:
    """A column; `code_list` is the list in schemas/vocabularies/codes.csv that describes its codes.

    Where there is a code list and no `enum`, later versions may know more codes. `renamed_from` are the names that
    it had in older releases.
    """

    name: str
    type: Type
    description: Text
    required: bool = False
    unique: bool = False
    pattern: str | None = None
    enum: tuple[str, ...] = ()
    code_list: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    references: Reference | None = None
    unit: str | None = None
    renamed_from: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Its name, and those that it had."""
        return (self.name, *self.renamed_from)


@dataclass(frozen=True)
class Rule:
    """A rule across the columns of a row: DuckDB SQL that holds when it is true or NULL."""

    name: str
    expression: str
    description: Text


@dataclass(frozen=True)
class Table:
    """A table; `renamed_from` are the names that it had in older releases."""

    name: str
    position: int
    title: Text
    description: Text
    primary_key: str | None
    sort_by: tuple[str, ...]
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...]
    renamed_from: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Its name, and those that it had."""
        return (self.name, *self.renamed_from)

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")


@cache
def load_tables(folder: Path = FOLDER) -> dict[str, Table]:
    """Every declared table by its name, in reading order (`position`): what is referred to comes first.

    DeclarationError names the file and the place of the first mistake, and says what to do.
    """
    tables: dict[str, Table] = {}
    in_order = sorted(map(_table, folder.glob("*.yaml")), key=lambda table: (table.position, table.name))
    for before, table in pairwise(in_order):
        if before.position == table.position:
            mistake = f"change `position` {table.position}: {before.name} has it"
            raise DeclarationError(f"{table.name}.yaml", "table", mistake)
    for table in in_order:
        tables[table.name] = table
        _check_references(table, tables)
    _check_names(in_order)
    return tables


class _Place:
    """A mapping in the file that is being read, and the words that say where it stands."""

    def __init__(self, file: str, place: str, content: object) -> None:
        self.file = file
        self.place = place
        if not isinstance(content, dict):
            self.fail("write names and values here (`name: value`)")
        self.content = content

    def fail(self, what_to_do: str) -> NoReturn:
        raise DeclarationError(self.file, self.place, what_to_do)

    def allow_only(self, *known: str) -> None:
        for key in self.content:
            if key not in known:
                self.fail(f"remove `{key}`, or correct it to one of: {', '.join(known)}")

    def get(self, key: str, kind: type[_T]) -> _T:
        if key not in self.content:
            self.fail(f"add `{key}`")
        value = self.content[key]
        # Unquoted, YAML reads no, 2021 or ~ as something other than the word that was written.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fail(f"make `{key}` {_KINDS[kind]} (it is {value!r}); quote a word that YAML does not read as one")
        return value

    def get_if_given(self, key: str, kind: type[_T]) -> _T | None:
        return self.get(key, kind) if key in self.content else None

    def name(self, key: str) -> str:
        name = self.get(key, str)
        if not _NAME.fullmatch(name):
            self.fail(f"write `{key}` in lower case with underscores, not {name!r}")
        return name

    def words(self, key: str) -> tuple[str, ...]:
        words = self.get(key, list)
        for word in words:
            if not isinstance(word, str):
                self.fail(f"put {word!r} in `{key}` in quotation marks: YAML does not read it as a word")
            if words.count(word) > 1:
                self.fail(f"name `{word}` once in `{key}`")
        if not words:
            self.fail(f"name at least one in `{key}`")
        return tuple(words)

    def names(self, key: str) -> tuple[str, ...]:
        """The names that are listed there, none where the key is not given."""
        names = self.words(key) if key in self.content else ()
        for name in names:
            if not _NAME.fullmatch(name):
                self.fail(f"write the names in `{key}` in lower case with underscores, not {name!r}")
        return names

    def text(self, key: str) -> Text:
        text = _Place(self.file, f"{self.place}, `{key}`", self.get(key, dict))
        text.allow_only("en", "zh")
        return Text(en=text.get("en", str), zh=text.get("zh", str))


def _table(file: Path) -> Table:
    try:
        place = _Place(file.name, "table", strict_yaml.load(file))
    except strict_yaml.YamlError as error:
        raise DeclarationError(file.name, error.place, f"write valid YAML ({error.problem})") from error
    place.allow_only(
        "table",
        "position",
        "title",
        "description",
        "primary_key",
        "sort_by",
        "columns",
        "rules",
        "renamed_from",
    )
    columns = tuple(_column(file.name, number, item) for number, item in enumerate(place.get("columns", list), 1))
    rules = tuple(_rule(file.name, number, item) for number, item in enumerate(place.content.get("rules", []), 1))
    table = Table(
        name=place.name("table"),
        position=place.get("position", int),
        title=place.text("title"),
        description=place.text("description"),
        # A table without a key says so: `primary_key: null`.
        primary_key=None if place.content.get("primary_key", "") is None else place.name("primary_key"),
        sort_by=place.words("sort_by"),
        columns=columns,
        rules=rules,
        renamed_from=place.names("renamed_from"),
    )
    _check_table(place, table)
    return table


def _check_table(place: _Place, table: Table) -> None:
    names = table.column_names
    if table.name != Path(place.file).stem:
        place.fail(f"name the table as its file: {Path(place.file).stem}, not {table.name}")
    for kind, given in (("column", names), ("rule", [rule.name for rule in table.rules])):
        for name in given:
            if list(given).count(name) > 1:
                place.fail(f"declare the {kind} `{name}` once")
    every_name = [name for column in table.columns for name in column.all_names]
    for name in every_name:
        if every_name.count(name) > 1:
            place.fail(f"leave the name `{name}` to one column: two have it, or had it (`renamed_from`)")
    for name in table.sort_by:
        if name not in names:
            place.fail(f"sort by columns of the table; `{name}` is none")
    if table.primary_key is None:
        return
    if table.primary_key not in names:
        place.fail(f"make `primary_key` a column of the table; `{table.primary_key}` is none")
    if not table.column(table.primary_key).required:
        place.fail(f"make the column `{table.primary_key}` required: it is the primary key")
    if table.sort_by[-1] != table.primary_key:
        place.fail(f"end `sort_by` in the primary key `{table.primary_key}`, so that the order is one only")


def _column(file: str, number: int, item: object) -> Column:
    place = _Place(file, f"column {number}", item)
    name = place.name("name")
    place.place = f"column `{name}`"
    place.allow_only(
        "name",
        "type",
        "required",
        "unique",
        "pattern",
        "enum",
        "code_list",
        "minimum",
        "maximum",
        "references",
        "unit",
        "renamed_from",
        "description",
    )
    column = Column(
        name=name,
        type=_type(place),
        description=place.text("description"),
        required=place.get_if_given("required", bool) or False,
        unique=place.get_if_given("unique", bool) or False,
        pattern=place.get_if_given("pattern", str),
        enum=place.words("enum") if "enum" in place.content else (),
        code_list=place.name("code_list") if "code_list" in place.content else None,
        minimum=_bound(place, "minimum"),
        maximum=_bound(place, "maximum"),
        references=_reference(place),
        unit=place.get_if_given("unit", str),
        renamed_from=place.names("renamed_from"),
    )
    _check_column(place, column)
    return column


def _check_column(place: _Place, column: Column) -> None:
    if column.type != "string" and (column.pattern is not None or column.enum):
        place.fail("keep `pattern` and `enum` for columns of the type string")
    if column.enum and column.code_list is None:
        place.fail("name the `code_list` in schemas/vocabularies/codes.csv that describes the words of `enum`")
    if column.type not in ("integer", "number") and not (column.minimum is None and column.maximum is None):
        place.fail("keep `minimum` and `maximum` for columns of the types integer and number")
    if column.minimum is not None and column.maximum is not None and column.minimum > column.maximum:
        place.fail("make `minimum` not greater than `maximum`")
    if column.pattern is None:
        return
    if not (column.pattern.startswith("^") and column.pattern.endswith("$")):
        place.fail("let `pattern` cover the whole value: begin it with ^ and end it with $")
    try:
        re.compile(column.pattern)
    except re.error as error:
        place.fail(f"write `pattern` as a regular expression ({error})")


def _type(place: _Place) -> Type:
    given = place.get("type", str)
    for known in TYPES:
        if given == known:
            return known
    place.fail(f"make `type` one of: {', '.join(TYPES)}; not {given!r}")


def _bound(place: _Place, key: str) -> float | None:
    if key not in place.content:
        return None
    return place.get(key, int) if isinstance(place.content[key], int) else place.get(key, float)


def _reference(place: _Place) -> Reference | None:
    given = place.get_if_given("references", str)
    if given is None:
        return None
    table, dot, column = given.partition(".")
    if not (dot and _NAME.fullmatch(table) and _NAME.fullmatch(column)):
        place.fail(f"write `references` as table.column, not {given!r}")
    return Reference(table, column)


def _rule(file: str, number: int, item: object) -> Rule:
    place = _Place(file, f"rule {number}", item)
    name = place.name("name")
    place.place = f"rule `{name}`"
    place.allow_only("name", "expression", "description")
    if name in COLUMN_RULES:
        place.fail(f"take another name: `{name}` is what a column's own rule is called")
    return Rule(name=name, expression=place.get("expression", str), description=place.text("description"))


def _check_names(tables: Sequence[Table]) -> None:
    every_name = [name for table in tables for name in table.all_names]
    for table in tables:
        for name in table.renamed_from:
            if every_name.count(name) > 1:
                mistake = f"take `{name}` out: another table has that name, or had it"
                raise DeclarationError(f"{table.name}.yaml", "`renamed_from`", mistake)


def _check_references(table: Table, declared: Mapping[str, Table]) -> None:
    for column in table.columns:
        reference = column.references
        if reference is None:
            continue
        target = declared.get(reference.table)
        place = _Place(f"{table.name}.yaml", f"column `{column.name}`", {})
        if target is None:
            place.fail(f"refer to this table or one with a smaller `position`; `{reference.table}` is none")
        if target.primary_key != reference.column:
            place.fail(f"refer to the primary key of {target.name}: {target.name}.{target.primary_key}")
        # A list refers with each of its strings.
        type_ = "string" if column.type == "strings" else column.type
        if target.column(reference.column).type != type_:
            place.fail(f"give it the type of {target.name}.{reference.column}")
