"""The last look before a release is shown: nothing in any of its files that the access of a document forbids.

It reads the files as anybody will who downloads them, so that no way into one goes around it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.cataloguing.contacts import SUSPICIOUS, contact
from pipeline.publishing.access.document_texts import DocumentText
from pipeline.publishing.access.release_strings import Strings, UnreadableFileError, strings_of
from pipeline.publishing.access.restricted_words import RestrictedWords

# Made by this project or by a hash function: their digits are nobody's telephone number. Of an address the digits are
# not, but what stands before an @ is.
_HASHED = re.compile(r"\b(?:[a-z]+_[0-9a-f]{16}|[0-9a-f]{64})(?![\w@＠])")
_NOTHING_BUT_A_HASH = r"^(?:#|urn:sha256:)?(?:[a-z]+_[0-9a-f]{16}|[0-9a-f]{64})$"
_ADDRESS = re.compile(r"https?://[^\s\"'<>)\]]+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Leak:
    """What stands at `place` in `file` breaks `rule`; `document_id` is null where no document is known.

    The words themselves are not repeated: they are what must not be published.
    """

    file: str
    place: str
    rule: str
    document_id: str | None

    def __str__(self) -> str:
        of = f" (document {self.document_id})" if self.document_id else ""
        return f"{self.file}, {self.place}: {self.rule}{of}"


def leaks(folder: Path, documents: Sequence[DocumentText], free: Iterable[str]) -> list[Leak]:
    """Everything in the files under `folder` that must not be published.

    Of an `excerpt` document no run of more than 40 characters, and no more than a quarter of the document in all;
    of a `facts` or `closed` one no run of 20 characters; of none a telephone number or a mail address. `documents`
    are all documents with their text, the open ones too: what one of them says is no leak, nor is what stands in
    `free` (names, and what the registers say). A file of unknown format is one.
    """
    restricted = RestrictedWords(documents, free)
    found: list[Leak] = []
    # Most columns stand in Parquet, CSV and DuckDB alike.
    harmless: set[bytes] = set()
    for path in _files(folder):
        file = path.relative_to(folder).as_posix()
        name = Strings(pa.array([file]), lambda index, part: "its name")
        try:
            for strings in chain([name], strings_of(path)):
                content = _digest(strings.values)
                if content in harmless:
                    continue
                breaches = list(_breaches(strings.values, restricted))
                for index, breach in breaches:
                    place = strings.where(index, breach.words)
                    found.append(Leak(file, place, breach.rule, breach.document_id))
                if not breaches:
                    harmless.add(content)
        except UnreadableFileError as fault:
            found.append(Leak(file, "all of it", f"{fault}, and nobody knows what it says", None))
    return [*found, *_quoted_too_much(restricted)]


class _Breach(NamedTuple):
    """What a string does wrong, and the words of it that do."""

    words: str
    rule: str
    document_id: str | None


def _files(folder: Path) -> list[Path]:
    """The Parquet files first: what is wrong in one is wrong in what is made of it."""
    files = (path for path in folder.rglob("*") if not path.is_dir())
    return sorted(files, key=lambda path: (path.suffix != ".parquet", path))


def _digest(strings: pa.Array) -> bytes:
    """A hash of strings and their order, the same for the same ones."""
    return hashlib.sha256(pa.record_batch([strings], ["strings"]).serialize()).digest()


def _breaches(strings: pa.Array, restricted: RestrictedWords) -> Iterator[tuple[int, _Breach]]:
    """(the index of one of the `strings`, what it does wrong)"""
    for repeated in restricted.repeated_in(strings):
        document = repeated.document
        rule = f"{len(repeated.words)} characters in a row of a document of the access {document.access}"
        yield repeated.index, _Breach(repeated.words, rule, document.document_id)
    suspicious = pc.indices_nonzero(pc.match_substring_regex(strings, SUSPICIOUS))
    is_hash = pc.match_substring_regex(strings.take(suspicious), _NOTHING_BUT_A_HASH)
    for index in suspicious.filter(pc.invert(is_hash)).to_pylist():
        text = strings[index].as_py()
        kind = contact(_readable(text))
        if kind:
            line = next((line for line in text.splitlines() if contact(_readable(line))), "")
            yield index, _Breach(line, f"a {kind} is not published", None)


def _readable(text: str) -> str:
    """The text without hashes, and without the digits of addresses."""
    return _ADDRESS.sub(_without_digits, _HASHED.sub(" ", text))


def _without_digits(address: re.Match[str]) -> str:
    return _DIGITS.sub("", address[0])


def _quoted_too_much(restricted: RestrictedWords) -> Iterator[Leak]:
    for document, quoted in restricted.quoted_too_much():
        rule = f"{quoted} of {document.characters} characters are quoted, more than a quarter of an excerpt document"
        yield Leak("the release", "all files together", rule, document.document_id)
