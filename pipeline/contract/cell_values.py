"""A value read back from its text in a CSV file."""

import datetime
import math

from pipeline.contract.datapackage import LIST_DELIMITER
from pipeline.contract.declarations import Type

Value = str | int | float | bool | datetime.date | list[str]

_BOOLEANS = {"true": True, "false": False}


def value_of(text: str, type_: Type) -> Value:
    """The value of a column of the type `type_` that is written `text`; a list that is written "" is empty.

    ValueError says what cannot be read as such a value.
    """
    try:
        match type_:
            case "integer":
                return int(text)
            case "number":
                return _finite(float(text))
            case "boolean":
                return _BOOLEANS[text]
            case "date":
                return datetime.date.fromisoformat(text)
            case "strings":
                return text.split(LIST_DELIMITER) if text else []
    except (ValueError, KeyError) as error:
        raise ValueError(f"{text!r} is no {type_}") from error
    return text


def _finite(number: float) -> float:
    if not math.isfinite(number):
        raise ValueError
    return number
