"""Word files that are cut off, packed to burst, or not what they say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

import docx
from docx.oxml.ns import nsdecls

from tests.bad_input.case import READ, Case
from tests.bad_input.pages import laughs
from tests.conftest import REPORT
from tests.reading.documents import word_file

_NAMES = nsdecls("w")
_DOCUMENT = "word/document.xml"
_LAID_OUT = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in REPORT.splitlines())


def cases() -> Iterator[Case]:
    """Every bad Word file."""
    whole = _whole()
    for percent in (1, 10, 50, 90, 99):
        yield Case(f"word/cut_at_{percent}_percent.docx", whole[: len(whole) * percent // 100], "damaged_file")
    for place in (0.1, 0.5, 0.9):
        at = int(len(whole) * place)
        hole = whole[:at] + bytes(200) + whole[at + 200 :]
        yield Case(f"word/hole_at_{place}.docx", hole, ("damaged_file", READ))
    yield Case("word/empty.docx", b"", "damaged_file")
    yield Case("word/text.docx", REPORT.encode(), "damaged_file")
    yield Case("word/old_word.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "format_not_read")
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(2000)
    yield Case("word/password.docx", encrypted, "encrypted_file")
    yield Case("word/marked_as_encrypted.docx", _marked_as_encrypted(whole), "damaged_file")
    yield Case("word/empty_archive.docx", _packed({}), "damaged_file")
    yield Case(
        "word/spreadsheet.docx", _packed({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<Types/>"}), "damaged_file"
    )
    for part in (_DOCUMENT, "[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/_rels/document.xml.rels"):
        end = (READ, "damaged_file", "no_text_layer")
        short = part.rpartition("/")[2].replace("[", "").replace("]", "")
        yield Case(f"word/without_{short}.docx", _with({part: None}), end)
        yield Case(f"word/no_xml_in_{short}.docx", _with({part: "<w:document"}), end)
        yield Case(f"word/nothing_in_{short}.docx", _with({part: ""}), end)
    yield from _bombs()
    yield from _documents()
    yield Case("word/out_of_the_folder.docx", _with({"../../../outside.txt": "x", "/tmp/outside.txt": "x"}), READ)
    yield Case("word/only_pictures.docx", word_file(docx.Document()), "no_text_layer")
    yield Case("word/same_part_twice.docx", _twice(), READ)


def _bombs() -> Iterator[Case]:
    """Files that grow beyond the memory when they are unpacked or parsed."""
    yield Case("word/zip_bomb.docx", _zip_bomb, "damaged_file")
    yield Case(
        "word/zip_bomb_that_lies.docx", lambda: _lying(_zip_bomb()), (READ, "damaged_file", "took_too_much_memory")
    )
    yield Case(
        "word/many_parts.docx", lambda: _with({f"word/x{n}.xml": "<x/>" for n in range(3_000)}), (READ, "damaged_file")
    )
    yield Case(
        "word/billion_laughs.docx",
        _document(f"{laughs('w:document')}", "<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>"),
        ("damaged_file", "took_too_much_memory", READ),
    )
    quadratic = f'<!DOCTYPE w:document [<!ENTITY a "{"哈" * 50_000}">]>'
    yield Case(
        "word/quadratic.docx",
        _document(quadratic, f"<w:p><w:r><w:t>{'&a;' * 50_000}</w:t></w:r></w:p>"),
        ("damaged_file", READ, "no_text_layer"),
    )
    external = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    yield Case(
        "word/external_entity.docx",
        _document(external, "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>" + _LAID_OUT),
        ("damaged_file", READ),
    )
    network = '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/x.dtd">'
    yield Case("word/external_type.docx", _document(network, _LAID_OUT), (READ, "damaged_file"))


def _documents() -> Iterator[Case]:
    """Well-formed parts that Word would not write."""
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    )
    bodies = {
        "nested_tables": "<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3000,
        "nested_runs": "<w:p>" + "<w:ins>" * 200 + "<w:r><w:t>甲</w:t></w:r>" + "</w:ins>" * 200 + "</w:p>",
        "nested_boxes": "<w:p><w:r>"
        + "<w:txbxContent><w:p><w:r>" * 80
        + "<w:t>甲</w:t>"
        + "</w:r></w:p></w:txbxContent>" * 80
        + "</w:r></w:p>",
        "list_level_no_number": numbered.format("x", "1"),
        "list_level_huge": numbered.format("9" * 30, "1"),
        "list_that_is_not": numbered.format("0", "77"),
        "list_level_negative": numbered.format("-1", "1"),
        "list_level_5000_digits": numbered.format("9" * 5000, "1"),
        "empty_elements": "<w:p/>" * 50_000,
        "no_value": "<w:p><w:pPr><w:pStyle/><w:outlineLvl/></w:pPr></w:p>",
        "notes_that_are_not": '<w:p><w:r><w:footnoteReference w:id="99"/><w:endnoteReference/></w:r></w:p>',
        "unknown_elements": "<w:future><w:x/></w:future><w:p><w:future/></w:p>",
        "no_names": "<p><r><t>甲</t></r></p>",
        "comments": "<w:p><!-- 甲 --><?go now?><w:r><w:t>甲<!-- 乙 -->丙</w:t></w:r></w:p>",
    }
    for name, body in bodies.items():
        yield Case(f"word/{name}.docx", _document("", body + _LAID_OUT), (READ, "damaged_file"))
    style = '<w:style w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    circle = style.format("a", "b") + style.format("b", "a")
    styles = f"<w:styles {_NAMES}>{circle}</w:styles>"
    yield Case("word/styles_in_a_circle.docx", _with({"word/styles.xml": styles}), READ)
    start = '<w:lvl w:ilvl="0"><w:start w:val="{}"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%9"/></w:lvl>'
    for count in ("x", "9" * 12, "9" * 400, "-5"):
        levels = f'<w:abstractNum w:abstractNumId="1">{start.format(count)}</w:abstractNum>'
        used = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        numbering = f"<w:numbering {_NAMES}>{levels}{used}</w:numbering>"
        parts = {"word/numbering.xml": numbering, _DOCUMENT: _xml("", numbered.format(0, 1) + _LAID_OUT)}
        end = "damaged_file" if count == "x" else READ
        yield Case(f"word/list_starts_at_{count[:12]}_{len(count)}.docx", _with(parts), end)


def _whole() -> bytes:
    document = docx.Document()
    for line in REPORT.splitlines():
        document.add_paragraph(line, style="List Number" if line.startswith("一") else None)
    return word_file(document)


def _xml(document_type: str, body: str) -> str:
    document = f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
    return f'<?xml version="1.0" encoding="UTF-8"?>{document_type}{document}'


def _document(document_type: str, body: str) -> bytes:
    return _with({_DOCUMENT: _xml(document_type, body)})


def _with(parts: Mapping[str, str | None]) -> bytes:
    """The whole document with some parts put in its place, or left out."""
    with zipfile.ZipFile(io.BytesIO(_whole())) as archive:
        before = {name: archive.read(name).decode("utf-8", "surrogateescape") for name in archive.namelist()}
    return _packed({name: text for name, text in (before | dict(parts)).items() if text is not None})


def _packed(parts: Mapping[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode("utf-8", "surrogateescape"))
    return written.getvalue()


def _twice() -> bytes:
    written = io.BytesIO(_whole())
    with zipfile.ZipFile(written, "a") as archive:
        archive.fp.seek(archive.start_dir)  # type: ignore[union-attr]
        archive.NameToInfo.clear()
        archive.writestr(_DOCUMENT, _xml("", _LAID_OUT))
    return written.getvalue()


_BOMB = 1_200_000_000


def _zip_bomb() -> bytes:
    """A few megabytes that unpack to 1.2 GB."""
    written = io.BytesIO(_whole())
    with (
        zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/more.xml", "w") as part,
    ):
        for _ in range(_BOMB // 10_000_000):
            part.write(b" " * 10_000_000)
    return written.getvalue()


def _lying(bomb: bytes) -> bytes:
    """The same with the unpacked size given as a hundred bytes, everywhere."""
    return bomb.replace(_BOMB.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def _marked_as_encrypted(data: bytes) -> bytes:
    changed = bytearray(data)
    at = data.rfind(b"PK\x01\x02")
    while at >= 0:
        changed[at + 8] |= 1
        at = data.rfind(b"PK\x01\x02", 0, at)
    return bytes(changed)
