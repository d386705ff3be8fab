"""A step whose workers were killed begins again, twice; one that failed otherwise does not."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool

import pytest
from dagster import DagsterInstance, asset, materialize

from pipeline.assets import retries


@pytest.mark.parametrize(
    ("fault", "tries", "ends_well"),
    [
        (BrokenProcessPool("killed once"), 2, True),
        (BrokenProcessPool("killed each time"), 3, False),
        (ValueError("wrong"), 1, False),
    ],
)
def test_only_killed_work_begins_again(
    fault: Exception, tries: int, ends_well: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retries, "_SECONDS_BETWEEN", 0)
    begun = 0

    @asset
    def work() -> None:
        nonlocal begun
        begun += 1
        with retries.retried_when_killed():
            if not ends_well or begun < tries:
                raise fault

    with DagsterInstance.ephemeral() as instance:
        assert materialize([work], instance=instance, raise_on_error=False).success == ends_well
    assert begun == tries
