"""The cache of the assets: what was worked out before is handed back while all that it was made from is the same."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any, NamedTuple

import pyarrow as pa
from dagster import (
    AssetCheckResult,
    AssetCheckSeverity,
    ConfigurableResource,
    InitResourceContext,
    MaterializeResult,
    ResourceDependency,
)

from pipeline.assets.cache_entries import CacheEntries
from pipeline.assets.cache_limit import cache_limit
from pipeline.assets.code_versions import code_version, is_as_loaded, surroundings
from pipeline.assets.folders import Folders
from pipeline.assets.materialization import Told, digest
from pipeline.assets.results import Result, from_bytes, pack, tables_of, to_bytes, unpack

FOLDER = "cache"
Lasting = Callable[[pa.Table], bool]
"""Whether a table would be the same next time; a failure that came of what else went on may not come again."""


class Rows(NamedTuple):
    """Rows of many documents, and of how many of the documents they were in the cache."""

    table: pa.Table
    documents: int
    from_cache: int

    @property
    def told(self) -> Mapping[str, Told]:
        """What a materialisation tells of it."""
        return {"from_cache": f"{self.from_cache:,} of {self.documents:,}"}


class Calls:
    """A function that is called once for each of its inputs, and not where its result is in the cache."""

    def __init__(
        self, key: Callable[[Sequence[pa.Table | bytes]], str], known: Callable[[str], pa.Table | None]
    ) -> None:
        self._key, self._known = key, known
        self.made: dict[str, pa.Table] = {}
        self.count = 0

    def __call__(self, inputs: Sequence[pa.Table | bytes], function: Callable[[], pa.Table]) -> pa.Table:
        """`function()`, whose result depends on `inputs` alone."""
        self.count += 1
        key = self._key(inputs)
        rows = self.made.get(key)
        if rows is None:
            rows = self._known(key)
        if rows is None:
            rows = self.made[key] = function()
        return rows

    @property
    def told(self) -> Mapping[str, Told]:
        """What a materialisation tells of it."""
        return {"from_cache": f"{self.count - len(self.made):,} of {self.count:,}"}


def _always(table: pa.Table) -> bool:
    return True


class Cache(ConfigurableResource):
    """What was worked out before, in the folder `cache` of the outputs, by the hash of all that it was made from.

    A key is the name of the work, the fingerprint of the code and the vocabularies, and the whole of the input:
    where nothing of it differs, a pure function gives what it gave before. `room` is the one whose code the work is,
    None where it is the assets' own. The folder can be deleted at any time.
    """

    folders: ResourceDependency[Folders]

    def teardown_after_execution(self, context: InitResourceContext) -> None:
        """Once a run, at its end: looking at every entry takes as long as ten results."""
        if cache_limit():
            self._entries.trim(cache_limit())

    def by_document(
        self,
        work: str,
        room: str | None,
        inputs: Sequence[pa.Table],
        identity: str,
        function: Callable[[Sequence[pa.Table]], pa.Table],
        lasting: Lasting = _always,
    ) -> Rows:
        """`function(inputs)`, in which no row depends on another one: it works on those that are not in the cache.

        The rows of the `inputs` at one place are of one document, which the column `identity` of the first input and
        of the result names; of some documents there may be no row in the result. A row that is not `lasting` is
        worked out again next time.
        """
        inputs = [table.combine_chunks() for table in inputs]
        count = len(inputs[0])
        # Taken, not sliced: a row has one hash, whatever stands beside it.
        keys = [self.key(work, room, [table.take([place]) for table in inputs]) for place in range(count)]
        found = [self._rows(key) for key in keys]
        missing = [place for place, rows in enumerate(found) if rows is None]
        if missing or not count:
            made = function([table.take(missing) for table in inputs] if len(missing) < count else inputs)
            places = {name: place for place, name in enumerate(made[identity].to_pylist())}
            names = inputs[0][identity]
            for place in missing:
                of_document = places.get(names[place].as_py())
                found[place] = made.slice(0, 0) if of_document is None else made.slice(of_document, 1)
            self._keep(room, ((keys[place], found[place]) for place in missing if lasting(found[place])))
        table = pa.concat_tables(found).combine_chunks() if count else made
        return Rows(table, count, count - len(missing))

    @contextmanager
    def calls(self, work: str, room: str | None, lasting: Lasting = _always) -> Iterator[Calls]:
        """For a function that is called on one thing after another: a `Calls`, whose results are kept at the end."""
        calls = Calls(lambda inputs: self.key(work, room, inputs), self._rows)
        yield calls
        self._keep(room, ((key, rows) for key, rows in calls.made.items() if lasting(rows)))

    def result(
        self, work: str, inputs: Mapping[str, pa.Table | bytes], function: Callable[[], Any], lasting: Lasting = _always
    ) -> Any:
        """`function()`, the result of an asset or a check, whose own code and `inputs` are all that it depends on.

        A check that fails, and a result with a table that is not `lasting`, is worked out again next time.
        """
        key = self.key(work, None, list(inputs.values()))
        kept = self._get(key)
        if kept is not None:
            return _as_from_cache(from_bytes(kept))
        result: Result = function()
        if self._may_keep(None) and not _fails(result) and all(map(lasting, tables_of(result))):
            self._entries.put(key, to_bytes(result))
        return result

    def note(self, work: str, inputs: Mapping[str, pa.Table | bytes]) -> None:
        """Remember that a work was done with these inputs by the code as it is."""
        if self._may_keep(None):
            self._entries.put(self.key(work, None, list(inputs.values())), b"")

    def is_noted(self, work: str, inputs: Mapping[str, pa.Table | bytes]) -> bool:
        """Whether that was noted."""
        return self._get(self.key(work, None, list(inputs.values()))) is not None

    def key(self, work: str, room: str | None, inputs: Sequence[pa.Table | bytes]) -> str:
        """The name of what a work makes of these inputs."""
        hashes = [hashlib.sha256(it).hexdigest() if isinstance(it, bytes) else digest(it) for it in inputs]
        return hashlib.sha256("\n".join([work, code_version(room), surroundings(), *hashes]).encode()).hexdigest()

    @property
    def _entries(self) -> CacheEntries:
        return CacheEntries(self.folders.outputs_folder / FOLDER)

    def _get(self, key: str) -> bytes | None:
        return self._entries.get(key) if cache_limit() else None

    def _rows(self, key: str) -> pa.Table | None:
        kept = self._get(key)
        return None if kept is None else unpack(kept)[1][0]

    def _may_keep(self, room: str | None) -> bool:
        # Code that was edited while it ran is not the code that the keys speak of.
        return cache_limit() > 0 and is_as_loaded(room)

    def _keep(self, room: str | None, made: Iterable[tuple[str, pa.Table]]) -> None:
        if self._may_keep(room):
            for key, rows in made:
                self._entries.put(key, pack({}, [rows]))


def reused(lasting: Lasting = _always) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """For assets and checks that depend on the tables they are given and on code alone: `Cache.result` for them.

    They take the resource `cache` beside their tables.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def remembered(cache: Cache, **tables: pa.Table) -> Any:
            return cache.result(function.__name__, tables, lambda: function(cache=cache, **tables), lasting)

        return remembered

    return decorate


def _as_from_cache(result: Result) -> Result:
    if isinstance(result, MaterializeResult):
        return result._replace(metadata={**(result.metadata or {}), "from_cache": "all"})
    return result


def _fails(result: Result) -> bool:
    return isinstance(result, AssetCheckResult) and not result.passed and result.severity == AssetCheckSeverity.ERROR
