"""What must hold of the vocabularies that people edit by hand: each check yields file, line, what to do."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import pairwise

Row = dict[str, str]
Files = Mapping[str, list[Row]]
Fault = tuple[str, int, str]
"""The file, the line in it, and what is wrong there."""
Check = Callable[[Files], Iterator[Fault]]

HEADERS = {
    "regions.csv": "code name short_name level parent valid_from valid_to",
    "units.csv": "unit dimension base_unit factor ucum currency kind",
    "indicators.csv": "indicator name_zh name_en definition definition_en unit kind direction topic aliases",
    "compound_subjects.csv": "written parts",
}
KEYS = {
    "regions.csv": ("code", "name"),
    "units.csv": ("unit",),
    "indicators.csv": ("indicator",),
    "compound_subjects.csv": ("written",),
}
MAY_BE_EMPTY = {"parent", "valid_from", "valid_to", "ucum", "currency", "aliases"}
LEVEL_ABOVE = {"country": None, "province": "country", "prefecture": "province", "county": "prefecture"}
UNIT_KINDS = {"measure", "classifier", "ratio", "ordinal", "thing"}
DIRECTIONS = {"up", "down", "none"}
# What the number carries; it is never part of a unit.
NUMERIC_PREFIXES = ("万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "十万", "万", "千", "百", "十")
# fmt: off
INDICATOR_KINDS = {
    "stock", "flow", "addition", "rate", "count", "index", "area", "volume", "weight", "length",
    "energy", "duration", "price",
}
TOPICS = {
    "economy", "finance", "industry", "agriculture", "services", "trade", "investment", "employment",
    "income", "education", "health", "social_security", "housing", "environment", "transport",
    "science", "culture_tourism", "safety", "governance", "digital", "population",
}
# The codes that the annotation guidelines name, and so every annotated document relies on.
GUIDELINE_CODES = {
    "gdp", "gdp_per_capita", "fiscal_revenue", "public_budget_revenue", "public_budget_expenditure",
    "livelihood_expenditure", "tax_revenue", "industrial_value_added", "fixed_asset_investment",
    "retail_sales", "cpi", "foreign_trade", "exports", "foreign_capital", "domestic_capital",
    "income_residents", "income_urban", "income_rural", "urban_employment_new",
    "urban_unemployment_rate", "agriculture_output", "agriculture_value_added", "services_value_added",
    "grain_output", "vegetable_output", "tea_output", "tourism_revenue", "tourist_arrivals",
    "forest_coverage", "good_air_rate", "good_air_days", "pm25", "water_quality_rate", "built_up_area",
    "urbanisation_rate", "poverty_reduction_people", "poverty_reduction_households",
    "industrial_enterprises_new", "industrial_enterprises", "shantytown_households",
}
# fmt: on


def lines(files: Files, name: str) -> Iterator[tuple[int, Row]]:
    """The rows of a file with the numbers of their lines; the header is line 1."""
    return enumerate(files[name], start=2)


# Every file


def headers(files: Files) -> Iterator[Fault]:
    for name, header in HEADERS.items():
        if not files[name]:
            yield name, 1, "the file holds no row"
        elif list(files[name][0]) != header.split():
            yield name, 1, f"the first line must be {','.join(header.split())}"


def fields(files: Files) -> Iterator[Fault]:
    for name in HEADERS:
        for line, row in lines(files, name):
            for column, value in row.items():
                if not value and column not in MAY_BE_EMPTY:
                    yield name, line, f"`{column}` is empty"
                if "\n" in value or "\r" in value:
                    yield name, line, f"`{column}` runs over several lines: write it on one"


def keys(files: Files) -> Iterator[Fault]:
    for name, columns in KEYS.items():
        seen: dict[tuple[str, ...], int] = {}
        for line, row in lines(files, name):
            key = tuple(row[column] for column in columns)
            if key in seen:
                yield name, line, f"{' '.join(key)} stands already in line {seen[key]}: keep one of them"
            seen.setdefault(key, line)


# Regions


def region_codes(files: Files) -> Iterator[Fault]:
    for line, row in lines(files, "regions.csv"):
        code, level = row["code"], row["level"]
        if not re.fullmatch(r"[1-8]\d{5}", code):
            yield "regions.csv", line, f"code {code!r} must be six digits"
            continue
        if level not in LEVEL_ABOVE:
            yield "regions.csv", line, f"level {level!r} must be one of {', '.join(LEVEL_ABOVE)}"
            continue
        expected = "province" if code[2:] == "0000" else "prefecture" if code[4:] == "00" else "county"
        if level != ("country" if code == "100000" else expected):
            yield "regions.csv", line, f"code {code} is that of a {expected}, not of a {level}"


def region_years(files: Files) -> Iterator[Fault]:
    latest: dict[str, tuple[int, str]] = {}
    for line, row in lines(files, "regions.csv"):
        malformed = [year for year in _years(row) if year and not re.fullmatch(r"(19|20)\d\d", year)]
        for year in malformed:
            yield "regions.csv", line, f"{year!r} must be a year of four digits, or empty"
        if malformed:
            continue
        start, end = span(row)
        if start > end:
            yield "regions.csv", line, f"valid_from {start} is later than valid_to {end}"
        # In the year of a change both the old and the new name stand.
        before = latest.get(row["code"])
        if before and start < before[0]:
            yield "regions.csv", line, f"code {row['code']} still means {before[1]} until {before[0]}"
        latest[row["code"]] = (end, row["name"])


def region_parents(files: Files) -> Iterator[Fault]:
    by_code: dict[str, list[Row]] = {}
    for row in files["regions.csv"]:
        by_code.setdefault(row["code"], []).append(row)
    for line, row in lines(files, "regions.csv"):
        code, parent, level = row["code"], row["parent"], row["level"]
        if level == "country":
            if parent:
                yield "regions.csv", line, "a country has no parent: leave it empty"
            continue
        if parent not in by_code:
            yield "regions.csv", line, f"the parent {parent!r} of {code} has no row"
            continue
        # A county may stand directly under its province.
        above = {LEVEL_ABOVE.get(level), "province" if level == "county" else None}
        if by_code[parent][0]["level"] not in above or (
            level != "province" and not code.startswith(parent.rstrip("0"))
        ):
            yield "regions.csv", line, f"{parent} cannot be the parent of the {level} {code}"
        elif not any(_overlap(row, other) for other in by_code[parent]):
            yield "regions.csv", line, f"the parent {parent} of {code} was not valid in the same years"


def region_names(files: Files) -> Iterator[Fault]:
    for line, row in lines(files, "regions.csv"):
        if row["level"] != "country" and not row["name"].startswith(row["short_name"]):
            yield "regions.csv", line, f"{row['name']} does not begin with its short name {row['short_name']}"


def region_order(files: Files) -> Iterator[Fault]:
    order = [(row["code"], row["valid_from"]) for row in files["regions.csv"]]
    for line, (before, after) in enumerate(pairwise(order), start=3):
        if after < before:
            yield "regions.csv", line, f"{after[0]} stands after {before[0]}: sort by code, then valid_from"


def _years(row: Row) -> tuple[str, str]:
    return row["valid_from"], row["valid_to"]


def span(row: Row) -> tuple[int, int]:
    """The first and the last year in which a region has this code and name."""
    return int(row["valid_from"] or 0), int(row["valid_to"] or 9999)


def _overlap(one: Row, other: Row) -> bool:
    return span(one)[0] <= span(other)[1] and span(other)[0] <= span(one)[1]


# Units


def unit_values(files: Files) -> Iterator[Fault]:
    for line, row in lines(files, "units.csv"):
        unit, factor, currency = row["unit"], _number(row["factor"]), row["currency"]
        if re.match(r"[\d万亿]", unit):
            yield "units.csv", line, f"the number carries 万 and 亿: write {unit} without it"
        if factor is None or factor <= 0:
            yield "units.csv", line, f"the factor of {unit} must be a positive number, not {row['factor']!r}"
        if row["kind"] not in UNIT_KINDS:
            yield "units.csv", line, f"kind {row['kind']!r} must be one of {', '.join(sorted(UNIT_KINDS))}"
        if not re.fullmatch(r"[!-~]*", row["ucum"]):
            yield "units.csv", line, f"the UCUM code {row['ucum']!r} must be ASCII without spaces"
        if bool(currency) != (row["dimension"] in {"money", "price"}):
            yield "units.csv", line, f"{unit}: money and prices have a currency, nothing else has"
        elif not re.fullmatch(r"([A-Z]{3})?", currency):
            yield "units.csv", line, f"currency {currency!r} must be an ISO 4217 code such as CNY"


def unit_bases(files: Files) -> Iterator[Fault]:
    units = {row["unit"]: row for row in files["units.csv"]}
    for line, row in lines(files, "units.csv"):
        base = units.get(row["base_unit"])
        if base is None:
            yield "units.csv", line, f"the base unit {row['base_unit']!r} of {row['unit']} has no row"
        elif base["base_unit"] != base["unit"] or _number(base["factor"]) != 1:
            yield (
                "units.csv",
                line,
                f"the base unit {base['unit']} must be its own base unit with the factor 1",
            )
        elif any(base[column] != row[column] for column in ("dimension", "currency")):
            yield "units.csv", line, f"{row['unit']} and {base['unit']} differ in dimension or currency"


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


# Indicators


def indicator_values(files: Files) -> Iterator[Fault]:
    known = {"kind": INDICATOR_KINDS, "direction": DIRECTIONS, "topic": TOPICS}
    for line, row in lines(files, "indicators.csv"):
        if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", row["indicator"]):
            yield "indicators.csv", line, f"code {row['indicator']!r}: lower-case words joined with _"
        for column, values in known.items():
            if row[column] not in values:
                yield (
                    "indicators.csv",
                    line,
                    f"{column} {row[column]!r} must be one of {', '.join(sorted(values))}",
                )
        if row["definition"].count("。") != 1 or not row["definition"].endswith("。"):
            yield "indicators.csv", line, "the definition must be one sentence that ends in 。"
        if not re.fullmatch(r"[A-Z0-9](?:(?!\. )[ -~])*[^ .]\.", row["definition_en"]):
            yield "indicators.csv", line, "definition_en must be one English sentence that ends in a full stop"


def indicator_codes(files: Files) -> Iterator[Fault]:
    missing = GUIDELINE_CODES - {row["indicator"] for row in files["indicators.csv"]}
    for code in sorted(missing):
        yield "indicators.csv", 1, f"there is no line for {code}, which the annotation guidelines name"


def indicator_names(files: Files) -> Iterator[Fault]:
    seen: dict[str, tuple[int, str]] = {}
    for line, row in lines(files, "indicators.csv"):
        aliases = row["aliases"].split("|") if row["aliases"] else []
        for name in [row["name_zh"], *aliases]:
            if not name or name != name.strip():
                yield (
                    "indicators.csv",
                    line,
                    f"an alias of {row['indicator']} is empty or has space around",
                )
            elif re.match("全[市省区州县]", name):
                yield "indicators.csv", line, f"write {name} without the place: {name[2:]}"
            elif name in seen:
                other, code = seen[name]
                yield (
                    "indicators.csv",
                    line,
                    f"{name} belongs already to {code} (line {other}): one indicator only",
                )
            seen.setdefault(name, (line, row["indicator"]))


def indicator_units(files: Files) -> Iterator[Fault]:
    units = {row["unit"] for row in files["units.csv"]}
    for line, row in lines(files, "indicators.csv"):
        written = [row["unit"]]
        written += [row["unit"].removeprefix(p) for p in NUMERIC_PREFIXES if row["unit"].startswith(p)]
        if not units.intersection(written):
            yield "indicators.csv", line, f"the unit {row['unit']} has no line in units.csv: add one there"


# Compound subjects


def compound_parts(files: Files) -> Iterator[Fault]:
    for line, row in lines(files, "compound_subjects.csv"):
        parts = row["parts"].split("|")
        if len(parts) < 2 or len(set(parts)) != len(parts) or not all(p and p == p.strip() for p in parts):
            yield (
                "compound_subjects.csv",
                line,
                f"{row['written']} needs two or more different parts joined with |",
            )


CHECKS: list[Check] = [
    headers,
    fields,
    keys,
    region_codes,
    region_years,
    region_parents,
    region_names,
    region_order,
    unit_values,
    unit_bases,
    indicator_values,
    indicator_codes,
    indicator_names,
    indicator_units,
    compound_parts,
]


def messages(check: Check, files: Files) -> list[str]:
    """What `check` finds, as the person who edits the files reads it."""
    return [f"schemas/vocabularies/{name}, line {line}: {what}" for name, line, what in check(files)]
