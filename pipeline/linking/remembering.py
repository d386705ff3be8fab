"""How linking takes what is known from before: it works part by part, and a part that is as it was is as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa

Remember = Callable[[Sequence[pa.Table], Callable[[], pa.Table]], pa.Table]
"""The result of a function that depends on nothing but some tables, from before where it is known."""


def worked_out(inputs: Sequence[pa.Table], function: Callable[[], pa.Table]) -> pa.Table:
    """The result of the function, by calling it."""
    return function()
