"""Whether a string repeats a document that may not be quoted so much: windows of characters, compared by hash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.cataloguing.access import LARGEST_SHARE
from pipeline.publishing.access.document_texts import DocumentText
from pipeline.publishing.text_columns import EXCERPT_LIMIT, FACTS_LIMIT

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

# So many characters in a row that stand in one document only are taken to be from it, not by chance the same.
QUOTATION = 12

_EXCERPT, _FACTS = ("excerpt",), ("facts", "closed")
_HAN_IN_RE2 = r"[\x{3400}-\x{9fff}\x{f900}-\x{faff}\x{20000}-\x{3ffff}]"
# Stands in no text: no window that holds it is a document's.
_BETWEEN = "\uffff"
# So many characters, and what is worked out of them, fit the cache of a processor.
_BATCH = 1 << 16
# By code; the last white space that Unicode has is the ideographic one, U+3000.
_SPACES = np.array([chr(code).isspace() for code in range(0x3002)])
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
        self._runs = _Windows(FACTS_LIMIT + 1, facts), _Windows(EXCERPT_LIMIT + 1, excerpts)
        self._quotations = _Windows(QUOTATION, excerpts, shared=False)
        if facts or excerpts:
            said = chain((stretch for text in by_access["open"] for stretch in text.stretches), free)
            _take_out(said, (*self._runs, self._quotations))
            _take_out((stretch for text in excerpts for stretch in text.stretches), self._runs[:1])
        self._seen = np.zeros(len(self._quotations.hashes), dtype=np.bool_)
        self._quoted = np.zeros(len(excerpts), dtype=np.int64)
        # By their hashes, which are others in each process: nobody can make a string that meets one.
        self._harmless: set[int] = set()

    def repeated_in(self, strings: pa.Array) -> Iterator[Repeated]:
        """The longer runs in `strings`, the first one of each document in each; their quotations are added up.

        A string that repeated nothing is not searched again: most stand in Parquet, CSV and DuckDB alike.
        """
        if not any(len(windows.hashes) for windows in (*self._runs, self._quotations)):
            return
        # Most strings are ids and figures, and cannot repeat anything.
        worded = pc.and_(
            pc.greater_equal(pc.utf8_length(strings), QUOTATION), pc.match_substring_regex(strings, _HAN_IN_RE2)
        )
        indexes = pc.indices_nonzero(worded)
        texts = zip(indexes.to_pylist(), strings.take(indexes).to_pylist(), strict=True)
        for batch in _batches((index, text) for index, text in texts if hash(text) not in self._harmless):
            found = self._search([text for _, text in batch])
            self._harmless.update(hash(text) for number, (_, text) in enumerate(batch) if number not in found)
            for number, of_documents in found.items():
                for words, document in of_documents.values():
                    yield Repeated(batch[number][0], words, document)

    def _search(self, texts: Sequence[str]) -> _Found:
        as_written = _Joined(texts)
        compact, spaced = as_written.without_spaces()
        found: _Found = defaultdict(dict)
        for strings in (compact, as_written) if spaced else (compact,):
            for windows in self._runs:
                for number, words, document in windows.repeated_in(strings):
                    found[number].setdefault(document.document_id, (words, document))
        self._add_up(compact)
        return found

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


# Number of a string → document_id → words of that document in it, and the document.
_Found = dict[int, dict[str | None, tuple[str, DocumentText]]]


class _Joined:
    """Strings one after the other, as code points."""

    def __init__(self, strings: Sequence[str]) -> None:
        self.codes = _codes(_BETWEEN.join(strings))
        self._starts = np.cumsum([0, *(len(text) + 1 for text in strings[:-1])])

    def without_spaces(self) -> tuple[_Joined, bool]:
        """The same without white space, and whether there is any."""
        is_space = _is_space(self.codes)
        before = np.cumsum(np.append(0, is_space))
        compact = copy(self)
        compact.codes = self.codes[~is_space]
        compact._starts = self._starts - before[self._starts]
        return compact, bool(before[-1])

    def numbers(self, places: Places) -> list[int]:
        """The numbers of the strings that these places are in."""
        found: list[int] = (np.searchsorted(self._starts, places, side="right") - 1).tolist()
        return found

    def words(self, place: int, width: int) -> str:
        return self.codes[place : place + width].astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")


class _Windows:
    """The distinct windows of `width` characters of documents, by their sorted hashes; `owners` are the documents'.

    One that several documents have is the first one's, or left out.
    """

    def __init__(self, width: int, documents: Sequence[DocumentText], shared: bool = True) -> None:
        self.width = width
        self.documents = documents
        hashes = [np.empty(0, np.uint64), *(self._of(document) for document in documents)]
        lengths = [len(of_document) for of_document in hashes]
        every = np.concatenate(hashes)
        del hashes
        order = np.argsort(every, kind="stable")
        every = every[order]
        begins = np.flatnonzero(np.append(True, every[1:] != every[:-1])[: len(every)])
        if not shared:
            begins = begins[np.diff(np.append(begins, len(every))) == 1]
        self.owners = np.repeat(np.arange(-1, len(documents), dtype=np.int32), lengths)[order[begins]]
        self.hashes = every[begins]
        self._sieve = _Sieve(self.hashes)

    def _of(self, document: DocumentText) -> Hashes:
        forms = (form for stretch in document.stretches for form in _forms(_codes(stretch)))
        of_forms = [_hashes(form, self.width)[_with_han(form, self.width)] for form in forms]
        return np.unique(np.concatenate([np.empty(0, np.uint64), *of_forms]))

    def keep(self, kept: npt.NDArray[np.bool_]) -> None:
        """Leave out the others."""
        self.hashes, self.owners = self.hashes[kept], self.owners[kept]
        self._sieve = _Sieve(self.hashes)

    def found_in(self, codes: Hashes) -> tuple[Places, Places]:
        """(where in `codes` one of the windows stands, the number of it)"""
        if not len(self.hashes):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        there = _hashes(codes, self.width)
        places = np.flatnonzero(self._sieve.may_have(there))
        there = there[places]
        numbers = np.minimum(np.searchsorted(self.hashes, there), len(self.hashes) - 1)
        same = self.hashes[numbers] == there
        return places[same], numbers[same]

    def repeated_in(self, joined: _Joined) -> Iterator[tuple[int, str, DocumentText]]:
        """(the number of a string, the words in it, the document that they are of)"""
        places, windows = self.found_in(joined.codes)
        for number, place, window in zip(joined.numbers(places), places.tolist(), windows.tolist(), strict=True):
            yield number, joined.words(place, self.width), self.documents[self.owners[window]]


# A look into a table that fits the cache spares most windows the search: few texts repeat anything. It has room for so
# many times as many hashes as there are, between these numbers of bits.
_ROOM, _LEAST_BITS, _MOST_BITS = 32, 16, 24


class _Sieve:
    """By the beginning of a hash, whether one of `hashes` may be the same."""

    def __init__(self, hashes: Hashes) -> None:
        bits = min(max(int(len(hashes) * _ROOM).bit_length(), _LEAST_BITS), _MOST_BITS)
        self._shift = np.uint64(64 - bits)
        self._found = np.zeros(1 << bits, dtype=np.bool_)
        self._found[hashes >> self._shift] = True

    def may_have(self, hashes: Hashes) -> npt.NDArray[np.bool_]:
        return self._found[hashes >> self._shift]


def _take_out(texts: Iterable[str], windows: Sequence[_Windows]) -> None:
    """Leave out of all `windows` those that stand in `texts`."""
    kept = [np.ones(len(each.hashes), dtype=np.bool_) for each in windows]
    for batch in _batches(enumerate(texts)):
        for form in _forms(_codes(_BETWEEN.join(text for _, text in batch))):
            for each, of_it in zip(windows, kept, strict=True):
                of_it[each.found_in(form)[1]] = False
    for each, of_it in zip(windows, kept, strict=True):
        each.keep(of_it)


def _forms(codes: Hashes) -> Iterator[Hashes]:
    """A text as it is, and without white space if it has any."""
    yield codes
    is_space = _is_space(codes)
    if is_space.any():
        yield codes[~is_space]


def _is_space(codes: Hashes) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = _SPACES[np.minimum(codes, len(_SPACES) - 1)]
    return found


def _batches(texts: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Numbered texts, some characters of them at a time: each batch costs some calls, and memory by its length."""
    batch: list[tuple[int, str]] = []
    length = 0
    for number, text in texts:
        batch.append((number, text))
        length += len(text)
        if length > _BATCH:
            yield batch
            batch, length = [], 0
    yield batch


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
