"""Whether Python and the packages are those that gongbao needs, and whether they work."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path
from pkgutil import walk_packages

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

import pipeline
from pipeline.commands.examination.finding import Finding, some

_PINNED = Path(pipeline.__file__).parents[1] / "requirements.txt"
_SET_UP_AGAIN = "set the environment up again: make clean data, or pip install -r requirements.txt"


def examine_installation() -> Iterator[Finding]:
    """The version of Python, the versions of the packages, whether all can be imported, and whether DuckDB opens."""
    yield _python()
    wrong = [finding for requirement in _requirements() if (finding := _package(requirement))]
    yield from some(wrong, "packages")
    if not wrong:
        yield Finding("ok", f"{len(_requirements())} packages in the versions that gongbao needs")
    yield _imports()
    yield _duckdb()


def _requirements() -> list[Requirement]:
    """What must be installed here: the versions pinned beside the code, else those that the package asks for."""
    if _PINNED.is_file():
        lines = _PINNED.read_text(encoding="utf-8").splitlines()
        given = [line.rstrip(" \\") for line in lines if line and line[0] not in " #-"]
    else:
        given = metadata.requires("gongbao") or []
    parsed = map(Requirement, given)
    return [one for one in parsed if one.marker is None or one.marker.evaluate({"extra": ""})]


def _python() -> Finding:
    needed, version = metadata.metadata("gongbao")["Requires-Python"], platform.python_version()
    if SpecifierSet(needed).contains(version, prereleases=True):
        return Finding("ok", f"Python {version}")
    what_to_do = "make an environment with another: make clean, then make data PYTHON=python3.12"
    return Finding("wrong", f"Python {version}; gongbao needs {needed}", what_to_do)


def _package(requirement: Requirement) -> Finding | None:
    try:
        version = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        return Finding("wrong", f"the package {requirement.name} is not installed", _SET_UP_AGAIN)
    if requirement.specifier.contains(version, prereleases=True):
        return None
    # The code may run with it, but no longer makes the same bytes.
    return Finding("warning", f"{requirement.name} {version} is installed; needed is {requirement}", _SET_UP_AGAIN)


def _imports() -> Finding:
    """Every package that is compiled for a platform is imported by a module of gongbao."""
    for module in walk_packages(pipeline.__path__, "pipeline."):
        try:
            import_module(module.name)
        except Exception as fault:
            return Finding("wrong", f"{module.name} cannot be imported: {fault}", _SET_UP_AGAIN)
    return Finding("ok", "all packages can be imported")


def _duckdb() -> Finding:
    import duckdb

    try:
        with duckdb.connect() as connection:
            connection.execute("SELECT 1")
    except duckdb.Error as fault:
        return Finding("wrong", f"DuckDB does not open: {fault}", _SET_UP_AGAIN)
    return Finding("ok", f"DuckDB {duckdb.__version__} opens")
