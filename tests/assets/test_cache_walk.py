"""Whatever happens to documents, code and cache: the tables are those made from nothing, and no work is done twice.

A walk of 30 steps by default; of 1,000 with `GONGBAO_WALK=1000`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pipeline.assets import cache
from pipeline.assets.code_versions import FLOW
from pipeline.assets.progress import listening
from pipeline.extraction import extract as extraction
from pipeline.reading.formats import read_file
from pipeline.reading.isolation import IsolatedReader
from pipeline.reading.read_text import ReadText
from tests.assets.runs import made, without_a_cache

STEPS = int(os.environ.get("GONGBAO_WALK", "30"))
STEPS_OF_ONE = 30
# It takes as long as twenty other steps.
MOST_RELEASES = 1
REGISTRIES = ("accuracy", "codes", "indicators", "regions", "units")
NOT_COMPARED = ("changes", "release")
NAMES = ("甲.txt", "乙.md", "丙/丁.txt", "戊.html", "己.xyz")
PLACES = ("临江市", "安平县", "云州市")


def text(place: int, figure: int) -> str:
    """An invented report: the same sentences for each place, with its name and a figure."""
    name = PLACES[place]
    return f"""{name}人民政府工作报告
――2023年1月9日在人民代表大会第三次会议上
各位代表：
一、2022年工作回顾
2022年，{name}地区生产总值完成{800 + figure}亿元，增长5.4%；城镇新增就业2.7万人。滨江路改造项目加快推进。
二、2023年工作安排
地区生产总值增长{5 + figure % 3}%以上。建成滨江路改造项目，投资{figure + 1}.5亿元的第三人民医院开工建设。
"""


class Walk(RuleBasedStateMachine):
    """A raw folder that changes, and two outputs: with the cache, and without one."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.folder = Path(tempfile.mkdtemp())
        self.raw, self.outputs, self.fresh = (self.folder / name for name in ("raw", "outputs", "fresh"))
        self.raw.mkdir()
        self.access: dict[str, str] = {}
        self.bumps = dict.fromkeys(FLOW, 0)
        self.known: dict[str, set[object]] = {stage: set() for stage in ("reading", "cleaning", "extraction")}
        self.damaged = self.releases = 0
        self.work: list[tuple[str, str]] = []
        self._patch_code()
        self.registries: dict[str, pa.Table] = {}

    def _patch_code(self) -> None:
        """The rules of extraction carry the number of their version, and the fingerprints all that is bumped."""
        real_extract = extraction.extract_document

        def extract_document(*inputs: Any) -> dict[str, Any]:
            row = real_extract(*inputs)
            for each in row["observations"]:
                each["rule"] += f"_{self.bumps['extraction']}"
            return row

        def read(_: object, data: bytes, suffix: str) -> ReadText:
            self.work.append(("reading", f"{data!r}{suffix}"))
            return read_file(data, suffix)

        self.patch.setattr(extraction, "extract_document", extract_document)
        # In this process: another one takes half a second to start.
        self.patch.setattr(IsolatedReader, "read", read)
        self.patch.setattr(cache, "code_version", self.code_version)
        self.patch.setattr(cache, "is_as_loaded", lambda room: True)

    def code_version(self, room: str | None) -> str:
        """The versions of the rooms that this one may import."""
        rooms = FLOW if room is None else FLOW[: FLOW.index(room) + 1]
        return "-".join(f"{name}{self.bumps[name]}" for name in rooms)

    @initialize()
    def begin(self) -> None:
        (self.raw / NAMES[0]).write_text(text(0, 0), encoding="utf-8")

    @rule(name=st.sampled_from(NAMES), place=st.integers(0, 2), figure=st.integers(0, 9))
    def write(self, name: str, place: int, figure: int) -> None:
        """Adds a document, or writes another text into one; html and xyz are read otherwise, or not at all."""
        (self.raw / name).parent.mkdir(exist_ok=True)
        (self.raw / name).write_text(text(place, figure), encoding="utf-8")

    @precondition(lambda self: len(self.files()) > 1)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.files())).unlink()

    @rule(data=st.data(), name=st.sampled_from(NAMES))
    def rename(self, data: st.DataObject, name: str) -> None:
        (self.raw / name).parent.mkdir(exist_ok=True)
        data.draw(st.sampled_from(self.files())).rename(self.raw / name)

    @rule(name=st.sampled_from(NAMES), access=st.sampled_from(["open", "excerpt", "facts", "closed"]))
    def register(self, name: str, access: str) -> None:
        """Says what may be published of a document, whether it is there or not."""
        self.access[name] = access
        lines = [f"{name},{access},as the test has it" for name, access in self.access.items()]
        (self.raw / "sources.csv").write_text("\n".join(["file,access,access_basis", *lines]) + "\n", encoding="utf-8")

    @rule(room=st.sampled_from(FLOW))
    def bump(self, room: str) -> None:
        """Another rule, or another line of a vocabulary, which all rooms read as they do the contract."""
        self.bumps[room] += 1

    @rule(data=st.data(), how=st.sampled_from(["flip", "truncate", "empty", "remove", "swap"]))
    def damage(self, data: st.DataObject, how: str) -> None:
        """Does something to an entry of the cache, as a disk or a killed run might."""
        entries = self.entries()
        if not entries:
            return
        entry, other = (data.draw(st.sampled_from(entries)) for _ in range(2))
        content = entry.read_bytes()
        place = data.draw(st.integers(0, len(content)))
        self.damaged += 2 if how == "swap" else 1
        if how == "remove":
            entry.unlink()
        elif how == "swap":
            entry.write_bytes(other.read_bytes())
            other.write_bytes(content)
        elif how == "flip":
            entry.write_bytes(
                content[:place] + bytes([(content[place : place + 1] or b"x")[0] ^ 1]) + content[place + 1 :]
            )
        else:
            entry.write_bytes(content[:place] if how == "truncate" else b"")

    @rule()
    def forget(self) -> None:
        """Deletes the whole cache."""
        shutil.rmtree(self.outputs / cache.FOLDER, ignore_errors=True)
        for known in self.known.values():
            known.clear()

    @invariant()
    def tables_are_those_made_from_nothing(self) -> None:
        if not self.files():
            return
        with without_a_cache():
            if not self.registries:
                every = made(self.raw, self.fresh, without=NOT_COMPARED)
                self.registries = {name: every[name] for name in REGISTRIES}
            self.wanted = made(self.raw, self.fresh, self.registries, NOT_COMPARED)
        self.work.clear()
        with listening(lambda it: self.work.append((it.stage, it.item)) if it.stage != "reading" else None):
            found = made(self.raw, self.outputs, self.registries, NOT_COMPARED)
        assert [name for name in self.wanted if not found[name].equals(self.wanted[name])] == []
        self.compare_work()

    def compare_work(self) -> None:
        """What was worked on is what was never seen by this code, and at most one more for each damaged entry."""
        new = {stage: self.never_seen(stage) for stage in self.known}
        worked_on = {stage: [done for of, done in self.work if of == stage] for stage in self.known}
        more = 0
        for stage, due in new.items():
            assert len(set(worked_on[stage])) == len(worked_on[stage]), "worked on twice"
            assert due <= set(worked_on[stage])
            more += len(worked_on[stage]) - len(due)
        assert more <= self.damaged
        self.damaged -= more

    def never_seen(self, stage: str) -> set[str]:
        """The documents that a stage has not worked on, by the names by which it tells of them."""
        inputs = {name: self._inputs(stage, name) for name in self._names(stage)}
        due = {name for name, of_it in inputs.items() if (self.code_version(stage), of_it) not in self.known[stage]}
        self.known[stage] |= {(self.code_version(stage), of_it) for of_it in inputs.values()}
        return due

    def _names(self, stage: str) -> Sequence[str]:
        if stage == "reading":
            return [f"{path.read_bytes()!r}{path.suffix}" for path in self.files()]
        if stage == "cleaning":
            return [row["raw_path"] for row in self.wanted["texts"].to_pylist() if row["text"] is not None]
        return [row["document_id"] for row in self.wanted["documents"].to_pylist() if row["access"] != "closed"]

    def _inputs(self, stage: str, name: str) -> str:
        if stage == "reading":
            return name
        if stage == "cleaning":
            return repr(self._row("texts", "raw_path", name))
        rows = [self._row(table, "document_id", name) for table in ("distinct_texts", "documents")]
        return repr([*rows, self._row("texts", "raw_path", rows[0]["raw_path"])["text"]])

    def _row(self, table: str, key: str, value: str) -> dict[str, Any]:
        (found,) = [row for row in self.wanted[table].to_pylist() if row[key] == value]
        return found

    @precondition(lambda self: self.releases < MOST_RELEASES)
    @rule()
    def publish(self) -> None:
        """A release with the cache has the bytes of the one without, after the same releases before."""
        self.releases += 1
        self.tables_are_those_made_from_nothing()
        with without_a_cache():
            made(self.raw, self.fresh)
        made(self.raw, self.outputs)
        ours, theirs = (content(folder / "releases") for folder in (self.outputs, self.fresh))
        assert ours.keys() == theirs.keys()
        assert [name for name in ours if ours[name] != theirs[name]] == []

    def files(self) -> list[Path]:
        return sorted(path for path in self.raw.rglob("*.*") if path.name != "sources.csv")

    def entries(self) -> list[Path]:
        return sorted((self.outputs / cache.FOLDER).rglob("*.entry"))

    def teardown(self) -> None:
        self.patch.undo()
        shutil.rmtree(self.folder)


def content(folder: Path) -> dict[str, bytes]:
    """Every file in a folder by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_walk_through_all_that_may_happen() -> None:
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=max(1, STEPS // STEPS_OF_ONE),
            stateful_step_count=STEPS_OF_ONE,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            derandomize=STEPS == STEPS_OF_ONE,
            database=None,
        ),
    )
