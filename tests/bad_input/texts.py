"""Text files: encodings, binaries under a text's name, sizes, and contents that other programs would trip over."""

from __future__ import annotations

import bz2
import gzip
import lzma
import random
import struct
from collections.abc import Iterator

from tests.bad_input.case import READ, Case
from tests.conftest import REPORT

_TRADITIONAL = (
    "臨江市人民政府工作報告。過去一年，全市地區生產總值完成八百億元，財政收入增長，為民辦實事，發展經濟。" * 8
)


def cases() -> Iterator[Case]:
    """Every bad text file."""
    yield from _truncated()
    yield from _encodings()
    yield from _characters()
    yield from _binaries()
    yield from _sizes()
    yield from _contents()
    yield from _numbers()


def _truncated() -> Iterator[Case]:
    """Texts that end, begin or have a hole in the middle of a character."""
    utf8, emoji = REPORT.encode(), "新建公园5个。🙂".encode()
    broken = {
        "utf8_less_1": utf8[:-4] + "江".encode()[:2],
        "utf8_less_2": utf8[:-4] + "江".encode()[:1],
        "utf8_no_first_byte": utf8[1:],
        "utf8_no_first_2_bytes": utf8[2:],
        "utf8_hole": utf8[:300] + utf8[301:],
        **{f"utf8_emoji_less_{lost}": emoji[:-lost] for lost in (1, 2, 3)},
        "utf8_mark_less_1": b"\xef\xbb\xbf" + utf8[:-4] + "江".encode()[:2],
        "utf16_odd": REPORT.encode("utf-16")[:-1],
        "utf16_be_odd": b"\xfe\xff" + REPORT.encode("utf-16-be")[:-1],
        "utf16_half_pair": "新建公园5个。🙂".encode("utf-16")[:-2],
        "gb18030_less_1": REPORT.encode("gb18030") + "江".encode("gb18030")[:1],
        "big5_less_1": _TRADITIONAL.encode("big5") + "江".encode("big5")[:1],
        **{f"gb18030_four_less_{lost}": ((REPORT * 2) + "🙂").encode("gb18030")[:-lost] for lost in (1, 2, 3)},
    }
    for name, data in broken.items():
        yield Case(f"truncated/{name}.txt", data, "invalid_encoding")


def _encodings() -> Iterator[Case]:
    """Texts in encodings that are not read, in two at once, or in none."""
    utf8, gb = REPORT.encode(), REPORT.encode("gb18030")
    yield Case("encoding/latin1.txt", "Crème brûlée à la façade, où l'été".encode("latin-1"), "invalid_encoding")
    yield Case(
        "encoding/shift_jis.txt",
        ("東京都の報告です。これは日本語のテキストです。" * 20).encode("shift_jis"),
        "invalid_encoding",
    )
    yield Case(
        "encoding/euc_kr.txt",
        ("서울시의 보고서입니다. 이것은 한국어입니다. " * 20).encode("euc_kr"),
        "invalid_encoding",
    )
    yield Case("encoding/utf32.txt", REPORT.encode("utf-32"), READ)
    yield Case("encoding/utf32_be.txt", b"\0\0\xfe\xff" + REPORT.encode("utf-32-be"), READ)
    yield Case("encoding/utf32_without_mark.txt", REPORT.encode("utf-32-le"), "binary_file")
    yield Case("encoding/utf32_odd.txt", REPORT.encode("utf-32")[:-1], "invalid_encoding")
    yield Case("encoding/utf16_without_mark.txt", (REPORT * 2).encode("utf-16-le"), READ)
    yield Case("encoding/utf7.txt", REPORT.encode("utf-7"), READ)
    yield Case("encoding/hz.txt", "工作报告".encode("hz"), READ)
    yield Case("encoding/iso2022.txt", "東京都の報告".encode("iso2022_jp"), READ)
    yield Case("encoding/ebcdic.txt", b"\xc7\x96\x95\x87\x82\x81\x96\x40" * 40, "invalid_encoding")
    yield Case("encoding/utf8_then_gb.txt", utf8 + gb, "invalid_encoding")
    yield Case("encoding/gb_then_utf8.txt", gb + utf8, "invalid_encoding")
    yield Case("encoding/overlong.txt", utf8 + b"\xc0\x80\xe0\x80\x80", "invalid_encoding")
    yield Case("encoding/surrogates.txt", utf8 + b"\xed\xa0\x80\xed\xb0\x80", "invalid_encoding")
    yield Case("encoding/beyond_unicode.txt", utf8 + b"\xf4\x90\x80\x80", "invalid_encoding")
    yield Case("encoding/ff.txt", b"\xff" * 1000, "invalid_encoding")
    yield Case("encoding/mark_utf8_only.txt", b"\xef\xbb\xbf", "empty_file")
    yield Case("encoding/mark_utf16_only.txt", b"\xff\xfe", "empty_file")
    yield Case(
        "encoding/mark_says_utf16.txt", b"\xff\xfe" + utf8 + b"x" * (len(utf8) % 2 + 1), ("invalid_encoding", READ)
    )
    yield Case("encoding/two_marks.txt", b"\xef\xbb\xbf\xef\xbb\xbf" + utf8, READ)
    yield Case("encoding/mojibake.txt", utf8.decode("latin-1").encode(), READ)
    yield Case("encoding/gb_as_latin1.txt", gb.decode("latin-1").encode(), READ)
    yield Case("encoding/wrong_half.txt", gb[1:], ("invalid_encoding", READ))


def _characters() -> Iterator[Case]:
    """Valid texts of odd characters."""
    sentence = "全市新增就业{}2.7万人，同比增长5%。"
    odd = {
        "null": "\0",
        "c1_controls": "\x80\x85\x9f",
        "noncharacters": "\ufffe\uffff\U0010ffff",
        "private": "\ue000\uf8ff",
        "replacement": "\ufffd" * 50,
        "right_to_left": "\u202e\u202d\u2066\u2069\u200f",
        "zero_width": "\u200b\u200d\ufeff",
        "line_separators": "\u2028\u2029\x0b\x0c\x1c\x85",
        "combining": "\u0301" * 5000,
        "variation": "葛\U000e0100",
        "tags": "\U000e0041\U000e007f",
        "astral": "𠮷𪚥" * 100,
        "interlinear": "\ufff9a\ufffab\ufffb",
        "escape": "\x1b[31m\x1b]0;title\x07",
        "form_feeds": "\f" * 1000,
        "carriage_returns": "\r" * 1000,
    }
    for name, characters in odd.items():
        end = "binary_file" if name == "null" else READ
        yield Case(f"characters/{name}.txt", (REPORT + sentence.format(characters)).encode(), end)
    yield Case("characters/empty.txt", b"", "empty_file")
    yield Case("characters/blank.txt", " \t\r\n\u3000\u00a0".encode() * 50, "empty_file")
    yield Case("characters/only_marks.txt", "，。！？、".encode() * 500, READ)
    yield Case("characters/only_digits.txt", b"1234567890" * 500, READ)
    yield Case("characters/only_zero_width.txt", "\u200b".encode() * 500, READ)


def _binaries() -> Iterator[Case]:
    """What is no text, under a text's name."""
    noise = random.Random(7).randbytes(20_000)
    files = {
        "gzip": gzip.compress(noise, mtime=0),
        "bz2": bz2.compress(noise),
        "xz": lzma.compress(noise),
        "zip": b"PK\x03\x04" + noise,
        "old_word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise,
        "pdf": b"%PDF-1.4\n" + noise,
        "rtf": b"{\\rtf1\\ansi text}",
        "png": b"\x89PNG\r\n\x1a\n" + noise,
        "jpeg": b"\xff\xd8\xff\xe0" + noise,
        "gif": b"GIF89a" + noise,
        "wav": b"RIFF\0\0\0\0WAVE" + noise,
        "elf": b"\x7fELF\2\1\1" + noise,
        "java_class": b"\xca\xfe\xba\xbe\0\0\0\x34" + noise,
        "sqlite": b"SQLite format 3\0" + noise,
        "parquet": b"PAR1" + noise + b"PAR1",
        "wasm": b"\0asm" + noise,
        "noise": noise,
        "every_byte": bytes(range(256)) * 40,
        "zeros": bytes(10_000),
        "doubles": struct.pack("<200d", *range(200)),
    }
    for name, data in files.items():
        yield Case(f"binary/{name}.txt", data, "binary_file")


def _sizes() -> Iterator[Case]:
    """Texts that are long, or long in one way."""
    yield Case("size/100_mb_of_one_character.txt", lambda: b"a" * 100_000_000, "file_too_large")
    yield Case("size/line_of_10_mb.txt", lambda: "全市新增就业2.7万人，".encode() * 345_000, "text_too_long")
    yield Case("size/line_of_1_mb.txt", "全市新增就业2.7万人，".encode() * 34_500, READ)
    yield Case("size/one_word_of_1_mb.txt", "城".encode() * 350_000, READ)
    yield Case("size/million_numbers.txt", lambda: " ".join(map(str, range(1_000_000))).encode(), "text_too_long")
    yield Case(
        "size/list_of_3000_numbers.txt", lambda: "，".join(f"新增就业{n}人" for n in range(3_000)).encode(), READ
    )
    yield Case("size/million_line_ends.txt", lambda: b"\n" * 999_000 + REPORT.encode(), READ)
    yield Case("size/short_lines.txt", "一、甲\n".encode() * 5_000, READ)
    yield Case("size/open_brackets.txt", "（".encode() * 100_000 + REPORT.encode(), READ)
    yield Case("size/brackets_in_brackets.txt", ("（甲" * 50_000 + "）" * 50_000).encode(), READ)
    yield Case("size/quotation_marks.txt", "“".encode() * 100_000 + REPORT.encode(), READ)
    yield Case("size/commas.txt", "、".encode() * 200_000 + REPORT.encode(), READ)
    yield Case("size/digits.txt", lambda: b"7" * 900_000, READ)
    yield Case("size/spaces_in_a_line.txt", ("全市" + " " * 900_000 + "新增就业2.7万人。").encode(), READ)
    yield Case("size/report_300_times.txt", REPORT.encode() * 300, READ)
    yield Case("size/readings.txt", "臨(lín)江(jiāng)".encode() * 30_000, READ)
    yield Case("size/dashes.txt", ("—" * 300_000 + "\n" + "." * 300_000).encode(), READ)
    yield Case("size/list_of_values.txt", ("甲、乙分别增长" + "5%、" * 30_000 + "。").encode(), READ)
    yield Case("size/hidden_markup.txt", ("<b>" * 100_000 + "[" * 100_000 + "**" * 50_000).encode(), READ)


def _contents() -> Iterator[Case]:
    """Texts that mean something to a spreadsheet, a browser, a database, a shell."""
    statement = "{0}\n2022年，云河县新增就业2.7万人，{0}投资3亿元的{0}项目开工建设。\n{0}全县{0}公园{0}达到5个{0}。\n"
    dangerous = {
        "formula": '=HYPERLINK("http://example.invalid/?"&A1,"点")',
        "formula_plus": "+cmd|' /C calc'!A0",
        "formula_minus": "-2+3+cmd|'/C calc'!A0",
        "formula_at": "@SUM(1+1)*cmd|'/C calc'!A0",
        "formula_tab": "\t=1+1",
        "script": "<script>alert(1)</script>",
        "image": '"><img src=x onerror=alert(1)>',
        "svg": "<svg/onload=alert(1)>",
        "comment": "<!-- -->",
        "sql": "'); DROP TABLE observations; --",
        "sql_copy": "' UNION SELECT * FROM read_text('/etc/passwd') --",
        "shell": "$(touch pwned) `touch pwned` ; touch pwned",
        "template": "{{7*7}} ${7*7} %(x)s {0} %s%n",
        "markdown": "[点](javascript:alert(1)) | a | b |",
        "csv": '","a"\r\n"b',
        "json": '"}],"x":[{"',
        "path": "../../../etc/passwd",
        "front_matter_bomb": "---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---",
        "python_yaml": "---\n!!python/object/apply:os.system ['touch pwned']\n---",
        "backreference": r"\1 \g<0> (?P<x>",
        "url": "http://127.0.0.1:9/x file:///etc/passwd",
    }
    for name, text in dangerous.items():
        yield Case(f"content/{name}.txt", statement.format(text).encode(), READ)


def _numbers() -> Iterator[Case]:
    """Numbers and days that are none, or that no type holds."""
    said = {
        "400_digits": "7" * 400 + "亿元",
        "400_digits_grouped": ",".join(["777"] * 134) + "万元",
        "400_digits_after_the_point": "0." + "3" * 400 + "亿元",
        "exponent": "1e999亿元",
        "nan": "NaN万人",
        "infinity": "inf亿元，-Infinity万人，∞亿元",
        "hexadecimal": "0x7fffffff亿元",
        "signs": "--5亿元，+-3万人，-0亿元",
        "points": "1.2.3.4亿元，..5万人，5.万人",
        "chinese_400": "九" * 400 + "亿元",
        "units": "3亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿元",
        "zeros": "0" * 400 + "1万人",
        "divided_by_zero": "5/0，0分之5，1∶0",
        "range_backwards": "9至3亿元，5%-2%",
        "percent": "1" + "0" * 310 + "%",
        "other_digits": "٣٤٥万人，१२३亿元，²³万元，①②③亿元，㊿户，Ⅷ个",
        "full_width": "１２，３４５．６７亿元",
        "fractions": "½亿元，三又二分之一",
        "no_such_day": "2023年2月30日、2023年13月45日、2023年0月0日",
        "no_such_year": "0000年，99999年，二〇二年，零年，-5年",
        "far_years": "9999年12月31日比10000年增长5%",
        "quarters": "2023年五季度、第九季度、13月，1—99月",
        "plans": "“九十九五”时期，“〇五”规划，十三个五年",
        "hours": "25时61分，24:60",
        "negative_period": "比-1年增长，近999999999年，过去0年",
        "last_years": "近" + "九" * 50 + "年来年均增长5%",
    }
    for name, text in said.items():
        body = (
            f"2022年，云河县地区生产总值完成{text}，增长{text}。{text}，新建公园{text}，投资{text}的港口{text}开工。\n"
        )
        yield Case(f"number/{name}.txt", body.encode(), READ)
