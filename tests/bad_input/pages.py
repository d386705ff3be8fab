"""Web pages that are nested, broken or hostile."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bad_input.case import READ, Case
from tests.conftest import REPORT

_BODY = "".join(f"<p>{line}</p>\n" for line in REPORT.splitlines())
_PAGE = f"<!doctype html><html><head><meta charset=utf-8><title>报告</title></head><body>{_BODY}</body></html>"


def cases() -> Iterator[Case]:
    """Every bad web page."""
    whole = _PAGE.encode()
    for percent in (5, 15, 50, 99):
        cut = whole[: len(whole) * percent // 100].decode("utf-8", "ignore").encode()
        yield Case(f"html/cut_at_{percent}_percent.html", cut, "empty_file" if percent == 5 else READ)
    nested = {
        "divisions": ("<div>", "</div>"),
        "bold": ("<b>", ""),
        "bold_paragraphs": ("<b><p>", ""),
        "tables": ("<table><tr><td>", ""),
        "lists": ("<ul><li>", "</ul>"),
        "fonts": ("<font color=red><a>", ""),
        "headings": ("<h1>", ""),
        "raised": ("<sup>", ""),
        "headers": ("<header>", ""),
        "vectors": ("<svg><foreignObject>", ""),
        "formatting": ("<a><b><i><u><s>", "</p>"),
    }
    for name, (opening, closing) in nested.items():
        page = f"<!doctype html>{opening * 10_000}{_BODY}{closing * 10_000}".encode()
        yield Case(f"html/nested_{name}.html", page, (READ, "took_too_long", "empty_file"))
    parts = {
        "no_end_of_comment": "<!--",
        "no_end_of_tag": "<p class='",
        "no_end_of_cdata": "<![CDATA[",
        "stray_ends": "</div></p></b></html>",
        "numeric_references": "&#0;&#x110000;&#xD800;&#99999999999999999999;&#x80;&;&#;&#x;",
        "long_name": f"<{'x' * 100_000}>",
        "many_attributes": f"<p {' '.join(f'a{n}=1' for n in range(5_000))}>",
        "same_attribute": f"<p {'a=1 ' * 50_000}>",
        "long_attribute": f"<p title='{'长' * 500_000}'>",
        "null": "\0",
        "script": "<script>document.write('x'.repeat(1e9))</script>",
        "image": "<img src=x onerror=alert(1)><img src=http://127.0.0.1:9/x>",
        "frames": "<iframe src=file:///etc/passwd></iframe>",
        "refresh": "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/x'>",
        "base": "<base href=http://127.0.0.1:9/>",
        "styles": "<style>@import url(http://127.0.0.1:9/x);</style><p style='background:url(file:///etc/passwd)'>",
        "forms": "<form action=http://127.0.0.1:9/x><input value=a><button>b</button></form>",
        "ruby": "<ruby>臨<rt>lín</ruby>" * 1000,
        "spans_of_cells": "<table><tr><td colspan=999999999 rowspan=999999999>甲<td>乙</table>",
        "rows": "<table>" + "<tr><td>甲<td>5%" * 500,
        "cells": "<table><tr>" + "<td>5%" * 20_000,
        "breaks": "<br>" * 100_000,
        "templates": "<template>" * 5000,
        "select": "<select><option>",
        "bold_style": "<p style='font-weight:" + " " * 50_000 + "bold'>",
    }
    for name, part in parts.items():
        end = ("binary_file", READ) if name == "null" else READ
        yield Case(
            f"html/{name}.html",
            f"<!doctype html><p>县情。{part}\n{_BODY}".encode(),
            (end, "empty_file") if isinstance(end, str) else end,
        )
    yield Case("html/says_gbk_is_utf8.html", _PAGE.replace("utf-8", "gbk").encode(), READ)
    yield Case("html/says_utf8_is_gbk.html", _PAGE.encode("gbk"), READ)
    yield Case("html/says_utf7.html", _PAGE.replace("utf-8", "utf-7").encode(), READ)
    yield Case("html/says_nothing_known.html", _PAGE.replace("utf-8", "x-klingon").encode(), READ)
    yield Case("html/entities.xhtml", _billion_laughs(), READ)
    yield Case("html/external_entity.xhtml", _external_entity(), READ)
    yield Case("html/no_text.html", b"<!doctype html><script>load()</script>", "empty_file")
    yield Case("html/only_tags.html", b"<" * 100_000, (READ, "empty_file"))


def _billion_laughs() -> bytes:
    return f'<?xml version="1.0"?>{laughs()}<html><body><p>&l9;</p>{_BODY}</body></html>'.encode()


def _external_entity() -> bytes:
    entity = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return f'<?xml version="1.0"?>{entity}<html><body><p>&x;</p>{_BODY}</body></html>'.encode()


def laughs(name: str = "html") -> str:
    """A document type whose entity ``l9`` is a thousand million words long."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {name} [<!ENTITY l0 "哈哈">{levels}]>'
