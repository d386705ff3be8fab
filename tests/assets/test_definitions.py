"""The Dagster graph: it loads, fast and valid, and is the graph we mean."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from dagster import AssetsDefinition, AssetSelection

from pipeline.contract.declarations import load_tables
from pipeline.definitions import defs
from tests.conftest import ROOT

SNAPSHOT = Path(__file__).with_name("graph.json")

# Each asset lies in the room that makes it; the flow goes through the rooms in this order.
ROOMS = [
    "reading",
    "cleaning",
    "deduplication",
    "cataloguing",
    "correction",
    "extraction",
    "linking",
    "evaluation",
    "publishing",
]


def graph() -> dict[str, object]:
    """The graph in plain words: assets with group and inputs, checks with what they check."""
    assets = defs.resolve_asset_graph()
    return {
        "assets": {
            key.to_user_string(): {
                "group": assets.get(key).group_name,
                "from": sorted(parent.to_user_string() for parent in assets.get(key).parent_keys),
            }
            for key in sorted(assets.get_all_asset_keys())
        },
        "checks": sorted(f"{key.asset_key.to_user_string()}: {key.name}" for key in assets.asset_check_keys),
        "jobs": sorted(job.name for job in defs.resolve_all_job_defs() if not job.name.startswith("__")),
        "schedules": {
            schedule.name: f"{schedule.cron_schedule} {schedule.execution_timezone}, {schedule.default_status.value}"
            for schedule in defs.schedules or ()
        },
        "sensors": {sensor.name: sensor.default_status.value for sensor in defs.sensors or ()},
    }


def test_graph_is_the_one_we_mean() -> None:
    """On purpose changed? Then run: python -m tests.assets.test_definitions"""
    assert graph() == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def test_every_table_is_an_asset_with_a_check_that_blocks() -> None:
    assets = defs.resolve_asset_graph()
    for name in load_tables():
        found = [key for key in assets.asset_check_keys if key.name == f"{name}_conforms"]
        assert [key.asset_key.to_user_string() for key in found] == [name]
        assert all(assets.get_check_spec(key).blocking for key in assets.asset_check_keys)


def test_release_stands_behind_every_check() -> None:
    assets = defs.resolve_asset_graph()
    checked = {key.asset_key.to_user_string() for key in assets.asset_check_keys}
    reached = [key for key in assets.get_all_asset_keys() if key.to_user_string() == "release"]
    for key in reached:
        reached += [parent for parent in assets.get(key).parent_keys if parent not in reached]
    assert checked <= {key.to_user_string() for key in reached}


def test_no_asset_reads_from_a_later_room() -> None:
    assets = defs.resolve_asset_graph()
    for key in assets.get_all_asset_keys():
        node = assets.get(key)
        for parent in node.parent_keys:
            before = ROOMS.index(assets.get(parent).group_name)
            # The registry of indicators is a vocabulary: it lies in publishing and comes from no document.
            if parent.to_user_string() != "indicators":
                assert before <= ROOMS.index(node.group_name), f"{key} reads {parent}"


def test_every_asset_says_what_it_is_and_whose() -> None:
    assets = defs.resolve_asset_graph()
    for key in assets.get_all_asset_keys():
        node = assets.get(key)
        assert node.description and len(node.description) > 40, key
        assert node.owners, key
        assert node.code_version, key
    for key in assets.asset_check_keys:
        assert assets.get_check_spec(key).description, key


def test_the_job_runs_every_asset() -> None:
    job = defs.resolve_job_def("publish")
    selected = AssetSelection.all().resolve(
        [asset for asset in defs.assets or [] if isinstance(asset, AssetsDefinition)]
    )
    assert job.asset_layer.executable_asset_keys == selected


def test_loading_the_graph_imports_nothing_that_only_runs_need() -> None:
    """A command and a sensor wait for this every time; `python -m tests.assets.load_time` says how long."""
    code = "import sys, pipeline.definitions; print([m for m in ('pandas', 'pandera', 'rich') if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert loaded.stdout.strip() == "[]"


@pytest.mark.parametrize("command", [["definitions", "validate", "-m", "pipeline.definitions"]])
def test_dagster_itself_finds_the_definitions_valid(command: list[str], tmp_path: Path) -> None:
    environment = {**os.environ, "DAGSTER_HOME": str(tmp_path)}
    (tmp_path / "dagster.yaml").write_text("telemetry:\n  enabled: false\n", encoding="utf-8")
    dagster = Path(sys.executable).with_name("dagster")
    found = subprocess.run(
        [dagster, *command], capture_output=True, text=True, cwd=ROOT, env=environment, timeout=120, check=False
    )
    assert found.returncode == 0, found.stdout + found.stderr
    assert "successful" in found.stdout + found.stderr


if __name__ == "__main__":
    SNAPSHOT.write_text(json.dumps(graph(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
