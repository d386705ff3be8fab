"""Whether the declarations, the vocabularies and the corrections can be used."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.commands.examination.finding import Finding
from pipeline.contract.declarations import DeclarationError, load_tables
from pipeline.contract.validation import faults
from pipeline.contract.vocabularies import FOLDER, VocabularyError, read_csv, read_yaml
from pipeline.correction.corrections_file import read_corrections
from pipeline.publishing import registries

_CORRECT_IT = "correct that line"


def examine_knowledge() -> Iterator[Finding]:
    """Every declared table, every file of the vocabularies, the registries made of them, and the corrections."""
    try:
        yield Finding("ok", f"schemas/tables: {len(load_tables())} tables are declared")
    except DeclarationError as fault:
        yield Finding("wrong", f"schemas/tables: {fault}", _CORRECT_IT)
        return
    found = [*_vocabularies(), *_registries()]
    yield from found or [Finding("ok", f"schemas/vocabularies: {len(_files())} files can be read")]
    try:
        yield Finding("ok", f"schemas/corrections.csv: {len(read_corrections())} corrections")
    except VocabularyError as fault:
        yield Finding("wrong", str(fault), _CORRECT_IT)


def _files() -> list[str]:
    return sorted(file.name for file in FOLDER.iterdir() if file.suffix in (".csv", ".yaml"))


def _vocabularies() -> Iterator[Finding]:
    for name in _files():
        try:
            read_csv(name) if name.endswith(".csv") else read_yaml(name)
        except VocabularyError as fault:
            yield Finding("wrong", str(fault), _CORRECT_IT)


def _registries() -> Iterator[Finding]:
    made = {name: getattr(registries, name) for name in ("indicators", "codes", "units", "regions")}
    for name, make in made.items():
        try:
            for fault in faults(load_tables()[name], make())[:1]:
                what = f"schemas/vocabularies: {name} {fault.row_id} breaks the rule {fault.rule} by {fault.value!r}"
                yield Finding("wrong", what, f"correct it as schemas/tables/{name}.yaml says")
        except (VocabularyError, ValueError) as fault:
            yield Finding("wrong", f"schemas/vocabularies: {name} cannot be made ({fault})", _CORRECT_IT)
