"""Whether a string repeats a document that may not be quoted so much: windows of characters, compared by hash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.cataloguing.access import LARGEST_SHARE
from pipeline.publishing.access.document_texts import DocumentText
from pipeline.publishing.text_columns import EXCERPT_LIMIT, FACTS_LIMIT

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

# So many characters in a row that stand in one document only are taken to be from it, not by chance the same.
QUOTATION = 12

_EXCERPT, _FACTS = ("excerpt",), ("facts", "closed")
_SPACE = re.compile(r"\s+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Stands in no text: no window that holds it is a document's.
_BETWEEN = "\uffff"
_BATCH = 1 << 20
# An odd number of well spread bits, the golden ratio.
_MULTIPLIER = 0x9E3779B97F4A7C15


@dataclass(frozen=True)
class Repeated:
    """The string at `index` holds `words`, one character more than `document` allows in a row."""

    index: int
    words: str
    document: DocumentText


class RestrictedWords:
    """What may not be repeated of the documents that are not open, and how much of each was quoted so far.

    What a document with a freer access says, or what is free to be said, is no repetition. White space does not
    count, wherever it stands, unless it stands in the document too. Of a window, 64-bit hashes are compared:
    a foreign one among 100 million strings and characters meets one by chance less than once in 1,000 times.
    A window without a Chinese character (an address, a table of figures) is nobody's words.
    """

    def __init__(self, documents: Sequence[DocumentText], free: Iterable[str]) -> None:
        """`documents` are all documents, the open ones too; `free` is what may be said of any."""
        by_access = {
            access: [text for text in documents if text.access == access] for access in ("open", *_EXCERPT, *_FACTS)
        }
        facts = [text for access in _FACTS for text in by_access[access]]
        excerpts = by_access["excerpt"]
        said = [stretch for text in by_access["open"] for stretch in text.stretches] if facts or excerpts else []
        said += free if facts or excerpts else ()
        quotable = [stretch for text in excerpts for stretch in text.stretches] if facts else []
        self._runs = (
            _Windows(FACTS_LIMIT + 1, facts).without(said + quotable),
            _Windows(EXCERPT_LIMIT + 1, excerpts).without(said),
        )
        self._quotations = _Windows(QUOTATION, excerpts, shared=False).without(said)
        self._seen = np.zeros(len(self._quotations.hashes), dtype=np.bool_)
        self._quoted = np.zeros(len(excerpts), dtype=np.int64)

    def repeated_in(self, strings: Sequence[str]) -> list[Repeated]:
        """The longer runs in `strings`, the first one of each document in each; their quotations are added up."""
        if not any(len(windows.hashes) for windows in (*self._runs, self._quotations)):
            return []
        # Most strings are ids and figures, and cannot repeat anything.
        worded = [index for index, text in enumerate(strings) if len(text) >= QUOTATION and _HAN.search(text)]
        as_written = _Joined([strings[index] for index in worded])
        compact = _Joined([_SPACE.sub("", strings[index]) for index in worded])
        found: dict[tuple[int, str | None], Repeated] = {}
        for joined in (compact, as_written):
            for windows in self._runs:
                for number, words, document in windows.repeated_in(joined):
                    found.setdefault((number, document.document_id), Repeated(worded[number], words, document))
        self._add_up(compact)
        return list(found.values())

    def quoted_too_much(self) -> Iterator[tuple[DocumentText, int]]:
        """The documents of which more than a quarter is quoted, and how many characters are."""
        for document, quoted in zip(self._quotations.documents, self._quoted.tolist(), strict=True):
            if quoted > document.characters * LARGEST_SHARE:
                yield document, quoted

    def _add_up(self, joined: _Joined) -> None:
        """Characters of quotations that no string before held; a window counts where it comes first."""
        places, numbers = self._quotations.found_in(joined.codes)
        _, first = np.unique(numbers, return_index=True)
        is_new = np.zeros(len(numbers), dtype=np.bool_)
        is_new[first] = ~self._seen[numbers[first]]
        self._seen[numbers] = True
        document_at = np.full(len(joined.codes), -1)
        for offset in range(QUOTATION):
            document_at[places[is_new] + offset] = self._quotations.owners[numbers[is_new]]
        for offset in range(QUOTATION):
            document_at[places[~is_new] + offset] = -1
        self._quoted += np.bincount(document_at[document_at >= 0], minlength=len(self._quoted))


class _Joined:
    """Strings one after the other, as code points."""

    def __init__(self, strings: Sequence[str]) -> None:
        self.codes = _codes(_BETWEEN.join(strings))
        lengths = [len(text) + 1 for text in strings]
        self.starts = np.cumsum([0, *lengths[:-1]])

    def words(self, place: int, width: int) -> str:
        return self.codes[place : place + width].astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")


class _Windows:
    """The distinct windows of `width` characters of documents, by their sorted hashes; `owners` are the documents'.

    One that several documents have is the first one's, or left out.
    """

    def __init__(self, width: int, documents: Sequence[DocumentText], shared: bool = True) -> None:
        self.width = width
        self.documents = documents
        hashes, owners = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
        for number, document in enumerate(documents):
            for codes in map(_codes, _forms(document.stretches)):
                hashes.append(np.unique(_hashes(codes, width)[_with_han(codes, width)]))
                owners.append(np.full(len(hashes[-1]), number))
        every, every_owner = np.concatenate(hashes), np.concatenate(owners)
        self.hashes, first, inverse = np.unique(every, return_index=True, return_inverse=True)
        self.owners = every_owner[first]
        if not shared:
            of_one = np.ones(len(first), dtype=np.bool_)
            of_one[inverse[every_owner != self.owners[inverse]]] = False
            self._keep(of_one)

    def without(self, texts: Iterable[str]) -> _Windows:
        """Without those that stand in `texts`."""
        kept = np.ones(len(self.hashes), dtype=np.bool_)
        for text in _batches(_forms(texts)) if len(kept) else ():
            kept[self.found_in(_codes(text))[1]] = False
        return self._keep(kept)

    def _keep(self, kept: npt.NDArray[np.bool_]) -> _Windows:
        self.hashes, self.owners = self.hashes[kept], self.owners[kept]
        return self

    def found_in(self, codes: Hashes) -> tuple[Places, Places]:
        """(where in `codes` one of the windows stands, the number of it)"""
        there = _hashes(codes, self.width)
        if not len(there) or not len(self.hashes):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        numbers = np.minimum(np.searchsorted(self.hashes, there), len(self.hashes) - 1)
        places = np.flatnonzero(self.hashes[numbers] == there)
        return places, numbers[places]

    def repeated_in(self, joined: _Joined) -> Iterator[tuple[int, str, DocumentText]]:
        """(the number of a string, the words in it, the document that they are of)"""
        places, numbers = self.found_in(joined.codes)
        indexes = np.searchsorted(joined.starts, places, side="right") - 1
        for place, number, index in zip(places.tolist(), numbers.tolist(), indexes.tolist(), strict=True):
            yield index, joined.words(place, self.width), self.documents[self.owners[number]]


def _forms(texts: Iterable[str]) -> Iterator[str]:
    """The texts as they are and without white space."""
    for text in texts:
        yield text
        compact = _SPACE.sub("", text)
        if compact != text:
            yield compact


def _batches(texts: Iterable[str]) -> Iterator[str]:
    """The texts in few strings: each costs some calls, however short it is."""
    batch: list[str] = []
    length = 0
    for text in texts:
        batch.append(text)
        length += len(text)
        if length > _BATCH:
            yield _BETWEEN.join(batch)
            batch, length = [], 0
    yield _BETWEEN.join(batch)


def _codes(text: str) -> Hashes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)


def _with_han(codes: Hashes, width: int) -> npt.NDArray[np.bool_]:
    """For each window whether it holds a Chinese character."""
    is_han = ((codes >= 0x3400) & (codes < 0xA000)) | ((codes >= 0xF900) & (codes < 0xFB00)) | (codes >= 0x20000)
    before = np.cumsum(np.append(False, is_han))
    return before[width:] > before[: max(len(before) - width, 0)]


def _hashes(codes: Hashes, width: int) -> Hashes:
    """The hash of each window of `width` codes: a polynomial modulo 2**64, put together from its two halves."""
    if width == 1:
        return codes
    length = max(len(codes) - width + 1, 0)
    half = width // 2
    halves = _hashes(codes, half)
    found = halves[:length] * np.uint64(pow(_MULTIPLIER, half, 1 << 64)) + halves[half : half + length]
    return found * np.uint64(_MULTIPLIER) + codes[width - 1 :] if width % 2 else found
