"""The last gate: what must not be published is found in whatever file of a release it stands."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.contract.declarations import load_tables
from pipeline.publishing.access.document_texts import DocumentText
from pipeline.publishing.access.release_scan import Leak, leaks
from tests.deduplication.invented_reports import report

from ..invented import GDP_2021, document_texts, identifier

EXCERPT, FACTS, CLOSED, OPEN = (identifier("doc", name) for name in ("excerpt", "facts", "closed", "open"))
TEXTS = {
    EXCERPT: report(1, 2021),
    FACTS: report(2, 2021),
    CLOSED: report(3, 2021),
    OPEN: report(4, 2021) + "\n各位代表，奖补资金须在六月底前拨付到村，逾期不拨的由财政收回统筹使用。",
}
DOCUMENTS = [
    DocumentText(document, access, len(TEXTS[document]), (TEXTS[document],))
    for document, access in ((EXCERPT, "excerpt"), (FACTS, "facts"), (CLOSED, "closed"), (OPEN, "open"))
]


def sentence(document: str) -> str:
    """A long sentence that no other of the documents has."""
    return TEXTS[document].splitlines()[6]


def clauses(length: int, count: int) -> list[str]:
    """Pieces of the excerpt document, all different, with words between them that are left out."""
    return [TEXTS[EXCERPT][start : start + length].replace("\n", "") for start in range(100, 100 + 60 * count, 60)]


Plant = Callable[[Path, str], None]


def in_a_parquet_cell(folder: Path, words: str) -> None:
    _in_parquet(folder, words, {})


def in_the_metadata_of_a_parquet_file(folder: Path, words: str) -> None:
    _in_parquet(folder, None, {"note": words})


def _in_parquet(folder: Path, words: str | None, metadata: dict[str, str]) -> None:
    path = folder / "data" / "projects.parquet"
    table = pq.read_table(path)
    if words:
        table = table.set_column(table.column_names.index("aliases"), "aliases", pa.array([["望江大桥", words]]))
    pq.write_table(table.replace_schema_metadata(metadata), path)


def in_a_csv_cell(folder: Path, words: str) -> None:
    path = folder / "data" / "observations.csv"
    header, *rows = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
    rows[1][header.index("rule")] = words
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def _in_duckdb(statement: str) -> Plant:
    def plant(folder: Path, words: str) -> None:
        with duckdb.connect(str(folder / "gongbao.duckdb")) as connection:
            connection.execute(statement.format(words.replace("'", "''")))

    return plant


def _in_text(name: str, form: str = "{}") -> Plant:
    def plant(folder: Path, words: str) -> None:
        path = folder / name
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(before + form.replace("{}", words) + "\n", encoding="utf-8")

    return plant


def in_the_data_package(folder: Path, words: str) -> None:
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["resources"][3]["schema"]["fields"][1]["description"] = words
    path.write_text(json.dumps(package), encoding="utf-8")  # With every Chinese character escaped.


def wrapped_in_the_readme(folder: Path, words: str) -> None:
    _in_text("README.md")(folder, "\n  ".join(words[start : start + 7] for start in range(0, len(words), 7)))


PLANTS: dict[str, tuple[Plant, str]] = {
    "parquet cell": (in_a_parquet_cell, "data/projects.parquet, projects.aliases, row project_"),
    "parquet metadata": (in_the_metadata_of_a_parquet_file, "data/projects.parquet, the metadata of the file"),
    "csv only": (in_a_csv_cell, "data/observations.csv, observations.rule, row obs_"),
    "duckdb cell": (
        _in_duckdb("CREATE TABLE more (id TEXT, said TEXT); INSERT INTO more VALUES ('a', '-'), ('b', '{}')"),
        "gongbao.duckdb, more.said, row 2",
    ),
    "comment on a view": (_in_duckdb("COMMENT ON VIEW series IS '{}'"), "duckdb_views.comment, row series"),
    "comment on a column": (
        _in_duckdb("COMMENT ON COLUMN copies.encoding IS '{}'"),
        "duckdb_columns.comment, row encoding",
    ),
    "comment on a table": (_in_duckdb("COMMENT ON TABLE rejects IS '{}'"), "duckdb_tables.comment, row rejects"),
    "comment on a macro": (
        _in_duckdb("COMMENT ON MACRO TABLE evidence IS '{}'"),
        "duckdb_functions.comment, row evidence",
    ),
    "text of a macro": (_in_duckdb("CREATE MACRO said() AS '{}'"), "duckdb_functions.macro_definition, row said"),
    "result of a view": (
        _in_duckdb(
            "CREATE VIEW said AS SELECT concat_ws('', {}) AS words".format("list_reduce(['{}'], lambda a, b: a)")
        ),
        "gongbao.duckdb, said.words, row 1",
    ),
    "readme": (_in_text("README.md"), "README.md, line"),
    "wrapped": (wrapped_in_the_readme, "README.md, line"),
    "changes page": (_in_text("CHANGES.md", "- `x`: `{}` → nothing"), "CHANGES.md, line 4"),
    "dictionary": (_in_text("DATA_DICTIONARY.zh-CN.md"), "DATA_DICTIONARY.zh-CN.md, line"),
    "data package": (in_the_data_package, "datapackage.json, $.resources[3].schema.fields[1].description"),
    "json lines": (_in_text("more/rows.jsonl", '{"a": 1}\n{"said": ["{}"]}'), "more/rows.jsonl, line 2, $.said[0]"),
    "xml": (_in_text("codebook.xml", "<a><b>{}</b></a>"), "codebook.xml"),
    "another text": (_in_text("CITATION.cff", "abstract: {}"), "CITATION.cff, line 1"),
}


@pytest.fixture
def folder(release: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "release"
    shutil.copytree(release, copied)
    (copied / "more").mkdir()
    return copied


def scan(folder: Path, free: tuple[str, ...] = ()) -> list[Leak]:
    return leaks(folder, DOCUMENTS, free)


def test_the_release_of_the_invented_documents_may_be_published(release: Path) -> None:
    assert leaks(release, document_texts(), ()) == []
    assert scan(release) == []


FORBIDDEN = [
    (sentence(EXCERPT)[3:44], "41 characters in a row", EXCERPT),
    (sentence(FACTS)[3:23], "20 characters in a row", FACTS),
    (sentence(CLOSED)[3:23], "20 characters in a row", CLOSED),
    ("联系人：王某，13812345678", "telephone number", None),
    ("投稿邮箱tougao@linjiang.example.cn", "mail address", None),
]
# A number that is broken into lines is none any more.
CASES = [(plant, *case) for plant in PLANTS for case in FORBIDDEN if plant != "wrapped" or case[2]]


@pytest.mark.parametrize(("plant", "words", "rule", "document"), CASES)
def test_words_are_found_wherever_they_stand(
    folder: Path, plant: str, words: str, rule: str, document: str | None
) -> None:
    put, place = PLANTS[plant]
    put(folder, words)
    found = scan(folder)
    assert found and all(rule in leak.rule and leak.document_id == document for leak in found)
    assert any(place in str(leak) for leak in found), list(map(str, found))
    assert words not in "".join(map(str, found))


@pytest.mark.parametrize("plant", PLANTS)
def test_clauses_of_more_than_a_quarter_are_found_wherever_they_stand(folder: Path, plant: str) -> None:
    characters = len(TEXTS[EXCERPT])
    enough = clauses(40, characters // 4 // 40 + 3)
    PLANTS["readme"][0](folder, "\n\n- ".join(enough[:-6]))
    assert scan(folder) == []
    PLANTS[plant][0](folder, "; ".join(enough[-6:]))
    (found,) = scan(folder)
    assert "more than a quarter" in found.rule and found.document_id == EXCERPT


def test_the_same_clause_in_several_files_counts_once(folder: Path) -> None:
    words = "; ".join(clauses(40, len(TEXTS[EXCERPT]) // 4 // 40 - 1))
    for put, _ in PLANTS.values():
        put(folder, words)
    assert scan(folder) == []


@pytest.mark.parametrize(
    "words",
    [
        sentence(EXCERPT)[3:43],
        sentence(FACTS)[3:22],
        "各位代表，奖补资金须在六月底前拨付到村，逾期不拨的由财政收回统筹使用。",
        "sha256:" + "13812345678" * 5 + "f" * 9,
        "obs_1381234567801234 和 mention_0138123456780000",
        "https://www.linjiang.example.cn/t20220110_13812345678.html",
        "固定电话用户2345678户",
        "13812345678.0",
    ],
)
def test_what_may_be_said_passes_wherever_it_stands(folder: Path, words: str) -> None:
    for put, _ in PLANTS.values():
        put(folder, words)
    assert scan(folder) == []


def test_a_name_passes_and_what_stands_around_it_does_not(folder: Path) -> None:
    said = sentence(FACTS)
    name = said[5:30]
    _in_text("README.md")(folder, f"`{name}`")
    assert scan(folder) != []
    assert scan(folder, free=(name,)) == []
    _in_text("README.md")(folder, f"`{said[4:30]}`")
    assert scan(folder, free=(name,)) != []


def test_what_an_open_document_says_too_is_no_leak(folder: Path) -> None:
    _in_text("README.md")(folder, sentence(FACTS))
    assert scan(folder) != []
    said_elsewhere = DocumentText(identifier("doc", "more"), "open", 900, (TEXTS[FACTS][:900],))
    assert leaks(folder, [*DOCUMENTS, said_elsewhere], ()) == []


def test_an_excerpt_document_may_be_quoted_where_a_closed_one_says_the_same(folder: Path) -> None:
    both = [
        DocumentText(identifier("doc", access), access, 900, (sentence(FACTS),)) for access in ("excerpt", "closed")
    ]
    _in_text("README.md")(folder, sentence(FACTS)[:40])
    assert leaks(folder, both, ()) == []
    _in_text("README.md")(folder, sentence(FACTS)[:41])
    assert {leak.document_id for leak in leaks(folder, both, ())} == {identifier("doc", "excerpt")}


def test_words_with_spaces_in_the_raw_text_are_found_with_and_without_them(folder: Path) -> None:
    spaced = " ".join(sentence(FACTS))
    documents = [DocumentText(FACTS, "facts", 900, (spaced,))]
    for words in (spaced[:20], spaced[:39], sentence(FACTS)[:20]):
        _in_text("more.txt")(folder, words)
        assert [leak.file for leak in leaks(folder, documents, ())] == ["more.txt"]
        (folder / "more.txt").unlink()


def test_a_file_whose_content_nobody_knows_is_refused_by_its_name(folder: Path) -> None:
    (folder / "data" / "more.gz").write_bytes(b"\x1f\x8b\x08\x00\x00")
    (folder / "data" / "broken.parquet").write_text("no Parquet")
    (folder / "data" / "latin.csv").write_bytes("é".encode("latin-1"))
    found = scan(folder)
    assert [leak.file for leak in found] == ["data/broken.parquet", "data/latin.csv", "data/more.gz"]
    assert "no text" in str(found[-1]) or "cannot be read" in str(found[-1])


def test_a_cell_of_two_megabytes_is_read(folder: Path) -> None:
    long = "各位代表，" * 400_000
    (folder / "data" / "long.csv").write_text(f'a,b\r\nx,"{long}"\r\n', encoding="utf-8-sig")
    assert scan(folder) == []
    (folder / "data" / "long.csv").write_text(f'a,b\r\nx,"{long}{sentence(FACTS)[:20]}"\r\n', encoding="utf-8-sig")
    assert [str(leak.place) for leak in scan(folder)] == ["long.b, row 1"]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ('{{"said": {{"more": [{{"words": "{}"}}]}}}}', "line 2, $.said.more[0].words"),
        ('{{"words": "+", "{}": 1}}', "the names of members"),
        ('{{"words": 1, "words": "{}"}}', "line 2, $.words"),
        ("{}", "line 2, $"),
    ],
)
def test_json_lines_of_any_form_are_read(folder: Path, line: str, place: str) -> None:
    words = sentence(FACTS)[:20]
    (folder / "rows.jsonl").write_text('{"words": "-"}\n' + line.format(words) + "\n", encoding="utf-8")
    (found,) = scan(folder)
    assert (found.file, found.place) == ("rows.jsonl", place)


def test_the_name_of_a_file_is_read_too(folder: Path) -> None:
    (folder / "data" / f"{sentence(FACTS)[:20]}.txt").write_text("nothing")
    assert [leak.place for leak in scan(folder)] == ["its name"]


def test_every_table_and_view_of_the_contract_is_looked_at(folder: Path) -> None:
    """In every column that can hold words, of every Parquet file."""
    looked_at = 0
    for table in load_tables().values():
        path = folder / "data" / f"{table.name}.parquet"
        whole = path.read_bytes()
        data = pq.read_table(path)
        for number, column in enumerate(table.columns):
            if len(data) and column.type == "string":
                cells = pa.array([sentence(FACTS), *data.column(number).to_pylist()[1:]])
                pq.write_table(data.set_column(number, column.name, cells), path)
                (found,) = leaks_of_file(folder, path)
                assert f"{table.name}.{column.name}, row " in found.place
                looked_at += 1
        path.write_bytes(whole)
    assert looked_at > 60


def leaks_of_file(folder: Path, path: Path) -> list[Leak]:
    alone = folder / "alone"
    alone.mkdir(exist_ok=True)
    shutil.copy(path, alone)
    found = scan(alone)
    shutil.rmtree(alone)
    return found


def test_the_id_of_an_observation_is_no_telephone_number(folder: Path) -> None:
    assert GDP_2021 in (folder / "data" / "observations.csv").read_text(encoding="utf-8-sig")
    assert scan(folder) == []
