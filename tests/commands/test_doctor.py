"""`gongbao doctor`: each thing that is not well is found and comes with what to do; nothing is changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest
from dagster import DagsterInstance, asset, materialize

from pipeline.commands import doctor as command
from pipeline.commands.console import FailureError
from pipeline.commands.examination import installation, knowledge, outputs_folder
from pipeline.commands.examination.address import examine_address
from pipeline.commands.examination.finding import Finding
from pipeline.commands.examination.installation import examine_installation
from pipeline.commands.examination.knowledge import examine_knowledge
from pipeline.commands.examination.last_release import examine_last_release
from pipeline.commands.examination.outputs_folder import examine_outputs_folder
from pipeline.commands.examination.raw_folder import examine_raw_folder
from pipeline.contract.vocabularies import VocabularyError
from tests.conftest import ROOT, Run

NEWEST = Path("releases", "1.0.0")


@pytest.fixture
def outputs(specimens: Path, tmp_path: Path) -> Path:
    """A copy of the outputs of a run on the specimens."""
    return shutil.copytree(specimens, tmp_path / "outputs", symlinks=True)


def not_well(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """State and words of what is not well; each says what to do."""
    found = [finding for finding in findings if finding.state != "ok"]
    assert all(finding.what_to_do for finding in found)
    return [(finding.state, finding.what) for finding in found]


def the_one(findings: Iterable[Finding]) -> tuple[str, str]:
    (found,) = not_well(findings)
    return found


def contents(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and "compute_logs" not in path.parts]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_where_all_is_well_it_says_so_and_changes_nothing(outputs: Path, gongbao: Run) -> None:
    before = contents(outputs)
    looked = gongbao("doctor", "--raw", ROOT / "raw", "--outputs", outputs)
    assert looked.returncode == 0, looked.stdout + looked.stderr
    assert "0 wrong, 0 warnings" in looked.stdout
    for what in ("Python 3", "DuckDB", "raw: 5 files can be read", "sources.csv: 5 rows", "1.0.0, the newest of 1"):
        assert what in looked.stdout
    assert contents(outputs) == before


def test_before_the_first_run_nothing_is_wrong_and_nothing_is_made(tmp_path: Path, gongbao: Run) -> None:
    looked = gongbao("doctor", "--raw", ROOT / "raw", "--outputs", tmp_path / "outputs")
    assert looked.returncode == 0, looked.stdout
    assert "is not there yet" in looked.stdout and "no release yet" in looked.stdout
    assert not (tmp_path / "outputs").exists()


def test_what_is_wrong_makes_it_fail_and_a_wrong_address_is_wrong_usage(tmp_path: Path, gongbao: Run) -> None:
    looked = gongbao("doctor", "--raw", tmp_path / "nowhere", "--outputs", tmp_path)
    assert looked.returncode == 1 and "1 wrong" in looked.stderr
    assert "nowhere is no folder\n         → make it" in looked.stdout
    assert gongbao("doctor", "--outputs", "nothing://there").returncode == 2


def test_an_examination_that_fails_is_a_finding_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(knowledge, "load_tables", lambda: 1 / 0)
    with pytest.raises(FailureError, match="1 wrong"):
        command.doctor(ROOT / "raw", str(tmp_path))
    printed = capsys.readouterr().out
    assert "could not be examined (ZeroDivisionError" in printed and "raw: 5 files" in printed


def test_packages_that_are_missing_or_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def version(name: str) -> str:
        if name == "opencc":
            raise metadata.PackageNotFoundError(name)
        return "1.0" if name == "duckdb" else metadata.version(name)

    monkeypatch.setattr(installation, "metadata", SimpleNamespace(**vars(metadata) | {"version": version}))
    found = not_well(examine_installation())
    assert ("wrong", "the package opencc is not installed") in found
    assert ("warning", "duckdb 1.0 is installed; needed is duckdb==2.0.0") in found
    assert len(found) == 2
    monkeypatch.setattr(installation, "_PINNED", tmp_path / "none")
    assert len(not_well(examine_installation())) == 2, "an installed gongbao has no requirements.txt"


def test_another_python_and_a_module_that_cannot_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_wheel(name: str) -> None:
        raise ImportError("libxml2.so: wrong ELF class")

    monkeypatch.setattr(installation.platform, "python_version", lambda: "3.10.1")
    monkeypatch.setattr(installation, "import_module", no_wheel)
    python, module = not_well(examine_installation())
    assert python == ("wrong", "Python 3.10.1; gongbao needs <3.14,>=3.11")
    assert module[0] == "wrong" and "wrong ELF class" in module[1]


def test_a_line_of_a_vocabulary_or_of_the_corrections_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> Callable[..., None]:
        def read(asked: str = name) -> None:
            if asked == name:
                raise VocabularyError(name, 7, "write 3 fields")

        return read

    monkeypatch.setattr(knowledge, "read_csv", refuse("units.csv"))
    monkeypatch.setattr(knowledge, "read_corrections", refuse("../corrections.csv"))
    assert not_well(examine_knowledge()) == [
        ("wrong", "schemas/vocabularies/units.csv, line 7: write 3 fields"),
        ("wrong", "schemas/corrections.csv, line 7: write 3 fields"),
    ]


def test_files_that_would_be_left_out_are_named_with_the_reason(raw_folder: Path) -> None:
    (raw_folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (raw_folder / "empty.txt").touch()
    (raw_folder / "lost.txt").symlink_to(raw_folder / "nowhere.txt")
    (raw_folder / "sources.csv").write_text("file,title\ngone.txt,甲\nreport.txt,乙\n", encoding="utf-8")
    found = not_well(examine_raw_folder(raw_folder))
    assert [what.split(" would be left out ")[0] for _, what in found] == [
        "empty.txt",
        "gone.txt",
        "lost.txt",
        "old.doc",
    ]
    assert {state for state, _ in found} == {"warning"}
    assert "(registered_file_missing)" in found[1][1] and "(format_not_read)" in found[3][1]
    assert any("2 rows can be used; 3 files have none" in finding.what for finding in examine_raw_folder(raw_folder))


def test_a_folder_of_nothing_that_can_be_read_is_wrong(tmp_path: Path) -> None:
    assert the_one(examine_raw_folder(tmp_path))[1] == f"{tmp_path} holds no documents"
    (tmp_path / "empty.txt").touch()
    assert ("wrong", f"{tmp_path}: none of 1 files can be read") in not_well(examine_raw_folder(tmp_path))


def test_every_fault_of_the_register_is_named(raw_folder: Path) -> None:
    lines = ["file,access,delivered_on,colour", "report.txt,,,"]
    (raw_folder / "sources.csv").write_text("\n".join(lines), encoding="utf-8")
    (header, not_looked_at) = not_well(examine_raw_folder(raw_folder))
    assert "line 1: the columns are" in header[1] and "not known here: colour" in header[1]
    assert "were not looked at" in not_looked_at[1]
    lines = [
        "file,access,delivered_on",
        "report.txt,free,2023年",
        "report.txt,open,2023-02-30",
        ",,2023-01-01",
        "a,b,c,d",
    ]
    (raw_folder / "sources.csv").write_text("\n".join(lines), encoding="utf-8")
    told = [what.split("sources.csv, ")[-1].split(";")[0] for _, what in not_well(examine_raw_folder(raw_folder))[:-1]]
    assert told == [
        "line 2: delivered_on is '2023年'",
        "line 2: access is 'free'",
        "line 3: report.txt is registered twice",
        "line 3: delivered_on is '2023-02-30'",
        "line 4: the cell 'file' is empty",
        "line 5: 4 cells under 3 columns",
        "line 5: delivered_on is 'c'",
        "line 5: access is 'b'",
    ]


def damage(outputs: Path, name: str, data: bytes) -> None:
    (outputs / NEWEST / name).write_bytes(data)


def test_a_file_of_the_last_release_that_is_lost_altered_or_more(outputs: Path) -> None:
    (outputs / NEWEST / "data" / "copies.csv").unlink()
    damage(outputs, "README.md", b"other words")
    damage(outputs, "notes.txt", b"mine")
    assert not_well(examine_last_release(outputs)) == [
        ("wrong", f"{outputs / NEWEST / 'README.md'} is not what was published"),
        ("wrong", f"{outputs / NEWEST / 'data' / 'copies.csv'} is missing"),
        ("warning", f"{outputs / NEWEST / 'notes.txt'} was not published"),
    ]


@pytest.mark.parametrize("name", ["gongbao.duckdb", "data/observations.parquet", "datapackage.json"])
def test_a_last_release_that_does_not_open(outputs: Path, name: str) -> None:
    damage(outputs, name, (outputs / NEWEST / name).read_bytes()[:1000])
    altered, unreadable = not_well(examine_last_release(outputs))
    assert altered == ("wrong", f"{outputs / NEWEST / name} is not what was published")
    assert unreadable[0] == "wrong" and "cannot be read" in unreadable[1]


def test_a_link_to_an_older_release_and_a_release_of_another_version(outputs: Path) -> None:
    shutil.copytree(outputs / NEWEST, outputs / "releases" / "1.1.0")
    link, version = not_well(examine_last_release(outputs))
    assert link == ("wrong", f"{outputs / 'latest'} does not lead to 1.1.0, the newest release")
    assert version == ("wrong", f"{outputs / 'releases' / '1.1.0'} says that it is release 1.0.0")


def test_what_an_interrupted_run_left(outputs: Path) -> None:
    assert not_well(examine_outputs_folder(outputs)) == []
    (outputs / "releases" / ".building-1.1.0").mkdir()
    (outputs / "stages" / "texts.building").touch()
    assert [Path(what.split()[0]).name for state, what in not_well(examine_outputs_folder(outputs))] == [
        ".building-1.1.0",
        "texts.building",
    ]


def test_an_outputs_folder_named_from_here_is_there(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(outputs.parent)
    assert not any("not there yet" in found.what for found in examine_outputs_folder(Path(outputs.name)))


def test_an_outputs_folder_without_room_or_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    assert the_one(examine_outputs_folder(tmp_path / "file"))[1] == f"{tmp_path / 'file'} cannot be written"
    monkeypatch.setattr(outputs_folder.shutil, "disk_usage", lambda _: SimpleNamespace(free=5_000_000))
    state, what = the_one(examine_outputs_folder(tmp_path / "outputs"))
    assert state == "wrong" and what.startswith("5.0 MB are free") and what.endswith("a run may need 100.0 MB")


def test_the_record_of_runs_that_is_damaged_tells_of_failure_or_reports_home(tmp_path: Path) -> None:
    @asset
    def fails() -> None:
        raise ValueError

    home = tmp_path / "dagster"
    home.mkdir()
    with DagsterInstance.from_config(str(home)) as instance:
        run = materialize([fails], instance=instance, raise_on_error=False)
    failed, telemetry = not_well(examine_outputs_folder(tmp_path))
    assert failed == ("warning", f"{home}: the last of 1 runs, {run.run_id}, failed")
    assert "telemetry is on" in telemetry[1]
    (home / "history" / "runs.db").write_bytes(b"no database" * 100)
    state, what = the_one(examine_outputs_folder(tmp_path))
    assert state == "wrong" and "Dagster cannot open it" in what


def test_an_address_of_which_something_is_lost(outputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    address = f"file://{outputs}"
    (outputs / "latest").unlink()
    (outputs / "latest").write_text(str(NEWEST))
    assert not_well(examine_address(address)) == []
    (outputs / NEWEST / "README.md").unlink()
    (outputs / "latest").write_text("releases/0.9.0")
    (outputs / "releases" / ".publishing").write_text("somebody")
    assert not_well(examine_address(address)) == [
        ("warning", f"{address}/releases/.publishing is there: a run is publishing"),
        ("wrong", f"{address}/latest does not name 1.0.0, the newest release"),
        ("wrong", f"{address}/releases/1.0.0/README.md is missing"),
    ]
    assert not (tmp_path / "cache").exists()
