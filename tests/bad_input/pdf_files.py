"""PDF files that are cut off, hostile, or without a text."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

from tests.bad_input.case import READ, Case
from tests.conftest import REPORT
from tests.reading.documents import lines, pdf_file

_CATALOG, _PAGES, _PAGE, _CONTENT, _FONT = 1, 2, 3, 4, 5
_ITSELF = b"/Resources<</XObject<</X 4 0 R>>>>"
_TEXT = b"BT /F 12 Tf 72 700 Td (GDP of the county reached 5 million in 2022) Tj ET"


def cases() -> Iterator[Case]:
    """Every bad PDF file."""
    whole = pdf_file([lines(*REPORT.splitlines())])
    for percent in (1, 20, 50, 80, 99):
        yield Case(
            f"pdf/cut_at_{percent}_percent.pdf",
            whole[: len(whole) * percent // 100],
            ("damaged_file", READ, "no_text_layer"),
        )
    for place in (0.2, 0.5, 0.95):
        at = int(len(whole) * place)
        yield Case(
            f"pdf/hole_at_{place}.pdf",
            whole[:at] + bytes(100) + whole[at + 100 :],
            ("damaged_file", READ, "no_text_layer"),
        )
    yield Case("pdf/empty.pdf", b"", "damaged_file")
    yield Case("pdf/header_only.pdf", b"%PDF-1.7\n", "damaged_file")
    yield Case("pdf/text.pdf", REPORT.encode(), "damaged_file")
    yield Case("pdf/scan.pdf", pdf_file([None, None]), "no_text_layer")
    yield Case("pdf/no_content.pdf", pdf_file([[]]), "no_text_layer")
    yield Case("pdf/password.pdf", pdf_file([lines("密")], password="secret"), "encrypted_file")
    yield Case("pdf/broken_table.pdf", re.sub(rb"\d{10} \d{5} n", b"9999999999 00000 n", whole), (READ, "damaged_file"))
    yield Case("pdf/no_table.pdf", whole[: whole.rfind(b"xref\n")], (READ, "damaged_file"))
    yield Case(
        "pdf/table_beyond_the_end.pdf",
        re.sub(rb"startxref\s+\d+", b"startxref\n99999999999", whole),
        (READ, "damaged_file"),
    )
    yield Case("pdf/garbage_before.pdf", b"x" * 500 + whole, (READ, "damaged_file"))
    yield Case("pdf/version_9.pdf", whole.replace(b"%PDF-1.", b"%PDF-9."), READ)
    yield Case("pdf/two_ends.pdf", whole + whole[-400:] + b"%%EOF\n%%EOF", (READ, "damaged_file"))
    scripts = {
        _CATALOG: b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while\\(true\\){app.launchURL\\('http://127.0.0.1:9/'\\)})>>>>"
    }
    yield Case("pdf/script.pdf", _pdf(scripts), READ)
    launch = {_CATALOG: b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/touch)/P(pwned)>>>>"}
    yield Case("pdf/launch.pdf", _pdf(launch), READ)
    yield Case(
        "pdf/submit.pdf",
        _pdf({_CATALOG: b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/SubmitForm/F(http://127.0.0.1:9/)>>>>"}),
        READ,
    )
    ends = (READ, "damaged_file", "no_text_layer", "took_too_long", "took_too_much_memory", "reading_failed")
    pages = {
        "count_huge": b"<</Type/Pages/Count 100000000/Kids[3 0 R]>>",
        "count_negative": b"<</Type/Pages/Count -5/Kids[3 0 R]>>",
        "pages_in_a_circle": b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>",
        "no_pages": b"<</Type/Pages/Count 0/Kids[]>>",
        "same_page_often": b"<</Type/Pages/Count 5000/Kids[" + b"3 0 R " * 5000 + b"]>>",
        "kid_that_is_not": b"<</Type/Pages/Count 1/Kids[99 0 R]>>",
        "nested_arrays": b"<</Type/Pages/Count 1/Kids[3 0 R]/X" + b"[" * 50_000 + b"]" * 50_000 + b">>",
    }
    for name, value in pages.items():
        yield Case(f"pdf/{name}.pdf", _pdf({_PAGES: value}), ends)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    yield Case("pdf/page_huge.pdf", _pdf({_PAGE: page % b"0 0 1e30 1e30"}), ends)
    yield Case("pdf/page_of_nothing.pdf", _pdf({_PAGE: page % b"NaN 0 0"}), ends)
    yield Case(
        "pdf/form_in_itself.pdf",
        _pdf(
            {
                _PAGE: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R" + _ITSELF + b">>",
                _CONTENT: b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]%s/Length 5>>stream\n/X Do\nendstream" % _ITSELF,
            }
        ),
        ends,
    )
    yield Case("pdf/font_that_is_not.pdf", _pdf({_FONT: b"<</Type/Font/Subtype/Type0/BaseFont/None>>"}), ends)
    yield Case(
        "pdf/length_wrong.pdf", _pdf({_CONTENT: b"<</Length 999999999>>stream\n" + _TEXT + b"\nendstream"}), ends
    )
    yield Case(
        "pdf/length_of_itself.pdf", _pdf({_CONTENT: b"<</Length 4 0 R>>stream\n" + _TEXT + b"\nendstream"}), ends
    )
    yield Case(
        "pdf/filter_unknown.pdf", _pdf({_CONTENT: b"<</Filter/Nothing/Length 5>>stream\nxxxxx\nendstream"}), ends
    )
    yield Case(
        "pdf/filter_many_times.pdf", _pdf({_CONTENT: _stream(_packed(_TEXT, 200), b"/FlateDecode " * 200)}), ends
    )
    yield Case(
        "pdf/bomb_of_spaces.pdf",
        lambda: _pdf({_CONTENT: _stream(zlib.compress(b" " * 500_000_000, 1), b"/FlateDecode")}),
        ends,
    )
    yield Case(
        "pdf/bomb_of_bombs.pdf",
        lambda: _pdf({_CONTENT: _stream(_packed(b" " * 900_000_000, 2), b"/FlateDecode /FlateDecode")}),
        ends,
    )
    yield Case(
        "pdf/bomb_of_text.pdf",
        lambda: _pdf(
            {
                _CONTENT: _stream(
                    zlib.compress(b"BT /F 12 Tf 72 700 Td " + b"(many words) Tj " * 3_000_000 + b"ET", 1),
                    b"/FlateDecode",
                )
            }
        ),
        ends,
    )
    upwards = (
        b"BT /F 9 Tf "
        + b"".join(b"1 0 0 1 %d %d Tm (line %d) Tj " % (n % 7 * 80, n % 4000, n) for n in range(6000))
        + b"ET"
    )
    yield Case("pdf/lines_upwards.pdf", _pdf({_CONTENT: _stream(zlib.compress(upwards), b"/FlateDecode")}), ends)
    yield Case(
        "pdf/numbers_huge.pdf",
        _pdf({_CONTENT: _stream(b"BT /F 1e999 Tf 9e99 -9e99 Td (x) Tj 99999999999999 0 Td (5) Tj ET", b"")}),
        ends,
    )


def page_of(content: bytes, filters: bytes = b"") -> bytes:
    """A PDF of one page with this content."""
    return _pdf({_CONTENT: _stream(content, filters)})


def _pdf(objects: Mapping[int, bytes]) -> bytes:
    """A PDF of one page, with some of its objects put in the place of those it would have."""
    usual = {
        _CATALOG: b"<</Type/Catalog/Pages 2 0 R>>",
        _PAGES: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        _PAGE: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        _CONTENT: _stream(_TEXT, b""),
        _FONT: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    } | dict(objects)
    written, places = b"%PDF-1.7\n", []
    for number, value in sorted(usual.items()):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(usual) + 1, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(usual) + 1, table) + trailer


def _stream(data: bytes, filters: bytes) -> bytes:
    return b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(data), filters, data)


def _packed(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 1)
    return data
